package org.jiezhen.simulation;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 值班经理: talks to a customer who was given to the manager, with a wish or a complaint. */
@Component
class TalksToWhoIsGiven extends VisitHabit {

    private final Steps steps;

    TalksToWhoIsGiven(Scenes scenes, Steps steps) {
        super(scenes, Urgency.IN_HAND, Role.DUTY_MANAGER);
        this.steps = steps;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.phase() != Phase.LEAVING
                        && !visit.reason().is(WaitingReason.WITH_HOST)
                        && scene.isOver(visit.custodySince(), Lasts.TALK, visit))
                .map(visit -> steps.advance(visit, WaitingReason.LEAVING));
    }
}
