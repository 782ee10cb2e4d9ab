package org.jiezhen.roster;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.stream.IntStream;

/** A week of the roster, by its Monday: it does not care where a month or a year ends. */
public record Week(LocalDate monday) {

    /** How many weeks ahead the roster is written. */
    static final int AHEAD = 8;

    public Week {
        if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
            throw new IllegalArgumentException(monday + " is no Monday");
        }
    }

    /** The week in which a day is. */
    public static Week of(LocalDate day) {
        return new Week(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
    }

    /** Its seven days. */
    public List<LocalDate> days() {
        return IntStream.range(0, 7).mapToObj(monday::plusDays).toList();
    }

    /** The week so many weeks later; before, when negative. */
    public Week plus(int weeks) {
        return new Week(monday.plusWeeks(weeks));
    }

    /** Whether it is one of those that can be looked at as of this day: the last one, this one and those ahead. */
    public boolean isShown(LocalDate today) {
        var now = of(today);
        return !monday.isBefore(now.plus(-1).monday) && !monday.isAfter(now.plus(AHEAD).monday);
    }
}
