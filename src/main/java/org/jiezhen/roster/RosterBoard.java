package org.jiezhen.roster;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.roster.Problem.Item;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The roster: of each week a row for each person and role, a row for what a role needs, and what is missing or cannot be. */
@Component
public class RosterBoard implements BoardSource<RosterBoard.Row> {

    /** What can be missing, or cannot be: codes that have words. */
    public static final List<String> PROBLEMS =
            Arrays.stream(Problem.Code.values()).map(Enum::name).toList();

    /** What a row is. */
    public enum About {
        PERSON,
        NEED,
        PROBLEM,
        /** A public holiday, or a day that is worked instead. */
        DAY
    }

    /**
     * A row of a week.
     *
     * @param person whose; null of a need
     * @param post where the person works; of a day what it is called
     * @param role as what; of a day its kind
     * @param order where it stands; of a day which of the seven it is
     * @param days what stands on each of the seven days, as it can be typed
     * @param problem what is missing or cannot be; null of other rows
     */
    public record Row(
            String id,
            Week week,
            About about,
            @Nullable String person,
            @Nullable String name,
            @Nullable Localized post,
            @Nullable String role,
            int order,
            List<String> days,
            @Nullable Problem problem)
            implements BoardSource.Fact {}

    /** Whose rows these are, and in which order. */
    private record Key(
            int order, String name, String role, @Nullable String person, Localized post) {}

    private static final String EVERYTHING = """
            SELECT r.account_id, a.display_name AS name, a.post_zh, a.post_en, r.role_code, o.ordinal,
                   i.day, i.kind, i.started, i.ended, NULL::int AS weekday, NULL::int AS from_min, NULL::int AS to_min,
                   NULL::int AS least
            FROM account_role r
            JOIN account a ON a.id = r.account_id AND a.enabled
            JOIN role o ON o.code = r.role_code
            JOIN role_permission p ON p.role_code = r.role_code AND p.permission = 'duty.declare'
            LEFT JOIN roster_item i ON i.account_id = r.account_id AND i.role_code = r.role_code AND i.voided IS NULL
                 AND i.day BETWEEN :first AND :last
            UNION ALL
            SELECT NULL, '', '', '', o.code, o.ordinal, NULL, NULL, NULL, NULL, n.weekday, n.from_min, n.to_min, n.least
            FROM role o
            JOIN role_permission p ON p.role_code = o.code AND p.permission = 'duty.declare'
            LEFT JOIN roster_need n ON n.role_code = o.code AND n.voided IS NULL
            ORDER BY ordinal, name, account_id, day, started, kind, weekday, from_min, to_min""";

    private final JdbcClient jdbc;
    private final Clock clock;

    RosterBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One week, for whoever may see the roster. */
    public static Audience<Row> of(Week week) {
        return of("week:" + week.monday(), row -> row.week.equals(week));
    }

    /** These rows, as they are shown. */
    static Audience<Row> of(String name, Predicate<Row> whose) {
        return new Audience<>(
                name,
                RosterPermission.SEE,
                whose,
                List.of(
                        Field.of("k", Row::about),
                        Field.of("a", Row::person),
                        Field.of("nm", Row::name),
                        Field.of("po", Row::post),
                        Field.of("rl", Row::role),
                        Field.of("o", Row::order),
                        Field.of("d", row -> row.days.isEmpty() ? null : row.days),
                        Field.of("pc", row -> row.problem == null ? null : row.problem.code()),
                        Field.of(
                                "pd",
                                row -> row.problem == null
                                        ? null
                                        : (int) row.problem.day().toEpochDay()
                                                - (int) row.week.monday().toEpochDay()),
                        Field.of("pf", row -> row.problem == null ? null : Planned.time(row.problem.from())),
                        Field.of("pt", row -> row.problem == null ? null : Planned.time(row.problem.to())),
                        Field.of("ph", row -> row.problem == null ? null : row.problem.have()),
                        Field.of("pl", row -> row.problem == null ? null : row.problem.least())));
    }

    /** The role at this place in the order of the house, as the ids of rows say it. */
    public Optional<String> role(String ordinal) {
        return jdbc.sql("SELECT code FROM role WHERE ordinal::text = ?")
                .param(ordinal)
                .query(String.class)
                .optional();
    }

    @Override
    public String name() {
        return "roster";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("roster", "account");
    }

