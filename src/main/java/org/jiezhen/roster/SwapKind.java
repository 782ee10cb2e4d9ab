package org.jiezhen.roster;

import java.time.LocalDate;
import java.time.OffsetDateTime;
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

/** A swap, as commands act on it and take it back. */
@Component
class SwapKind implements Kind<SwapId, Swap> {

    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    SwapKind(CurrentStaff staff, JdbcClient jdbc) {
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "swap";
    }

    @Override
    public SwapId id(UUID value) {
        return new SwapId(value);
    }

    @Override
    public Swap locked(SwapId id) {
        var locked = jdbc.sql("SELECT id FROM roster_swap WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have ended it.
        return jdbc.sql("""
                        SELECT s.*, coalesce(n.name, '') AS closed_name, coalesce(t.state, 'REQUESTED') AS state
                        FROM roster_swap s
                        LEFT JOIN roster_swap_state t ON t.swap_id = s.id AND t.ended IS NULL AND t.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.closed_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE s.id = ?""")
                .param(id.value())
                .query((rs, row) -> {
                    var closed = rs.getObject("closed", OffsetDateTime.class);
                    return new Swap(
                            id,
                            new StaffId(rs.getObject("asker", UUID.class)),
                            new StaffId(rs.getObject("other", UUID.class)),
                            rs.getString("role_code"),
                            rs.getObject("day", LocalDate.class),
                            rs.getString("gives"),
                            rs.getObject("other_day", LocalDate.class),
                            rs.getString("takes"),
                            Swap.State.valueOf(rs.getString("state")),
                            closed == null
                                    ? null
                                    : new Swap.Over(
                                            Swap.Outcome.valueOf(rs.getString("outcome")),
                                            closed.toInstant(),
                                            rs.getString("closed_name")));
                })
                .single();
    }

    static Refusal unknown() {
        return new Refusal("refusal.shiftswap.unknown");
    }

    /** Of the two, and of whoever agrees. */
    @Override
    public void requireMine(Swap swap) {
        if (!swap.asker().equals(staff.id())
                && !swap.other().equals(staff.id())
                && !staff.may(RosterPermission.CHANGE)) {
            throw unknown();
        }
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(SwapAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Swap.STATE);
    }

    @Override
    public Act undo() {
        return SwapAct.UNDO;
    }

    /** What is over stays so: it is asked anew. */
    @Override
    public void requireUndoable(Undone undone, Context<Swap> context) {
        context.subject().requireOpen();
    }
}
