package org.jiezhen.doctors;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.doctors.DoctorRequest.Stands;
import org.jiezhen.doctors.DoctorRequest.State;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A request for a doctor, as commands act on it. Its services decide whose business it is. */
@Component
class DoctorRequestKind implements Kind<DoctorRequestId, DoctorRequest> {

    static final String NAME = "doctorRequest";

    private static final String ROW = """
            SELECT r.id, r.visit_id, v.arrival_day, v.ticket_number, r.asked_by, r.doctor_id, r.task_id, s.state, s.started, n.name
            FROM doctor_request r
            JOIN visit v ON v.id = r.visit_id
            JOIN doctor_request_state s ON s.request_id = r.id AND s.ended IS NULL AND s.voided IS NULL
            LEFT JOIN journal_told j ON j.id = s.begun_by
            LEFT JOIN staff_named n ON n.actor = j.actor
            """;

    private final JdbcClient jdbc;

    DoctorRequestKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DoctorRequestId id(UUID value) {
        return new DoctorRequestId(value);
    }

    /** The visit of a request, which is locked before it. */
    VisitId visit(DoctorRequestId request) {
        return jdbc.sql("SELECT visit_id FROM doctor_request WHERE id = ?")
                .param(request.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElseThrow(DoctorRequestKind::unknown);
    }

    @Override
    public DoctorRequest locked(DoctorRequestId id) {
        var locked = jdbc.sql("SELECT id FROM doctor_request WHERE id = ? FOR NO KEY UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have changed it.
        return look(id);
    }

    /** The request as it is now, of whoever only looks. */
    DoctorRequest look(DoctorRequestId id) {
        return jdbc.sql(ROW + " WHERE r.id = ?")
                .param(id.value())
                .query(DoctorRequestKind::request)
                .optional()
                .orElseThrow(DoctorRequestKind::unknown);
    }

    /** The one that is open for a guest, if one is. */
    Optional<DoctorRequest> open(VisitId visit) {
        return jdbc.sql(ROW + " WHERE r.visit_id = ? AND s.state = 'OPEN'")
                .param(visit.value())
                .query(DoctorRequestKind::request)
                .optional();
    }

    private static DoctorRequest request(ResultSet rs, int row) throws SQLException {
        return new DoctorRequest(
                new DoctorRequestId(rs.getObject("id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new StaffId(rs.getObject("asked_by", UUID.class)),
                Id.orNull(rs.getObject("doctor_id", UUID.class), StaffId::new),
                new TaskId(rs.getObject("task_id", UUID.class)),
                new Stands(
                        State.valueOf(rs.getString("state")),
                        rs.getObject("started", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(rs.getString("name")).orElse("")));
    }

    static Refusal unknown() {
        return new Refusal("refusal.doctor.unknown");
    }

    @Override
    public void requireMine(DoctorRequest request) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(DoctorAct.values());
    }

    @Override
    public List<Track> tracks() {
        return DoctorRequest.TRACKS;
    }

    @Override
    public Act undo() {
        return DoctorAct.UNDO;
    }

    /** None of its acts is a tap that is taken back. */
    @Override
    public void requireUndoable(Undone undone, Context<DoctorRequest> context) {
        throw unknown();
    }
}
