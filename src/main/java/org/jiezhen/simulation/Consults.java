package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.Stage;
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
                        && switch (visit.stage()) {
                            case ARRIVED, INTAKE, AWAITING_TRIAGE, AWAITING_CONSULTATION -> true;
                            case IN_CONSULTATION -> scene.isOver(visit.stageSince(), Lasts.CONSULTATION, visit);
                            case AWAITING_HOST, WITH_HOST, LEAVING -> false;
                        })
                .map(visit -> steps.advance(
                        visit, visit.stage() == Stage.IN_CONSULTATION ? Stage.LEAVING : Stage.IN_CONSULTATION));
    }

    private Optional<Act> giveToDesk(Person me, Scene scene) {
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.stage() == Stage.LEAVING
                        && visit.offer() == null
                        && me.post().equals(visit.place())
                        && scene.dice().onceIn(3, "to the desk", visit.ticket().number()))
                .map(visit -> new Act(visit.visit(), () -> custody.offer(randomUUID(), visit.visit(), null)));
    }
}
