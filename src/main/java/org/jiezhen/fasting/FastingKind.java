package org.jiezhen.fasting;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Fasting, as commands speak of it: one of each visit of a customer. */
@Component
class FastingKind implements Kind<VisitId, GuestFasting> {

    private final JdbcClient jdbc;
    private final VisitRecords visits;
    private final CurrentStaff staff;

    FastingKind(JdbcClient jdbc, VisitRecords visits, CurrentStaff staff) {
        this.jdbc = jdbc;
        this.visits = visits;
        this.staff = staff;
    }

    @Override
    public String name() {
        return "fasting";
    }

    @Override
    public VisitId id(UUID value) {
        return new VisitId(value);
    }

    /** Under the visit's own lock: the guest does not leave meanwhile. */
    @Override
    public GuestFasting locked(VisitId id) {
        visits.hold(id);
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, f.state, f.reason, f.entry
                        FROM fasting_now f JOIN visit v ON v.id = f.visit_id WHERE f.visit_id = ?""")
                .param(id.value())
                .query((rs, row) -> new GuestFasting(
                        id,
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)),
                        FastingState.valueOf(rs.getString(3)),
                        rs.getString(4),
                        rs.getObject(5, Long.class)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.fasting.business"));
    }

    /** Whoever lifts fasting has to do with any guest; everybody else with those that are their business. */
    @Override
    public void requireMine(GuestFasting fasting) {
        if (!staff.may(FastingPermission.LIFT)) {
            visits.here(fasting.id());
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(FastingAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(GuestFasting.TRACK);
    }

    @Override
    public Act undo() {
        return FastingAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<GuestFasting> context) {}
}
