package org.jiezhen.umbrellas;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * An umbrella that is lent to a guest, locked.
 *
 * @param umbrella its number
 * @param back when it was taken back, and by whom; null while it is out
 */
record Loan(
        LoanId id, VisitId visit, int umbrella, @Nullable Back back) implements Subject<LoanId> {

    /** That it is out: from when to when. An umbrella is with one guest at a time, which is what the claim is for. */
    static final Track OUT = new Track("umbrella_out", "loan_id", List.of(new Value("claim", "int")), "claim");

    record Back(Instant at, String by) {}

    /** What an umbrella is called: it is written on its handle. */
    static String name(int umbrella) {
        return "U" + umbrella;
    }

    @Override
    public String label() {
        return name(umbrella);
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (back != null) {
            throw new Refusal("refusal.umbrella.back", label(), back.at, back.by);
        }
    }
}
