package org.jiezhen.triage;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undo;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.triage.Assignment.Now;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A decision, as commands act on it and take it back. It is locked by its visit: what is done to the guest and to the decision
 * follows each other.
 */
@Component
class AssignmentKind implements Kind<DecisionId, Assignment> {

    private final VisitRecords visits;
    private final Wheel wheel;
    private final Transitions transitions;
    private final ObjectProvider<Undo> undo;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    AssignmentKind(
            VisitRecords visits,
            Wheel wheel,
            Transitions transitions,
            ObjectProvider<Undo> undo,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.visits = visits;
        this.wheel = wheel;
        this.transitions = transitions;
        this.undo = undo;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "triage";
    }

    @Override
    public DecisionId id(UUID value) {
        return new DecisionId(value);
    }

    @Override
    public Assignment locked(DecisionId id) {
        var visit = jdbc.sql("SELECT visit_id FROM triage_decision WHERE id = ?")
                .param(id.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.triage.unknown"));
        visits.hold(visit);
        return read("d.id = ?", id.value()).orElseThrow();
    }

    /** The one that is open for a visit, which is locked already. */
    Optional<Assignment> open(VisitId visit) {
        return read("s.visit_id = ?", visit.value()).filter(one -> one.now() != null);
    }

    /** It stands otherwise from now on. */
    void answer(Assignment assignment, State state, @Nullable String reason, Instant now, long entry) {
        transitions.next(
                Assignment.PERIOD, assignment.id().value(), null, assignment.values(state, null, reason), now, entry);
    }

    // The condition is the code's own.
    private Optional<Assignment> read(String which, UUID value) {
        return jdbc.sql("""
                        SELECT d.id, d.visit_id, d.chosen, v.arrival_day, v.ticket_number, s.state, s.started, s.until
                        FROM triage_decision d
                        JOIN visit v ON v.id = d.visit_id
                        LEFT JOIN visit_assignment s ON s.decision_id = d.id AND s.ended IS NULL AND s.voided IS NULL
                        WHERE\s""" + which)
                .param(value)
                .query((rs, row) -> {
                    var state = rs.getString("state");
                    var until = rs.getObject("until", OffsetDateTime.class);
                    return new Assignment(
                            new DecisionId(rs.getObject("id", UUID.class)),
                            new VisitId(rs.getObject("visit_id", UUID.class)),
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            new StaffId(rs.getObject("chosen", UUID.class)),
                            state == null
                                    ? null
                                    : new Now(
                                            State.valueOf(state),
                                            rs.getObject("started", OffsetDateTime.class)
                                                    .toInstant(),
                                            until == null ? null : until.toInstant()));
                })
                .optional();
    }

    /** Whoever triages, and the consultant herself. */
    @Override
    public void requireMine(Assignment assignment) {
        if (!staff.may(TriagePermission.ASSIGN) && !staff.id().equals(assignment.consultant())) {
            throw new Refusal("refusal.triage.unknown");
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(TriageAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Assignment.PERIOD);
    }

    @Override
    public Act undo() {
        return TriageAct.UNDO;
    }

    /** Whoever has received the guest has begun to talk. */
    @Override
    public void requireUndoable(Undone undone, Context<Assignment> context) {
        var now = context.subject().now();
        if (now != null && now.state() == State.RECEIVED) {
            throw new Refusal("refusal.triage.received", context.subject().label(), now.since());
        }
    }

    /** The wheel, the offer, what is waited for and the room are as before. */
    @Override
    public void takeBack(Undone undone, Context<Assignment> context) {
        var assignment = context.subject();
        var moment = new Moment(assignment.visit(), context.now(), context.entry());
        if (!visits.offeredAsBefore(moment, undone)) {
            throw new Refusal("refusal.triage.answered", assignment.label());
        }
        visits.waitsAsBefore(moment, undone);
        roomKept(undone.entry()).ifPresent(entry -> undo.getObject()
                .takeBack(UUID.nameUUIDFromBytes(("triage room " + context.entry()).getBytes()), entry));
        wheel.lock();
        wheel.takeBack(undone.entry(), context.now(), context.entry());
        jdbc.sql("SELECT decision_id FROM visit_assignment WHERE ended_by = ? AND decision_id <> ? AND voided IS NULL")
                .params(undone.entry(), assignment.id().value())
                .query(UUID.class)
                .list()
                .forEach(former -> transitions.undo(
                        Assignment.PERIOD, former, undone.entry(), Map.of(), context.now(), context.entry()));
    }

    /** The entry with which the room was kept, if it still is. */
    private Optional<Long> roomKept(long undone) {
        return jdbc.sql("""
                        SELECT n.reserved_entry FROM triage_decision d
                        JOIN room_now n ON n.reserved_entry = d.room_entry
                        WHERE d.entry = ?""").param(undone).query(Long.class).optional();
    }
}
