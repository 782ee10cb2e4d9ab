package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jiezhen.house.Place;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.PlaceRows;

/**
 * Where a guest is led, called, or to be next: every place with why this one or why not, one tap on what is to be done.
 * Consult rooms first: that is where most are called.
 */
@StyleSheet("styles/visits.css")
final class PlaceDialog extends FormDialog {

    /** What stands together. */
    private enum Group {
        CONSULT,
        CARE,
        BEDS,
        SEATS,
        ELSEWHERE;

        static Group of(Place.Kind kind) {
            return switch (kind) {
                case CONSULT_ROOM -> CONSULT;
                case TREATMENT_ROOM, OPERATING_ROOM, EXAMINATION -> CARE;
                case BED -> BEDS;
                case SEAT -> SEATS;
                case LIFT_HALL, STATION, DESK -> ELSEWHERE;
            };
        }
    }

    private final VisitActions.Factory services;
    private final VisitActions act;
    private final FrontDesk.Look look;
    private final boolean calls;
    private final Div shown = new Div();

    private PlaceDialog(VisitActions.Factory services, VisitActions act, FrontDesk.Look look, boolean calls) {
        super(
                calls ? "visits.call.title" : "visits.place.title",
                look.fact().ticket().text());
        this.services = services;
        this.act = act;
        this.look = look;
        this.calls = calls;
        addClassName("dialog-parts");
        setWidth("min(720px, 100vw)");
        shown.addClassName("call-places");
        if (calls) {
            form.show(new Paragraph(getTranslation("visits.call.text")));
        }
        form.show(shown);
        // Who was refused sees how it is now.
        form.onRefused(this::show);
        show();
        noAct("dialog.cancel");
    }

    /** Every place. */
    static PlaceDialog anywhere(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        return new PlaceDialog(services, act, look, false);
    }

    /** The places to which a ticket can be called. */
    static PlaceDialog toCall(VisitActions.Factory services, VisitActions act, FrontDesk.Look look) {
        return new PlaceDialog(services, act, look, true);
    }

    private void show() {
        shown.removeAll();
        var visit = look.fact().visit();
        var places = calls ? services.calls.places(visit) : services.desk.places(visit);
        if (calls && places.stream().noneMatch(this::isFreeRoom)) {
            var anywhere = services.house.places().stream().anyMatch(place -> place.wallName() != null);
            shown.add(new Paragraph(getTranslation(anywhere ? "visits.call.noRoom" : "visits.call.noPublic")));
        }
        var groups = places.stream()
                .collect(Collectors.groupingBy(
                        place -> Group.of(place.place().kind()), TreeMap::new, Collectors.toList()));
        // What is best of all stands open: it may be kept for the guest.
        var best = groups.entrySet().stream()
                .min(Comparator.comparingInt(group -> best(group.getValue())))
                .map(Map.Entry::getKey);
        groups.forEach((group, those) -> {
            var open = group == Group.CONSULT || best.filter(group::equals).isPresent();
            shown.add(part(group, those, open));
        });
    }

    private static int best(List<Offered> places) {
        return places.stream()
                .filter(place -> place.advice().admits())
                .mapToInt(place -> place.advice().rank())
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private Details part(Group group, List<Offered> places, boolean open) {
        var free = places.stream().filter(place -> place.advice().admits()).count();
        var part = new Details(
                getTranslation("visits.places." + group, free, places.size()),
                new PlaceRows(
                        places,
                        act.places(look.fact(), places),
                        (what, place) -> form.button(what.words(), () -> act.undoBar()
                                .show(what.act().apply(form.key()), getTranslation(what.done())))));
        part.setOpened(open);
        return part;
    }

    private boolean isFreeRoom(Offered place) {
        return place.place().kind() == Place.Kind.CONSULT_ROOM && place.advice().admits();
    }
}
