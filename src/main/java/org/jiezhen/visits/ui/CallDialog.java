package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.jiezhen.house.Place;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk;

/** Calls a ticket: one tap on a place that is free now. Consult rooms first: that is where most are called. */
@StyleSheet("styles/visits.css")
final class CallDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;

    CallDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        super("visits.call.title", look.fact().ticket().text());
        this.services = services;
        this.act = act;
        this.look = look;
        addClassName("dialog-parts");
        setWidth("min(560px, 100vw)");
        form.show(new Paragraph(getTranslation("visits.call.text")), places(true), places(false));
        noAct("dialog.cancel");
    }

    private Div places(boolean rooms) {
        var places = new Div();
        places.addClassNames("part", "line", "call-places");
        services.calls.places().stream()
                .filter(place -> (place.kind() == Place.Kind.CONSULT_ROOM) == rooms)
                .forEach(place -> places.add(form.named(place.name().in(getLocale()), () -> call(place))));
        if (rooms && places.getComponentCount() == 0) {
            var anywhere = services.house.places().stream().anyMatch(place -> place.wallName() != null);
            places.add(new Paragraph(getTranslation(anywhere ? "visits.call.noRoom" : "visits.call.noPublic")));
        }
        return places;
    }

    private void call(Place place) {
        act.did(services.calls.call(form.key(), look.fact().visit(), place.id()), "called");
    }
}
