package org.jiezhen.rooms;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What rooms say to everything that is done to a visit: nobody comes into a room that is not free for the guest, by
 * whatever way; and a room that a guest has left, physically, is cleaned before the next.
 */
@Component
@Order(0)
class RoomGate implements Gate {

    private final RoomStates rooms;
    private final House house;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    RoomGate(RoomStates rooms, House house, Transitions transitions, JdbcClient jdbc) {
        this.rooms = rooms;
        this.house = house;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    /** Before it is asked who may come in: what the act itself has changed of rooms, an undo takes back first. */
    @Override
    public void refuse(Passage passage) {
        if (passage.undone() != null) {
            takeBack(passage, passage.undone().entry());
        }
        for (var entered : entered(passage)) {
            rooms.lock(entered.room);
            if (entered.inside && passage.undone() != null) {
                rooms.requireTakesBack(entered.room, entered.guest, passage.entry(), passage.now());
            } else {
                rooms.requireAdmits(entered.room, entered.guest, passage.now());
            }
            if (!entered.inside) {
                rooms.requireElsewhere(entered.room, entered.guest);
            }
        }
        if (passage.undone() != null) {
            emptied(passage).forEach(rooms::requireNoDoctor);
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.undone() == null) {
            entered(passage).stream().filter(Entered::inside).forEach(entered -> cameIn(entered, passage));
        }
        left(passage).forEach(left -> wentOut(left, passage));
        if (passage.undone() != null) {
            emptied(passage).forEach(room -> nowFree(room, passage.now(), passage.entry()));
        }
        if (isOver(passage)) {
            nothingIsKeptFor(VisitId.of(passage.subject().id()), passage);
        }
    }

    /** @param inside led there; else called */
    private record Entered(PlaceId room, VisitId guest, boolean inside) {}

    private List<Entered> entered(Passage passage) {
        return jdbc
                .sql("""
                        SELECT claim, visit_id, true AS inside FROM visit_place
                        WHERE visit_id = :visit AND begun_by = :entry AND claim IS NOT NULL AND ended IS NULL
                          AND voided IS NULL
                        UNION ALL
                        SELECT claim, visit_id, false FROM visit_call
                        WHERE visit_id = :visit AND begun_by = :entry AND claim IS NOT NULL AND ended IS NULL AND voided IS NULL
                        ORDER BY 1""")
                .param("visit", VisitId.of(passage.subject().id()).value())
                .param("entry", passage.entry())
                .query((rs, row) -> new Entered(
                        new PlaceId(rs.getObject(1, UUID.class)),
                        new VisitId(rs.getObject(2, UUID.class)),
                        rs.getBoolean(3)))
                .list()
                .stream()
                .filter(one -> house.findPlace(one.room)
                        .map(Place::kind)
                        .filter(RoomStates::isRoom)
                        .isPresent())
                .toList();
    }

    /** @param was whoever was in it until now */
    private record Left(PlaceId room, VisitId was, boolean housekeeping) {}

    // A mis-tap that is taken back led nobody anywhere; a visit that was registered by mistake may have.
    private List<Left> left(Passage passage) {
        return jdbc.sql("""
                        SELECT DISTINCT o.claim, o.visit_id, p.housekeeping
                        FROM visit_place o
                        JOIN place p ON p.id = o.claim AND p.kind <> 'SEAT'
                        WHERE o.visit_id = :visit
                          AND ((o.ended_by = :entry AND o.voided IS NULL)
                               OR (o.voided_by = :entry AND o.ended IS NULL AND :rectified))
                          AND NOT EXISTS (SELECT FROM visit_place_now n WHERE n.claim = o.claim)
                        ORDER BY 1""")
                .param("visit", VisitId.of(passage.subject().id()).value())
                .param("entry", passage.entry())
                .param("rectified", passage.undone() == null)
                .query((rs, row) -> new Left(
                        new PlaceId(rs.getObject(1, UUID.class)),
                        new VisitId(rs.getObject(2, UUID.class)),
                        rs.getBoolean(3)))
                .list();
    }

    /** The rooms to which, as an undo has it, nobody was led after all. */
    private List<PlaceId> emptied(Passage passage) {
        return jdbc.sql("""
                        SELECT DISTINCT o.claim FROM visit_place o JOIN place p ON p.id = o.claim AND p.kind <> 'SEAT'
                        WHERE o.visit_id = :visit AND o.voided_by = :entry
                          AND NOT EXISTS (SELECT FROM visit_place_now n WHERE n.claim = o.claim)""")
                .param("visit", VisitId.of(passage.subject().id()).value())
                .param("entry", passage.entry())
                .query(Id.column(PlaceId::new))
                .list();
    }

    private void cameIn(Entered entered, Passage passage) {
        var as = rooms.now(entered.room);
        if (as.kept() != null && entered.guest.equals(as.kept().heldFor())) {
            transitions.end(Room.STATE, entered.room.value(), null, passage.now(), passage.entry());
        }
        if (as.reserved() != null && as.reserved().isOver(passage.now())) {
            transitions.end(Room.RESERVATION, entered.room.value(), null, passage.now(), passage.entry());
        }
        // Whoever is in a room of the kind that was reserved needs no other any more.
        jdbc.sql("""
                        SELECT r.place_id FROM room_reservation r JOIN place p ON p.id = r.place_id
                        WHERE r.visit_id = ? AND r.ended IS NULL AND r.voided IS NULL
                          AND p.kind = (SELECT kind FROM place WHERE id = ?)""")
                .params(entered.guest.value(), entered.room.value())
                .query(UUID.class)
                .list()
                .forEach(room -> transitions.end(Room.RESERVATION, room, null, passage.now(), passage.entry()));
    }

    private void wentOut(Left left, Passage passage) {
        rooms.lock(left.room);
        transitions.end(Room.DOCTOR, left.room.value(), null, passage.now(), passage.entry());
        var as = rooms.now(left.room);
        if (as.kept() != null) {
            // Held: the guest comes back.
            return;
        }
        if (left.housekeeping) {
            transitions.begin(
                    Room.STATE,
                    left.room.value(),
                    Room.housekeeping(Rooms.Stage.WAITING),
                    passage.now(),
                    passage.entry());
        } else {
            nowFree(left.room, passage.now(), passage.entry());
        }
    }

    /** The room is free: the minutes of whoever it is reserved for begin. */
    void nowFree(PlaceId room, Instant now, long entry) {
        var as = rooms.now(room);
        if (as.isFree() && as.reserved() != null && as.reserved().until() == null) {
            transitions.next(
                    Room.RESERVATION, room.value(), null, reserved(as.reserved().guest(), until(now)), now, entry);
        }
    }

    /** Until when a reservation stands that begins to count now. */
    Instant until(Instant now) {
        return now.plusSeconds(60L * house.rule("RESERVATION_MINUTES"));
    }

    static Map<String, Object> reserved(VisitId guest, @Nullable Instant until) {
        var values = new HashMap<String, Object>();
        values.put("visit_id", guest.value());
        if (until != null) {
            values.put("until", until.atOffset(ZoneOffset.UTC));
        }
        return values;
    }

    // By the tracks: what the visit itself says is written with the end of the act.
    private boolean isOver(Passage passage) {
        return jdbc.sql("SELECT NOT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = CAST(? AS uuid))")
                .param(passage.subject().id())
                .query(Boolean.class)
                .single();
    }

    private void nothingIsKeptFor(VisitId guest, Passage passage) {
        jdbc.sql("SELECT place_id FROM room_reservation WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(guest.value())
                .query(UUID.class)
                .list()
                .forEach(room -> transitions.end(Room.RESERVATION, room, null, passage.now(), passage.entry()));
        var held = jdbc.sql("SELECT place_id FROM room_state WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(guest.value())
                .query(Id.column(PlaceId::new))
                .list();
        rooms.lock(held);
        held.forEach(room -> heldNoLonger(room, passage.now(), passage.entry()));
    }

    /** A room that was held is cleaned where it must be, and free otherwise. Somebody may still be in it. */
    void heldNoLonger(PlaceId room, Instant now, long entry) {
        var inside = rooms.now(room).guest() != null;
        if (!inside && needsHousekeeping(room)) {
            transitions.next(Room.STATE, room.value(), null, Room.housekeeping(Rooms.Stage.WAITING), now, entry);
        } else {
            transitions.end(Room.STATE, room.value(), null, now, entry);
            nowFree(room, now, entry);
        }
    }

    /** Whether the room is cleaned after each guest. */
    boolean needsHousekeeping(PlaceId room) {
        return jdbc.sql("SELECT housekeeping FROM place WHERE id = ?")
                .param(room.value())
                .query(Boolean.class)
                .single();
    }

    private void takeBack(Passage passage, long undone) {
        var touched = rooms.touched(undone);
        rooms.lock(touched);
        for (var room : touched) {
            takeBack(room, undone, passage.now(), passage.entry());
            rooms.requireSound(room, passage.entry());
            minutes(room, passage.now(), passage.entry());
        }
    }

    /** Takes back what an entry has done to a room that is locked. */
    void takeBack(PlaceId room, long undone, Instant now, long entry) {
        rooms.requireCanComeBack(room, undone);
        rooms.lockGuests(room, undone);
        for (var track : Room.TRACKS) {
            if (!transitions.undo(track, room.value(), undone, Map.of(), now, entry)) {
                throw rooms.changed(room);
            }
        }
    }

    /** The minutes of a reservation run while the room is free, whatever has changed of the room. */
    void minutes(PlaceId room, Instant now, long entry) {
        var before = rooms.now(room);
        // Whoever has left since needs it no longer.
        if (before.reserved() != null && rooms.ticket(before.reserved().guest()).isEmpty()) {
            transitions.end(Room.RESERVATION, room.value(), null, now, entry);
        }
        if (before.kept() != null
                && before.kept().heldFor() != null
                && rooms.ticket(before.kept().heldFor()).isEmpty()) {
            heldNoLonger(room, now, entry);
        }
        var as = rooms.now(room);
        var next = as.reserved();
        if (next == null || next.isOver(now)) {
            return;
        }
        if (as.isFree()) {
            nowFree(room, now, entry);
        } else if (next.until() != null) {
            transitions.next(Room.RESERVATION, room.value(), null, reserved(next.guest(), null), now, entry);
        }
    }
}
