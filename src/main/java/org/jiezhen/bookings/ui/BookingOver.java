package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Phone;
import org.jspecify.annotations.Nullable;

/** A booking that cannot be changed, by this person or any more: whose it is, what it says, what became of it. */
@StyleSheet("styles/bookings.css")
final class BookingOver extends Dialog {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private static final Set<String> DID = Set.of("take", "change", "cancel", "putBack", "import", "send");

    BookingOver(BookingsView view, Bookings bookings, Bookings.Opened booking) {
        setHeaderTitle(getTranslation("bookings.form.title", booking.number()));
        setWidth("min(480px, 100vw)");
        var details = booking.details();
        var referrer = details.referrer();
        var consultant = details.consultant();
        var first = details.firstVisit();
        var name = new Span(details.name().value());
        name.addClassName("nm");
        var facts = new Div(name);
        facts.addClassName("booking-facts");
        fact(facts, "when", WHEN.format(details.day().atTime(details.at())));
        fact(facts, "status", getTranslation("bookings.status." + booking.status()));
        fact(facts, "phone", phone(bookings, booking, view.manages()));
        fact(facts, "consultant", consultant == null ? null : view.named(consultant));
        fact(
                facts,
                "channel",
                Optional.ofNullable(booking.channelSaid())
                        .or(() -> bookings.channels().stream()
                                .filter(channel -> channel.code().equals(details.channel()))
                                .map(channel -> channel.path().in(getLocale()))
                                .findFirst())
                        .orElse(null));
        fact(facts, "first", first == null ? null : getTranslation("bookings.first." + (first ? "FIRST" : "RETURN")));
        fact(facts, "referrer", referrer == null ? null : referrer.value());
        fact(facts, "interest", details.interest());
        fact(facts, "note", details.note());
        add(facts);
        var last = booking.last();
        if (last != null) {
            var by = last.by() instanceof Localized who ? who.in(getLocale()) : last.by();
            var verb = last.action().replaceFirst("^bookings\\.", "");
            var reason = last.reason();
            add(new Paragraph(getTranslation(
                            "bookings.form.last",
                            by,
                            WHEN.withZone(BusinessTime.ZONE).format(last.at()),
                            getTranslation("bookings.did." + (DID.contains(verb) ? verb : "other")))
                    + (reason == null ? "" : " · " + getTranslation("bookings.reason." + reason))));
        }
        view.history(booking).ifPresent(getFooter()::add);
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
        view.arrival(booking).ifPresent(arrive -> {
            arrive.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            getFooter().add(arrive);
        });
        if (view.manages() && booking.status().equals("CANCELLED")) {
            var key = UUID.randomUUID();
            var back = new Button(getTranslation("bookings.form.putBack"), _ -> {
                view.did("putBack", bookings.putBack(key, booking.id()));
                close();
            });
            back.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            getFooter().add(back);
        }
    }

    private void fact(Div facts, String label, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            fact(facts, label, new Span(value));
        }
    }

    private void fact(Div facts, String label, @Nullable Component value) {
        if (value != null) {
            var named = new Span(getTranslation("bookings.form." + label));
            named.addClassName("sub");
            facts.add(named, value);
        }
    }

    /** The end of the number; whoever may have the whole asks for it. */
    private @Nullable Component phone(Bookings bookings, Bookings.Opened booking, boolean mayAsk) {
        if (booking.phoneTail() == null) {
            return null;
        }
        var number = new Span(getTranslation("bookings.form.phone.tail", booking.phoneTail()));
        number.addClassName("num");
        var phone = new Div(number);
        if (mayAsk) {
            var whole = new Button(getTranslation("bookings.form.phone.show"));
            whole.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
            whole.addClickListener(_ -> {
                number.setText(bookings.unmask(booking.id()).map(Phone::value).orElse("–"));
                whole.setVisible(false);
            });
            phone.add(whole);
        }
        return phone;
    }
}
