package org.jiezhen.simulation;

import java.util.Map;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Plan;
import org.springframework.context.ApplicationContext;

/** A day without a pause, and without neglects: as many commands as the house can take. For the bench and the soak. */
public final class Rush {

    // With nothing done so often in a row, somebody is stuck.
    private static final int STUCK = 400;

    private final Day day;

    /** @param seed another one is another day, also beside this one in the same house */
    public Rush(ApplicationContext house, long seed, int visitors) {
        day = house.getBean(Days.class).of(Plan.rush(seed, visitors));
    }

    /** Plays until nobody comes any more and everybody has gone. */
    public void play() {
        var idle = 0;
        while (!day.isOver()) {
            idle = day.play(Pace.FULL) == 0 ? idle + 1 : 0;
            if (idle > STUCK) {
                throw new IllegalStateException("nothing goes on: " + day.refused());
            }
        }
    }

    /** How many commands were accepted. */
    public long acts() {
        return day.acts();
    }

    /** How often each refusal was given. */
    public Map<String, Integer> refused() {
        return day.refused();
    }
}
