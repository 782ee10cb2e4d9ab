package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk;

/** One customer's card, in a dialog. */
@StyleSheet("styles/visits.css")
final class VisitDialog extends FormDialog {

    VisitDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        super("visits.dialog.title", look.fact().ticket().text(), "");
        var card = new CardContent(services, act, look, form, this::close);
        addClassName("dialog-parts");
        setHeaderTitle(
                getTranslation("visits.dialog.title", look.fact().ticket().text(), card.name()));
        setWidth("min(560px, 100vw)");
        card.show(getFooter());
        getFooter().add(card.button("dialog.close", false, this::close));
    }
}
