package org.jiezhen.shell;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import jakarta.servlet.http.HttpServletResponse;

/** A page that failed while it was built. Never a trace: the incident's number leads to the log. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("shell.failed")
class FailureView extends Div implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        var trouble = Trouble.of(parameter.getException());
        addClassName("page");
        add(new Sorry(getTranslation("shell.failed"), trouble));
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
