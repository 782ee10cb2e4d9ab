package org.jiezhen.simulation;

import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;

/** A habit of people who work with the customers in the house, and look at all of them. */
abstract class VisitHabit implements Habit {

    private final Scenes scenes;
    private final Urgency urgency;
    private final Set<String> roles;

    VisitHabit(Scenes scenes, Urgency urgency, String... roles) {
        this.scenes = scenes;
        this.urgency = urgency;
        this.roles = Set.of(roles);
    }

    @Override
    public final Set<String> roles() {
        return roles;
    }

    @Override
    public final Urgency urgency() {
        return urgency;
    }

    @Override
    public final Optional<Act> next(Person me, Round round) {
        return next(me, scenes.of(round));
    }

    abstract Optional<Act> next(Person me, Scene scene);
}
