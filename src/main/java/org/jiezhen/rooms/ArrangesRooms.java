package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * 导医台导医: holds the room of a guest whose companion stays inside, for a while; and closes a bed or a device now and then,
 * to be serviced, and opens it again.
 */
@Component
class ArrangesRooms implements Habit {

    private static final int COMPANION_ONCE_IN = 6;
    private static final Duration SITS = Duration.ofSeconds(60);
    private static final Duration HELD = Duration.ofSeconds(150);
    private static final Duration SERVICE = Duration.ofMinutes(8);
    private static final Duration UNTIL_NEXT = Duration.ofMinutes(20);

    /** Whose companion stays inside was asked, and when something was last serviced. */
    private static final class Arranged {
        private final Set<VisitId> asked = new HashSet<>();
        private Instant serviced;

        Arranged(Instant begins) {
            serviced = begins;
        }
    }

    private final Rooms rooms;
    private final RoomsBoard board;

    ArrangesRooms(Rooms rooms, RoomsBoard board) {
        this.rooms = rooms;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var seen = SeenRooms.of(round, board);
        var day = round.day().remembered(Arranged.class, () -> new Arranged(round.now()));
        return release(seen, round)
                .or(() -> hold(seen, day, round))
                .or(() -> SeenRooms.isARush(round) ? Optional.empty() : service(seen, day, round));
    }

    private Optional<Act> hold(SeenRooms seen, Arranged day, Round round) {
        return seen.first(
                        round,
                        room -> room.state() == State.OCCUPIED
                                && room.guest() != null
                                && !day.asked.contains(room.guest().visit())
                                && round.isOver(Objects.requireNonNull(room.since()), SITS)
                                && round.day()
                                        .dice()
                                        .onceIn(
                                                COMPANION_ONCE_IN,
                                                "companion",
                                                room.guest().ticket().number()))
                .map(room -> new Act(room.room(), () -> {
                    var guest = Objects.requireNonNull(room.guest()).visit();
                    day.asked.add(guest);
                    rooms.hold(randomUUID(), room.room(), guest, Rooms.Held.COMPANION_INSIDE);
                }));
    }

    private Optional<Act> release(SeenRooms seen, Round round) {
        return seen.first(
                        round,
                        room -> room.state() == State.HELD && round.isOver(Objects.requireNonNull(room.since()), HELD))
                .map(room -> new Act(room.room(), () -> rooms.release(randomUUID(), room.room())));
    }

    private Optional<Act> service(SeenRooms seen, Arranged day, Round round) {
        return seen.first(
                        round,
                        room -> room.state() == State.CLOSED
                                && round.isOver(Objects.requireNonNull(room.since()), SERVICE))
                .map(room -> new Act(room.room(), () -> rooms.open(randomUUID(), room.room())))
                .or(() -> round.isOver(day.serviced, UNTIL_NEXT)
                        ? seen.first(
                                        round,
                                        room -> SeenRooms.isSpare(room)
                                                && room.contradictions().isEmpty())
                                .map(room -> new Act(room.room(), () -> {
                                    day.serviced = round.now();
                                    rooms.close(randomUUID(), room.room(), Rooms.Closed.MAINTENANCE, null);
                                }))
                        : Optional.empty());
    }
}
