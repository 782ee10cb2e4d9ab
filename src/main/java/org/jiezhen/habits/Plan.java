package org.jiezhen.habits;

import java.time.Duration;

/**
 * A clinic day to be played.
 *
 * @param seed another one is another day
 * @param visitors how many come
 * @param gap how long, on average, from one to the next
 * @param mostAtOnce with so many in the house nobody more comes
 * @param opening so many come one after the other when the doors open
 * @param neglects whether something goes wrong on purpose
 */
public record Plan(long seed, int visitors, Duration gap, int mostAtOnce, int opening, boolean neglects) {

    /** The demo house's: it does not end. No more come than its four consultants can see. */
    public static Plan demo(long seed) {
        return new Plan(seed, Integer.MAX_VALUE, Duration.ofSeconds(190), 22, 9, true);
    }

    /** So many customers, as fast as they can be served. */
    public static Plan rush(long seed, int visitors) {
        return new Plan(seed, visitors, Duration.ZERO, 60, 0, false);
    }
}
