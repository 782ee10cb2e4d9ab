package org.jiezhen.callbacks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.callbacks.CallbackBoard.CallFact;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PersonName;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is to be rung today, or was before and was not: one row for each person, whatever the number of things. Who is in the
 * house is asked there, and is not on it. Below stands what was done today.
 */
@Component
public class CallbackBoard implements BoardSource<CallFact> {

    /** The board's name. */
    public static final String NAME = "callbacks";

    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");
    private static final long STEP = 10_000_000_000_000L;

    /** How it stands with a person. */
    public enum State {
        /** A promised time has come. */
        PROMISED,
        /** Was to be rung on a day before. */
        OVERDUE,
        /** Is to be rung today. */
        TODAY,
        /** Later, because of what was said or tried. */
        LATER,
        /** Somebody rings. */
        CALLING,
        /** Somebody else has to do something first. */
        WAITS,
        DONE
    }

    /** A colleague. */
    public record Who(StaffId id, String name) {}

    /**
     * A person who is to be rung, or a call that was made today.
     *
     * @param id of the record that stands for the person; of what is done, of the call
     * @param name as shared boards show it
     * @param masked the same for whoever may not know guests by name
     * @param what for what
     * @param at when; of what is promised, or was tried
     * @param usual at what hour the person usually answers
     * @param people who alone is to ring
     * @param roles whoever has one of them may
     * @param by who is to ring, or who rang: names, or a role's code
     * @param away whether whoever is to ring has no shift today
     * @param claim who rings
     * @param here whether the person is in the house
     * @param waits for which kind of task; null for none
     * @param order what comes first
     */
    public record CallFact(
            String id,
            State state,
            @Nullable Object name,
            @Nullable Object masked,
            Localized what,
            boolean care,
            @Nullable LocalDate due,
            @Nullable Instant at,
            int tries,
            @Nullable Integer usual,
            Set<StaffId> people,
            Set<String> roles,
            @Nullable String by,
            boolean away,
            @Nullable Who claim,
            @Nullable Instant claimed,
            boolean here,
            @Nullable String waits,
            @Nullable CallOutcome outcome,
            long order)
            implements BoardSource.Fact {

        /** Whether it is on this colleague's list beside everybody's. */
        boolean isOf(StaffId me, Set<String> mine) {
            return people.contains(me)
                    || roles.stream().anyMatch(mine::contains)
                    || (claim != null && claim.id.equals(me));
        }

        /** Whether the next free colleague rings this person. */
        boolean isFree() {
            return !here && (state == State.PROMISED || state == State.OVERDUE || state == State.TODAY);
        }

        private @Nullable String when() {
            if (at != null) {
                return DAY_AND_TIME.format(at.atZone(BusinessTime.ZONE));
            }
            return due == null ? null : DAY.format(due);
        }

        private List<Next> next(StaffId me, boolean oversees) {
            return switch (state) {
                case PROMISED, OVERDUE, TODAY, LATER -> List.of(Next.of("TAKE"));
                case CALLING -> claim != null && claim.id.equals(me) ? List.of(Next.of("GO_ON")) : List.of();
                case WAITS -> oversees ? List.of(Next.of("DECIDE")) : List.of();
                case DONE -> List.of();
            };
        }
    }

