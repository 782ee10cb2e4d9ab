package org.jiezhen.callbacks;

import java.time.Instant;
import java.util.List;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;

/**
 * A call as whoever makes it sees it.
 *
 * @param name whole, because it is said; null when nobody knows it
 * @param spoke whether the person was spoken with; null while that is not known, and so nothing is said yet
 * @param due what the person is rung for
 * @param planned what comes after
 * @param hour at which the person usually answers
 * @param here the ticket of a person who has come in meanwhile
 */
public record CallLook(
        CallId id,
        CustomerId customer,
        String label,
        @Nullable String name,
        String sex,
        @Nullable Integer birthYear,
        boolean discreet,
        @Nullable String phoneTail,
        Instant since,
        @Nullable Boolean spoke,
        List<Owed> due,
        List<Owed> planned,
        List<Before> before,
        List<CalledBackground.Line> background,
        List<Line> script,
        int scriptVersion,
        String note,
        int tries,
        @Nullable Integer hour,
        @Nullable Ticket here,
        boolean stopped) {

    /**
     * An earlier call.
     *
     * @param outcome null of one that was laid down without a word
     * @param inPerson whether it was asked of the guest in the house
     */
    public record Before(
            Instant at,
            @Nullable CallOutcome outcome,
            @Nullable Mood mood,
            String by,
            @Nullable String note,
            boolean inPerson) {}

    /** How a line is answered. */
    public enum Asks {
        YES_NO,
        SCALE,
        TEMPERATURE,
        WORDS
    }

    /**
     * A line of the script.
     *
     * @param asks how it is answered; null for what is only said
     * @param answer what was written down; null for nothing yet
     * @param alarming whether a doctor is to know of that answer
     */
    public record Line(
            int line,
            Localized words,
            @Nullable Asks asks,
            @Nullable String answer,
            boolean alarming) {}

    /** Whether an answer says that a doctor is to know. */
    public boolean isAlarming() {
        return script.stream().anyMatch(Line::alarming);
    }
}
