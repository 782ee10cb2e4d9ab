package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.hospitality.SheetKind.Sheet;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shell.HouseName;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The lists of the tea room: ticked through the day by whoever is on tea duty, signed once they are whole, and then as they are. */
@Service
@Transactional
@RolesAllowed(HospitalityPermission.SERVE)
public class TeaLists {

    /** Something of a list. */
    public record Item(int id, Localized text) {}

    /** Something that is looked at, or was once: what was signed names it. */
    private record Kept(Item item, boolean asked) {}

    /**
     * A list on a day.
     *
     * @param due until when, in minutes of the day
     * @param done ids of what was seen to be so
     * @param by who wrote last, or signed; null while nobody has
     */
    public record OfDay(
            String list,
            Localized name,
            LocalDate day,
            int due,
            List<Item> items,
            Set<Integer> done,
            boolean signed,
            @Nullable Instant since,
            @Nullable String by) {}

    /** A sheet of paper, as a file. */
    public record PaperFile(String name, byte[] bytes) {}

    private final Commands commands;
    private final SheetKind kind;
    private final Transitions transitions;
    private final HouseName house;
    private final JdbcClient jdbc;
    private final Clock clock;

    TeaLists(
            Commands commands, SheetKind kind, Transitions transitions, HouseName house, JdbcClient jdbc, Clock clock) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.house = house;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The lists of a day, written on or not. */
    @Transactional(readOnly = true)
    public List<OfDay> of(LocalDate day) {
        var items = items();
        return jdbc.sql("""
                        SELECT l.code, l.zh, l.en, l.due, s.done, coalesce(s.signed, false) AS signed, s.started, n.name
                        FROM tea_list l
                        LEFT JOIN tea_sheet t ON t.list = l.code AND t.day = ?
                        LEFT JOIN tea_sheet_state s ON s.sheet_id = t.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        ORDER BY l.rank""")
                .param(day)
                .query((rs, row) -> ofDay(rs, day, items))
                .list();
    }

    /** The day on which lists are written now. */
    @Transactional(readOnly = true)
    public LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    /**
     * One of today.
     *
     * @throws Refusal when there is no such list
     */
    @Transactional(readOnly = true)
    public OfDay today(String list) {
        return of(today()).stream()
                .filter(one -> one.list().equals(list))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.hospitality.noList"));
    }

    // What is signed stays what it was, whatever the house asks for since.
    private static OfDay ofDay(ResultSet rs, LocalDate day, Map<String, List<Kept>> items) throws SQLException {
        var since = rs.getObject("started", OffsetDateTime.class);
        var done = SheetKind.numbers(rs);
        var signed = rs.getBoolean("signed");
        return new OfDay(
                rs.getString("code"),
                new Localized(rs.getString("zh"), rs.getString("en")),
                day,
                rs.getInt("due"),
                items.getOrDefault(rs.getString("code"), List.of()).stream()
                        .filter(one -> signed ? done.contains(one.item.id) : one.asked)
                        .map(Kept::item)
                        .toList(),
                done,
                signed,
                since == null ? null : since.toInstant(),
                rs.getString("name"));
    }

    private Map<String, List<Kept>> items() {
        var items = new HashMap<String, List<Kept>>();
        jdbc.sql("SELECT list, id, zh, en, asked FROM tea_list_item ORDER BY list, rank, id")
                .query(rs -> {
                    var item = new Item(rs.getInt(2), new Localized(rs.getString(3), rs.getString(4)));
                    items.computeIfAbsent(rs.getString(1), _ -> new ArrayList<>())
                            .add(new Kept(item, rs.getBoolean(5)));
                });
        return items;
    }

    /**
     * So much of it was seen to be so, today.
     *
     * @throws Refusal when it is signed: by whom, and when
     */
    public Done<SheetId> tick(UUID key, String list, Set<Integer> done) {
        return write(key, list, done, TeaRoomAct.TICK, false);
    }

    /**
     * It is whole, and signed by whoever acts.
     *
     * @throws Refusal when something of it is missing, or it is signed already
     */
    public Done<SheetId> sign(UUID key, String list, Set<Integer> done) {
        return write(key, list, done, TeaRoomAct.SIGN, true);
    }

    private Done<SheetId> write(UUID key, String list, Set<Integer> done, TeaRoomAct act, boolean signed) {
        return commands.once(kind, key, act, () -> {
            var id = kind.of(list, BusinessTime.day(clock.instant()))
                    .orElseThrow(() -> new Refusal("refusal.hospitality.noList"));
            var sheet = kind.locked(id);
            sheet.requireOpen();
            var asked = items().getOrDefault(list, List.of()).stream()
                    .filter(Kept::asked)
                    .map(one -> one.item.id)
                    .collect(Collectors.toSet());
            if (!asked.containsAll(done)) {
                throw new Refusal("refusal.hospitality.noList");
            }
            if (signed && !done.containsAll(asked)) {
                throw new Refusal("refusal.hospitality.notWhole", sheet.name(), asked.size() - done.size());
            }
            return commands.run(kind, sheet, act.with("list", list), context -> become(context, done, signed));
        });
    }

    private void become(Context<Sheet> context, Set<Integer> done, boolean signed) {
        var sheet = context.subject();
        var values = Map.of(
                "done",
                done.stream().sorted().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
                "signed",
                signed);
        if (sheet.written()) {
            transitions.next(SheetKind.STATE, sheet.id().value(), null, values, context.now(), context.entry());
        } else {
            transitions.begin(SheetKind.STATE, sheet.id().value(), values, context.now(), context.entry());
        }
    }

    /** The lists of a day on paper, in the language in which they are read. */
    @Transactional(readOnly = true)
    public PaperFile print(LocalDate day, Locale language) {
        return new PaperFile("tea-" + day + ".pdf", TeaPdf.of(of(day), day, house.in(language), language));
    }
}
