package org.jiezhen.simulation;

import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.visits.WaitingReason;
import org.springframework.stereotype.Component;

/** Receives somebody who is here on business: the talk, and then the way to the lift. */
@Component
class ReceivesBusiness extends VisitHabit {

    private final Steps steps;

    ReceivesBusiness(Scenes scenes, Steps steps) {
        super(scenes, Urgency.IN_HAND, Role.DESK_GUIDE, Role.CONSULTANT, Role.DUTY_MANAGER);
        this.steps = steps;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.visits().stream()
                .filter(visit -> scene.isWith(visit, me.id()) && visit.offer() == null)
                .flatMap(visit -> switch (visit.code()) {
                    case WaitingReason.AWAITING_HOST -> Stream.of(steps.advance(visit, WaitingReason.WITH_HOST));
                    case WaitingReason.WITH_HOST ->
                        scene.isOver(visit.reasonSince(), Lasts.TALK, visit)
                                ? Stream.of(steps.advance(visit, WaitingReason.LEAVING))
                                : Stream.<Act>empty();
                    default -> Stream.<Act>empty();
                })
                .findFirst();
    }
}
