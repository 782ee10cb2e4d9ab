package org.jiezhen.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.customers.ShownName;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every room as it is for one guest: whether the guest could be there now, who has it else, when it can be had. */
@Component
class RoomsForGuest {

    /**
     * A room, for this guest.
     *
     * @param since when that began
     * @param until until when it is reserved or closed
     * @param whose the guest who is in it, for whom it is held or reserved, or who is called there
     * @param freeAt when it will be had by expectation; null where nothing is known
     * @param inside whether this guest is in it
     * @param held whether it is held for this guest
     * @param reserved whether it is reserved for this guest
     * @param nextIsOther whether somebody else is next in it
     * @param own whether it is a room of the guest's consultant
     * @param near whether it is on the floor on which the guest is
     */
    record ForGuest(
            PlaceId room,
            Place.Kind kind,
            State state,
            @Nullable Instant since,
            @Nullable Instant until,
            Rooms.@Nullable Stage stage,
            @Nullable String reason,
            @Nullable Guest whose,
            @Nullable Instant freeAt,
            boolean inside,
            boolean held,
            boolean reserved,
            boolean nextIsOther,
            boolean own,
            boolean near) {

        /** Whether the guest could be led there now. */
        boolean admits() {
            return switch (state) {
                case FREE -> true;
                case RESERVED -> !nextIsOther;
                case HELD -> held;
                case OCCUPIED, DOCTOR_IN, HOUSEKEEPING, CLOSED -> false;
            };
        }

        /** Whether it could be kept for the guest, now or when it is free. */
        boolean canBeReserved() {
            return !inside && !reserved && !nextIsOther && state != State.CLOSED && (state != State.HELD || held);
        }
    }

    private static final String ROOMS = """
            SELECT n.*, p.kind, t.seconds AS cleaning, own.is_own,
                   coalesce(here.floor = p.floor, false) AS near, coalesce(here.id = p.id, false) AS inside,
                   w.visit_id AS whose, w.arrival_day, w.ticket_number, y.name, y.alias, y.discreet
            FROM room_now n
            JOIN place p ON p.id = n.place_id
            LEFT JOIN target t ON t.code = 'ROOM_HOUSEKEEPING'
            LEFT JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = CAST(:guest AS uuid) LIMIT 1) AS g ON true
            LEFT JOIN booking_consultant b ON b.booking_id = g.booking_id
            LEFT JOIN place here ON here.id = g.place_id
            CROSS JOIN LATERAL (SELECT EXISTS (SELECT FROM own_room_now o WHERE o.place_id = n.place_id
                                               AND o.account_id IN (g.staff_id, b.consultant_id)) AS is_own) AS own
            LEFT JOIN LATERAL (SELECT * FROM visit_now
                               WHERE visit_id = coalesce(n.visit_id, n.held_for, n.reserved_for, n.called_for)
                               LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = w.visit_id LIMIT 1) AS y ON true
            ORDER BY p.ordinal
            """;

    private final RoomExpectations expectations;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoomsForGuest(RoomExpectations expectations, JdbcClient jdbc, Clock clock) {
        this.expectations = expectations;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param guest null for somebody who arrives */
    List<ForGuest> of(@Nullable VisitId guest) {
        var now = clock.instant();
        return jdbc.sql(ROOMS)
                .param("guest", Id.orNull(guest))
                .query((rs, row) -> room(rs, guest, now))
                .list();
    }

    private ForGuest room(ResultSet rs, @Nullable VisitId guest, Instant now) throws SQLException {
        var kind = Place.Kind.valueOf(rs.getString("kind"));
        var until = at(rs, "reserved_until");
        // Whoever comes between the minute and the sweep is judged by the clock, not by the sweep.
        var over = until != null && !until.isAfter(now);
        var reservedFor = over ? null : visit(rs, "reserved_for");
        var calledFor = visit(rs, "called_for");
        var said = State.valueOf(rs.getString("state"));
        var state = said == State.RESERVED && reservedFor == null && calledFor == null ? State.FREE : said;
        var stage = rs.getString("stage");
        var since =
                switch (state) {
                    case OCCUPIED, DOCTOR_IN -> at(rs, "occupied_since");
                    case HELD, HOUSEKEEPING, CLOSED -> at(rs, "state_since");
                    case RESERVED -> reservedFor == null ? at(rs, "called_since") : at(rs, "reserved_since");
                    case FREE -> at(rs, "free_since");
                };
        return new ForGuest(
                new PlaceId(rs.getObject("place_id", UUID.class)),
                kind,
                state,
                since,
                state == State.CLOSED ? at(rs, "closed_until") : until,
                stage == null ? null : Rooms.Stage.valueOf(stage),
                rs.getString("reason"),
                state == State.FREE ? null : whose(rs),
                freeAt(rs, state, since, kind),
                rs.getBoolean("inside"),
                guest != null && guest.equals(visit(rs, "held_for")),
                guest != null && guest.equals(reservedFor),
                isOther(reservedFor, guest) || isOther(calledFor, guest),
                rs.getBoolean("is_own"),
                rs.getBoolean("near"));
    }

    private static boolean isOther(@Nullable VisitId next, @Nullable VisitId guest) {
        return next != null && !next.equals(guest);
    }

    private @Nullable Instant freeAt(ResultSet rs, State state, @Nullable Instant since, Place.Kind kind)
            throws SQLException {
        var seconds =
                switch (state) {
                    case OCCUPIED, DOCTOR_IN -> expectations.of(kind).median();
                    case HOUSEKEEPING -> rs.getObject("cleaning", Integer.class);
                    default -> null;
                };
        return seconds == null || since == null ? null : since.plusSeconds(seconds);
    }

    private static @Nullable Guest whose(ResultSet rs) throws SQLException {
        var visit = visit(rs, "whose");
        return visit == null
                ? null
                : new Guest(
                        visit,
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                        ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")));
    }

    private static @Nullable VisitId visit(ResultSet rs, String column) throws SQLException {
        return Id.orNull(rs.getObject(column, UUID.class), VisitId::new);
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var time = rs.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
