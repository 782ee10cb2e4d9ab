package org.jiezhen.rooms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsForGuest.ForGuest;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Saying;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.PlaceAdvice;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which rooms admit a guest now, the best first, and why: hers, her consultant's, on the same floor; and of the others why
 * not: who has it, since when, when it can be had. By name for those who see every guest.
 */
@Component
class RoomAdvice implements PlaceAdvice {

    private static final int FIRST = 0;
    private static final int OWN_ROOM = 10;
    private static final int SAME_FLOOR = 20;
    private static final int ELSEWHERE = 30;
    private static final int NOT_NOW = 100;
    private static final int NOBODY_KNOWS = 900;

    private final RoomsForGuest rooms;
    private final CurrentStaff staff;
    private final Clock clock;

    RoomAdvice(RoomsForGuest rooms, CurrentStaff staff, Clock clock) {
        this.rooms = rooms;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public Map<PlaceId, Advice> of(@Nullable VisitId guest) {
        var now = clock.instant();
        var byName = staff.may(Permission.VISITS_SEE);
        var advice = new HashMap<PlaceId, Advice>();
        rooms.of(guest).forEach(room -> advice.put(room.room(), advice(room, now, byName)));
        return advice;
    }

    private static Advice advice(ForGuest room, Instant now, boolean byName) {
        var why = new ArrayList<Saying>();
        if (room.held()) {
            why.add(Saying.of("rooms.why.held"));
        } else if (room.reserved()) {
            why.add(Saying.of("rooms.why.reserved"));
        }
        var admits = room.admits();
        if (!admits) {
            why.add(not(room, byName));
            soon(room, now, why);
        }
        if (room.own()) {
            why.add(Saying.of("rooms.why.own"));
        } else if (room.near() && admits) {
            why.add(Saying.of("rooms.why.near"));
        }
        return new Advice(admits, admits ? rank(room) : NOT_NOW + minutes(room, now), mark(room), why);
    }

    private static int rank(ForGuest room) {
        return room.held() || room.reserved() ? FIRST : room.own() ? OWN_ROOM : room.near() ? SAME_FLOOR : ELSEWHERE;
    }

    private static int minutes(ForGuest room, Instant now) {
        var at = room.freeAt();
        return at == null || room.nextIsOther()
                ? NOBODY_KNOWS
                : (int) Math.clamp(Duration.between(now, at).toMinutes(), 0, NOBODY_KNOWS);
    }

    /** Why not. */
    private static Saying not(ForGuest room, boolean byName) {
        var whose = room.whose();
        var guest = whose == null ? "" : called(whose, byName);
        var since = room.since() == null ? "" : room.since();
        return switch (room.state()) {
            case OCCUPIED -> Saying.of(room.inside() ? "rooms.why.here" : "rooms.why.OCCUPIED", guest, since);
            case DOCTOR_IN -> Saying.of(room.inside() ? "rooms.why.here" : "rooms.why.DOCTOR_IN", guest, since);
            case HELD -> Saying.of("rooms.why.HELD", guest, since);
            case RESERVED ->
                room.until() == null
                        ? Saying.of("rooms.why.CALLED", guest, since)
                        : Saying.of("rooms.why.RESERVED", guest, room.until());
            case HOUSEKEEPING ->
                Saying.of("rooms.why." + (room.stage() == null ? Rooms.Stage.WAITING : room.stage()), since);
            case CLOSED, FREE -> Saying.of("rooms.why.CLOSED", since);
        };
    }

    private static void soon(ForGuest room, Instant now, List<Saying> why) {
        var at = room.freeAt();
        // What should have been over by now is not foretold.
        if (at == null || !at.isAfter(now) || room.inside()) {
            return;
        }
        var minutes = Math.max(1, Duration.between(now, at).plusSeconds(30).toMinutes());
        why.add(Saying.of(
                room.state() == RoomsBoard.State.HOUSEKEEPING ? "rooms.why.cleanedIn" : "rooms.why.freeIn", minutes));
    }

    private static Object called(Guest guest, boolean byName) {
        var ticket = guest.ticket().text();
        return switch (byName ? guest.shownName() : null) {
            case null -> ticket;
            case Localized name -> new Localized(ticket + " " + name.zh(), ticket + " " + name.en());
            case Object name -> ticket + " " + name;
        };
    }

    private static Icon mark(ForGuest room) {
        return switch (room.state()) {
            case FREE -> Icon.ROOM_FREE;
            case RESERVED -> Icon.ROOM_RESERVED;
            case OCCUPIED -> Icon.ROOM_OCCUPIED;
            case DOCTOR_IN -> Icon.ROOM_DOCTOR_IN;
            case HELD -> Icon.ROOM_HELD;
            case HOUSEKEEPING -> Icon.ROOM_HOUSEKEEPING;
            case CLOSED -> Icon.ROOM_CLOSED;
        };
    }
}
