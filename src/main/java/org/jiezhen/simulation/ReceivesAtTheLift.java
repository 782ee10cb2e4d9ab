package org.jiezhen.simulation;

import java.util.Optional;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** 站立导医, at the lift: receives whoever comes. */
@Component
class ReceivesAtTheLift extends VisitHabit {

    private final Welcome welcome;

    ReceivesAtTheLift(Scenes scenes, Welcome welcome) {
        super(scenes, Urgency.AT_ONCE, Role.STANDING_GUIDE);
        this.welcome = welcome;
    }

    @Override
    Optional<Act> next(Person me, Scene scene) {
        return welcome.next(me, scene);
    }
}
