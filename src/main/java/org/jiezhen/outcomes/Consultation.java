package org.jiezhen.outcomes;

import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Subject;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * The consultation of a visit, locked, and what became of it.
 *
 * @param customer who the guest is, as far as that is known
 * @param begun whether it has begun at all
 * @param kind what became of it; null while nobody has said
 * @param decision what its callback and its note name
 * @param entry the journal entry that says so
 * @param department what the guest is shown just now; null when on no tour
 */
record Consultation(
        VisitId id,
        Ticket ticket,
        @Nullable CustomerId customer,
        boolean begun,
        @Nullable OutcomeKind kind,
        @Nullable UUID decision,
        @Nullable Long entry,
        @Nullable String department)
        implements Subject<VisitId> {

    static final Track OUTCOME = new Track(
            "visit_outcome",
            "visit_id",
            List.of(
                    new Value("decision", "uuid"),
                    new Value("kind", "text"),
                    new Value("reason", "text"),
                    new Value("until", "date")));

    static final Track TOUR = new Track("visit_tour", "visit_id", List.of(new Value("department", "text")));

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", id.toString());
    }

    /** A visit that is over has none: its lock says so. */
    @Override
    public void requireOpen() {}

    /** @throws Refusal when there is nothing of which anything could have become */
    void requireBegun() {
        if (!begun) {
            throw new Refusal("refusal.outcome.notBegun", ticket.text());
        }
    }
}
