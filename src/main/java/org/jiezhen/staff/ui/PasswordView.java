package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.EnterKey;
import org.jiezhen.shell.Form;
import org.jiezhen.shell.Notice;
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
    private final Form form = new Form();
    private final PasswordField old = form.secret("oldPassword", new PasswordField());
    private final PasswordField fresh = form.secret("password", new PasswordField());
    private final PasswordField again = form.secret("again", new PasswordField());

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
        for (var field : List.of(old, fresh, again)) {
            field.getElement()
                    .setPropertyJson(
                            "i18n",
                            JacksonUtils.createObjectNode().put("reveal", getTranslation("staff.password.reveal")));
        }
        var save = form.primary("staff.password.save", this::change);
        EnterKey.presses(form, save);
        if (first) {
            form.show(new Paragraph(getTranslation("staff.password.first")));
        }
        form.show(old, fresh, again, save);
        form.addClassName("narrow");
        add(top, form);
    }

    private void change() {
        if (!fresh.getValue().equals(again.getValue())) {
            throw new InvalidInput("again", "refusal.password.again");
        }
        ownPassword.change(old.getValue(), fresh.getValue());
        session.goOn(
                VaadinServletRequest.getCurrent().getHttpServletRequest(),
                VaadinServletResponse.getCurrent().getHttpServletResponse());
        if (first) {
            // Everything opens now, also what was asked for: the frame is built anew.
            getElement()
                    .executeJs("if (location.href === new URL('password', document.baseURI).href)"
                            + " location.assign(document.baseURI); else location.reload();");
        } else {
            old.clear();
            fresh.clear();
            again.clear();
            Notice.done(getTranslation("staff.password.saved"));
        }
    }
}
