package org.jiezhen.rooms;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: now and then nobody gives a room back that was kept, because nobody thinks of it or nobody has a hand free. It
 * runs out; and where its guest has got no other room until then, that is written down.
 */
@Component
class LetsReservationsRunOut implements Habit {

    /** What is kept for whom, until when, on this day. */
    private record Kept(Map<VisitId, Until> rooms) {}

    private record Until(PlaceId room, Instant end) {}

    private final RoomsBoard board;

    LetsReservationsRunOut(RoomsBoard board) {
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    /** First, so that nothing is missed; there is never anything to do. */
    @Override
    public Urgency urgency() {
        return Urgency.AT_ONCE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var kept = round.day().remembered(Kept.class, () -> new Kept(new ConcurrentHashMap<>())).rooms;
        var asked = ReservesRooms.Asked.on(round).guests();
        var seen = SeenRooms.of(round, board);
        kept.entrySet().removeIf(entry -> isOver(entry.getKey(), entry.getValue(), seen, round));
        for (var room : seen.rooms()) {
            var guest = room.guest();
            var until = room.until();
            if (room.state() == State.RESERVED && guest != null && until != null && asked.contains(guest.visit())) {
                kept.put(guest.visit(), new Until(room.room(), until));
            }
        }
        return Optional.empty();
    }

    private static boolean isOver(VisitId guest, Until until, SeenRooms seen, Round round) {
        var stillKept = seen.rooms().stream()
                .anyMatch(room -> room.room().equals(until.room)
                        && room.state() == State.RESERVED
                        && room.guest() != null
                        && room.guest().visit().equals(guest));
        if (stillKept) {
            return false;
        }
        var gotOne = seen.rooms().stream()
                .anyMatch(room -> room.occupied()
                        && room.guest() != null
                        && room.guest().visit().equals(guest)
                        && room.since() != null
                        && room.since().isBefore(until.end));
        if (!round.now().isBefore(until.end) && !gotOne) {
            round.day().book().write(new Neglect("ROOM_RAN_OUT", until.room.toString(), until.end));
        }
        return true;
    }
}
