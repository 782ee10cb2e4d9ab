package org.jiezhen.customers.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelField;
import org.jiezhen.channels.Channels;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerAdministration.Written;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook;
import org.jiezhen.customers.CustomerLook.Person;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.HitRow;
import org.jiezhen.customers.SamePhone;
import org.jiezhen.customers.Sex;
import org.jiezhen.duty.Standings;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/** What is known of a customer, to be registered or corrected. What is masked is shown by its end, and replaced. */
final class EditDialog extends FormDialog {

    /** What the dialog works with. */
    @org.springframework.stereotype.Component
    static class Factory {

        private final Customers customers;
        private final CustomerAdministration administration;
        private final Channels channels;
        private final StaffDirectory directory;
        private final Standings standings;
        private final Drafts drafts;
        private final Clock clock;

        Factory(
                Customers customers,
                CustomerAdministration administration,
                Channels channels,
                StaffDirectory directory,
                Standings standings,
                Drafts drafts,
                Clock clock) {
            this.customers = customers;
            this.administration = administration;
            this.channels = channels;
            this.directory = directory;
            this.standings = standings;
            this.drafts = drafts;
            this.clock = clock;
        }

        void register(Div view, Consumer<CustomerId> done) {
            Dialogs.open(view, new EditDialog(this, null, done));
        }

        void correct(Div view, CustomerId customer) {
            customers.look(customer).ifPresent(look -> Dialogs.open(view, new EditDialog(this, look, written -> {})));
        }
    }

    private final Factory services;
    private final @Nullable CustomerLook look;
    private final Consumer<CustomerId> done;
    private final TextField name = form.field("name", new TextField(getTranslation("customers.name")));
    private final TextField phone = form.field("phone", new TextField(getTranslation("customers.phone")));
    private final SamePhone samePhone;
    private final Select<Sex> sex = form.field("sex", new Select<>());
    private final DatePicker birthDate = form.field("birthDate", new DatePicker(getTranslation("customers.birthDate")));
    private final Select<String> language = form.field("language", new Select<>());
    private final ComboBox<Person<StaffId>> consultant =
            form.field("consultant", new ComboBox<>(getTranslation("customers.consultant")), person -> person.id()
                    .toString());
    private final Checkbox discreet = form.field("discreet", new Checkbox(getTranslation("customers.discreet.ask")));
    private final TextField alias = form.field("alias", new TextField(getTranslation("customers.alias")));
    private final FindField<Friend> referrer;
    private final @Nullable ChannelField channel;

    private EditDialog(Factory services, @Nullable CustomerLook look, Consumer<CustomerId> done) {
        super(look == null ? "customers.register" : "customers.correct");
        this.services = services;
        this.look = look;
        this.done = done;
        samePhone = new SamePhone(services.customers, look == null ? null : look.id(), this::close);
        referrer = form.field(
                "referrer", new FindField<>(getTranslation("customers.referrer"), this::friends, Friend::row));
        referrer.setPlaceholder(getTranslation("customers.find.placeholder"));
        channel = look == null
                ? form.field(
                        "channel",
                        new ChannelField(getTranslation("customers.source"), services.channels.all()),
                        Channel::code)
                : null;
        fields();
        if (look != null) {
            setHeaderTitle(getTranslation("customers.correct.title", named(look)));
            show(look);
        }
        var asked =
                new FormLayout(name, phone, samePhone, sex, birthDate, language, consultant, discreet, alias, referrer);
        if (channel != null) {
            channel.setClearButtonVisible(true);
            asked.add(channel);
        }
        form.show(asked);
        act(look == null ? "customers.register" : "customers.save", this::save);
        form.keeps(
                services.drafts,
                look == null ? About.something("customer") : About.of("customer", look.id(), look.version()));
        setWidth("min(680px, 100vw)");
    }

    private String named(CustomerLook look) {
        return Optional.ofNullable(look.name()).orElse(getTranslation("customers.noName"));
    }

