package org.jiezhen.triage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is lived: a guest who was given to a consultant, locked with the visit.
 *
 * @param now how it stands; null once it is over
 */
record Assignment(
        DecisionId id,
        VisitId visit,
        Ticket ticket,
        StaffId consultant,
        @Nullable Now now) implements Subject<DecisionId> {

    /** What becomes of it. A guest is given to one at a time, which is what the claim is for. */
    static final Track PERIOD = new Track(
            "visit_assignment",
            "decision_id",
            List.of(
                    new Value("visit_id", "uuid"),
                    new Value("staff_id", "uuid"),
                    new Value("state", "text"),
                    new Value("until", "timestamptz"),
                    new Value("reason", "text")),
            "visit_id");

    /** How it stands. */
    enum State {
        ASKED,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        RECEIVED
    }

    /** @param until of one who is asked, until when */
    record Now(State state, Instant since, @Nullable Instant until) {}

    /** How it stands from now on. */
    Map<String, Object> values(State state, @Nullable Instant until, @Nullable String reason) {
        var values = new HashMap<String, Object>();
        values.put("visit_id", visit.value());
        values.put("staff_id", consultant.value());
        values.put("state", state.name());
        if (until != null) {
            values.put("until", until.atOffset(ZoneOffset.UTC));
        }
        if (reason != null) {
            values.put("reason", reason);
        }
        return values;
    }

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    /** The visit is open: it was locked so. */
    @Override
    public void requireOpen() {}
}
