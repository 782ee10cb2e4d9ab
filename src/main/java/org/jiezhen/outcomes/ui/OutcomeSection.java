package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.outcomes.OutcomePermission;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.outcomes.Outcomes.Stand;
import org.jiezhen.outcomes.Tours;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** What became of the consultation, on the card of the visit: said there, and the tour that follows. */
@org.springframework.stereotype.Component
@StyleSheet("styles/outcomes.css")
class OutcomeSection implements VisitSection {

    private final Outcomes outcomes;
    private final Tours tours;
    private final Drafts drafts;
    private final CurrentStaff staff;
    private final Clock clock;

    OutcomeSection(Outcomes outcomes, Tours tours, Drafts drafts, CurrentStaff staff, Clock clock) {
        this.outcomes = outcomes;
        this.tours = tours;
        this.drafts = drafts;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return 60;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var fact = card.fact();
        if (fact.source() == Source.BUSINESS || !card.may(OutcomePermission.SEE) && !card.may(OutcomePermission.TOUR)) {
            return Optional.empty();
        }
        return outcomes.of(fact.visit())
                .filter(stand -> stand.begun() || stand.kind() != null)
                .map(stand -> {
                    var part = card.part("outcomes.section");
                    if (stand.kind() == null) {
                        missing(card, stand, part);
                    } else {
                        said(card, stand, stand.kind(), part);
                    }
                    if (card.may(OutcomePermission.TOUR) && fact.reason().is(Outcomes.ON_TOUR)) {
                        part.add(tour(card));
                    }
                    return part;
                });
    }

    private void missing(VisitCard card, Stand stand, Div part) {
        var leaves = card.fact().phase() == Phase.LEAVING;
        if (stand.demanded() && (leaves || !card.may(OutcomePermission.DECIDE))) {
            part.add(card.line(new Span(card.text("outcomes.missing"))));
        }
        if (card.may(OutcomePermission.DECIDE)) {
            part.add(card.line(
                    Arrays.stream(Saying.values()).map(one -> opens(card, one)).toArray(Component[]::new)));
        }
    }

    private Component opens(VisitCard card, Saying saying) {
        return card.button(
                "outcomes.say." + saying,
                false,
                () -> card.goOnWith(new OutcomeDialog(outcomes, drafts, staff, card, saying)));
    }

    private void said(VisitCard card, Stand stand, OutcomeKind kind, Div part) {
        var why = stand.reason();
        var what = why != null
                ? card.text("outcomes.why", card.text("outcomes.kind." + kind), card.text(why))
                : stand.until() == null
                        ? card.text("outcomes.kind." + kind)
                        : card.text("outcomes.until", stand.until().toString());
        part.add(card.line(new Span(card.text(
                "outcomes.says",
                what,
                stand.by() == null ? "" : stand.by(),
                stand.since() == null ? "" : Sentences.moment(stand.since(), clock.instant())))));
        if (stand.note() != null) {
            part.add(card.line(new Span(stand.note())));
        }
        if (stand.due() != null && stand.rung() != null) {
            var by = stand.rung().matches("[A-Z_]+") ? card.text("staff.role." + stand.rung()) : stand.rung();
            part.add(card.line(new Span(card.text("outcomes.rung", stand.due().toString(), by))));
        }
        if (card.may(OutcomePermission.DECIDE)) {
            part.add(card.line(card.button(
                    "outcomes.reopen",
                    false,
                    () -> card.did(
                            outcomes.reopen(card.key(), card.fact().visit()), card.text("outcomes.done.REOPEN")))));
        }
    }

    private Div tour(VisitCard card) {
        var visit = card.fact().visit();
        var line = card.line();
        line.addClassName("tour");
        for (var stop : tours.stops(visit)) {
            var name = card.text(stop.name());
            line.add(card.button(
                    stop.shown() ? card.text("outcomes.tour.shown", name) : name,
                    () -> card.did(
                            tours.show(card.key(), visit, stop.department()), card.text("outcomes.done.SHOW", name))));
        }
        line.add(card.button(
                "outcomes.tour.end",
                true,
                () -> card.did(tours.end(card.key(), visit), card.text("outcomes.done.END_TOUR"))));
        return line;
    }
}
