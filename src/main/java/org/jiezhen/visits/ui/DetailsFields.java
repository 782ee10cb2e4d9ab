package org.jiezhen.visits.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.shell.Form;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitDetails;

/** Name, telephone and companions. */
final class DetailsFields extends FormLayout {

    private final TextField name;
    private final TextField phone;
    private final IntegerField companions = new IntegerField(getTranslation("visits.companions.label"));
    private final Checkbox discreet = new Checkbox(getTranslation("visits.discreet"));

    /** All that is asked of a visit. */
    DetailsFields(Form form) {
        this(form, true);
    }

    /** Only what tells who somebody is. */
    static DetailsFields ofSomebody(Form form) {
        return new DetailsFields(form, false);
    }

    private DetailsFields(Form form, boolean whole) {
        name = form.field("name", new TextField(getTranslation("visits.name")));
        phone = form.field("phone", new TextField(getTranslation("visits.phone")));
        name.setAutocomplete(Autocomplete.OFF);
        phone.setAutocomplete(Autocomplete.OFF);
        phone.getElement().setAttribute("inputmode", "tel");
        companions.setValue(0);
        companions.setMin(0);
        companions.setMax(VisitDetails.MOST_COMPANIONS);
        companions.setStepButtonsVisible(true);
        companions.setManualValidation(true);
        discreet.setHelperText(getTranslation("visits.discreet.help"));
        add(name, phone);
        if (whole) {
            add(form.field("companions", companions), form.field("discreet", discreet));
        }
    }

    /** Tells of a name as soon as it is typed. */
    void onName(Consumer<String> listener) {
        name.addValueChangeListener(event -> listener.accept(event.getValue()));
    }

    /** The name as it is typed. */
    String name() {
        return name.getValue();
    }

    /** Asks nothing about who it is, because that is known. */
    void known(boolean known) {
        name.setVisible(!known);
        phone.setVisible(!known);
    }

    /** Begins with what somebody new was looked for by. */
    void begin(String typed) {
        var digits = typed.chars().filter(Character::isDigit).count();
        (digits > typed.length() / 2 ? phone : name).setValue(typed.strip());
        name.focus();
    }

    /** Begins with what is known; the telephone number is shown by its tail alone. */
    void show(VisitFact fact) {
        name.setValue(Optional.ofNullable(fact.name()).orElse(""));
        companions.setValue(fact.companions());
        discreet.setValue(fact.discreet());
        var tail = fact.phoneTail();
        if (tail != null) {
            phone.setHelperText(getTranslation("visits.phone.known", tail));
        }
    }

    /** What was typed. */
    VisitDetails read() {
        return VisitDetails.parse(name.getValue(), phone.getValue(), companions.getValue(), discreet.getValue());
    }
}
