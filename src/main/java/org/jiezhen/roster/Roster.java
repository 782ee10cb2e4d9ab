package org.jiezhen.roster;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.journal.Journal;
import org.jiezhen.roster.Planned.TeaHours;
import org.jiezhen.roster.RosterItems.Cell;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writing who works when, and what the house needs. */
@Service
@Transactional
@RolesAllowed(RosterPermission.CHANGE)
public class Roster {

    /**
     * What became of copying a week: how many days were written, and how many were kept as they stood.
     *
     * @param done of each person whose days were written, to be taken back
     */
    public record Copied(int written, int kept, List<Done<StaffId>> done) {}

    // As it travels with its press.
    private record Kept(int written, int kept, List<Piece> pieces) {}

    private record Piece(UUID person, String label, long entry) {

        Done<StaffId> done() {
            return new Done<>(new StaffId(person), label, entry);
        }
    }

    /** What became of a need: nothing to be taken back, and the same for a second press. */
    record Said(boolean changed) {}

    private final Commands commands;
    private final RosterKind kind;
    private final RosterItems items;
    private final House house;
    private final JdbcClient jdbc;

    Roster(Commands commands, RosterKind kind, RosterItems items, House house, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.items = items;
        this.house = house;
        this.jdbc = jdbc;
    }

    /**
     * Writes one day of somebody in a role anew. Tea duty takes two days: typed on its first, it is written on both.
     *
     * @param typed hours, tea, leave; nothing where nobody works
     * @param was what the screen showed: whoever wrote it meanwhile is not overwritten; null does not ask
     * @throws Refusal when it cannot be read, is over, or says otherwise meanwhile: by whom, since when
     */
    public Done<StaffId> write(
            UUID key, StaffId person, String role, LocalDate day, String typed, @Nullable String was) {
        var deed = RosterAct.WRITE.with("day", day).with("role", role);
        return commands.onAny(kind, person, key, deed, context -> {
            var cell = new Cell(person, role, day);
            var planned = read(typed);
            requireWritable(cell);
            var before = items.in(cell);
            if (was != null && !Planned.text(before).equals(was) && !before.equals(planned)) {
                throw changed(cell, context.subject().label(), before);
            }
            items.write(cell, planned, context);
            if (begins(Planned.Kind.TEA, planned) && !begins(Planned.Kind.TEA, before)) {
                secondDay(cell, planned, context);
            }
        });
    }

    private Refusal changed(Cell cell, String person, List<Planned> now) {
        var written = items.written(cell).orElseThrow();
        return now.isEmpty()
                ? new Refusal("refusal.roster.emptied", written.by(), written.at(), person)
                : new Refusal("refusal.roster.changed", written.by(), written.at(), person, Planned.text(now));
    }

    /** On the day before, tea duty has begun: then this is its second day, and it ends with it. */
    private void secondDay(Cell cell, List<Planned> planned, Commands.Context<Rostered> context) {
        var yesterday = new Cell(cell.person(), cell.role(), cell.day().minusDays(1));
        var tomorrow = new Cell(cell.person(), cell.role(), cell.day().plusDays(1));
        if (!begins(Planned.Kind.TEA, items.in(yesterday)) && items.in(tomorrow).isEmpty()) {
            items.write(
                    tomorrow,
                    planned.stream()
                            .filter(one -> one.kind() == Planned.Kind.TEA)
                            .toList(),
                    context);
        }
    }

    private static boolean begins(Planned.Kind kind, List<Planned> planned) {
        return planned.stream().anyMatch(one -> one.kind() == kind);
    }

    private void requireWritable(Cell cell) {
        if (!items.holds(cell.person(), cell.role())) {
            throw new Refusal("refusal.roster.role");
        }
        requireDay(cell.day());
    }

    private void requireDay(LocalDate day) {
        var today = today();
        if (day.isBefore(today)) {
            throw new Refusal("refusal.roster.past", day.toString());
        }
        if (!Week.of(day).isShown(today)) {
            throw new Refusal("refusal.roster.far", Week.AHEAD);
        }
    }

    private LocalDate today() {
        return BusinessTime.day(commands.now());
    }

    /** What a text says, by the house's hours of tea duty. */
    List<Planned> read(String text) {
        return Planned.read(text, teaHours());
    }

    private TeaHours teaHours() {
        return new TeaHours(house.rule("TEA_FROM"), house.rule("TEA_TO"));
    }

