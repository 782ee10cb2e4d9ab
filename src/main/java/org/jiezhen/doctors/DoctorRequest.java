package org.jiezhen.doctors;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A request for a doctor, locked.
 *
 * @param ticket the guest's
 * @param by who asks
 * @param doctor who alone is asked; null asks whichever doctor can come
 * @param task with which it goes
 * @param stands how it stands, since when, by whom
 */
record DoctorRequest(
        DoctorRequestId id,
        VisitId visit,
        Ticket ticket,
        StaffId by,
        @Nullable StaffId doctor,
        TaskId task,
        Stands stands)
        implements Subject<DoctorRequestId> {

    static final Track STATE = new Track(
            "doctor_request_state",
            "request_id",
            List.of(new Value("state", "text"), new Value("visit_id", "uuid"), new Value("reason", "text")));

    static final Track BRIEFING = new Track(
            "doctor_briefing",
            "request_id",
            List.of(
                    new Value("wish", "text"),
                    new Value("plan", "text"),
                    new Value("worries", "text"),
                    new Value("cautions", "text"),
                    new Value("questions", "text")));

    /** Which doctors cannot come. */
    static final Track DECLINED = new Track(
                    "doctor_declined",
                    "request_id",
                    List.of(new Value("staff_id", "uuid"), new Value("reason", "text"), new Value("note", "text")))
            .oneOfEach("staff_id");

    /** Which doctor is with the guest, or was, and owes the record. */
    static final Track SEEING = new Track(
            "doctor_seeing", "request_id", List.of(new Value("staff_id", "uuid"), new Value("place_id", "uuid")));

    static final Track RECORD = new Track(
            "doctor_record",
            "request_id",
            List.of(
                    new Value("doctor_id", "uuid"),
                    new Value("findings", "text"),
                    new Value("indication", "text"),
                    new Value("not_advisable", "text"),
                    new Value("advice", "text"),
                    new Value("why", "text")));

    static final List<Track> TRACKS = List.of(STATE, BRIEFING, DECLINED, SEEING, RECORD);

    /** How a request stands. */
    enum State {
        OPEN,
        ANSWERED,
        NOT_SEEN,
        WITHDRAWN,
        LAPSED
    }

    /** How it stands, since when, by whom. */
    record Stands(State state, Instant since, String by) {}

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (stands.state != State.OPEN) {
            throw new Refusal("refusal.doctor.is." + stands.state, label(), stands.since, stands.by);
        }
    }
}
