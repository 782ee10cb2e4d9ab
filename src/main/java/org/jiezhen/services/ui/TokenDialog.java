package org.jiezhen.services.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.shell.CopyButton;

/** Shows a new token, once. */
final class TokenDialog extends Dialog {

    TokenDialog(String token) {
        setHeaderTitle(getTranslation("services.token"));
        setWidth("min(560px, 100vw)");
        setCloseOnOutsideClick(false);
        setCloseOnEsc(false);
        var field = new TextField(getTranslation("services.token"));
        field.setValue(token);
        field.setReadOnly(true);
        field.setAutoselect(true);
        field.setAutocomplete(Autocomplete.OFF);
        field.setWidthFull();
        add(new Paragraph(getTranslation("services.token.once")), field);
        var noted = new Button(getTranslation("services.token.noted"), _ -> close());
        noted.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new CopyButton(token), noted);
    }
}
