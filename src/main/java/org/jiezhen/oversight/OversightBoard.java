package org.jiezhen.oversight;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is late, left or beyond reach now, in the order of the harm that comes of it. */
@Component
public class OversightBoard implements BoardSource<Wrong> {

    /** The board's name. */
    public static final String NAME = "oversight";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    /** What comes of it: the worst first. */
    public enum Harm {
        /** Something is asked for, and nobody is on duty who may do it. */
        UNMANNED,
        /** A guest is alone. */
        ALONE,
        /** Whoever is with a guest cannot be reached. */
        UNREACHABLE,
        /** A guest or a room waits for what is late. */
        WAITS,
        /** Something else is late. */
        LATE,
        /** A room is not as it should be. */
        ROOM,
        /** Somebody left it behind, and it is not late yet. */
        LEFT
    }

    /** What a row is about, and so what can be done. */
    public enum About {
        TASK,
        GUEST,
        ROOM,
        CUP
    }

    /**
     * Something wrong.
     *
     * @param label by what people call it: a ticket, a task's number, a room
     * @param what what it is
     * @param where where, or what more is to be said
     * @param left who left it behind, if somebody did
     * @param seconds after how many seconds it is late; null when it has no time
     * @param level how many rules it has gone through
     * @param knownBy who knows of it and is on it
     * @param of the guest and the room that a task is about
     * @param asked whether people ask for it; otherwise it comes about by itself
     */
    public record Wrong(
            String id,
            Harm harm,
            About kind,
            UUID about,
            String label,
            @Nullable Localized what,
            @Nullable Localized where,
            @Nullable StaffId owner,
            @Nullable String ownerName,
            @Nullable String ownerRole,
            @Nullable Instant ownerSince,
            @Nullable String left,
            Instant since,
            @Nullable Integer seconds,
            int level,
            @Nullable String knownBy,
            @Nullable Instant until,
            Set<String> of,
            boolean asked)
            implements BoardSource.Fact {

        /** What is wrong with rooms and cups is read each time; and of a room that is to be cleaned any guest may be the reason. */
        @Override
        public boolean about(String kind, String subject) {
            return this.kind == About.ROOM
                    || this.kind == About.CUP
                    || subject.equals(about.toString())
                    || of.contains(subject)
                    || (kind.equals("visit") && !asked);
        }

        /** Whether nobody has it. */
        public boolean isNobodys() {
            return owner == null && (kind == About.TASK || harm == Harm.ALONE);
        }

        /** Whether somebody knows of it. */
        public boolean isKnown() {
            return knownBy != null;
        }

        // What somebody knows of stands below all else.
        private int rank() {
            return (isKnown() ? Harm.values().length : 0) + harm.ordinal();
        }

        private @Nullable HeldBy holder() {
            return owner != null
                    ? HeldBy.person(owner, ownerName, ownerRole).since(ownerSince)
                    : harm == Harm.ALONE ? HeldBy.NOBODY.since(since) : null;
        }
    }

    /** Whoever answers for the day sees all of it, by ticket and never by a guest's name. */
    public static final Audience<Wrong> WATCH = Audience.everyRow(
            "watch",
            OversightPermission.WATCH,
            Column.status(
                    field("hm", wrong -> wrong.harm).coded("oversight.harm", Harm.class),
                    "oversight.harm",
                    new Mark("UNMANNED", "i-bell", true),
                    new Mark("ALONE", "alone", false),
                    new Mark("UNREACHABLE", "i-call", true),
                    new Mark("WAITS", "i-clock", false),
                    new Mark("LATE", "i-task", false),
                    new Mark("ROOM", "i-room", false),
                    new Mark("LEFT", "out", false)),
            Column.ticket(field("tk", Wrong::label), "oversight.ticket"),
            Column.text(field("wt", Wrong::what), "oversight.what")
                    .strong()
                    .sub(
                            field("wh", Wrong::where),
                            field("lf", Wrong::left).counted("oversight.left", "oversight.left")),
            Column.holder(Wrong::holder, _ -> null, "oversight.with"),
            Column.elapsed(
                    field("s", wrong -> wrong.since.toEpochMilli()), field("tg", Wrong::seconds), "oversight.since"),
            Column.text(field("kb", Wrong::knownBy), "oversight.known")
                    .none("oversight.unknown")
                    .sub(field("ut", wrong -> wrong.until == null ? null : TIME.format(wrong.until))
                            .counted("oversight.until", "oversight.until")),
            Column.actions(OversightBoard::next, "oversight.action", "GIVE", "KNOW", "OPEN"),
            field("ak", wrong -> wrong.isKnown() ? "YES" : null),
            field("lv", wrong -> wrong.level),
            field("rk", Wrong::rank));

