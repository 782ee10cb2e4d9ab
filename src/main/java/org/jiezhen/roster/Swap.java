package org.jiezhen.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A swap, locked.
 *
 * @param gives what of the asker's day the colleague is to take over, as it stood when it was asked
 * @param otherDay the colleague's day that the asker takes in exchange
 * @param over how it ended; null while it is open
 */
record Swap(
        SwapId id,
        StaffId asker,
        StaffId other,
        String role,
        LocalDate day,
        String gives,
        @Nullable LocalDate otherDay,
        @Nullable String takes,
        State state,
        @Nullable Over over)
        implements Subject<SwapId> {

    /** How far it is. */
    static final Track STATE = new Track("roster_swap_state", "swap_id", List.of(new Value("state", "text")));

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    /** How far an open one is. */
    enum State {
        REQUESTED,
        ACCEPTED
    }

    /** How one ended. */
    enum Outcome {
        AGREED,
        DECLINED,
        WITHDRAWN,
        REFUSED
    }

    /** @param by who ended it */
    record Over(Outcome outcome, Instant at, String by) {}

    @Override
    public String label() {
        return DAY.format(day);
    }

    /** Says how it ended, by whom, since when. */
    @Override
    public void requireOpen() {
        if (over != null) {
            throw new Refusal("refusal.shiftswap." + over.outcome, label(), over.by, over.at);
        }
    }
}
