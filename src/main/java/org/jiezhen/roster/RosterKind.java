package org.jiezhen.roster;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Somebody's roster, as commands act on it and take it back. */
@Component
class RosterKind implements Kind<StaffId, Rostered> {

    private final RosterItems items;
    private final JdbcClient jdbc;

    RosterKind(RosterItems items, JdbcClient jdbc) {
        this.items = items;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public StaffId id(UUID value) {
        return new StaffId(value);
    }

    @Override
    public Rostered locked(StaffId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('roster:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return jdbc.sql("SELECT name FROM staff_named WHERE actor = ?")
                .param(id.toString())
                .query((rs, row) -> new Rostered(id, rs.getString(1)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.duty.unknown"));
    }

    /** Whoever may write the roster writes everybody's. */
    @Override
    public void requireMine(Rostered subject) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(RosterAct.values());
    }

    /** None: a plan is rows that are voided, and not a state. */
    @Override
    public List<Track> tracks() {
        return List.of();
    }

    @Override
    public Act undo() {
        return RosterAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Rostered> context) {
        if (items.writtenSince(context.subject().id(), undone.entry())) {
            throw new Refusal("refusal.roster.since", context.subject().label());
        }
    }

    @Override
    public void takeBack(Undone undone, Context<Rostered> context) {
        items.takeBack(context.subject().id(), undone.entry(), context);
    }
}
