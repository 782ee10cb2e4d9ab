package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.visits.FrontDesk;

/** Calls a ticket: where to. */
final class CallDialog extends Dialog {

    private final UUID key = UUID.randomUUID();

    CallDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        addClassName("visit-dialog");
        setHeaderTitle(getTranslation("visits.call.title", look.fact().ticket().text()));
        setWidth("min(560px, 100vw)");
        add(new Paragraph(getTranslation("visits.call.text")), new CallPlaces(services, place -> {
            act.did(services.calls.call(key, look.fact().visit(), place.id()), "called");
            close();
        }));
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()));
    }
}
