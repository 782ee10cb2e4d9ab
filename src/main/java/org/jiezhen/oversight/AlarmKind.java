package org.jiezhen.oversight;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Transitions.Track;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Something wrong, as commands act on it and take it back. */
@Component
class AlarmKind implements Kind<AlarmId, Alarm> {

    private final JdbcClient jdbc;

    AlarmKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "alarm";
    }

    @Override
    public AlarmId id(UUID value) {
        return new AlarmId(value);
    }

    @Override
    public Alarm locked(AlarmId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('alarm:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return new Alarm(id);
    }

    /** Of everybody who answers for the day. */
    @Override
    public void requireMine(Alarm alarm) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(OversightAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Alarm.ACKNOWLEDGED);
    }

    @Override
    public Act undo() {
        return OversightAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Alarm> context) {}
}