    private static final String TASK = "task:";

    private static final String TASKS = """
            SELECT 'task' AS id, 'TASK' AS kind,
                   CASE WHEN u.task_id IS NOT NULL THEN 'UNMANNED'
                        WHEN e.since IS NULL THEN 'LEFT'
                        WHEN t.visit_id IS NOT NULL OR t.room_id IS NOT NULL THEN 'WAITS' ELSE 'LATE' END AS harm,
                   t.task_id AS about,
                   coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'),
                            'T' || t.number) AS label,
                   t.zh AS what_zh, t.en AS what_en, p.name_zh AS where_zh, p.name_en AS where_en,
                   t.owner, t.owner_since, l.left_by, t.requested AS since,
                   CAST(extract(epoch FROM t.due - t.requested) AS int) AS seconds, coalesce(e.level, 0) AS level,
                   t.visit_id AS of_visit, t.room_id AS of_room, c.asked
            FROM task_now t
            JOIN task_code c ON c.code = t.code
            LEFT JOIN visit v ON v.id = t.visit_id
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = t.visit_id LIMIT 1) AS n ON true
            LEFT JOIN place p ON p.id = coalesce(t.room_id, n.place_id, t.to_id)
            LEFT JOIN LATERAL (SELECT task_id FROM task_unmanned WHERE task_id = t.task_id LIMIT 1) AS u ON true
            LEFT JOIN LATERAL (SELECT task_id, left_by FROM task_left WHERE task_id = t.task_id LIMIT 1) AS l ON true
            LEFT JOIN LATERAL (SELECT max(since) AS since, CAST(count(*) AS int) AS level FROM escalation
                               WHERE about = t.task_id) AS e ON true
            WHERE (u.task_id IS NOT NULL OR l.task_id IS NOT NULL OR e.since IS NOT NULL)
            """;

    // Of the guests those who are concerned are found first, and looked up one by one, as LIMIT says.
    private static final String ALONE = """
            SELECT 'alone', 'GUEST', 'ALONE', n.visit_id,
                   'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0'),
                   w.waits_zh, w.waits_en, p.name_zh, p.name_en, NULL, NULL, l.left_by, n.custody_since, g.seconds, 0,
                   NULL, NULL, true
            FROM visit_custody_now c
            JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = c.visit_id LIMIT 1) AS n ON true
            JOIN waiting_reason w ON w.code = n.reason
            JOIN target g ON g.code = 'ALONE'
            LEFT JOIN place p ON p.id = n.place_id
            LEFT JOIN visit_left l ON l.visit_id = n.visit_id
            WHERE c.holder = 'NONE'
            """;

    private static final String UNREACHABLE = """
            SELECT 'unreachable', 'GUEST', 'UNREACHABLE', n.visit_id,
                   'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0'),
                   w.waits_zh, w.waits_en, p.name_zh, p.name_en, n.staff_id, n.custody_since, NULL, u.since, g.seconds, 0,
                   NULL, NULL, true
            FROM staff_unreachable_now u
            JOIN visit_custody_now c ON c.staff_id = u.account_id
            JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = c.visit_id LIMIT 1) AS n ON true
            JOIN waiting_reason w ON w.code = n.reason
            JOIN target g ON g.code = 'UNREACHABLE'
            LEFT JOIN place p ON p.id = n.place_id
            WHERE true
            """;

