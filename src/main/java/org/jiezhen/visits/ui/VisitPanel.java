package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Section;
import org.jiezhen.shell.Form;
import org.jiezhen.visits.FrontDesk;

/** One customer's card, on the page itself. Once something of it is done, it is drawn anew from what is so then. */
@StyleSheet("styles/visits.css")
final class VisitPanel extends Section {

    VisitPanel(VisitActions.Factory services, VisitActions act, FrontDesk.Look look, Runnable again) {
        addClassNames("visit-panel", "dialog-parts");
        var form = new Form();
        var foot = new Div();
        foot.addClassName("panel-foot");
        var card = new CardContent(services, act, look, form, again);
        getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                "visits.dialog.title", look.fact().ticket().text(), card.name()));
        card.show(foot);
        add(form, foot);
    }
}
