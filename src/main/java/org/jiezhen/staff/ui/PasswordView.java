package org.jiezhen.staff.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.PermitAll;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.OwnPassword;
import org.jiezhen.staff.PasswordSession;

/** One's own password. */
@Route("password")
@PageTitle("nav.password")
@PermitAll
class PasswordView extends Div {

    private final OwnPassword ownPassword;
    private final PasswordSession session;
    private final boolean first;
    private final PasswordField old = new PasswordField();
    private final PasswordField fresh = new PasswordField();
    private final PasswordField again = new PasswordField();

    PasswordView(OwnPassword ownPassword, PasswordSession session, CurrentStaff current) {
        this.ownPassword = ownPassword;
        this.session = session;
        this.first = current.get().mustChangePassword();
        addClassNames("page", "form-page");

        var top = new Header(new H1(getTranslation("nav.password")));
        top.addClassName("top");
        old.setLabel(getTranslation(first ? "staff.password.secret" : "staff.password.old"));
        old.getElement().setAttribute("autocomplete", "current-password");
        fresh.setLabel(getTranslation("staff.password.new"));
        fresh.setHelperText(getTranslation("staff.password.help"));
        fresh.getElement().setAttribute("autocomplete", "new-password");
        again.setLabel(getTranslation("staff.password.again"));
        again.getElement().setAttribute("autocomplete", "new-password");
        var save = new Button(getTranslation("staff.password.save"), _ -> change());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);

        var form = new Div(old, fresh, again, save);
        form.addClassName("narrow");
        if (first) {
            form.addComponentAsFirst(new Paragraph(getTranslation("staff.password.first")));
        }
        add(top, form);
    }

    private void change() {
        for (var field : new PasswordField[] {old, fresh, again}) {
            field.setInvalid(false);
        }
        try {
            if (!fresh.getValue().equals(again.getValue())) {
                throw new InvalidInput("again", "refusal.password.again");
            }
            ownPassword.change(old.getValue(), fresh.getValue());
        } catch (InvalidInput invalid) {
            show(invalid);
            return;
        }
        session.goOn(
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
        if (first) {
            // Everything opens now: the frame is built anew.
            getUI().ifPresent(ui -> ui.getPage().setLocation("/"));
        } else {
            old.clear();
            fresh.clear();
            again.clear();
            Notice.done(getTranslation("staff.password.saved"));
        }
    }

    private void show(InvalidInput invalid) {
        var field =
                switch (invalid.field()) {
                    case "oldPassword" -> old;
                    case "again" -> again;
                    default -> fresh;
                };
        field.setErrorMessage(Sentences.of(invalid, getLocale()));
        field.setInvalid(true);
        field.focus();
    }
}
