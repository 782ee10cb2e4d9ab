package org.jiezhen.visits.ui;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitDetails;

/** Name, telephone and companions. A value that cannot be right is said at its field, and stays there to be mended. */
final class DetailsFields extends FormLayout {

    private final TextField name = new TextField(getTranslation("visits.name"));
    private final TextField phone = new TextField(getTranslation("visits.phone"));
    private final IntegerField companions = new IntegerField(getTranslation("visits.companions.label"));
    private final Checkbox discreet = new Checkbox(getTranslation("visits.discreet"));
    private final Map<String, Component> byName = Map.of("name", name, "phone", phone, "companions", companions);

    /** All that is asked of a visit. */
    DetailsFields() {
        this(true);
    }

    /** Only what tells who somebody is. */
    static DetailsFields ofSomebody() {
        return new DetailsFields(false);
    }

    private DetailsFields(boolean whole) {
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
            add(companions, discreet);
        }
        byName.values().forEach(field -> ((AbstractField<?, ?>) field)
                .addValueChangeListener(_ -> ((HasValidation) field).setInvalid(false)));
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

    /** What was typed; empty when a field says what is wrong with it. */
    Optional<VisitDetails> read() {
        try {
            return Optional.of(
                    VisitDetails.parse(name.getValue(), phone.getValue(), companions.getValue(), discreet.getValue()));
        } catch (InvalidInput e) {
            var field = byName.get(e.field());
            if (field == null) {
                throw e;
            }
            var validated = (HasValidation) field;
            validated.setErrorMessage(Sentences.of(e, getLocale()));
            validated.setInvalid(true);
            ((Focusable<?>) field).focus();
            return Optional.empty();
        }
    }
}
