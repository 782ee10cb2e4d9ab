package org.jiezhen.rooms;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is so of a room at present, read inside a command under its lock: to decide whether it may be carried out, and to
 * say who has the room, since when, if it may not.
 */
@Component
class RoomStates {

    /** What is kept, cleaned or closed, since when, and the entry by which it is so. */
    record Kept(
            String state,
            Rooms.@Nullable Stage stage,
            @Nullable VisitId heldFor,
            Instant since,
            long entry) {}

    /**
     * For whom it is reserved.
     *
     * @param until null as long as the room is not free
     */
    record Reserved(VisitId guest, @Nullable Instant until, Instant since, long entry) {

        boolean isOver(Instant now) {
            return until != null && !until.isAfter(now);
        }
    }

    /**
     * A room as it is.
     *
     * @param guest the visit that is in it
     * @param calledFor the visit that is called to it
     * @param doctor the doctor who is in it
     */
    record RoomNow(
            @Nullable VisitId guest,
            @Nullable Kept kept,
            @Nullable Reserved reserved,
            @Nullable VisitId calledFor,
            @Nullable UUID doctor) {

        boolean is(String state) {
            return kept != null && kept.state.equals(state);
        }

        /** Whether its next guest could come in now. */
        boolean isFree() {
            return guest == null && kept == null;
        }
    }

    private final House house;
    private final JdbcClient jdbc;

    RoomStates(House house, JdbcClient jdbc) {
        this.house = house;
        this.jdbc = jdbc;
    }

    /** The room, if it is one and in use. */
    Place place(PlaceId id) {
        return house.findPlace(id)
                .filter(place -> isRoom(place.kind()))
                .orElseThrow(() -> new Refusal("refusal.room.unknown"));
    }

    /** Whether places of this kind are rooms: one guest at a time, behind a door or a curtain. */
    static boolean isRoom(Place.Kind kind) {
        return kind.exclusive() && kind != Place.Kind.SEAT;
    }

    /** Whoever leads somebody in, or changes what the room is, does so one after another. */
    void lock(PlaceId room) {
        lock(List.of(room));
    }

    /** The same of several, always in one order. */
    void lock(Collection<PlaceId> rooms) {
        rooms.stream().map(PlaceId::value).sorted().forEach(id -> jdbc.sql(
                        "SELECT id FROM place WHERE id = ? FOR NO KEY UPDATE")
                .param(id)
                .query(UUID.class)
                .list());
    }

    /** The room as it is. */
    RoomNow now(PlaceId room) {
        return jdbc.sql("SELECT * FROM room_now WHERE place_id = ?")
                .param(room.value())
                .query((rs, row) -> now(rs))
                .single();
    }

    private static RoomNow now(ResultSet rs) throws SQLException {
        var state = rs.getString("room_state");
        var stage = rs.getString("stage");
        var reservedFor = visit(rs, "reserved_for");
        return new RoomNow(
                visit(rs, "visit_id"),
                state == null
                        ? null
                        : new Kept(
                                state,
                                stage == null ? null : Rooms.Stage.valueOf(stage),
                                visit(rs, "held_for"),
                                at(rs, "state_since"),
                                rs.getLong("state_entry")),
                reservedFor == null
                        ? null
                        : new Reserved(
                                reservedFor,
                                Optional.ofNullable(rs.getObject("reserved_until", OffsetDateTime.class))
                                        .map(OffsetDateTime::toInstant)
                                        .orElse(null),
                                at(rs, "reserved_since"),
                                rs.getLong("reserved_entry")),
                visit(rs, "called_for"),
                rs.getObject("doctor_id", UUID.class));
    }

    /** @throws Refusal when this guest cannot be in the room, or be called there, as the room is */
    void requireAdmits(PlaceId room, VisitId guest, Instant now) {
        var as = now(room);
        if (as.kept != null && !guest.equals(as.kept.heldFor)) {
            throw kept(room, as.kept);
        }
        if (as.reserved != null && !as.reserved.guest.equals(guest) && !as.reserved.isOver(now)) {
            throw reserved(room, as.reserved);
        }
    }

    /**
     * Asks whether a guest can be in the room again, as if the guest had never left it: it was nothing else meanwhile, and
     * nobody has reserved it since.
     *
     * @param entry of the undo
     */
    void requireTakesBack(PlaceId room, VisitId guest, long entry, Instant now) {
        var as = now(room);
        if (as.kept != null && !guest.equals(as.kept.heldFor)) {
            throw kept(room, as.kept);
        }
        var was = jdbc.sql("""
                        SELECT started, ended FROM visit_place WHERE visit_id = ? AND claim = ? AND voided_by = ?
                        ORDER BY ended DESC NULLS LAST LIMIT 1""")
                .params(guest.value(), room.value(), entry)
                .query((rs, row) -> new Stay(at(rs, "started"), at(rs, "ended")))
                .optional()
                .orElse(null);
        if (was == null) {
            requireAdmits(room, guest, now);
            return;
        }
        if (as.reserved != null
                && !as.reserved.guest.equals(guest)
                && !as.reserved.isOver(now)
                && !as.reserved.since.isBefore(was.ended)) {
            throw reserved(room, as.reserved);
        }
        requireNothingElse(
                room,
                "place_id = :room AND voided IS NULL AND ended > :since AND (state <> 'HELD' OR visit_id <> :guest)",
                "room_state",
                Map.of("room", room.value(), "guest", guest.value(), "since", was.started.atOffset(ZoneOffset.UTC)));
    }