    /**
     * Copies the week before into this one, where nothing stands yet and the day is not over: a second press changes nothing.
     */
    public Copied copy(UUID key, Week into) {
        var copied = commands.once(key, RosterAct.COPY, Kept.class, () -> {
            if (!into.isShown(today()) || into.days().getLast().isBefore(today())) {
                throw new Refusal("refusal.roster.past", into.days().getLast().toString());
            }
            var people = jdbc.sql("""
                            SELECT DISTINCT account_id FROM roster_item
                            WHERE day BETWEEN ? AND ? AND voided IS NULL ORDER BY account_id""")
                    .params(into.plus(-1).monday(), into.plus(-1).days().getLast())
                    .query(Id.column(StaffId::new))
                    .list();
            var written = 0;
            var kept = 0;
            var pieces = new ArrayList<Piece>();
            for (var person : people) {
                var one = copy(kind.locked(person), into);
                written += one.written;
                kept += one.kept;
                pieces.addAll(one.pieces);
            }
            return new Kept(written, kept, pieces);
        });
        return new Copied(
                copied.written,
                copied.kept,
                copied.pieces.stream().map(Piece::done).toList());
    }

    private Kept copy(Rostered person, Week into) {
        var cells = jdbc
                .sql("""
                        SELECT DISTINCT account_id, role_code, day + 7 AS day FROM roster_item
                        WHERE account_id = ? AND day BETWEEN ? AND ? AND voided IS NULL ORDER BY day, role_code""")
                .params(
                        person.id().value(),
                        into.plus(-1).monday(),
                        into.plus(-1).days().getLast())
                .query((rs, row) ->
                        new Cell(person.id(), rs.getString("role_code"), rs.getObject("day", LocalDate.class)))
                .list()
                .stream()
                .filter(cell -> !cell.day().isBefore(today()) && items.holds(cell.person(), cell.role()))
                .toList();
        var empty = cells.stream().filter(cell -> items.in(cell).isEmpty()).toList();
        if (empty.isEmpty()) {
            return new Kept(0, cells.size(), List.of());
        }
        var done = commands.run(
                kind,
                person,
                RosterAct.COPY.with("week", into.monday()),
                context -> empty.forEach(cell -> {
                    var before = new Cell(cell.person(), cell.role(), cell.day().minusDays(7));
                    items.write(cell, items.in(before), context);
                }));
        return new Kept(
                empty.size(),
                cells.size() - empty.size(),
                List.of(new Piece(person.id().value(), done.label(), done.entry())));
    }

    /**
     * Says how many of a role the house needs on a day of the week, from now on. On a public holiday what is said of
     * holidays holds, and where nothing is, what is said of the day of the week.
     *
     * @param weekday 1 is Monday, 8 is any public holiday
     * @param was what the screen showed; null does not ask
     */
    public void need(UUID key, String role, int weekday, String typed, @Nullable String was) {
        commands.once(key, RosterAct.NEED, Said.class, () -> {
            var needs = Need.read(typed, weekday);
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('roster need', 0))")
                    .query((rs, row) -> true)
                    .single();
            var before = needs(role, weekday);
            // Where nothing is said of holidays, the screen shows what holds on the day of the week.
            var first = weekday == Need.HOLIDAY && before.isEmpty();
            if (was != null && !first && !Need.text(before).equals(was) && !before.equals(needs)) {
                throw new Refusal("refusal.roster.needChanged", Need.text(before));
            }
            if (before.equals(needs)) {
                return new Said(false);
            }
            var deed = RosterAct.NEED.with("role", role).with("weekday", weekday);
            var entry = commands.run(new Journal.Subject("roster", "need"), deed, () -> {});
            var now = RosterItems.utc(commands.now());
            jdbc.sql("""
                            UPDATE roster_need SET voided = ?, voided_by = ?
                            WHERE role_code = ? AND weekday = ? AND voided IS NULL""").params(now, entry, role, weekday).update();
            needs.forEach(need -> jdbc.sql("""
                            INSERT INTO roster_need (role_code, weekday, from_min, to_min, least, recorded, begun_by)
                            VALUES (:role, :weekday, :from, :to, :least, :now, :entry)""")
                    .params(Map.of(
                            "role",
                            role,
                            "weekday",
                            weekday,
                            "from",
                            need.from(),
                            "to",
                            need.to(),
                            "least",
                            need.least(),
                            "now",
                            now,
                            "entry",
                            entry))
                    .update());
            return new Said(true);
        });
    }

    private List<Need> needs(String role, int weekday) {
        return jdbc.sql("""
                        SELECT from_min, to_min, least FROM roster_need
                        WHERE role_code = ? AND weekday = ? AND voided IS NULL ORDER BY from_min, to_min""")
                .params(role, weekday)
                .query((rs, row) -> new Need(rs.getInt(1), rs.getInt(2), rs.getInt(3)))
                .list();
    }
}
