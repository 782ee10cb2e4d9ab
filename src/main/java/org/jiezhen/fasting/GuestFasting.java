package org.jiezhen.fasting;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * Whether the guest of a visit fasts, locked.
 *
 * @param reason why it is so: a code
 * @param entry the journal entry that says so; null while nobody has asked
 */
record GuestFasting(
        VisitId id,
        Ticket ticket,
        FastingState state,
        String reason,
        @Nullable Long entry) implements Subject<VisitId> {

    static final Track TRACK =
            new Track("visit_fasting", "visit_id", List.of(new Value("state", "text"), new Value("reason", "text")));

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", id.toString());
    }

    /** Whether one of those who may has said that the guest may eat and drink. */
    boolean isLifted() {
        return state == FastingState.NO && !reason.equals(SurgeryToday.NO.reason());
    }

    /** A visit that is over has none. */
    @Override
    public void requireOpen() {}
}