    // Two rooms that want one doctor wait for each other before they look where the doctor is, and what time it is:
    // else
    // one may come between, who has the doctor in and out again, and the other begins before that ends.
    private static final String LOCK_DOCTOR =
            "pg_advisory_xact_lock(hashtextextended('doctor:' || CAST(%s AS text), 0))";

    private record Stay(Instant started, Instant ended) {}

    /** @throws Refusal when the guest is in the room already: nobody is called to where they are */
    void requireElsewhere(PlaceId room, VisitId guest) {
        if (guest.equals(now(room).guest)) {
            throw occupied(room);
        }
    }

    private void requireNothingElse(PlaceId room, String when, String table, Map<String, ?> params) {
        if (jdbc.sql("SELECT EXISTS (SELECT FROM " + table + " WHERE " + when + ")")
                .params(params)
                .query(Boolean.class)
                .single()) {
            throw changed(room);
        }
    }

    /** @throws Refusal when a doctor has come to the guest whom nobody led there after all */
    void requireNoDoctor(PlaceId room) {
        if (now(room).doctor != null) {
            throw changed(room);
        }
    }

    /** Something else was done with the room since: who keeps it, if it is kept. */
    Refusal changed(PlaceId room) {
        var kept = now(room).kept;
        return kept == null ? new Refusal("refusal.room.changed", place(room).name()) : kept(room, kept);
    }

    /**
     * Locks the guests for whom an entry had kept the room, or keeps it no longer. Their own commands lock them before the
     * room: nobody waits for them here.
     *
     * @throws Refusal when something is being done with one of them
     */
    void lockGuests(PlaceId room, long entry) {
        var guests = jdbc.sql("""
                        SELECT visit_id FROM room_reservation
                        WHERE place_id = :room AND (begun_by = :entry OR ended_by = :entry)
                        UNION SELECT visit_id FROM room_state
                        WHERE place_id = :room AND visit_id IS NOT NULL AND (begun_by = :entry OR ended_by = :entry)""")
                .param("room", room.value())
                .param("entry", entry)
                .query(UUID.class)
                .set();
        if (!guests.isEmpty()
                && jdbc.sql("SELECT id FROM visit WHERE id IN (:guests) FOR NO KEY UPDATE SKIP LOCKED")
                                .param("guests", guests)
                                .query(UUID.class)
                                .set()
                                .size()
                        < guests.size()) {
            throw new Refusal("refusal.room.justChanged");
        }
    }

    /** The rooms that an entry has changed. */
    List<PlaceId> touched(long entry) {
        return jdbc.sql("""
                        SELECT place_id FROM room_state WHERE begun_by = :entry OR ended_by = :entry
                        UNION SELECT place_id FROM room_reservation WHERE begun_by = :entry OR ended_by = :entry
                        UNION SELECT place_id FROM room_doctor WHERE begun_by = :entry OR ended_by = :entry""")
                .param("entry", entry)
                .query(Id.column(PlaceId::new))
                .list();
    }

    /**
     * Asks whether the room can be as it was put back.
     *
     * @param entry of the undo
     * @throws Refusal when somebody is, or was meanwhile, in a room that would be closed, cleaned or held for another; or
     *     a doctor would be with nobody
     */
    void requireSound(PlaceId room, long entry) {
        requireNothingElse(
                room,
                "s.place_id = :room AND s.begun_by = :entry AND s.voided IS NULL",
                "room_state s JOIN visit_place p ON p.claim = s.place_id AND p.voided IS NULL AND p.ended > s.started"
                        + " AND (s.state <> 'HELD' OR s.visit_id <> p.visit_id)",
                Map.of("room", room.value(), "entry", entry));
        var as = now(room);
        requireNothingElse(room, """
                d.place_id = :room AND d.begun_by = :entry AND d.voided IS NULL
                AND NOT tstzrange(d.started, d.ended) <@ (
                    SELECT coalesce(range_agg(tstzrange(p.started, p.ended)), '{}') FROM visit_place p
                    WHERE p.claim = d.place_id AND p.voided IS NULL AND (p.ended IS NULL OR p.ended > d.started))""", "room_doctor d", Map.of("room", room.value(), "entry", entry));
        if (as.kept != null && as.guest != null && !as.guest.equals(as.kept.heldFor)) {
            throw occupied(room);
        }
        if (as.kept != null && as.calledFor != null && !as.calledFor.equals(as.kept.heldFor)) {
            throw called(room);
        }
    }

