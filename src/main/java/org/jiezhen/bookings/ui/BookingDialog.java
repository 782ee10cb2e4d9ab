package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingTexts;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** What a booking says: a new one, or one that is changed. */
final class BookingDialog extends FormDialog {

    private enum First {
        FIRST,
        RETURN,
        UNKNOWN
    }

    private final BookingsView view;
    private final Bookings bookings;
    private final Bookings.@Nullable Opened opened;
    private final TextField name = form.field("name", new TextField(getTranslation("bookings.form.name")));
    private final TextField phone = form.field("phone", new TextField(getTranslation("bookings.form.phone")));
    private final DatePicker day = form.field("day", new DatePicker(getTranslation("bookings.form.day")));
    private final TimePicker at = form.field("at", new TimePicker(getTranslation("bookings.form.time")));
    private final ChannelField channel;
    private final Select<First> first = form.field("first", new Select<>());
    private final ComboBox<Bookings.Consultant> consultant =
            form.field("consultant", new ComboBox<>(getTranslation("bookings.form.consultant")), whose -> whose.id()
                    .toString());
    private final TextField referrer = form.field("referrer", new TextField(getTranslation("bookings.form.referrer")));
    private final TextField interest = form.field("interest", new TextField(getTranslation("bookings.form.interest")));
    private final TextField note = form.field("note", new TextField(getTranslation("bookings.form.note")));

    /** A new booking. */
    BookingDialog(BookingsView view, Bookings bookings, Drafts drafts, LocalDate on) {
        this(view, bookings, null, "bookings.form.new", "");
        day.setValue(on);
        channel.show(Channel.TELEPHONE);
        first.setValue(First.UNKNOWN);
        form.keeps(drafts, About.something("booking"));
    }

    /** A booking that is open. */
    BookingDialog(BookingsView view, Bookings bookings, Drafts drafts, Bookings.Opened opened) {
        this(view, bookings, opened, "bookings.form.title", opened.number());
        if (opened.phoneTail() != null) {
            mask(opened.id(), opened.phoneTail());
        }
        show(opened.details());
        form.keeps(drafts, About.of("booking", opened.id(), opened.version()));
    }

    /** The number is shown by its end; the whole is asked for, and that is written down. */
    private void mask(BookingId booking, String tail) {
        phone.setHelperText(getTranslation("bookings.form.phone.known", tail));
        var whole = new Button(getTranslation("bookings.form.phone.show"));
        whole.addClickListener(_ -> {
            phone.setValue(bookings.unmask(booking).map(Phone::value).orElse(""));
            phone.setHelperText(getTranslation("bookings.form.phone.journalled"));
            whole.setVisible(false);
        });
        whole.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        phone.setSuffixComponent(whole);
    }

    private BookingDialog(
            BookingsView view, Bookings bookings, Bookings.@Nullable Opened opened, String title, String number) {
        super(title, number);
        this.view = view;
        this.bookings = bookings;
        this.opened = opened;
        name.setAutocomplete(Autocomplete.OFF);
        phone.setAutocomplete(Autocomplete.OFF);
        phone.getElement().setAttribute("inputmode", "tel");
        at.setStep(Duration.ofMinutes(15));
        // The clock of the boards: 14:30 in either language.
        at.setLocale(Locale.UK);
        channel = form.field(
                "channel",
                new ChannelField(getTranslation("bookings.form.channel"), bookings.channels()),
                Channel::code);
        if (opened != null && opened.channelSaid() != null) {
            channel.setHelperText(getTranslation("bookings.form.channel.said", opened.channelSaid()));
        }
        first.setLabel(getTranslation("bookings.form.first"));
        first.setItems(First.values());
        first.setItemLabelGenerator(code -> getTranslation("bookings.first." + code));
        consultant.setItems(bookings.consultants());
        consultant.setItemLabelGenerator(Bookings.Consultant::name);
        consultant.setPlaceholder(getTranslation("board.consultant.none"));
        consultant.setClearButtonVisible(true);
        form.show(new FormLayout(name, phone, day, at, consultant, channel, interest, first, referrer, note));
        act("bookings.form.save", this::save, opened == null ? new Component[0] : others(opened));
        setWidth("min(640px, 100vw)");
    }

    private Component[] others(Bookings.Opened booking) {
        var cancel = new Button(getTranslation("bookings.form.cancel"), _ -> cancel(booking));
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        return Stream.of(Stream.of(cancel), view.history(booking).stream(), view.arrival(booking).stream())
                .flatMap(one -> one)
                .toArray(Component[]::new);
    }

    private void show(BookingDetails details) {
        name.setValue(details.name().value());
        day.setValue(details.day());
        at.setValue(details.at());
        channel.show(details.channel());
        var said = details.firstVisit();
        first.setValue(said == null ? First.UNKNOWN : said ? First.FIRST : First.RETURN);
        referrer.setValue(
                Optional.ofNullable(details.referrer()).map(PersonName::value).orElse(""));
        interest.setValue(Optional.ofNullable(details.interest()).orElse(""));
        note.setValue(Optional.ofNullable(details.note()).orElse(""));
        if (details.consultant() != null) {
            consultant
                    .getListDataView()
                    .getItems()
                    .filter(one -> one.id().equals(details.consultant()))
                    .findFirst()
                    .ifPresent(consultant::setValue);
        }
    }

    private void cancel(Bookings.Opened booking) {
        view.open(new CancelDialog(view, bookings, booking, this::close));
    }

    private void save() {
        var said = said();
        if (opened == null) {
            view.did("take", bookings.take(form.key(), said));
        } else {
            view.did("change", bookings.change(form.key(), opened.id(), opened.version(), said));
        }
    }

    private BookingDetails said() {
        var who = PersonName.parse("name", name.getValue())
                .orElseThrow(() -> new InvalidInput("name", "refusal.booking.nameMissing"));
        LocalDate on = Optional.ofNullable(day.getValue())
                .orElseThrow(() -> new InvalidInput("day", "refusal.booking.dayMissing"));
        LocalTime time = Optional.ofNullable(at.getValue())
                .orElseThrow(() -> new InvalidInput("at", "refusal.booking.timeMissing"));
        var whose = consultant.getValue();
        return new BookingDetails(
                channel.code().orElseThrow(() -> new InvalidInput("channel", "refusal.booking.channelMissing")),
                on,
                time,
                who,
                Phone.parse("phone", phone.getValue()).orElse(null),
                null,
                whose == null ? null : whose.id(),
                PersonName.parse("referrer", referrer.getValue()).orElse(null),
                BookingTexts.text("interest", interest.getValue(), BookingTexts.LONGEST_INTEREST)
                        .orElse(null),
                BookingTexts.text("note", note.getValue(), BookingTexts.LONGEST_NOTE)
                        .orElse(null),
                first.getValue() == First.UNKNOWN ? null : first.getValue() == First.FIRST);
    }
}
