package org.jiezhen.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jiezhen.TestClock;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Plan;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.springframework.context.ApplicationContext;

/** A clinic morning that has been played by the house's clock, for whoever wants to look at a busy house at once. */
public final class Morning {

    private static final Duration GLANCE = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(6);

    // A server counts what has come into its tables within a minute of its own time.
    private static final int COUNTED = 60;

    private Morning() {}

    /**
     * Plays from the clock's present time on.
     *
     * @param until what must be so of those who are in the house, for the morning to end
     * @return who is in the house then
     */
    public static List<VisitFact> play(
            ApplicationContext house, long seed, Duration atLeast, Predicate<List<VisitFact>> until) {
        return play(house, seed, Integer.MAX_VALUE, atLeast, until);
    }

    /** The same, when so many come and nobody after them. */
    public static List<VisitFact> play(
            ApplicationContext house, long seed, int visitors, Duration atLeast, Predicate<List<VisitFact>> until) {
        var clock = house.getBean(TestClock.class);
        var day = house.getBean(Days.class).of(new Plan(seed, visitors, Duration.ofSeconds(150), 22, 4, true));
        var board = house.getBean(org.jiezhen.visits.ArrivalsBoard.class);
        var began = clock.instant();
        for (var round = 0; isWithin(began, atLeast, clock.instant()) || !until.test(board.read()); round++) {
            if (!isWithin(began, LONGEST, clock.instant())) {
                throw new IllegalStateException("no such moment in the morning with seed " + seed);
            }
            if (round % COUNTED == 0) {
                TestDatabase.analyse(house.getEnvironment().getRequiredProperty("spring.datasource.url"));
            }
            day.play(new Pace(1));
            clock.advance(GLANCE);
        }
        return board.read();
    }

    private static boolean isWithin(Instant began, Duration time, Instant now) {
        return now.isBefore(began.plus(time));
    }
}
