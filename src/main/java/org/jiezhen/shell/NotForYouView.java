package org.jiezhen.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Not for this person: said as if there were no such page, so that nobody learns which pages there are. Whoever lost it a
 * moment ago is told that, and whom to ask.
 */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("shell.notFound")
class NotForYouView extends Div implements HasErrorParameter<AccessDeniedException> {

    private final WhoAmI whoAmI;

    NotForYouView(WhoAmI whoAmI) {
        this.whoAmI = whoAmI;
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        addClassName("page");
        add(new Sorry(
                "shell.notFound", whoAmI.changed(getLocale()).orElseGet(() -> getTranslation("shell.notFoundText"))));
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
