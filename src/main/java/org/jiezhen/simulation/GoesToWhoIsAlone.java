package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.Custody;
import org.springframework.stereotype.Component;

/** 导医台导医: goes to whoever is alone, unless nobody thinks of them. */
@Component
class GoesToWhoIsAlone extends VisitHabit {

    private final Custody custody;

    GoesToWhoIsAlone(Scenes scenes, Custody custody) {
        super(scenes, Urgency.AT_ONCE, Role.DESK_GUIDE);
        this.custody = custody;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.first(visit -> visit.holder().equals("NONE")
                        && (scene.neglects().has(Fate.FORGOTTEN, visit.visit())
                                || scene.isOver(visit.custodySince(), Lasts.NOTICE, visit)))
                .map(visit -> new Act(visit.visit(), () -> custody.take(randomUUID(), visit.visit())));
    }
}
