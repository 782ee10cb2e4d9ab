package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Stand;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.hospitality.LastIntakes;
import org.jiezhen.hospitality.LastIntakes.LastIntake;
import org.jiezhen.hospitality.Menu;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** Drinks on the card of the visit: what is coming, ordering; and for whoever treats, what was drunk last. */
@org.springframework.stereotype.Component
class HospitalitySection implements VisitSection {

    private final DrinkOrders orders;
    private final LastIntakes intakes;
    private final Menu menu;
    private final Drafts drafts;
    private final Clock clock;

    HospitalitySection(DrinkOrders orders, LastIntakes intakes, Menu menu, Drafts drafts, Clock clock) {
        this.orders = orders;
        this.intakes = intakes;
        this.menu = menu;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** After fasting. */
    @Override
    public int getOrder() {
        return 45;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        var visit = card.fact().visit();
        var shown = new ArrayList<Component>();
        if (card.may(HospitalityPermission.INTAKE)) {
            intakes.of(visit).ifPresent(last -> shown.add(card.line(new Span(says(card, last)))));
            if (intakes.isToBeAsked(visit)) {
                shown.add(card.line(new Span(card.text("hospitality.intakeNotAsked"))));
            }
        }
        if (card.may(HospitalityPermission.ORDER)) {
            orders.of(visit).forEach(stand -> shown.add(cup(card, stand)));
            var guestMay = orders.mayHave(visit);
            var line = card.line();
            if (!guestMay) {
                line.add(new Span(card.text("hospitality.nothing")));
            }
            if (guestMay || card.fact().companions() > 0) {
                line.add(card.button(
                        "hospitality.order.open",
                        false,
                        () -> card.goOnWith(new OrderDialog(orders, menu, drafts, card, guestMay))));
            }
            shown.add(line);
        }
        return shown.isEmpty()
                ? Optional.empty()
                : Optional.of(card.part("hospitality.section", shown.toArray(Component[]::new)));
    }

    private String says(VisitCard card, LastIntake intake) {
        var last = intake.last();
        var decides = intake.decides();
        return card.text(
                last.equals(decides) ? "hospitality.lastIntake" : "hospitality.lastIntakeBy",
                card.text(last.what()),
                moment(last.at()),
                moment(decides.notBefore()),
                card.text(decides.what()),
                moment(decides.at()));
    }

    private String moment(Instant at) {
        return Sentences.moment(at, clock.instant());
    }

    private Component cup(VisitCard card, Stand stand) {
        var line = card.line(new Span(card.text(
                "hospitality.says",
                card.text(stand.name()),
                card.text("hospitality.whom." + stand.whom()),
                card.text("hospitality.state." + stand.state()))));
        if (stand.state().isComing()) {
            line.add(card.button(
                    "hospitality.action.OPEN",
                    false,
                    () -> card.goOnWith(new CancelDialog(orders, stand, card.undoBar()))));
        }
        return line;
    }
}
