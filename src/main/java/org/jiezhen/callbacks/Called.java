package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jiezhen.acts.Subject;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A person who is to be rung, locked: all of the person's records are one.
 *
 * @param id of the record that stands for the person
 * @param owed all that is open, the earliest first
 * @param claim who rings this person now; null when nobody does
 * @param here the person's open visit; null when not here
 * @param stopped whether the person wishes not to be rung
 * @param tries how often in a row nobody was reached
 */
record Called(
        CustomerId id,
        List<Owed> owed,
        @Nullable Claim claim,
        @Nullable Here here,
        boolean stopped,
        int tries,
        @Nullable Integer usualHour)
        implements Subject<CustomerId> {

    static final Track CLAIM = new Track(
            "callback_claim", "customer_id", List.of(new Value("call_id", "uuid"), new Value("staff_id", "uuid")));

    static final Track RESULT = new Track(
            "callback_result",
            "call_id",
            List.of(new Value("outcome", "text"), new Value("promised", "timestamptz"), new Value("mood", "text")));

    static final Track STOP = new Track("callback_stop", "customer_id", List.of(new Value("call_id", "uuid")));

    /**
     * Who rings, and when the page of it was last heard of.
     *
     * @param on the record that stood for the person when it began: by that it ends
     */
    record Claim(CustomerId on, CallId call, long number, StaffId by, String name, Instant since, Instant seen) {}

    /** Where the person is. */
    record Here(VisitId visit, Ticket ticket) {}

    /** By the call, never by a name. */
    @Override
    public String label() {
        return claim == null ? "☎" : "C" + claim.number;
    }

    /** What is done about a guest who is here belongs to the story of the visit. */
    @Override
    public Journal.@Nullable Subject about() {
        return here == null ? null : new Journal.Subject("visit", here.visit.toString());
    }

    @Override
    public void requireOpen() {}

    /** What is to be asked on this day, or was before. */
    List<Owed> due(LocalDate today) {
        return owed.stream().filter(one -> !one.due().isAfter(today)).toList();
    }

    /** What is still to come. */
    Optional<Owed> next(LocalDate today) {
        return owed.stream().filter(one -> one.due().isAfter(today)).findFirst();
    }

    /** @throws Refusal that says who rings this person, when it is not this one */
    Claim requireClaimOf(StaffId me) {
        if (claim == null) {
            throw new Refusal("refusal.callback.notInHand");
        }
        if (!claim.by.equals(me)) {
            throw new Refusal("refusal.callback.claimed", claim.name, claim.since);
        }
        return claim;
    }
}
