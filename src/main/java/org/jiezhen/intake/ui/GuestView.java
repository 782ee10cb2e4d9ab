package org.jiezhen.intake.ui;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.intake.GuestForm;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Languages;

/**
 * A guide's tablet in the hands of a guest: her own part of her form, and nothing of the portal around it. Once that is over it
 * asks to be handed back. The guide's password opens the tablet again.
 */
@Route(value = "intake/guest", autoLayout = false)
@PageTitle("intake.guest.page")
@RolesAllowed(IntakePermission.AS_GUEST)
@StyleSheet("styles/intake.css")
@JsModule("./shell/presence.ts")
class GuestView extends Main implements BeforeEnterObserver {

    private final GuestForm form;
    private final GuestSheet.Factory sheets;

    GuestView(GuestForm form, GuestSheet.Factory sheets) {
        this.form = form;
        this.sheets = sheets;
        // Of a sign-in that is locked: frontend/shell/presence.ts.
        addClassNames("locked", "lent");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        form.open().ifPresentOrElse(opened -> add(sheets.of(opened)), () -> add(over()));
        add(staff());
    }

    /** In both languages: nobody knows in which she read. */
    private static Div over() {
        var over = new Div(Icon.CHECK.create());
        over.addClassName("guest-over");
        for (var language : new java.util.Locale[] {Languages.CHINESE, Languages.ENGLISH}) {
            var title = new H1(over.getTranslation(language, "board.intake.guest.over.title"));
            var text = new Paragraph(over.getTranslation(language, "board.intake.guest.over.text"));
            var said = new Div(title, text);
            said.getElement().setAttribute("lang", language.toLanguageTag());
            over.add(said);
        }
        return over;
    }

    private Anchor staff() {
        var staff = new Anchor("locked", getTranslation("intake.guest.staff"));
        staff.getElement().setAttribute("router-link", true);
        staff.addClassName("guest-staff");
        return staff;
    }
}
