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
import org.jiezhen.shared.Refusal;

/**
 * A few fields and one act. What cannot be right is said at its field, any other refusal above them, and what was typed
 * stays to be mended.
 */
public abstract class FormDialog extends Dialog {

    private final Refused refused = new Refused();

    private Map<String, Component> byName = Map.of();

    /** Shows the fields, each under the name by which a refusal knows it. */
    protected final void form(String title, String act, Map<String, Component> fields, Component... order) {
        byName = fields;
        setHeaderTitle(getTranslation(title));
        setWidth("min(480px, 100vw)");
        add(refused, new FormLayout(order));
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
        refused.clear();
        try {
            act();
            close();
        } catch (InvalidInput e) {
            var field = byName.get(e.field());
            if (field == null) {
                refused.show(e);
                return;
            }
            var validated = (HasValidation) field;
            validated.setErrorMessage(Sentences.of(e, getLocale()));
            validated.setInvalid(true);
            ((Focusable<?>) field).focus();
        } catch (Refusal e) {
            refused.show(e);
        }
    }
}
