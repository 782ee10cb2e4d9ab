package org.jiezhen.duty;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody's duty, as commands act on it and take it back. */
@Component
class DutyKind implements Kind<StaffId, OnDuty> {

    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DutyKind(CurrentStaff staff, JdbcClient jdbc) {
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "duty";
    }

    @Override
    public StaffId id(UUID value) {
        return new StaffId(value);
    }

    @Override
    public OnDuty locked(StaffId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('duty:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return jdbc.sql("SELECT name FROM staff_named WHERE actor = ?")
                .param(id.toString())
                .query((rs, row) -> new OnDuty(id, rs.getString(1)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.duty.unknown"));
    }

    /** One's own. */
    @Override
    public void requireMine(OnDuty duty) {
        if (!duty.id().equals(staff.id())) {
            throw new Refusal("refusal.duty.unknown");
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(DutyAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(OnDuty.PERIOD, OnDuty.ANSWER, OnDuty.QUESTION);
    }

    @Override
    public Act undo() {
        return DutyAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<OnDuty> context) {}
}
