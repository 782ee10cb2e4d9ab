package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a call ends so: said before it is pressed, and carried out when it is.
 *
 * @param over what is not to be done any more
 * @param again what is to be done again
 * @param at when that is; null when nothing is
 * @param task the kind of task that is asked for with it; null for none
 * @param stops whether the person is not rung any more
 * @param tries how often in a row nobody was reached, this one counted; 0 where that does not count
 * @param kept how much stays to be rung for the person's safety all the same
 * @param next what the person is rung for next beside this, and on which day; null for nothing
 */
public record Consequence(
        List<CallbackId> over,
        List<Again> again,
        @Nullable Instant at,
        @Nullable String task,
        boolean stops,
        int tries,
        int kept,
        @Nullable Next next) {

    /** What is to be done again: when, whether that is a promise, and by whom. */
    public record Again(CallbackId id, @Nullable Instant at, LocalDate due, boolean promised, Caller by) {}

    /** What comes next, as it is planned. */
    public record Next(Localized what, LocalDate due) {}
}