    /**
     * What is this person's to ring: everything for whoever rings everybody, otherwise what the person or the person's role
     * is to.
     *
     * @param roles the person's roles
     * @param all whether the person rings everybody
     * @param oversees whether the person decides of whom nobody reaches
     * @param names whether the person may know guests by name; others see no more than what one is called by
     */
    public static Audience<CallFact> of(StaffId me, Set<String> roles, boolean all, boolean oversees, boolean names) {
        return new Audience<>(
                "of:" + me + ":" + all + ":" + oversees + ":" + names + ":" + String.join(",", new TreeSet<>(roles)),
                CallbackPermission.CALL,
                fact -> !fact.here && (all || fact.isOf(me, roles)),
                List.of(
                        Column.text(field("nm", fact -> names ? fact.name : fact.masked), "callbacks.guest")
                                .strong()
                                .none("name.unknown"),
                        Column.text(field("wt", CallFact::what), "callbacks.what")
                                .sub(field("tr", fact -> fact.tries == 0 ? null : Integer.toString(fact.tries))
                                        .counted("callbacks.tries.one", "callbacks.tries")),
                        Column.status(
                                        field("st", CallFact::state).coded("callbacks.state", State.class),
                                        "callbacks.state",
                                        new Mark("PROMISED", "i-bell", false),
                                        new Mark("OVERDUE", "trif", true),
                                        new Mark("TODAY", "i-call", false),
                                        new Mark("LATER", "i-clock", false),
                                        new Mark("CALLING", "i-lock", false),
                                        new Mark("WAITS", "hold", false),
                                        new Mark("DONE", "i-check", false))
                                .sub(field("oc", CallFact::outcome).coded("callbacks.outcome", CallOutcome.class)),
                        Column.text(field("dt", CallFact::when), "callbacks.when")
                                .late(Field.of(
                                        "lt",
                                        fact -> fact.state == State.OVERDUE || fact.state == State.PROMISED
                                                ? true
                                                : null))
                                .sub(field("us", fact -> fact.usual == null ? null : "%02d:00".formatted(fact.usual))
                                        .counted("callbacks.usual", "callbacks.usual")),
                        Column.text(field("by", CallFact::by), "callbacks.by")
                                .sub(Field.mark("aw", CallFact::away, "callbacks.away")),
                        Column.holder(CallbackBoard::holder, _ -> null, "callbacks.claim"),
                        Column.actions(
                                fact -> fact.next(me, oversees), "callbacks.action", "TAKE", "GO_ON", "DECIDE", "OPEN"),
                        Field.mark("ca", CallFact::care, "callbacks.care"),
                        Field.mark("mi", fact -> fact.isOf(me, Set.of()), "callbacks.mine"),
                        field("op", fact -> fact.state == State.DONE ? null : true),
                        field("o", CallFact::order),
                        field("py", fact -> names ? ShownName.spelled(fact.name) : null)));
    }

    /** The call that this person has in hand: since when, and whether whoever is rung has come in meanwhile. */
    public static Audience<CallFact> heldBy(StaffId me) {
        return new Audience<>(
                "held:" + me,
                CallbackPermission.CALL,
                fact -> fact.claim != null && fact.claim.id.equals(me),
                List.of(
                        Column.status(
                                field("hs", fact -> fact.here ? "HERE" : "ON").coded("callbacks.held", "HERE", "ON"),
                                "callbacks.held",
                                new Mark("HERE", "trif", true),
                                new Mark("ON", "i-call", false)),
                        Column.elapsed(
                                field("s", fact -> fact.claimed == null ? null : fact.claimed.toEpochMilli()),
                                "callbacks.since")));
    }

    private static @Nullable HeldBy holder(CallFact fact) {
        return fact.claim == null
                ? null
                : HeldBy.person(fact.claim.id, fact.claim.name, null).since(fact.claimed);
    }

