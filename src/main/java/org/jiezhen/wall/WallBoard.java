package org.jiezhen.wall;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Field;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a public room may know: tickets that are called, that were called, that wait; rooms without people;
 * announcements. It is the only thing that a wall's screen is ever sent. Discreet guests are left out where it is read,
 * names are masked there, and since when somebody waits is told to five minutes. Ids are numbers of periods, which
 * mean nothing elsewhere.
 */
@Component
public class WallBoard implements BoardSource<WallBoard.WallFact> {

    /** The board's name. */
    public static final String NAME = "wall";

    /** Whoever looks at a wall. */
    public static final Audience<WallFact> PUBLIC = Audience.everyRow(
            "public",
            Permission.WALL_SHOW,
            Field.of("k", WallFact::kind),
            Field.of("tk", WallFact::ticket),
            Field.of("nm", WallFact::name),
            Field.of("st", WallFact::state),
            Field.of("tx", WallFact::text),
            Field.of("fl", WallFact::floor),
            Field.of("n", WallFact::number),
            Field.of("s", WallFact::at));

    /** What a row of the wall is about. */
    public enum Kind {
        /** A ticket that is asked to come, or did not. */
        CALL,
        /** A ticket that came where it was called. */
        LAST,
        /** A ticket that waits. */
        WAIT,
        /** A consult room. */
        ROOM,
        /** How many wait for a consultant. */
        FIGURE,
        /** An announcement. */
        NOTE,
        /** Whether names are shown, calls spoken, guests fetched from their seats. */
        SETTING
    }

    /**
     * One thing on the wall.
     *
     * @param name masked, and only when the house shows names
     * @param state of a call CALLED, or ABSENT for whoever did not come or has been called for too long; of a room FREE, RESERVED, OCCUPIED, HOUSEKEEPING or CLOSED, of a setting ON or OFF
     * @param text the place called to, the room's number, the announcement, the setting's code
     * @param number how often it was called, the place in a list, or how many
     * @param at when it was called, since about when it waits, in milliseconds
     */
    public record WallFact(
            String id,
            Kind kind,
            @Nullable String ticket,
            @Nullable String name,
            @Nullable String state,
            @Nullable Localized text,
            @Nullable Integer floor,
            int number,
            @Nullable Long at)
            implements BoardSource.Fact {}

    /** Of the calls that were answered, so many are shown, and none that is older than an hour. */
    private static final int LAST = 8;