    @Override
    public List<Row> read() {
        var today = BusinessTime.day(clock.instant());
        var first = Week.of(today).plus(-1);
        var cells = new LinkedHashMap<Key, Map<LocalDate, List<Planned>>>();
        var items = new ArrayList<Item>();
        var needs = new TreeMap<String, Map<Integer, List<Need>>>();
        var orders = new LinkedHashMap<String, Integer>();
        jdbc.sql(EVERYTHING)
                .param("first", first.monday())
                .param("last", first.plus(Week.AHEAD + 1).days().getLast())
                .query(rs -> {
                    var role = rs.getString("role_code");
                    if (rs.getObject("account_id") == null) {
                        orders.put(role, rs.getInt("ordinal"));
                        need(rs, needs.computeIfAbsent(role, _ -> new TreeMap<>()));
                    } else {
                        planned(rs, cells, items);
                    }
                });
        var special = special(first);
        var holidays = special.stream()
                .filter(day -> day.kind() == SpecialDay.Kind.HOLIDAY)
                .map(SpecialDay::day)
                .collect(Collectors.toSet());
        var rows = new ArrayList<Row>();
        special.forEach(day -> rows.add(day(day)));
        for (var n = 0; n <= Week.AHEAD + 1; n++) {
            var week = first.plus(n);
            orders.forEach((role, ordinal) -> rows.add(new Row(
                    id(week, "n", Integer.toString(ordinal)),
                    week,
                    About.NEED,
                    null,
                    null,
                    null,
                    role,
                    ordinal * 1000,
                    week.days().stream()
                            .map(day -> Need.text(Problem.on(day, needs.getOrDefault(role, Map.of()), holidays)))
                            .toList(),
                    null)));
            var place = 0;
            for (var of : cells.entrySet()) {
                place++;
                rows.add(person(week, of.getKey(), of.getValue(), place));
            }
            for (var problem : Problem.in(week.days(), today, items, needs, holidays)) {
                rows.add(new Row(
                        id(
                                week,
                                "p",
                                UUID.nameUUIDFromBytes(problem.toString().getBytes(StandardCharsets.UTF_8))
                                        .toString()),
                        week,
                        About.PROBLEM,
                        null,
                        problem.person(),
                        null,
                        problem.role(),
                        rows.size(),
                        List.of(),
                        problem));
            }
        }
        return rows;
    }

    private List<SpecialDay> special(Week first) {
        return jdbc.sql(
                        "SELECT day, kind, zh, en FROM roster_day WHERE voided IS NULL AND day BETWEEN ? AND ? ORDER BY day")
                .params(first.monday(), first.plus(Week.AHEAD + 1).days().getLast())
                .query((rs, row) -> new SpecialDay(
                        rs.getObject(1, LocalDate.class),
                        SpecialDay.Kind.valueOf(rs.getString(2)),
                        new Localized(rs.getString(3), rs.getString(4))))
                .list();
    }

    private static Row day(SpecialDay special) {
        var week = Week.of(special.day());
        var day = special.day().getDayOfWeek().ordinal();
        return new Row(
                id(week, "d", Integer.toString(day)),
                week,
                About.DAY,
                null,
                null,
                special.name(),
                special.kind().name(),
                day,
                List.of(),
                null);
    }

    private static Row person(Week week, Key key, Map<LocalDate, List<Planned>> days, int place) {
        return new Row(
                id(week, key.order + "", key.person == null ? "" : key.person),
                week,
                About.PERSON,
                key.person,
                key.name,
                key.post,
                key.role,
                key.order * 1000 + 1 + place % 999,
                week.days().stream()
                        .map(day -> Planned.text(days.getOrDefault(day, List.of())))
                        .toList(),
                null);
    }

    private static String id(Week week, String kind, String what) {
        return week.monday().toString().replace("-", "") + ':' + kind + ':' + what;
    }

    private static void need(ResultSet rs, Map<Integer, List<Need>> needs) throws SQLException {
        if (rs.getObject("weekday") != null) {
            needs.computeIfAbsent(rs.getInt("weekday"), _ -> new ArrayList<>())
                    .add(new Need(rs.getInt("from_min"), rs.getInt("to_min"), rs.getInt("least")));
        }
    }

    private static void planned(ResultSet rs, Map<Key, Map<LocalDate, List<Planned>>> cells, List<Item> items)
            throws SQLException {
        var person = rs.getString("account_id");
        var key = new Key(
                rs.getInt("ordinal"),
                rs.getString("name"),
                rs.getString("role_code"),
                person,
                new Localized(rs.getString("post_zh"), rs.getString("post_en")));
        var days = cells.computeIfAbsent(key, _ -> new TreeMap<>());
        var day = rs.getObject("day", LocalDate.class);
        if (day != null) {
            var planned = Planned.between(
                    Planned.Kind.valueOf(rs.getString("kind")),
                    day,
                    rs.getObject("started", OffsetDateTime.class).toInstant(),
                    rs.getObject("ended", OffsetDateTime.class).toInstant());
            days.computeIfAbsent(day, _ -> new ArrayList<>()).add(planned);
            items.add(new Item(person, key.name, key.role, day, planned));
        }
    }
}
