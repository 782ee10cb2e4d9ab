package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;

/** What comes next. */
@org.springframework.stereotype.Component
class StepPart implements VisitSection {

    private final FrontDesk desk;

    StepPart(FrontDesk desk) {
        this.desk = desk;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public Optional<Component> of(VisitCard card) {
        if (!card.may(Permission.VISITS_ADVANCE)) {
            return Optional.empty();
        }
        var fact = card.fact();
        var steps = fact.stage().following().stream()
                .map(next -> card.button(
                        "visits.stage." + next,
                        false,
                        () -> card.did(
                                desk.advance(card.key(), fact.visit(), fact.stage(), next),
                                card.text("visits.stage." + next))))
                .toArray(Component[]::new);
        return Optional.of(card.part("visits.dialog.next", card.line(steps)));
    }
}
