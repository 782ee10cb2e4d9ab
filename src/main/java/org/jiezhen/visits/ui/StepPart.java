package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitCard;
import org.jiezhen.visits.VisitSection;
import org.jiezhen.visits.WaitingReasons;

/** What comes next. */
@org.springframework.stereotype.Component
class StepPart implements VisitSection {

    private final FrontDesk desk;
    private final WaitingReasons reasons;

    StepPart(FrontDesk desk, WaitingReasons reasons) {
        this.desk = desk;
        this.reasons = reasons;
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
        var steps = fact.reason().next().stream()
                .map(reasons::of)
                .map(next -> {
                    // The button says what is done, the notice what is so then.
                    var act = next.begin() == null ? next.state() : next.begin();
                    return card.button(
                            card.text(act),
                            () -> card.did(
                                    desk.advance(card.key(), fact.visit(), fact.code(), next.code()),
                                    card.text(next.state())));
                })
                .toArray(Component[]::new);
        return Optional.of(card.part("visits.dialog.next", card.line(steps)));
    }
}
