package org.jiezhen.intake;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * The intake form of a visit, locked.
 *
 * @param told whether what is done belongs to the guest's story: who fills it and when it is ready does, each field does not
 */
record IntakeForm(FormId id, Ticket ticket, boolean told) implements Subject<FormId> {

    /** What stands in each field. */
    static final Track VALUE = new Track(
                    "intake_value",
                    "visit_id",
                    List.of(new Value("field", "text"), new Value("value", "text"), new Value("origin", "text")))
            .oneOfEach("field");

    /** Who fills it. */
    static final Track FILLER = new Track(
                    "intake_filler", "visit_id", List.of(new Value("staff_id", "uuid"), new Value("giver_id", "uuid")))
            .oneOfEach("staff_id");

    /** Whether the guest agrees that answers about health are written down. */
    static final Track CONSENT = new Track("intake_consent", "visit_id", List.of(new Value("given", "boolean")));

    /** That it is on a tablet in the guest's hand: of whose sign-in, and until when. */
    static final Track LENT = new Track(
            "intake_lent",
            "visit_id",
            List.of(new Value("shift_id", "uuid"), new Value("staff_id", "uuid"), new Value("until", "timestamptz")));

    /** That it is ready for triage. */
    static final Track READY = new Track("intake_ready", "visit_id", List.of(new Value("missing", "int")));

    VisitId visit() {
        return id.visit();
    }

    /** The same, where what is done belongs to the guest's story. */
    IntakeForm telling() {
        return new IntakeForm(id, ticket, true);
    }

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.@Nullable Subject about() {
        return told ? new Journal.Subject("visit", visit().toString()) : null;
    }

    /** Of a visit that is over nothing is asked any more: whoever finds a form asks its visit. */
    @Override
    public void requireOpen() {}
}
