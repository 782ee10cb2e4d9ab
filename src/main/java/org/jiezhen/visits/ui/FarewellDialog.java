package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.shell.EnterKey;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.FrontDesk;

/** At the lift: the phrase that is said, and then the visit ends. Nobody leaves without it. */
@StyleSheet("styles/visits.css")
final class FarewellDialog extends Dialog {

    private final UUID key = UUID.randomUUID();

    FarewellDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        var ticket = look.fact().ticket().text();
        setHeaderTitle(getTranslation("visits.farewell.title", ticket));
        var phrase = new Paragraph(services.house.phrase("FAREWELL").in(getLocale()));
        phrase.addClassName("phrase");
        var words = new Div(new Paragraph(getTranslation("visits.farewell.text")), phrase);
        words.addClassName("farewell");
        var refused = new Refused();
        add(refused, words);
        setWidth("min(440px, 100vw)");
        var said = new Button(
                getTranslation("visits.farewell.said"),
                _ -> refused.tries(() -> {
                    act.did(services.desk.depart(key, look.fact().visit()), "departed");
                    close();
                }));
        said.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        EnterKey.presses(this, said);
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()), said);
    }
}
