package org.jiezhen.hospitality;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Subject;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A flask, as commands act on it. */
@Component
class FlaskKind implements Kind<FlaskId, FlaskKind.Flask> {

    static final String NAME = "flask";

    static final Track LEVEL =
            new Track("flask_level", "flask_id", List.of(new Value("level", "int"), new Value("asked", "boolean")));

    /** A flask, locked. */
    record Flask(FlaskId id, Localized name, int level, boolean asked, boolean written) implements Subject<FlaskId> {

        @Override
        public String label() {
            return name.zh();
        }

        @Override
        public void requireOpen() {}
    }

    private final JdbcClient jdbc;

    FlaskKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FlaskId id(UUID value) {
        return new FlaskId(value);
    }

    @Override
    public Flask locked(FlaskId id) {
        jdbc.sql("SELECT id FROM flask WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .list();
        return jdbc.sql("SELECT zh, en, level, asked, since IS NOT NULL FROM flask_now WHERE flask_id = ?")
                .param(id.value())
                .query((rs, row) -> new Flask(
                        id,
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getInt(3),
                        rs.getBoolean(4),
                        rs.getBoolean(5)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.hospitality.noFlask"));
    }

    @Override
    public void requireMine(Flask flask) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(TeaRoomAct.LEVEL, TeaRoomAct.ASK, TeaRoomAct.FILL, TeaRoomAct.UNDO_FLASK);
    }

    @Override
    public List<Track> tracks() {
        return List.of(LEVEL);
    }

    @Override
    public Act undo() {
        return TeaRoomAct.UNDO_FLASK;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Flask> context) {}
}
