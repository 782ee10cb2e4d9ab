package org.jiezhen.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.customers.ShownName;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.jiezhen.live.BoardSource;
import org.jiezhen.rooms.RoomExpectations.Usual;
import org.jiezhen.rooms.RoomsBoard.Colleague;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.rooms.RoomsBoard.Wish;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsOfCustomers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads rooms as they are: each in one row of one statement, whatever is so of it. */
@Component
class RoomRows {

    /** So long the board shows a reservation that ran out. */
    static final int RAN_OUT_MINUTES = 15;

    private static final String ROOMS = """

            SELECT p.id, p.kind, p.floor, f.name_zh AS floor_zh, f.name_en AS floor_en, p.department,
                   e.name_zh AS department_zh, e.name_en AS department_en, p.name_zh, p.name_en, p.short_zh, p.short_en,
                   p.ordinal, p.housekeeping,
                   n.state, n.visit_id, n.occupied_since, n.stage, n.reason, n.held_for, n.closed_until, n.state_since,
                   n.reserved_for, n.reserved_until, n.reserved_since, n.called_for, n.called_since, n.doctor_since,
                   n.free_since, n.doctor_id, dn.name AS doctor_name,
                   v.holder, v.staff_id, v.custody_since, vn.name AS staff_name,
                   g.arrival_day AS guest_day, g.ticket_number AS guest_number,
                   w.name AS guest_name, w.alias AS guest_alias, w.discreet AS guest_discreet,
                   g.customer_id AS guest_record, w.person_id AS guest_person,
                   x.visit_id AS next_id, x.arrival_day AS next_day, x.ticket_number AS next_number,
                   y.name AS next_name, y.alias AS next_alias, y.discreet AS next_discreet,
                   x.customer_id AS next_record, y.person_id AS next_person,
                   c.checked, c.as_shown,
                   (SELECT seconds FROM target WHERE code = 'ROOM_HOUSEKEEPING') AS cleaning_seconds,
                   (SELECT seconds FROM target WHERE code = 'ROOM_HELD') AS held_seconds,
                   (SELECT max(o.ended) FROM visit_place o
                    WHERE o.claim = p.id AND o.voided IS NULL AND o.ended IS NOT NULL) AS left_at,
                   (SELECT max(s.ended) FROM room_state s
                    WHERE s.place_id = p.id AND s.state = 'HOUSEKEEPING' AND s.voided IS NULL) AS cleaned_at,
                   ARRAY(SELECT own_.name FROM own_room_now m JOIN staff_named own_ ON own_.actor = m.account_id::text
                         WHERE m.place_id = p.id ORDER BY m.started, m.id) AS own,
                   (SELECT jsonb_agg(jsonb_build_object(
                               'about', a.about, 'code', a.code, 'zh', a.zh, 'en', a.en, 'by', a.by_name,
                               'since', floor(extract(epoch FROM a.since) * 1000)::bigint,
                               'due', floor(extract(epoch FROM a.due) * 1000)::bigint) ORDER BY a.rank, a.since)
                    FROM wish a WHERE a.room_id = p.id) AS wishes,
                   ro.visit_id AS ran_out, ro.ended AS ran_out_at, ro.arrival_day AS ran_day,
                   ro.ticket_number AS ran_number
            FROM place p
            JOIN room_now n ON n.place_id = p.id
            JOIN floor f ON f.number = p.floor
            JOIN department e ON e.code = p.department
            LEFT JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = n.visit_id LIMIT 1) AS v ON true
            LEFT JOIN staff_named vn ON vn.actor = v.staff_id::text
            LEFT JOIN staff_named dn ON dn.actor = n.doctor_id::text
            LEFT JOIN LATERAL (SELECT * FROM visit_now
                               WHERE visit_id = coalesce(n.visit_id, n.held_for, n.reserved_for, n.called_for)
                               LIMIT 1) AS g ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = g.visit_id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = coalesce(n.reserved_for, n.called_for)
                               AND n.state <> 'RESERVED' LIMIT 1) AS x ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = x.visit_id LIMIT 1) AS y ON true
            LEFT JOIN LATERAL (SELECT checked, as_shown FROM room_check WHERE place_id = p.id
                               ORDER BY checked DESC LIMIT 1) AS c ON true
            LEFT JOIN LATERAL (
                SELECT r.visit_id, r.ended, h.arrival_day, h.ticket_number
                FROM room_reservation r
                JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = r.visit_id LIMIT 1) AS h ON true
                WHERE r.place_id = p.id AND r.voided IS NULL AND r.ended > CAST(:since AS timestamptz)
                  AND (SELECT action FROM journal_told WHERE id = r.ended_by) = 'rooms.expire'
                  AND NOT EXISTS (SELECT FROM room_reservation a WHERE a.visit_id = r.visit_id AND a.ended IS NULL
                                  AND a.voided IS NULL)
                  AND NOT EXISTS (SELECT FROM visit_place o JOIN place op ON op.id = o.claim AND op.kind <> 'SEAT'
                                  WHERE o.visit_id = r.visit_id AND o.voided IS NULL
                                    AND (o.ended IS NULL OR o.ended > r.ended))
                ORDER BY r.ended DESC LIMIT 1) AS ro ON true
            WHERE p.in_use
            """;

