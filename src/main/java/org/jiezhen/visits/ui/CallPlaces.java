package org.jiezhen.visits.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.jiezhen.house.Place;

/** Where a ticket can be called to now: one tap calls. */
final class CallPlaces extends Div {

    CallPlaces(VisitActions.Factory services, Consumer<Place> call) {
        addClassNames("line", "call-places");
        var places = services.calls.places();
        if (places.isEmpty()) {
            add(new Paragraph(getTranslation("visits.call.noPlace")));
        }
        places.forEach(place -> add(new Button(place.name().in(getLocale()), _ -> call.accept(place))));
    }
}
