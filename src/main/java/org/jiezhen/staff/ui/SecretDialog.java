package org.jiezhen.staff.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.shell.CopyButton;
import org.jiezhen.staff.OneTimeSecret;

/** Shows a one-time secret, this once. */
class SecretDialog extends Dialog {

    SecretDialog(OneTimeSecret secret) {
        setHeaderTitle(getTranslation("staff.secret.title", secret.username()));
        setWidth("min(460px, 100vw)");
        setCloseOnEsc(false);
        setCloseOnOutsideClick(false);
        var shown = new Span(secret.secret());
        shown.addClassName("secret");
        add(shown, new Paragraph(getTranslation("staff.secret.text")));
        var close = new Button(getTranslation("staff.secret.noted"), _ -> close());
        close.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new CopyButton(secret.secret()), close);
    }
}
