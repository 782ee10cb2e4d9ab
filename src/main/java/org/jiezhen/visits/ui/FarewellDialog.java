package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk;

/** At the lift: the phrase that is said, and then the visit ends. Nobody leaves without it. */
@StyleSheet("styles/visits.css")
final class FarewellDialog extends FormDialog {

    FarewellDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        super("visits.farewell.title", look.fact().ticket().text());
        var phrase = new Paragraph(services.house.phrase("FAREWELL").in(getLocale()));
        phrase.addClassName("phrase");
        var words = new Div(new Paragraph(getTranslation("visits.farewell.text")), phrase);
        words.addClassName("farewell");
        form.show(words);
        setWidth("min(440px, 100vw)");
        act(
                "visits.farewell.said",
                () -> act.did(services.desk.depart(form.key(), look.fact().visit()), "departed"));
    }
}