    /**
     * Asks whether what an entry ended can be open again.
     *
     * @throws Refusal when the same guest or doctor has, or had, another room since
     */
    void requireCanComeBack(PlaceId room, long entry) {
        jdbc.sql("SELECT " + LOCK_DOCTOR.formatted("doctor_id") + """
                         FROM (SELECT DISTINCT doctor_id FROM room_doctor
                              WHERE place_id = ? AND ended_by = ? AND voided IS NULL ORDER BY 1) AS gone""")
                .params(room.value(), entry)
                .query((rs, row) -> true)
                .list();
        for (var track : Room.TRACKS) {
            if (track.claim() != null && isHadElsewhere(track, room, entry)) {
                throw new Refusal("refusal.room.elsewhere", place(room).name());
            }
        }
    }

    private boolean isHadElsewhere(Track track, PlaceId room, long entry) {
        return jdbc.sql("""
                        SELECT count(*) FROM %1$s gone
                        JOIN %1$s other ON other.%2$s = gone.%2$s AND other.place_id <> gone.place_id
                            AND other.voided IS NULL AND (other.ended IS NULL OR other.ended > gone.ended)
                        WHERE gone.place_id = ? AND gone.ended_by = ? AND gone.voided IS NULL""".formatted(track.table(), track.claim()))
                        .params(room.value(), entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Why it cannot be used: held, cleaned or closed, by whom, since when. */
    Refusal kept(PlaceId room, Kept kept) {
        return switch (kept.state) {
            case "HELD" ->
                new Refusal(
                        "refusal.room.held",
                        place(room).name(),
                        kept.heldFor == null ? "" : ticket(kept.heldFor),
                        who(kept.entry),
                        kept.since);
            case "CLOSED" -> new Refusal("refusal.room.closed", place(room).name(), who(kept.entry), kept.since);
            default ->
                kept.stage == Rooms.Stage.BEGUN
                        ? new Refusal("refusal.room.cleaning", place(room).name(), who(kept.entry), kept.since)
                        : new Refusal("refusal.room.notClean", place(room).name(), kept.since);
        };
    }

    /** For whom it is reserved, by whom, since when. */
    Refusal reserved(PlaceId room, Reserved reserved) {
        return new Refusal(
                "refusal.room.reserved",
                place(room).name(),
                ticket(reserved.guest),
                who(reserved.entry),
                reserved.since);
    }

    /** Who is in it, who led them there, and since when. */
    Refusal occupied(PlaceId room) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, n.name, o.started
                        FROM visit_place_now o
                        JOIN visit_now v ON v.visit_id = o.visit_id
                        JOIN visit_place p ON p.id = o.id
                        JOIN journal_told j ON j.id = p.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.claim = ?""")
                .param(room.value())
                .query((rs, row) -> new Refusal(
                        "refusal.room.occupied",
                        place(room).name(),
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text(),
                        Optional.ofNullable(rs.getString(3)).orElse(""),
                        at(rs, "started")))
                .optional()
                .orElseGet(() -> new Refusal("refusal.room.changed", place(room).name()));
    }

    /** Who is called there. */
    Refusal called(PlaceId room) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, l.started
                        FROM visit_call_now l JOIN visit_now v ON v.visit_id = l.visit_id
                        WHERE l.claim = ?""")
                .param(room.value())
                .query((rs, row) -> new Refusal(
                        "refusal.room.called",
                        place(room).name(),
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text(),
                        at(rs, "started")))
                .optional()
                .orElseGet(() -> new Refusal("refusal.room.changed", place(room).name()));
    }

    /** The ticket of a guest who is here; empty for one who has left. */
    String ticket(VisitId guest) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit_now WHERE visit_id = ?")
                .param(guest.value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text())
                .optional()
                .orElse("");
    }

    /** Where a doctor is who is in another room, and since when. Locked: nobody else leads the doctor anywhere meanwhile. */
    Optional<Refusal> doctorElsewhere(UUID doctor, PlaceId room) {
        jdbc.sql("SELECT " + LOCK_DOCTOR.formatted("CAST(? AS uuid)"))
                .param(doctor)
                .query((rs, row) -> true)
                .single();
        return jdbc.sql("""
                        SELECT n.name, d.place_id, d.started FROM room_doctor d
                        LEFT JOIN staff_named n ON n.actor = d.doctor_id::text
                        WHERE d.doctor_id = ? AND d.place_id <> ? AND d.ended IS NULL AND d.voided IS NULL""")
                .params(doctor, room.value())
                .query((rs, row) -> new Refusal(
                        "refusal.room.doctorElsewhere",
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        place(new PlaceId(rs.getObject(2, UUID.class))).name(),
                        at(rs, "started")))
                .optional();
    }

    private String who(long entry) {
        return jdbc.sql("""
                        SELECT n.name FROM journal_told j JOIN staff_named n ON n.actor = j.actor WHERE j.id = ?""").param(entry).query(String.class).optional().orElse("");
    }

    private static @Nullable VisitId visit(ResultSet rs, String column) throws SQLException {
        return Id.orNull(rs.getObject(column, UUID.class), VisitId::new);
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }
}