    private static final String WALL = """
            WITH here AS MATERIALIZED (
                SELECT v.id, v.arrival_day, v.ticket_number, p.name, r.id AS reason_id, r.waits, r.called AS turn,
                       r.started AS reason_since, l.id AS call_id,
                       CASE WHEN l.status = 'CALLED' AND shown.seconds > 0
                                 AND l.started < CAST(:now AS timestamptz) - make_interval(secs => shown.seconds)
                            THEN 'ABSENT' ELSE l.status END AS call,
                       l.times, l.queued_at, l.started AS called, l.place_id
                FROM visit v
                JOIN visit_person p ON p.visit_id = v.id
                JOIN LATERAL (SELECT * FROM visit_reason_now WHERE visit_id = v.id ORDER BY rank, id LIMIT 1) AS r ON true
                LEFT JOIN LATERAL (SELECT * FROM visit_call_now WHERE visit_id = v.id LIMIT 1) AS l ON true
                CROSS JOIN (SELECT value AS seconds FROM house_rule WHERE code = 'CALL_SHOWN_SECONDS') AS shown
                WHERE v.status = 'IN_PROGRESS' AND NOT p.discreet AND v.arrival_day = :today),
            named AS (SELECT is_on AS shown FROM wall_setting WHERE code = 'NAMES')
            SELECT 'CALL' AS kind, call_id AS id, ticket_number, CASE WHEN named.shown THEN name END AS name,
                   call AS state, p.wall_zh AS zh, p.wall_en AS en, p.floor, times AS number, called AS at
            FROM here JOIN place p ON p.id = here.place_id, named
            WHERE call IN ('CALLED', 'ABSENT')
            UNION ALL
            SELECT 'WAIT', reason_id, ticket_number, CASE WHEN named.shown THEN name END, NULL, NULL, NULL, NULL,
                   row_number() OVER (ORDER BY coalesce(queued_at, reason_since), ticket_number),
                   date_bin('5 minutes', reason_since, TIMESTAMPTZ '2000-01-01 00:00:00+00')
            FROM here, named
            WHERE waits AND (call IS NULL OR call = 'REQUEUED')
            UNION ALL
            (SELECT 'LAST', l.id, v.ticket_number, CASE WHEN named.shown THEN c.name END, NULL, p.wall_zh, p.wall_en,
                    p.floor, 0, l.started
             FROM visit_call l
             JOIN visit v ON v.id = l.visit_id AND v.arrival_day = :today
             JOIN visit_person c ON c.visit_id = v.id AND NOT c.discreet
             JOIN place p ON p.id = l.place_id, named
             WHERE l.status = 'CALLED' AND l.voided IS NULL AND l.ended > CAST(:now AS timestamptz) - interval '1 hour'
               AND EXISTS (SELECT FROM visit_place o WHERE o.visit_id = v.id AND o.place_id = l.place_id
                           AND o.begun_by = l.ended_by AND o.voided IS NULL)
             ORDER BY l.ended DESC LIMIT :last)
            UNION ALL
            SELECT 'ROOM', p.ordinal, NULL, NULL,
                   CASE WHEN NOT p.in_use THEN 'CLOSED'
                        WHEN n.state IN ('DOCTOR_IN', 'HELD') THEN 'OCCUPIED'
                        ELSE n.state END,
                   p.short_zh, p.short_en, p.floor, p.ordinal, NULL
            FROM place p JOIN room_now n ON n.place_id = p.id WHERE p.kind = 'CONSULT_ROOM'
            UNION ALL
            SELECT 'FIGURE', NULL, NULL, NULL, NULL, NULL, NULL, NULL, count(*), NULL
            FROM here WHERE turn AND (call IS NULL OR call = 'REQUEUED')
            UNION ALL
            SELECT 'NOTE', NULL, NULL, NULL, NULL, a.zh, a.en, NULL,
                   row_number() OVER (ORDER BY a.posted_at, a.id), a.posted_at
            FROM announcement a
            WHERE a.removed_at IS NULL AND (a.ends_at IS NULL OR a.ends_at > :now)
            UNION ALL
            SELECT 'SETTING', NULL, NULL, NULL, CASE WHEN is_on THEN 'ON' ELSE 'OFF' END, code, code, NULL, 0, NULL
            FROM wall_setting
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    WallBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("visit", "customer", "place", "room", "wall");
    }

    @Override
    public List<WallFact> read() {
        var now = clock.instant();
        var today = BusinessTime.day(now);
        return jdbc.sql(WALL)
                .param("today", today)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("last", LAST)
                .query((rs, row) -> fact(rs, today))
                .list();
    }

    private static WallFact fact(ResultSet rs, LocalDate today) throws SQLException {
        var kind = Kind.valueOf(rs.getString("kind"));
        var ticket = rs.getObject("ticket_number", Integer.class);
        var name = rs.getString("name");
        var zh = rs.getString("zh");
        var at = rs.getObject("at", OffsetDateTime.class);
        var number = rs.getInt("number");
        var id = rs.getObject("id", Long.class);
        return new WallFact(
                kind.name().charAt(0)
                        + (id != null ? Long.toString(id) : kind == Kind.SETTING ? zh : Integer.toString(number)),
                kind,
                ticket == null ? null : new Ticket(today, ticket).text(),
                name == null || name.isEmpty() ? null : new PersonName(name).masked(),
                rs.getString("state"),
                zh == null ? null : new Localized(zh, rs.getString("en")),
                rs.getObject("floor", Integer.class),
                number,
                at == null ? null : at.toInstant().toEpochMilli());
    }
}
