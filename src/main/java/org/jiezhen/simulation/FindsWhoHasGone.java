package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** 值班经理: finds out who has gone without a word. */
@Component
class FindsWhoHasGone extends VisitHabit {

    private final ClosingTime closing;

    FindsWhoHasGone(Scenes scenes, ClosingTime closing) {
        super(scenes, Urgency.AT_ONCE, Role.DUTY_MANAGER);
        this.closing = closing;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.first(visit -> scene.neglects().isFoundGone(visit, scene.now()))
                .map(visit -> new Act(
                        visit.visit(),
                        () -> closing.leftUnseen(randomUUID(), visit.visit(), closing.lastSeen(visit.visit()))));
    }
}