    // Whom a change names.
    private static final String GUESTS = """
            , guest AS MATERIALIZED (
                SELECT unnest(CAST(:visits AS uuid[])) AS id
                UNION
                """ + VisitsOfCustomers.OPEN + ") ";

    private static final String PART = """
            AND p.id = ANY (ARRAY(
                SELECT unnest(CAST(:rooms AS uuid[]))
                UNION SELECT claim FROM visit_place_now WHERE visit_id = ANY (ARRAY(SELECT id FROM guest)) AND claim IS NOT NULL
                UNION SELECT claim FROM visit_call_now WHERE visit_id = ANY (ARRAY(SELECT id FROM guest)) AND claim IS NOT NULL
                UNION SELECT place_id FROM room_reservation
                      WHERE visit_id = ANY (ARRAY(SELECT id FROM guest)) AND ended IS NULL AND voided IS NULL
                UNION SELECT place_id FROM room_state
                      WHERE visit_id = ANY (ARRAY(SELECT id FROM guest)) AND ended IS NULL AND voided IS NULL
                UNION SELECT room_id FROM wish WHERE about = ANY (ARRAY(SELECT unnest(CAST(:wishes AS uuid[]))))))
            """;

    private static final Spot NOWHERE = new Spot(0, 0, 1, 1);

    private final House house;
    private final RoomExpectations expectations;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;
    private final List<RoomWishes> wishes;
    private final String rooms;
    private final String concerned;
    private volatile @Nullable Map<PlaceId, Spot> plan;

    RoomRows(
            House house,
            RoomExpectations expectations,
            JdbcClient jdbc,
            JsonMapper json,
            Clock clock,
            List<RoomWishes> wishes) {
        this.house = house;
        this.expectations = expectations;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.wishes = List.copyOf(wishes);
        var with = "WITH wish AS (" + RoomWishes.all(wishes) + ")";
        this.rooms = with + ROOMS;
        this.concerned = with + GUESTS + ROOMS + PART;
    }

    /** Every room, in the order of the house. */
    List<RoomFact> all() {
        // A place that is laid elsewhere has the whole board read; what is done in a room moves nothing.
        plan = house.plan();
        return read(jdbc.sql(rooms + "ORDER BY p.ordinal"));
    }

    /** Those that a change concerns. */
    List<RoomFact> of(BoardSource.Part part) {
        var about =
                wishes.stream().flatMap(one -> part.of(one.kind()).stream()).collect(Collectors.joining(",", "{", "}"));
        return read(jdbc.sql(concerned)
                .param("rooms", part.rowsAnd("room"))
                .param("visits", part.array("visit"))
                .param("customers", part.array("customer"))
                .param("wishes", about));
    }

    private List<RoomFact> read(JdbcClient.StatementSpec statement) {
        var now = clock.instant();
        var since = now.minusSeconds(60L * RAN_OUT_MINUTES);
        var laidOut = Optional.ofNullable(plan).orElseGet(house::plan);
        plan = laidOut;
        return statement
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((rs, row) -> fact(rs, laidOut, now))
                .list();
    }

