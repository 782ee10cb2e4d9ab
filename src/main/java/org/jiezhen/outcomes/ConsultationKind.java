package org.jiezhen.outcomes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.callbacks.CallbackRecords;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Consultations, as commands speak of them: one of each visit. */
@Component
class ConsultationKind implements Kind<VisitId, Consultation> {

    private final VisitRecords visits;
    private final CallbackRecords callbacks;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    ConsultationKind(VisitRecords visits, CallbackRecords callbacks, CurrentStaff staff, JdbcClient jdbc) {
        this.visits = visits;
        this.callbacks = callbacks;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public VisitId id(UUID value) {
        return new VisitId(value);
    }

    /** Under the visit's own lock: the guest does not leave meanwhile. */
    @Override
    public Consultation locked(VisitId id) {
        visits.hold(id);
        return read(id);
    }

    /** As it stands; to be asked under the visit's lock. */
    Consultation read(VisitId id) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, v.customer_id,
                               EXISTS (SELECT FROM visit_reason r WHERE r.visit_id = v.id AND r.code = 'IN_CONSULTATION'
                                       AND r.voided IS NULL) AS begun,
                               o.kind, o.decision, o.begun_by, t.department
                        FROM visit v
                        LEFT JOIN outcome_now o ON o.visit_id = v.id
                        LEFT JOIN visit_tour t ON t.visit_id = v.id AND t.ended IS NULL AND t.voided IS NULL
                        WHERE v.id = ?""")
                .param(id.value())
                .query((rs, row) -> {
                    var kind = rs.getString("kind");
                    return new Consultation(
                            id,
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            Id.orNull(rs.getObject("customer_id", UUID.class), CustomerId::new),
                            rs.getBoolean("begun"),
                            kind == null ? null : OutcomeKind.valueOf(kind),
                            rs.getObject("decision", UUID.class),
                            rs.getObject("begun_by", Long.class),
                            rs.getString("department"));
                })
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Whoever has the guest, or has had the guest on this visit; and those whose business every visit is. */
    @Override
    public void requireMine(Consultation consultation) {
        if (!hasHad(consultation.id())) {
            visits.here(consultation.id());
        }
    }

    /** Whether whoever asks may know all of it. */
    boolean concerns(VisitId visit) {
        return staff.may(Permission.VISITS_SEE) || hasHad(visit);
    }

    private boolean hasHad(VisitId visit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM visit_custody
                                       WHERE visit_id = ? AND staff_id = ? AND voided IS NULL)""")
                .params(visit.value(), staff.id().value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(OutcomeAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Consultation.OUTCOME, Consultation.TOUR);
    }

    @Override
    public Act undo() {
        return OutcomeAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Consultation> context) {}

    /** With what was said go the callback that was set for it, and what the guest waits for. */
    @Override
    public void takeBack(Undone undone, Context<Consultation> context) {
        visits.waitsAsBefore(new Moment(context.subject().id(), context.now(), context.entry()), undone);
        var moment = new CallbackRecords.Moment(context.now(), context.entry());
        jdbc.sql("SELECT DISTINCT decision FROM visit_outcome WHERE begun_by = :entry OR ended_by = :entry")
                .param("entry", undone.entry())
                .query(UUID.class)
                .list()
                .forEach(decision -> {
                    if (!callbacks.asBefore(moment, Outcomes.origin(decision), undone.entry())) {
                        throw new Refusal(
                                "refusal.outcome.calledSince", context.subject().label());
                    }
                });
    }
}
