package org.jiezhen.simulation;

import java.time.Clock;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.staff.DemoPeople;
import org.jiezhen.staff.PresentStaff;
import org.springframework.stereotype.Component;

/** Makes days to be played. */
@Component
class Days {

    private final Cast cast;
    private final DemoPeople people;
    private final PresentStaff present;
    private final Scenes scenes;
    private final Clock clock;

    Days(Cast cast, DemoPeople people, PresentStaff present, Scenes scenes, Clock clock) {
        this.cast = cast;
        this.people = people;
        this.present = present;
        this.scenes = scenes;
        this.clock = clock;
    }

    Day of(Plan plan) {
        return new Day(new PlayedDay(plan), cast, people, present, scenes, clock);
    }
}