    private void fields() {
        name.setAutocomplete(Autocomplete.OFF);
        phone.setAutocomplete(Autocomplete.OFF);
        phone.getElement().setAttribute("inputmode", "tel");
        phone.addValueChangeListener(event -> samePhone.look(event.getValue()));
        samePhone.onShared(() -> phone.setInvalid(false));
        sex.setLabel(getTranslation("customers.sex"));
        sex.setItems(Sex.values());
        sex.setItemLabelGenerator(item -> getTranslation("customers.sex." + item));
        sex.setValue(Sex.UNKNOWN);
        birthDate.setMax(BusinessTime.day(services.clock.instant()));
        birthDate.setLocale(getLocale());
        birthDate.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("customers.birthDate.bad")));
        language.setLabel(getTranslation("customers.language"));
        language.setItems(CustomerDetails.LANGUAGES);
        language.setItemLabelGenerator(item -> getTranslation("customers.language." + item));
        language.setValue("zh");
        var now = services.standings.now();
        consultant.setItems(now.presentFirst(services.directory.colleagues(Permission.VISITS_ACCOMPANY)).stream()
                .filter(colleague -> colleague.roles().contains("CONSULTANT"))
                .map(colleague -> new Person<>(colleague.id(), colleague.name()))
                .toList());
        consultant.setItemLabelGenerator(person -> now.named(person.name(), person.id(), getLocale()));
        consultant.setClearButtonVisible(true);
        discreet.setHelperText(getTranslation("customers.discreet.help"));
        alias.setHelperText(getTranslation("customers.alias.help"));
    }

    /** Who sent this customer, and how that one is shown. */
    private record Friend(CustomerId id, Supplier<Component> look) {
        Component row() {
            return look.get();
        }
    }

    private List<Friend> friends(String typed) {
        return services.customers.find(typed, FindField.SHOWN + 1).stream()
                .map(hit -> new Friend(hit.id(), () -> new HitRow(hit)))
                .toList();
    }

    private void show(CustomerLook known) {
        name.setValue(Optional.ofNullable(known.name()).orElse(""));
        if (known.phoneTail() != null) {
            phone.setHelperText(getTranslation("customers.phone.known", known.phoneTail()));
        }
        if (known.birthYear() != null) {
            birthDate.setHelperText(getTranslation(
                    "customers.birthDate.known", known.birthYear().toString()));
        }
        sex.setValue(known.sex());
        if (CustomerDetails.LANGUAGES.contains(known.language())) {
            language.setValue(known.language());
        }
        consultant.setValue(known.consultant());
        discreet.setValue(known.discreet());
        alias.setValue(Optional.ofNullable(known.alias()).orElse(""));
        var sentBy = known.referrer();
        if (sentBy != null) {
            referrer.setValue(new Friend(sentBy.id(), () -> new Span(sentBy.name())));
        }
    }

    private void save() {
        var chosen = consultant.getValue();
        var details = CustomerDetails.parse(
                name.getValue(),
                phone.getValue(),
                sex.getValue(),
                birthDate.getValue(),
                BusinessTime.day(services.clock.instant()),
                language.getValue(),
                discreet.getValue(),
                alias.getValue(),
                referrer.said().map(Friend::id).orElse(null),
                chosen == null ? null : chosen.id());
        done.accept(write(details).customer());
    }

    private Written write(CustomerDetails details) {
        try {
            return look == null
                    ? services.administration.register(
                            form.key(),
                            details,
                            samePhone.isShared(),
                            channel == null ? null : channel.code().orElse(null))
                    : services.administration.correct(
                            form.key(), look.id(), look.version(), details, samePhone.isShared());
        } catch (InvalidInput e) {
            if (!samePhone.isVisible()) {
                // Somebody else has just registered the number.
                samePhone.look(phone.getValue());
            }
            throw e;
        }
    }
}
