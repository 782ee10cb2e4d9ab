package org.jiezhen.house;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Story;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A place, as commands change it; where it was dragged to by a slip is taken back. */
@Component
class PlaceKind implements Kind<PlaceId, BuiltPlace> {

    static final String NAME = "place";

    static final String COLUMNS = """
            id, version, in_use, kind, floor, department, ordinal, name_zh, name_en, short_zh, short_en, row_zh, row_en,
            row_no, wall_zh, wall_en, housekeeping, plan_x, plan_y, plan_w, plan_h""";

    private final JdbcClient jdbc;
    private final Story story;
    private final JsonMapper json;

    PlaceKind(JdbcClient jdbc, Story story, JsonMapper json) {
        this.jdbc = jdbc;
        this.story = story;
        this.json = json;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PlaceId id(UUID value) {
        return new PlaceId(value);
    }

    /**
     * Changes of the house follow each other by a lock of their own; the place's row, for which visits wait too, is locked
     * after the journal, as a visit's command does: see {@link #claim}.
     */
    @Override
    public BuiltPlace locked(PlaceId id) {
        lockHouse();
        return jdbc.sql("SELECT " + COLUMNS + " FROM place WHERE id = ?")
                .param(id.value())
                .query(PlaceKind::built)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.place.gone"));
    }

    /** Whoever changes the house does so alone, so that two names typed at once are compared, too. */
    void lockHouse() {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext('jiezhen.house'))")
                .query((rs, row) -> true)
                .single();
    }

    /** Locks the place against whoever leads a guest there meanwhile: a period names it by a foreign key. */
    void claim(PlaceId id) {
        jdbc.sql("SELECT id FROM place WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .single();
    }

    /** Whoever may change the house may change all of it. */
    @Override
    public void requireMine(BuiltPlace place) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(HouseAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of();
    }

    @Override
    public Act undo() {
        return HouseAct.UNDO;
    }

    /** Only while it lies where the act laid it: somebody may have laid it elsewhere since. */
    @Override
    public void requireUndoable(Undone undone, Context<BuiltPlace> context) {
        if (!Optional.ofNullable(context.subject().details().spot()).equals(spot(undone, "to"))) {
            throw story.onTop(this, context.subject(), undone.entry());
        }
    }

    @Override
    public void takeBack(Undone undone, Context<BuiltPlace> context) {
        lay(context.subject().id(), spot(undone, "from").orElse(null));
    }

    void lay(PlaceId id, @Nullable Spot spot) {
        jdbc.sql("""
                        UPDATE place SET plan_x = :x, plan_y = :y, plan_w = :w, plan_h = :h, version = version + 1
                        WHERE id = :id""")
                .param("id", id.value())
                .param("x", spot == null ? null : (Integer) spot.x())
                .param("y", spot == null ? null : (Integer) spot.y())
                .param("w", spot == null ? null : (Integer) spot.width())
                .param("h", spot == null ? null : (Integer) spot.height())
                .update();
    }

    /** What the journal keeps of where a place lies: figures, or null for laid out by its ordinal. */
    static @Nullable List<Integer> figures(@Nullable Spot spot) {
        return spot == null ? null : List.of(spot.x(), spot.y(), spot.width(), spot.height());
    }

    private Optional<Spot> spot(Undone undone, String which) {
        var figures = jdbc.sql("SELECT detail::text FROM journal_told WHERE id = ?")
                .param(undone.entry())
                .query((rs, row) -> json.readTree(rs.getString(1)))
                .single()
                .path(which);
        return figures.size() < 4
                ? Optional.empty()
                : Optional.of(new Spot(at(figures, 0), at(figures, 1), at(figures, 2), at(figures, 3)));
    }

    private static int at(JsonNode figures, int n) {
        return figures.path(n).asInt(0);
    }

    static BuiltPlace built(ResultSet rs, int row) throws SQLException {
        var wall = rs.getString("wall_zh");
        var seats = rs.getString("row_zh");
        var seatsEn = rs.getString("row_en");
        var x = rs.getObject("plan_x", Integer.class);
        return new BuiltPlace(
                new PlaceId(rs.getObject("id", UUID.class)),
                rs.getLong("version"),
                rs.getBoolean("in_use"),
                new PlaceDetails(
                        Place.Kind.valueOf(rs.getString("kind")),
                        rs.getInt("floor"),
                        rs.getString("department"),
                        rs.getInt("ordinal"),
                        new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                        new Localized(rs.getString("short_zh"), rs.getString("short_en")),
                        seats == null
                                ? null
                                : new PlaceDetails.Row(
                                        new Localized(seats, seatsEn == null ? seats : seatsEn), rs.getInt("row_no")),
                        wall == null ? null : new Localized(wall, rs.getString("wall_en")),
                        rs.getBoolean("housekeeping"),
                        x == null ? null : new Spot(x, rs.getInt("plan_y"), rs.getInt("plan_w"), rs.getInt("plan_h"))));
    }
}
