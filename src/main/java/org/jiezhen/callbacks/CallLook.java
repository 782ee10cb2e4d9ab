package org.jiezhen.callbacks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
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
 * @param whose whose number it is; null while nobody was told
 * @param used what of the playbook was said, and in which version
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
        @Nullable Whose whose,
        Instant since,
        @Nullable Boolean spoke,
        List<Owed> due,
        List<Owed> planned,
        List<Before> before,
        List<CalledBackground.Line> background,
        List<Line> script,
        int scriptVersion,
        Map<String, Integer> used,
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
     * @param scripted whether there is something to be read that was asked
     */
    public record Before(
            CallId call,
            Instant at,
            @Nullable CallOutcome outcome,
            @Nullable Mood mood,
            String by,
            @Nullable String note,
            boolean inPerson,
            boolean scripted) {}

    /** What was said and asked in an earlier call, in the versions of then. */
    public record Past(int version, List<Line> script, Map<String, Integer> used) {}

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
