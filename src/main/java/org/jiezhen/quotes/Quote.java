package org.jiezhen.quotes;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;

/** The quote of a visit, locked. */
record Quote(VisitId id, Ticket ticket) implements Subject<VisitId> {

    static final Track APPROVAL = new Track(
            "quote_approval",
            "visit_id",
            List.of(
                    new Value("version_id", "uuid"),
                    new Value("state", "text"),
                    new Value("staff_id", "uuid"),
                    new Value("limit_per_mille", "int"),
                    new Value("reason", "text")));

    static final Track ACCEPTANCE = new Track(
            "quote_acceptance",
            "visit_id",
            List.of(
                    new Value("version_id", "uuid"),
                    new Value("list_fen", "bigint"),
                    new Value("deal_fen", "bigint"),
                    new Value("staff_id", "uuid")));

    static final Track SHOWN = new Track(
            "quote_shown",
            "visit_id",
            List.of(
                    new Value("version_id", "uuid"),
                    new Value("shift_id", "uuid"),
                    new Value("staff_id", "uuid"),
                    new Value("language", "text"),
                    new Value("until", "timestamptz")));

    /** What the guest has tried last on a screen of her own. */
    static final Track TRIED =
            new Track("quote_tried", "visit_id", List.of(new Value("version_id", "uuid"), new Value("lines", "int[]")));

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
}