    private static Field<CallFact> field(String name, Function<CallFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    // What is open is looked up row by row, as LIMIT says: joined, all that ever was would be read to find it. Who is
    // rung, who is
    // here, whom somebody decides of and who works today are few, and are read once for all rows.
    private static final String READ = """
            WITH named AS MATERIALIZED (SELECT actor, name FROM staff_named),
            working AS MATERIALIZED (SELECT account_id FROM roster_working WHERE day = :today),
            rung AS MATERIALIZED (
                SELECT DISTINCT ON (p.person_id) p.person_id, o.staff_id, o.started
                FROM callback_claim_now o
                JOIN LATERAL (SELECT person_id FROM customer_person WHERE record_id = o.customer_id LIMIT 1) AS p ON true
                ORDER BY p.person_id, o.started),
            here AS MATERIALIZED (
                SELECT DISTINCT p.person_id
                FROM (SELECT customer_id FROM visit WHERE status = 'IN_PROGRESS' AND customer_id IS NOT NULL) AS v
                JOIN LATERAL (SELECT person_id FROM customer_person WHERE record_id = v.customer_id LIMIT 1) AS p ON true),
            decided AS MATERIALIZED (
                SELECT DISTINCT ON (p.person_id) p.person_id, k.code
                FROM (SELECT task_id, code FROM task_now WHERE code IN ('WRONG_NUMBER', 'CALL_DECIDE')) AS k
                JOIN LATERAL (SELECT customer_id FROM callback_task WHERE task_id = k.task_id LIMIT 1) AS b ON true
                JOIN LATERAL (SELECT person_id FROM customer_person WHERE record_id = b.customer_id LIMIT 1) AS p ON true
                ORDER BY p.person_id, k.task_id)
            SELECT p.person_id, p.name, p.alias, p.discreet, n.zh, n.en, n.care, n.due, n.at, n.promised, n.number,
                   n.role_code, n.staff_id, w.name AS staff_name,
                   n.staff_id IS NOT NULL AND i.account_id IS NULL AND EXISTS (SELECT FROM working) AS away,
                   l.staff_id AS claim_id, l.started AS claimed, c.name AS claim_name, h.person_id AS here, t.code AS waits,
                   learnt.tries, learnt.hour, CAST(NULL AS text) AS outcome, CAST(NULL AS uuid) AS call_id
            FROM (SELECT callback_id FROM callback_due WHERE ended IS NULL AND voided IS NULL AND due <= :today) AS d
            JOIN LATERAL (SELECT * FROM callback_now WHERE callback_id = d.callback_id LIMIT 1) AS n ON true
            JOIN LATERAL (SELECT * FROM customer_person WHERE record_id = n.customer_id LIMIT 1) AS p ON true
            LEFT JOIN named w ON w.actor = n.staff_id::text
            LEFT JOIN (SELECT DISTINCT account_id FROM working) AS i ON i.account_id = n.staff_id
            LEFT JOIN rung l ON l.person_id = p.person_id
            LEFT JOIN named c ON c.actor = l.staff_id::text
            LEFT JOIN here h ON h.person_id = p.person_id
            LEFT JOIN decided t ON t.person_id = p.person_id
            """ + CalledKind.LEARNT + """
            UNION ALL
            SELECT p.person_id, p.name, p.alias, p.discreet, y.zh, y.en, false, NULL, s.started, false, k.number,
                   NULL, k.staff_id, w.name, false, NULL, NULL, NULL, NULL, NULL, 0, NULL, s.outcome, k.id
            FROM (SELECT call_id, outcome, started FROM callback_result
                  WHERE ended IS NULL AND voided IS NULL AND started >= :midnight) AS s
            JOIN LATERAL (SELECT * FROM callback_call WHERE id = s.call_id LIMIT 1) AS k ON true
            JOIN LATERAL (SELECT * FROM customer_person WHERE record_id = k.customer_id LIMIT 1) AS p ON true
            LEFT JOIN callback_reason y ON y.code = k.script
            LEFT JOIN named w ON w.actor = k.staff_id::text
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CallbackBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(CalledKind.NAME, "booking", "day", "outcome", "visit", "customer", "account", "task", "roster");
    }

    @Override
    public List<CallFact> read() {
        var now = clock.instant();
        var today = BusinessTime.day(now);
        var people = new LinkedHashMap<String, List<Row>>();
        jdbc.sql(READ)
                .param("today", today)
                .param("midnight", today.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query(CallbackBoard::row)
                .list()
                .forEach(row ->
                        people.computeIfAbsent(row.id(), _ -> new ArrayList<>()).add(row));
        return people.entrySet().stream()
                .map(one -> fact(one.getKey(), one.getValue(), now))
                .sorted(Comparator.comparingLong(CallFact::order).thenComparing(CallFact::id))
                .toList();
    }

    /** Something for which a person is to be rung, or a call that was made. */
    private record Row(
            CustomerId person,
            @Nullable CallId call,
            @Nullable String name,
            @Nullable String alias,
            boolean discreet,
            @Nullable Localized what,
            boolean care,
            @Nullable LocalDate due,
            @Nullable Instant at,
            boolean promised,
            @Nullable String role,
            @Nullable StaffId staff,
            @Nullable String staffName,
            boolean away,
            @Nullable Who claim,
            @Nullable Instant claimed,
            boolean here,
            @Nullable String waits,
            int tries,
            @Nullable Integer hour,
            @Nullable CallOutcome outcome) {

        private String id() {
            return call == null ? person.toString() : call.toString();
        }
    }

    private static CallFact fact(String id, List<Row> rows, Instant now) {
        var first = rows.getFirst();
        var people = new LinkedHashSet<StaffId>();
        var roles = new LinkedHashSet<String>();
        var names = new LinkedHashSet<String>();
        var zh = new LinkedHashSet<String>();
        var en = new LinkedHashSet<String>();
        for (var row : rows) {
            if (row.what != null) {
                zh.add(row.what.zh());
                en.add(row.what.en());
            }
            if (row.staff != null) {
                people.add(row.staff);
                names.add(row.staffName == null ? "" : row.staffName);
            }
            if (row.role != null) {
                roles.add(row.role);
            }
        }
        var care = rows.stream().anyMatch(Row::care);
        var due = rows.stream()
                .map(Row::due)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(null);
        var promised = rows.stream()
                .filter(Row::promised)
                .map(Row::at)
                .min(Comparator.naturalOrder())
                .orElse(null);
        // Any that can be rung now brings the others with it.
        var waitsUntil = rows.stream().allMatch(row -> row.at != null && row.at.isAfter(now))
                ? rows.stream().map(Row::at).min(Comparator.naturalOrder()).orElse(null)
                : null;
        var state = state(first, due, promised, waitsUntil, now);
        return new CallFact(
                id,
                state,
                ShownName.of(first.discreet, first.alias, first.name),
                ShownName.of(first.discreet, first.alias, masked(first.name)),
                new Localized(String.join("、", zh), String.join(", ", en)),
                care,
                due,
                promised != null ? promised : waitsUntil != null ? waitsUntil : first.outcome == null ? null : first.at,
                first.tries,
                first.hour,
                Set.copyOf(people),
                Set.copyOf(roles),
                // Whoever has the role, where nobody is named: by its code, as the board words it.
                names.isEmpty() ? roles.stream().findFirst().orElse(null) : String.join("、", names),
                rows.stream().allMatch(Row::away) && !people.isEmpty() && first.outcome == null,
                first.claim,
                first.claimed,
                first.here,
                first.waits,
                first.outcome,
                order(state, care, due, promised != null ? promised : waitsUntil, first, now));
    }

    private static State state(
            Row first, @Nullable LocalDate due, @Nullable Instant promised, @Nullable Instant waitsUntil, Instant now) {
        if (first.outcome != null) {
            return State.DONE;
        }
        if (first.claim != null) {
            return State.CALLING;
        }
        if (first.waits != null) {
            return State.WAITS;
        }
        if (promised != null && !promised.isAfter(now)) {
            return State.PROMISED;
        }
        if (waitsUntil != null) {
            return State.LATER;
        }
        return due != null && due.isBefore(BusinessTime.day(now)) ? State.OVERDUE : State.TODAY;
    }

    /**
     * What comes first: a promise, then what is for a guest's safety, then what is late; and of these, whoever usually answers
     * at this hour.
     */
    private static long order(
            State state, boolean care, @Nullable LocalDate due, @Nullable Instant at, Row first, Instant now) {
        var rank =
                switch (state) {
                    case PROMISED -> 0;
                    case OVERDUE -> care ? 1 : 3;
                    case TODAY -> care ? 2 : 4;
                    case CALLING -> 5;
                    case WAITS -> 6;
                    case LATER -> 7;
                    case DONE -> 8;
                };
        var hour = now.atZone(BusinessTime.ZONE).getHour();
        var fits = first.hour != null && Math.abs(first.hour - hour) <= 1;
        var moment = at != null
                ? at
                : due == null
                        ? now
                        : due.atTime(LocalTime.MIN).atZone(BusinessTime.ZONE).toInstant();
        var millis = state == State.DONE && first.at != null
                ? STEP / 2 - first.at.toEpochMilli() / 2
                : moment.toEpochMilli();
        return (rank * 2L + (fits ? 0 : 1)) * STEP + millis;
    }

    private static @Nullable String masked(@Nullable String name) {
        return name == null || name.isEmpty() ? null : new PersonName(name).masked();
    }

    private static Row row(ResultSet rs, int number) throws SQLException {
        var claim = rs.getObject("claim_id", UUID.class);
        var staff = rs.getObject("staff_id", UUID.class);
        var outcome = rs.getString("outcome");
        var zh = rs.getString("zh");
        return new Row(
                new CustomerId(rs.getObject("person_id", UUID.class)),
                Id.orNull(rs.getObject("call_id", UUID.class), CallId::new),
                rs.getString("name"),
                rs.getString("alias"),
                rs.getBoolean("discreet"),
                zh == null ? null : new Localized(zh, rs.getString("en")),
                rs.getBoolean("care"),
                rs.getObject("due", LocalDate.class),
                at(rs, "at"),
                rs.getBoolean("promised"),
                rs.getString("role_code"),
                staff == null ? null : new StaffId(staff),
                rs.getString("staff_name"),
                rs.getBoolean("away"),
                claim == null ? null : new Who(new StaffId(claim), rs.getString("claim_name")),
                at(rs, "claimed"),
                rs.getObject("here") != null,
                rs.getString("waits"),
                rs.getInt("tries"),
                rs.getObject("hour", Integer.class),
                outcome == null ? null : CallOutcome.valueOf(outcome));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
