package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Phase;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** 咨询师: takes who is led into the room, talks, and gives to the desk, now and then, for the way to the lift. */
@Component
class Consults extends VisitHabit {

    private final Steps steps;
    private final Custody custody;

    Consults(Scenes scenes, Steps steps, Custody custody) {
        super(scenes, Urgency.IN_HAND, Role.CONSULTANT);
        this.steps = steps;
        this.custody = custody;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return consult(me, scene).or(() -> giveToDesk(me, scene));
    }

    private Optional<Act> consult(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && (visit.reason().is(WaitingReason.IN_CONSULTATION)
                                ? scene.isOver(visit.reasonSince(), Lasts.CONSULTATION, visit)
                                : visit.phase() != Phase.LEAVING
                                        && visit.reason().canBecome(WaitingReason.IN_CONSULTATION)))
                .map(visit -> steps.advance(
                        visit,
                        visit.reason().is(WaitingReason.IN_CONSULTATION)
                                ? WaitingReason.LEAVING
                                : WaitingReason.IN_CONSULTATION));
    }

    private Optional<Act> giveToDesk(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.phase() == Phase.LEAVING
                        && visit.offer() == null
                        && me.post().equals(visit.place())
                        && scene.dice().onceIn(3, "to the desk", visit.ticket().number()))
                .map(visit -> new Act(visit.visit(), () -> custody.offer(randomUUID(), visit.visit(), null)));
    }
}
