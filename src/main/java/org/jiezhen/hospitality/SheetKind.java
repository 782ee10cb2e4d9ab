package org.jiezhen.hospitality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Subject;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A list of a day, as commands act on it. */
@Component
class SheetKind implements Kind<SheetId, SheetKind.Sheet> {

    static final String NAME = "teaSheet";

    static final Track STATE = new Track(
            "tea_sheet_state", "sheet_id", List.of(new Value("done", "int[]"), new Value("signed", "boolean")));

    /**
     * A list of a day, locked.
     *
     * @param by who wrote last; null while nobody has
     */
    record Sheet(
            SheetId id,
            String list,
            LocalDate day,
            Localized name,
            Set<Integer> done,
            boolean written,
            boolean signed,
            OffsetDateTime since,
            @Nullable String by)
            implements Subject<SheetId> {

        @Override
        public String label() {
            return name.zh();
        }

        @Override
        public void requireOpen() {
            if (signed) {
                throw new Refusal(
                        "refusal.hospitality.signed",
                        name,
                        since.toInstant(),
                        Optional.ofNullable(by).orElse(""));
            }
        }
    }

    private final JdbcClient jdbc;

    SheetKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The one of this list and day, made where there is none yet. */
    Optional<SheetId> of(String list, LocalDate day) {
        jdbc.sql("""
                        INSERT INTO tea_sheet (id, list, day) SELECT gen_random_uuid(), code, ? FROM tea_list WHERE code = ?
                        ON CONFLICT DO NOTHING""").params(day, list).update();
        return jdbc.sql("SELECT id FROM tea_sheet WHERE list = ? AND day = ?")
                .params(list, day)
                .query(Id.column(SheetId::new))
                .optional();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public SheetId id(UUID value) {
        return new SheetId(value);
    }

    @Override
    public Sheet locked(SheetId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('teaSheet:' || ?, 0))")
                .param(id.toString())
                .query((rs, row) -> true)
                .single();
        return jdbc.sql("""
                        SELECT t.id, t.list, t.day, l.zh, l.en, s.done, coalesce(s.signed, false) AS signed,
                               s.id IS NOT NULL AS written, coalesce(s.started, now()) AS since, n.name
                        FROM tea_sheet t JOIN tea_list l ON l.code = t.list
                        LEFT JOIN tea_sheet_state s ON s.sheet_id = t.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE t.id = ?""")
                .param(id.value())
                .query(SheetKind::sheet)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.hospitality.noList"));
    }

    private static Sheet sheet(ResultSet rs, int row) throws SQLException {
        return new Sheet(
                new SheetId(rs.getObject("id", UUID.class)),
                rs.getString("list"),
                rs.getObject("day", LocalDate.class),
                new Localized(rs.getString("zh"), rs.getString("en")),
                numbers(rs),
                rs.getBoolean("written"),
                rs.getBoolean("signed"),
                rs.getObject("since", OffsetDateTime.class),
                rs.getString("name"));
    }

    static Set<Integer> numbers(ResultSet rs) throws SQLException {
        var done = rs.getArray("done");
        return done == null ? Set.of() : Set.copyOf(Arrays.asList((Integer[]) done.getArray()));
    }

    @Override
    public void requireMine(Sheet sheet) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(TeaRoomAct.TICK, TeaRoomAct.SIGN, TeaRoomAct.UNDO_SHEET);
    }

    @Override
    public List<Track> tracks() {
        return List.of(STATE);
    }

    @Override
    public Act undo() {
        return TeaRoomAct.UNDO_SHEET;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Sheet> context) {
        context.subject().requireOpen();
    }
}
