package org.jiezhen.shell;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import java.util.Map;
import org.jiezhen.shared.InvalidInput;

/** A few fields and one act. What cannot be right is said at its field, and stays there to be mended. */
public abstract class FormDialog extends Dialog {

    private Map<String, Component> byName = Map.of();

    /** Shows the fields, each under the name by which a refusal knows it. */
    protected final void form(String title, String act, Map<String, Component> fields, Component... order) {
        byName = fields;
        setHeaderTitle(getTranslation(title));
        setWidth("min(480px, 100vw)");
        add(new FormLayout(order));
        fields.values().forEach(field -> ((AbstractField<?, ?>) field)
                .addValueChangeListener(_ -> ((HasValidation) field).setInvalid(false)));
        var go = new Button(getTranslation(act), _ -> send());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        EnterKey.presses(this, go);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), go);
    }

    /** Does what the form is for. */
    protected abstract void act();

    private void send() {
        try {
            act();
            close();
        } catch (InvalidInput e) {
            var field = byName.get(e.field());
            if (field == null) {
                throw e;
            }
            var validated = (HasValidation) field;
            validated.setErrorMessage(Sentences.of(e, getLocale()));
            validated.setInvalid(true);
            ((Focusable<?>) field).focus();
        }
    }
}
