package org.jiezhen.intake.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.SamePhone;
import org.jiezhen.customers.Sex;
import org.jiezhen.intake.Identities;
import org.jiezhen.intake.Identities.Shown;
import org.jiezhen.intake.Identities.Sure;
import org.jiezhen.intake.Identities.Told;
import org.jiezhen.intake.IntakeField;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PerhapsKnown;
import org.jiezhen.visits.PerhapsKnownDialog;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who a guest is, checked with her: what the form says stands in the fields, what her record knows below them, what is masked
 * there by its end. What is uncertain is asked in the place where it is.
 */
@StyleSheet("styles/intake.css")
final class IdentityDialog extends FormDialog {

    /** What the dialog works with. */
    @Component
    static class Factory {

        private final Identities identities;
        private final Customers customers;
        private final FrontDesk desk;
        private final Clock clock;

        Factory(Identities identities, Customers customers, FrontDesk desk, Clock clock) {
            this.identities = identities;
            this.customers = customers;
            this.desk = desk;
            this.clock = clock;
        }

        IdentityDialog of(IntakeForms.Opened opened) {
            return new IdentityDialog(this, opened);
        }
    }

    private final Factory services;
    private final VisitId visit;
    private final String ticket;
    private final TextField name = form.secret("name", new TextField(getTranslation("customers.name")));
    private final Checkbox renamed = new Checkbox(getTranslation("intake.identity.renamed"));
    private final TextField phone = form.secret("phone", new TextField(getTranslation("customers.phone")));
    private final Checkbox another = new Checkbox(getTranslation("intake.identity.another"));
    private final SamePhone samePhone;
    private final Select<Sex> sex = form.secret("sex", new Select<>());
    private final DatePicker birthDate =
            form.secret("birthDate", new DatePicker(getTranslation("customers.birthDate")));
    private final Paragraph nobody = new Paragraph(getTranslation("intake.identity.nobody"));
    private Shown shown;

    private IdentityDialog(Factory services, IntakeForms.Opened opened) {
        super("intake.identity.title", opened.ticket().text());
        this.services = services;
        this.visit = opened.visit();
        this.ticket = opened.ticket().text();
        this.shown = services.identities.look(visit);
        setWidth("min(620px, 100vw)");
        addClassName("identity-dialog");
        var known = shown.known();
        samePhone = new SamePhone(services.customers, known == null ? null : known.id(), this::close);
        name.setAutocomplete(Autocomplete.OFF);
        phone.setAutocomplete(Autocomplete.OFF);
        phone.getElement().setAttribute("inputmode", "tel");
        phone.addValueChangeListener(event -> {
            if (shown.known() != null) {
                samePhone.look(event.getValue());
            }
        });
        samePhone.onShared(() -> phone.setInvalid(false));
        sex.setLabel(getTranslation("customers.sex"));
        sex.setItems(Sex.values());
        sex.setItemLabelGenerator(one -> getTranslation("customers.sex." + one));
        birthDate.setMax(today());
        birthDate.setLocale(getLocale());
        birthDate.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("customers.birthDate.bad")));
        renamed.setVisible(false);
        renamed.addValueChangeListener(_ -> name.setInvalid(false));
        another.setVisible(false);
        nobody.addClassName("sub");
        var fields = new FormLayout(name, renamed, sex, birthDate, phone, another, samePhone);
        fields.setColspan(renamed, 2);
        fields.setColspan(another, 2);
        form.show(nobody, fields);
        form.asks(PerhapsKnown.class, this::perhaps);
        foot(form.press("intake.identity.go", this::save));
        said();
        look();
    }

    private LocalDate today() {
        return BusinessTime.day(services.clock.instant());
    }

    /** Begins with what the form says, else with what the record knows and shows. */
    private void said() {
        var known = shown.known();
        name.setValue(Stream.of(shown.said(IntakeField.NAME), known == null ? null : known.name())
                .filter(text -> text != null && !text.isEmpty())
                .findFirst()
                .orElse(""));
        phone.setValue(shown.said(IntakeField.PHONE));
        sex.setValue(
                !shown.said(IntakeField.SEX).isEmpty()
                        ? Sex.valueOf(shown.said(IntakeField.SEX))
                        : known == null ? Sex.UNKNOWN : known.sex());
        if (!shown.said(IntakeField.BIRTH_DATE).isEmpty()) {
            birthDate.setValue(LocalDate.parse(shown.said(IntakeField.BIRTH_DATE)));
        }
    }

    /** What the record knows now, below each field. */
    private void look() {
        var known = shown.known();
        nobody.setVisible(known == null);
        name.setHelperText(known(known == null ? null : known.name()));
        phone.setHelperText(
                known == null || known.phoneTail() == null
                        ? ""
                        : getTranslation("customers.phone.known", known.phoneTail()));
        sex.setHelperText(
                known == null || known.sex() == Sex.UNKNOWN
                        ? ""
                        : known(getTranslation("customers.sex." + known.sex())));
        birthDate.setHelperText(
                known == null || known.birthYear() == null
                        ? ""
                        : getTranslation(
                                "customers.birthDate.known", known.birthYear().toString()));
    }

    private String known(@Nullable String what) {
        return what == null ? "" : getTranslation("intake.identity.known", what);
    }

    private void save() {
        var nobodyYet = shown.known() == null;
        try {
            services.identities.check(
                    form.key(),
                    shown,
                    new Told(name.getValue(), phone.getValue(), sex.getValue(), birthDate.getValue()),
                    new Sure(nobodyYet ? another.getValue() : samePhone.isShared(), renamed.getValue()));
        } catch (InvalidInput e) {
            shown = services.identities.look(visit);
            look();
            asksAt(e);
            throw e;
        }
        Notice.done(getTranslation("intake.done.IDENTITY", ticket));
        form.finish();
    }

    private void asksAt(InvalidInput why) {
        if (why.key().equals("refusal.intake.identity.renamed")) {
            renamed.setVisible(true);
        } else if (why.field().equals("phone") && shown.known() != null && !samePhone.isVisible()) {
            samePhone.look(phone.getValue());
        }
    }

    /** She may have been here before: she is that one, whose record is checked then; or another with the same number. */
    private void perhaps(PerhapsKnown perhaps) {
        another.setVisible(true);
        form.refuse(perhaps);
        new PerhapsKnownDialog(perhaps, this::is, () -> {
                    another.setValue(true);
                    form.tries(this::save);
                })
                .open();
    }

    private void is(CustomerId customer) {
        form.tries(() -> {
            var look = services.desk.look(visit);
            services.desk.correct(
                    UUID.nameUUIDFromBytes(("is " + customer + " " + form.key()).getBytes()),
                    visit,
                    shown.version(),
                    new FrontDesk.Correction(
                            new VisitDetails(
                                    null,
                                    null,
                                    look.fact().companions(),
                                    look.fact().discreet()),
                            customer,
                            false));
            shown = services.identities.look(visit);
            another.setVisible(false);
            look();
        });
    }
}