    private RoomFact fact(ResultSet rs, Map<PlaceId, Spot> plan, Instant now) throws SQLException {
        var room = new PlaceId(rs.getObject("id", UUID.class));
        var kind = Place.Kind.valueOf(rs.getString("kind"));
        var state = State.valueOf(rs.getString("state"));
        var usual = expectations.of(kind);
        var since = since(rs, state);
        var holder = rs.getObject("staff_id", UUID.class);
        var doctor = rs.getObject("doctor_id", UUID.class);
        var stage = rs.getString("stage");
        return new RoomFact(
                room,
                kind,
                rs.getInt("floor"),
                localized(rs, "floor"),
                rs.getString("department"),
                localized(rs, "department"),
                localized(rs, "name"),
                localized(rs, "short"),
                rs.getInt("ordinal"),
                plan.getOrDefault(room, NOWHERE),
                state,
                since,
                target(rs, state, usual),
                guest(rs, "guest", first(rs, "visit_id", "held_for", "reserved_for", "called_for")),
                holder == null
                        ? null
                        : new Colleague(new StaffId(holder), rs.getString("staff_name"), at(rs, "custody_since")),
                doctor == null
                        ? null
                        : new Colleague(new StaffId(doctor), rs.getString("doctor_name"), at(rs, "doctor_since")),
                stage == null ? null : Rooms.Stage.valueOf(stage),
                rs.getString("reason"),
                state == State.CLOSED ? atOrNull(rs, "closed_until") : atOrNull(rs, "reserved_until"),
                guest(rs, "next", rs.getObject("next_id", UUID.class)),
                atOrNull(rs, "checked"),
                expectedFree(rs, state, since, usual),
                names(rs),
                wishes(rs),
                RoomContradictions.of(rs, state, since, usual, now),
                Stream.of("visit_id", "held_for", "reserved_for", "called_for", "ran_out")
                        .map(column -> id(rs, column))
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                Stream.of("guest_record", "guest_person", "next_record", "next_person")
                        .map(column -> id(rs, column))
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Instant since(ResultSet rs, State state) throws SQLException {
        return switch (state) {
            case OCCUPIED -> atOrNull(rs, "occupied_since");
            case DOCTOR_IN -> atOrNull(rs, "occupied_since");
            case HELD, HOUSEKEEPING, CLOSED -> atOrNull(rs, "state_since");
            case RESERVED -> {
                var reserved = atOrNull(rs, "reserved_since");
                yield reserved == null ? atOrNull(rs, "called_since") : reserved;
            }
            case FREE -> atOrNull(rs, "free_since");
        };
    }

    private static @Nullable Integer target(ResultSet rs, State state, Usual usual) throws SQLException {
        return switch (state) {
            case HOUSEKEEPING -> rs.getObject("cleaning_seconds", Integer.class);
            case HELD -> rs.getObject("held_seconds", Integer.class);
            case OCCUPIED, DOCTOR_IN -> usual.nineOfTen();
            default -> null;
        };
    }

    // Whether that is past by now, whoever looks sees: a row is what is so, not when it is read.
    private static @Nullable Instant expectedFree(ResultSet rs, State state, @Nullable Instant since, Usual usual)
            throws SQLException {
        if (since == null) {
            return null;
        }
        var seconds =
                switch (state) {
                    case OCCUPIED, DOCTOR_IN -> usual.median();
                    case HOUSEKEEPING -> rs.getObject("cleaning_seconds", Integer.class);
                    default -> null;
                };
        return seconds == null ? null : since.plusSeconds(seconds);
    }

    private static @Nullable Guest guest(ResultSet rs, String who, @Nullable UUID visit) throws SQLException {
        var day = rs.getObject(who + "_day", LocalDate.class);
        return visit == null || day == null
                ? null
                : new Guest(
                        new VisitId(visit),
                        new Ticket(day, rs.getInt(who + "_number")),
                        ShownName.of(
                                rs.getBoolean(who + "_discreet"),
                                rs.getString(who + "_alias"),
                                rs.getString(who + "_name")));
    }

    private static Localized localized(ResultSet rs, String what) throws SQLException {
        return new Localized(rs.getString(what + "_zh"), rs.getString(what + "_en"));
    }

    private static List<String> names(ResultSet rs) throws SQLException {
        return List.of((String[]) rs.getArray("own").getArray());
    }

    private List<Wish> wishes(ResultSet rs) throws SQLException {
        var said = rs.getString("wishes");
        if (said == null) {
            return List.of();
        }
        return json.readTree(said)
                .valueStream()
                .map(one -> new Wish(
                        one.get("about").stringValue(),
                        one.get("code").stringValue(),
                        new Localized(one.get("zh").stringValue(), one.get("en").stringValue()),
                        Instant.ofEpochMilli(one.get("since").longValue()),
                        Instant.ofEpochMilli(one.get("due").longValue()),
                        one.get("by").isNull() ? null : one.get("by").stringValue()))
                .toList();
    }

    static @Nullable UUID first(ResultSet rs, String... columns) throws SQLException {
        for (var column : columns) {
            var id = rs.getObject(column, UUID.class);
            if (id != null) {
                return id;
            }
        }
        return null;
    }

    private static String id(ResultSet rs, String column) {
        try {
            return String.valueOf(Id.orNull(rs.getObject(column, UUID.class), VisitId::new))
                    .replace("null", "");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant atOrNull(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
