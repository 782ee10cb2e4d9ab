package org.jiezhen.sales;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;

/** A deal, under its visit's lock. */
record Deal(DealId id, VisitId visit, Ticket ticket) implements Subject<DealId> {

    /** That it stands: from when to when. A visit has one at a time, which is what the claim is for. */
    static final Track STANDING = new Track("sales_standing", "deal_id", List.of(new Value("claim", "uuid")), "claim");

    /** That who is credited with it was corrected by hand. */
    static final Track CORRECTED = new Track(
            "sales_correction",
            "deal_id",
            List.of(
                    new Value("reason", "text"),
                    new Value("people", "uuid[]"),
                    new Value("parts", "text[]"),
                    new Value("worth", "int[]")));

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    /** One that stands no longer is found by nobody. */
    @Override
    public void requireOpen() {}
}
