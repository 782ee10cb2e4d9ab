package org.jiezhen.triage;

import java.time.Instant;
import java.util.List;
import org.jiezhen.duty.Standings.Standing;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Rules.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Everything that triage looks at, at one instant: kept with each decision, so that it can be decided again. Codes and ids
 * alone; nobody by name.
 *
 * @param no how often the wheel was decided before
 */
public record Situation(Instant at, long no, Guest guest, List<Consultant> consultants) {

    public Situation {
        consultants = List.copyOf(consultants);
    }

    /**
     * The guest.
     *
     * @param type of what kind the visit is
     * @param turn whether such a visit consumes a turn of the wheel
     * @param earlier who has received the guest before on this day
     * @param booked whom the booking names
     * @param referrers the consultant of whoever has sent the guest
     * @param owner the consultant whom the customer's record names
     * @param first who has received the guest first of all
     * @param wanted the specialties asked for, by code
     * @param language in which the guest is spoken with
     * @param channels through which the guest came, by code: the channel, then the kind of which it is
     */
    public record Guest(
            String type,
            boolean turn,
            @Nullable StaffId earlier,
            @Nullable StaffId booked,
            @Nullable StaffId referrers,
            @Nullable StaffId owner,
            @Nullable StaffId first,
            List<String> wanted,
            String language,
            List<String> channels) {

        public Guest {
            wanted = List.copyOf(wanted);
            channels = List.copyOf(channels);
        }
    }

    /** How far somebody is in the profession. */
    public enum Grade {
        ASSISTANT,
        MIDDLE,
        SENIOR
    }

    /**
     * One of those who receive guests.
     *
     * @param scope the specialties; null is all of them
     * @param languages null is any
     * @param now guests at this instant, with those who are on the way
     * @param wheel whether the wheel turns for her at all
     * @param in whether she was in the wheel at the last decision
     * @param level turns taken or passed
     * @param lastTurn when the wheel last gave her a guest
     * @param owed make-up turns that are open, the oldest first
     * @param left why she has this guest no more, or does not take the guest, where she was chosen for this visit before: a reason
     */
    public record Consultant(
            StaffId id,
            Standing standing,
            @Nullable List<String> scope,
            @Nullable List<String> languages,
            Grade grade,
            int now,
            int atOnce,
            int today,
            int aDay,
            boolean wheel,
            boolean in,
            int level,
            @Nullable Instant lastTurn,
            List<Owed> owed,
            @Nullable Reason left) {

        public Consultant {
            owed = List.copyOf(owed);
        }

        /** Whether the wheel turns for her now: she has come on duty, wherever she is at this moment. */
        boolean turns() {
            return wheel && standing != Standing.OFF;
        }

        boolean knows(List<String> wanted) {
            return scope == null || scope.containsAll(wanted);
        }

        boolean speaks(String language) {
            return languages == null || languages.contains(language);
        }
    }

    /** A make-up turn (补派) that is open: the pass it is owed for. */
    public record Owed(long pass, Instant since) {}
}
