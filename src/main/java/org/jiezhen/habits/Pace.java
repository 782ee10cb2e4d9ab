package org.jiezhen.habits;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast the day goes. Only the gaps between what people do are shortened: each thing happens when it happens, and the
 * house's targets are as long as ever.
 *
 * @param speed how many minutes of a clinic day pass in one; {@link Double#POSITIVE_INFINITY} leaves no gap at all
 */
public record Pace(double speed) {

    /** As fast as the machine can. */
    public static final Pace FULL = new Pace(Double.POSITIVE_INFINITY);

    // How often people look up from what they do.
    private static final Duration GLANCE = Duration.ofSeconds(3);
    private static final Duration SHORTEST = Duration.ofMillis(40);

    public Pace {
        if (!(speed >= 1)) {
            throw new IllegalArgumentException("a day cannot go slower than a day: " + speed);
        }
    }

    /** Whether something that takes so long in a clinic is over by now. */
    public boolean isOver(Instant since, Instant now, Duration takes) {
        return speed == Double.POSITIVE_INFINITY || Duration.between(since, now).toNanos() * speed >= takes.toNanos();
    }

    /** How long people are busy before they look up again. */
    public Duration glance() {
        var shortened = Duration.ofNanos((long) (GLANCE.toNanos() / speed));
        return shortened.compareTo(SHORTEST) < 0 ? SHORTEST : shortened;
    }
}