    // From its time on it stands here; that nobody answered is written when the portal next looks.
    private static final String UNANSWERED = """
            SELECT 'unanswered', 'GUEST', 'WAITS', n.visit_id,
                   'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0'),
                   k.zh || '：' || s.name, k.en || ': ' || s.name, p.name_zh, p.name_en, n.staff_id, n.custody_since, NULL,
                   u.asked, CAST(extract(epoch FROM u.due - u.asked) AS int),
                   CAST((SELECT count(*) FROM escalation WHERE about = u.decision_id) AS int), NULL, NULL, true
            FROM triage_unanswered u
            JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = u.visit_id LIMIT 1) AS n ON true
            JOIN late_kind k ON k.code = 'CONSENT'
            JOIN staff_named s ON s.actor = u.staff_id::text
            LEFT JOIN place p ON p.id = n.place_id
            WHERE u.state = 'EXPIRED'
            """;

    // It stands here once it is late.
    private static final String UNAPPROVED = """
            SELECT 'unapproved', 'GUEST', 'WAITS', n.visit_id,
                   'A' || lpad(n.ticket_number::text, greatest(3, length(n.ticket_number::text)), '0'),
                   k.zh || '：' || s.name, k.en || ': ' || s.name, p.name_zh, p.name_en, n.staff_id, n.custody_since, NULL,
                   q.asked, CAST(extract(epoch FROM q.due - q.asked) AS int), e.level, NULL, NULL, true
            FROM quote_unanswered q
            JOIN LATERAL (SELECT CAST(count(*) AS int) AS level FROM escalation WHERE about = q.version_id) AS e ON e.level > 0
            JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = q.visit_id LIMIT 1) AS n ON true
            JOIN late_kind k ON k.code = 'APPROVAL'
            JOIN staff_named s ON s.actor = q.staff_id::text
            LEFT JOIN place p ON p.id = n.place_id
            WHERE true
            """;

    private static final String ROOMS = """
            SELECT lower(r.kind), 'ROOM', 'ROOM', r.about, r.label, NULL, NULL, r.zh, r.en, NULL, NULL, NULL, r.since, 0, 0,
                   NULL, NULL, true
            FROM (SELECT 'NOT_CLEANED' AS kind, about, label, zh, en, since FROM notice_room_not_cleaned
                  UNION ALL SELECT 'RAN_OUT', about, label, zh, en, since FROM notice_room_ran_out
                  UNION ALL SELECT 'DIFFERS', about, label, zh, en, since FROM notice_room_differs) AS r
            """;

    // A guest waits for a drink; cups only stand about.
    private static final String CUPS = """
            SELECT lower(d.code), 'CUP', CASE d.code WHEN 'DRINK' THEN 'WAITS' ELSE 'LATE' END, d.about,
                   'A' || lpad(d.ticket_number::text, greatest(3, length(d.ticket_number::text)), '0'),
                   k.zh || '：' || d.zh, k.en || ': ' || lower(d.en), p.name_zh, p.name_en, d.staff_id, NULL, NULL, d.asked,
                   CAST(extract(epoch FROM d.due - d.asked) AS int), e.level, NULL, NULL, true
            FROM drink_due d
            JOIN LATERAL (SELECT CAST(count(*) AS int) AS level FROM escalation WHERE about = d.about) AS e ON e.level > 0
            JOIN late_kind k ON k.code = d.code
            LEFT JOIN place p ON p.id = d.place_id
            """;

    private static final String OF_TASKS = """
            AND (t.task_id = ANY (ARRAY(SELECT unnest(CAST(:tasks AS uuid[]))))
                 OR t.visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))
                 OR t.room_id = ANY (ARRAY(SELECT unnest(CAST(:rooms AS uuid[]))))
                 OR t.room_id = ANY (ARRAY(SELECT claim FROM visit_place
                                           WHERE visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[])))) AND claim IS NOT NULL)))
            """;

    private static final String OF_GUESTS = "AND c.visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))\n";

