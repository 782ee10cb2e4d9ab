package org.jiezhen.visits;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.PlaceChoice.Offered;

/**
 * Places to choose from, the best first: of each its state by shape, its name, in words why this one or why not, and what
 * can be done with it. Wherever a room is chosen, this is how.
 */
@StyleSheet("styles/visits.css")
public final class PlaceRows extends Div {

    /**
     * @param places in their order
     * @param acts what can be done with each
     * @param button a button for an act, named as it is read aloud: with the place
     */
    public PlaceRows(
            List<Offered> places, Map<PlaceId, List<PlaceAct>> acts, BiFunction<PlaceAct, Offered, Button> button) {
        addClassName("place-rows");
        var first = true;
        for (var place : places) {
            var buttons = acts.getOrDefault(place.place().id(), List.of()).stream()
                    .map(act -> button(place, button.apply(act, place)))
                    .toList();
            if (first && place.advice().admits() && !buttons.isEmpty()) {
                buttons.getFirst().addThemeVariants(ButtonVariant.LUMO_PRIMARY);
                first = false;
            }
            add(row(place, buttons));
        }
    }

    private Button button(Offered place, Button button) {
        button.setAriaLabel(button.getText() + " " + place.place().name().in(getLocale()));
        return button;
    }

    private Div row(Offered place, List<Button> buttons) {
        var advice = place.advice();
        var mark = new Span();
        mark.addClassName("mark");
        if (advice.mark() != null) {
            mark.add(advice.mark().create());
        }
        var name = new Span(place.place().name().in(getLocale()));
        name.addClassName("nm1");
        var what = new Div(name);
        what.addClassName("what");
        var why = advice.why().stream()
                .map(saying -> Sentences.of(saying, getLocale()))
                .collect(Collectors.joining(" · "));
        if (!why.isEmpty()) {
            var words = new Span(why);
            words.addClassName("why");
            what.add(words);
        }
        var acts = new Div(buttons.toArray(Component[]::new));
        acts.addClassName("acts");
        var row = new Div(mark, what, acts);
        row.addClassNames("place-row", advice.admits() ? "admits" : "refuses");
        return row;
    }
}
