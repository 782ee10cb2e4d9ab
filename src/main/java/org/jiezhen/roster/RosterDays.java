package org.jiezhen.roster;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jiezhen.shared.BusinessTime;
import org.springframework.stereotype.Component;

/** Which day and which weeks the roster is about now. */
@Component
public class RosterDays {

    private final Clock clock;

    RosterDays(Clock clock) {
        this.clock = clock;
    }

    /** Today, in the house. */
    public LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    /** The week that is asked for, where it is one that can be looked at; else this one. */
    public Week shown(String asked) {
        var today = today();
        try {
            var week = Week.of(LocalDate.parse(asked));
            return week.isShown(today) ? week : Week.of(today);
        } catch (DateTimeException e) {
            return Week.of(today);
        }
    }

    /** Whether a week can be looked at. */
    public boolean isShown(Week week) {
        return week.isShown(today());
    }
}