    private static final String OF_ANSWERS = "AND u.visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))\n";

    private static final String OF_QUOTES = "AND q.visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))\n";

    private static final String ALL = named(TASKS, ALONE, UNREACHABLE, UNANSWERED, UNAPPROVED, ROOMS, CUPS);

    private static final String PART = named(
            TASKS + OF_TASKS,
            ALONE + OF_GUESTS,
            UNREACHABLE + OF_GUESTS,
            UNANSWERED + OF_ANSWERS,
            UNAPPROVED + OF_QUOTES,
            ROOMS,
            CUPS);

    private static String named(String... wrong) {
        return """
                SELECT a.*, o.name AS owner_name, lb.name AS left_name, kb.name AS known_by, k.until,
                       (SELECT role_code FROM account_role r WHERE r.account_id = a.owner
                        ORDER BY r.ordinal LIMIT 1) AS owner_role
                FROM (%s) AS a
                LEFT JOIN alarm_acknowledged_now k ON k.about = a.about
                LEFT JOIN staff_named kb ON kb.actor = k.by
                LEFT JOIN staff_named o ON o.actor = a.owner::text
                LEFT JOIN staff_named lb ON lb.actor = a.left_by""".formatted(String.join(" UNION ALL ", wrong));
    }

    private final JdbcClient jdbc;

    OversightBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private static List<Next> next(Wrong wrong) {
        return wrong.isKnown() ? List.of() : List.of(Next.of(wrong.isNobodys() ? "GIVE" : "KNOW"));
    }

    private static Field<Wrong> field(String name, Function<Wrong, @Nullable Object> read) {
        return Field.of(name, read);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("task", "visit", "room", "place", "account", "duty", "quote", "drink", "alarm");
    }

    @Override
    public List<Wrong> read() {
        return jdbc.sql(ALL).query(OversightBoard::wrong).list();
    }

    // What is wrong with rooms and cups is little, and read each time.
    @Override
    public Set<String> readInPart() {
        return Set.of("task", "visit", "room", "quote", "drink", "alarm");
    }

    @Override
    public List<Wrong> read(Part part) {
        // What somebody knows of is a task, a guest or a room, and has its id.
        var tasks = new HashSet<>(part.of("task"));
        tasks.addAll(part.of("alarm"));
        part.rows().stream()
                .filter(row -> row.startsWith(TASK))
                .map(row -> row.substring(TASK.length()))
                .forEach(tasks::add);
        var visits = new HashSet<>(part.of("visit"));
        // A visit has one quote, under its own id.
        visits.addAll(part.of("quote"));
        visits.addAll(part.of("alarm"));
        return jdbc.sql(PART)
                .param("tasks", array(tasks))
                .param("visits", array(visits))
                .param("rooms", part.array("room"))
                .query(OversightBoard::wrong)
                .list();
    }

    private static String array(Set<String> ids) {
        return "{" + String.join(",", ids) + "}";
    }

    private static Wrong wrong(ResultSet rs, int row) throws SQLException {
        var about = rs.getObject("about", UUID.class);
        var owner = rs.getObject("owner", UUID.class);
        var since = rs.getObject("since", OffsetDateTime.class).toInstant();
        return new Wrong(
                rs.getString("id") + ":" + about,
                Harm.valueOf(rs.getString("harm")),
                About.valueOf(rs.getString("kind")),
                about,
                rs.getString("label"),
                localized(rs, "what"),
                localized(rs, "where"),
                owner == null ? null : new StaffId(owner),
                rs.getString("owner_name"),
                rs.getString("owner_role"),
                at(rs, "owner_since"),
                rs.getString("left_name"),
                since,
                rs.getObject("seconds", Integer.class),
                rs.getInt("level"),
                rs.getString("known_by"),
                at(rs, "until"),
                Stream.of(rs.getString("of_visit"), rs.getString("of_room"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getBoolean("asked"));
    }

    private static @Nullable Localized localized(ResultSet rs, String name) throws SQLException {
        var zh = rs.getString(name + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(name + "_en"));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
