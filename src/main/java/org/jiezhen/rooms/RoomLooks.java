package org.jiezhen.rooms;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.customers.ShownName;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.house.Spot;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.rooms.RoomsForGuest.ForGuest;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody who stands before a room, on the plan or in the corridor, is told of it. */
@Service
@RolesAllowed(RoomPermission.SEE)
@Transactional(readOnly = true)
public class RoomLooks {

    private final RoomsBoard board;
    private final RoomsForGuest rooms;
    private final House house;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    RoomLooks(RoomsBoard board, RoomsForGuest rooms, House house, CurrentStaff staff, JdbcClient jdbc, Clock clock) {
        this.board = board;
        this.rooms = rooms;
        this.house = house;
        this.staff = staff;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The room as it is: with names for those who see every customer. */
    public RoomFact look(PlaceId room) {
        var fact = board.find(room).orElseThrow(() -> new Refusal("refusal.room.unknown"));
        return seesAll() ? fact : fact.withoutNames();
    }

    /**
     * Rooms of which somebody who typed this may speak, by their names in either language or their number; whose number it
     * is stands first.
     */
    public List<RoomFact> find(String typed, int most) {
        if (typed.isEmpty()) {
            return List.of();
        }
        return board.read().stream()
                .filter(fact -> names(fact).anyMatch(name -> Pinyin.finds(typed, name)))
                .sorted(Comparator.comparing((RoomFact fact) ->
                                names(fact).noneMatch(name -> number(name).equals(typed)))
                        .thenComparing(RoomFact::floor)
                        .thenComparing(RoomFact::ordinal))
                .limit(most)
                .map(fact -> seesAll() ? fact : fact.withoutNames())
                .toList();
    }

    private static Stream<String> names(RoomFact fact) {
        return Stream.of(
                fact.name().zh(),
                fact.name().en(),
                fact.shortName().zh(),
                fact.shortName().en());
    }

    private static String number(String name) {
        return name.replaceAll("[^0-9]", "");
    }

    /** The rooms in which guests are, but for this one: with whom a guest could change places. */
    public List<RoomFact> occupiedBut(PlaceId room) {
        return board.read().stream()
                .filter(fact ->
                        fact.occupied() && fact.guest() != null && !fact.room().equals(room))
                .map(fact -> seesAll() ? fact : fact.withoutNames())
                .toList();
    }

    /**
     * The rooms with which something can be arranged for a guest.
     *
     * @param inside where the guest is; null where that is no room
     * @param reserved kept for the guest as the next
     * @param held kept for the guest who comes back
     * @param reservable could be kept for the guest, now or when they are free
     * @param others in which others are, and who
     */
    public record OfGuest(
            @Nullable PlaceId inside,
            @Nullable PlaceId reserved,
            List<PlaceId> held,
            Set<PlaceId> reservable,
            Map<PlaceId, VisitId> others) {}

    /** What can be arranged for this guest. */
    public OfGuest of(VisitId guest) {
        var all = rooms.of(guest);
        return new OfGuest(
                first(all, ForGuest::inside),
                first(all, ForGuest::reserved),
                all.stream().filter(ForGuest::held).map(ForGuest::room).toList(),
                all.stream().filter(ForGuest::canBeReserved).map(ForGuest::room).collect(Collectors.toSet()),
                all.stream()
                        .filter(room -> !room.inside() && room.whose() != null)
                        .filter(room -> room.state() == State.OCCUPIED || room.state() == State.DOCTOR_IN)
                        .collect(Collectors.toMap(ForGuest::room, room -> Objects.requireNonNull(room.whose())
                                .visit())));
    }

    private static @Nullable PlaceId first(List<ForGuest> rooms, Predicate<ForGuest> which) {
        return rooms.stream().filter(which).map(ForGuest::room).findFirst().orElse(null);
    }

    /** Whom this person could lead to a room or keep one for: everybody in the house, or one's own; who waits first. */
    public List<Guest> guests() {
        return jdbc.sql("""
                        SELECT v.visit_id, v.arrival_day, v.ticket_number, w.name, w.alias, w.discreet
                        FROM visit_now v
                        JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = v.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN waiting_reason r ON r.code = v.reason
                        WHERE CAST(:all AS boolean) OR v.staff_id = :me
                        ORDER BY r.waits DESC, v.reason_since""")
                .param("all", seesAll())
                .param("me", staff.id().value())
                .query((rs, row) -> new Guest(
                        new VisitId(rs.getObject(1, UUID.class)),
                        new Ticket(rs.getObject(2, LocalDate.class), rs.getInt(3)),
                        ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name"))))
                .list();
    }

    /**
     * What has been so of a room today.
     *
     * @param state of whom or of what: OCCUPIED, HELD, HOUSEKEEPING, CLOSED
     * @param ticket who was in it
     * @param who who led there, cleaned or closed
     */
    public record Was(
            String state,
            @Nullable String ticket,
            String who,
            Instant from,
            @Nullable Instant to) {}

    /** What the room has been today, the newest first. */
    public List<Was> today(PlaceId room) {
        var morning = BusinessTime.day(clock.instant()).atStartOfDay(BusinessTime.ZONE);
        return jdbc.sql("""
                        SELECT 'OCCUPIED' AS state, v.arrival_day, v.ticket_number, n.name, o.started, o.ended
                        FROM visit_place o
                        JOIN visit v ON v.id = o.visit_id
                        JOIN journal_told j ON j.id = o.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.claim = :room AND o.voided IS NULL AND (o.ended IS NULL OR o.ended >= :morning)
                        UNION ALL
                        SELECT s.state, NULL, NULL, n.name, s.started, s.ended
                        FROM room_state s
                        JOIN journal_told j ON j.id = coalesce(s.ended_by, s.begun_by)
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE s.place_id = :room AND s.voided IS NULL AND (s.ended IS NULL OR s.ended >= :morning)
                        ORDER BY started DESC LIMIT 12""")
                .param("room", room.value())
                .param("morning", morning.toOffsetDateTime())
                .query((rs, row) -> {
                    var day = rs.getObject("arrival_day", LocalDate.class);
                    var ended = rs.getObject("ended", OffsetDateTime.class);
                    return new Was(
                            rs.getString("state"),
                            day == null ? null : new Ticket(day, rs.getInt("ticket_number")).text(),
                            Optional.ofNullable(rs.getString("name")).orElse(""),
                            rs.getObject("started", OffsetDateTime.class).toInstant(),
                            ended == null ? null : ended.toInstant());
                })
                .list();
    }

    /** A place of the plan that is no room: the desk, a station, the lift. */
    public record Fixture(int floor, Place.Kind kind, Localized shortName, Spot spot) {}

    /** What stands on the plan between the rooms. */
    public List<Fixture> fixtures() {
        var plan = house.plan();
        return house.places().stream()
                .filter(place -> !place.kind().exclusive())
                .map(place -> new Fixture(
                        place.floor(), place.kind(), place.shortName(), Objects.requireNonNull(plan.get(place.id()))))
                .toList();
    }

    private boolean seesAll() {
        return staff.may(Permission.VISITS_SEE);
    }
}
