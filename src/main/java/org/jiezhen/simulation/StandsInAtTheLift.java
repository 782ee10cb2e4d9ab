package org.jiezhen.simulation;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** 导医台导医: goes to the lift where nobody else is played who stands there. */
@Component
class StandsInAtTheLift extends VisitHabit {

    private final Welcome welcome;

    StandsInAtTheLift(Scenes scenes, Welcome welcome) {
        super(scenes, Urgency.SPARE, Role.DESK_GUIDE);
        this.welcome = welcome;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return scene.round().anybody(Role.STANDING_GUIDE) ? Optional.empty() : welcome.next(me, scene);
    }
}
