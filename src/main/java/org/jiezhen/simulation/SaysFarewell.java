package org.jiezhen.simulation;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.Place;
import org.jiezhen.outcomes.MissingOutcomes;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Phase;
import org.springframework.stereotype.Component;

/** Says farewell to whoever leaves with this person, at the lift. */
@Component
class SaysFarewell extends VisitHabit {

    private final FrontDesk desk;
    private final MissingOutcomes missing;

    SaysFarewell(Scenes scenes, FrontDesk desk, MissingOutcomes missing) {
        super(scenes, Urgency.ENDING, Role.STANDING_GUIDE, Role.DESK_GUIDE, Role.CONSULTANT, Role.DUTY_MANAGER);
        this.desk = desk;
        this.missing = missing;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        var lacking = SaysWhatBecameOfIt.Lacking.in(scene, missing).missing();
        return scene.first(visit -> scene.isWith(visit, me.id())
                        && visit.phase() == Phase.LEAVING
                        && visit.offer() == null
                        && !lacking.containsKey(visit.visit()))
                .flatMap(visit -> {
                    var lift = scene.places(Place.Kind.LIFT_HALL).stream().findFirst();
                    if (lift.isPresent() && !lift.get().name().equals(visit.place())) {
                        return Optional.of(new Act(
                                visit.visit(),
                                () -> desk.move(
                                        randomUUID(), visit.visit(), lift.get().id())));
                    }
                    return scene.isOver(visit.reasonSince(), Lasts.FAREWELL, visit)
                            ? Optional.of(new Act(visit.visit(), () -> desk.depart(randomUUID(), visit.visit())))
                            : Optional.empty();
                });
    }
}
