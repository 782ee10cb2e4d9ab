package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.UUID;
import org.jiezhen.house.Place;
import org.jiezhen.shell.Refused;
import org.jiezhen.visits.FrontDesk;

/** Calls a ticket: one tap on a place that is free now. Consult rooms first: that is where most are called. */
@StyleSheet("styles/visits.css")
final class CallDialog extends Dialog {

    private final Refused refused = new Refused();
    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final UUID key = UUID.randomUUID();

    CallDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        this.services = services;
        this.act = act;
        this.look = look;
        addClassName("visit-dialog");
        setHeaderTitle(getTranslation("visits.call.title", look.fact().ticket().text()));
        setWidth("min(560px, 100vw)");
        add(refused, new Paragraph(getTranslation("visits.call.text")), places(true), places(false));
        getFooter().add(new Button(getTranslation("dialog.cancel"), _ -> close()));
    }

    private Div places(boolean rooms) {
        var places = new Div();
        places.addClassNames("part", "line", "call-places");
        services.calls.places().stream()
                .filter(place -> (place.kind() == Place.Kind.CONSULT_ROOM) == rooms)
                .forEach(place ->
                        places.add(new Button(place.name().in(getLocale()), _ -> refused.tries(() -> call(place)))));
        if (rooms && places.getComponentCount() == 0) {
            var anywhere = services.house.places().stream().anyMatch(place -> place.wallName() != null);
            places.add(new Paragraph(getTranslation(anywhere ? "visits.call.noRoom" : "visits.call.noPublic")));
        }
        return places;
    }

    private void call(Place place) {
        act.did(services.calls.call(key, look.fact().visit(), place.id()), "called");
        close();
    }
}
