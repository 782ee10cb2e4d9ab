package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
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
import org.jiezhen.rooms.RoomsBoard.Contradiction;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.springframework.stereotype.Component;

/**
 * 茶水间导医: when there is nothing else to do, looks into the rooms, one after another, and says whether they are as shown.
 * Now and then somebody has left a room as it should not be, and said nothing: it is found, and put right.
 */
@Component
class WalksRounds implements Habit {

    private static final Duration AGAIN = Duration.ofMinutes(25);
    private static final Duration BETWEEN = Duration.ofSeconds(45);
    private static final Duration PUT_RIGHT = Duration.ofSeconds(100);
    private static final int FOUND_ONCE_IN = 12;

    /** When somebody last looked into a room, on this day, and how often into each. */
    private static final class Walked {
        private Instant last = Instant.EPOCH;
        private final Map<PlaceId, Integer> times = new ConcurrentHashMap<>();
    }

    private final Rooms rooms;
    private final RoomsBoard board;

    WalksRounds(Rooms rooms, RoomsBoard board) {
        this.rooms = rooms;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        if (SeenRooms.isARush(round)) {
            return Optional.empty();
        }
        var seen = SeenRooms.of(round, board);
        var walked = round.day().remembered(Walked.class, Walked::new);
        return seen.first(
                        round,
                        room -> room.contradictions().contains(Contradiction.DIFFERS)
                                && room.state() == State.FREE
                                && round.isOver(Objects.requireNonNull(room.checked()), PUT_RIGHT))
                .map(room -> new Act(room.room(), () -> rooms.soiled(randomUUID(), room.room())))
                .or(() -> round.isOver(walked.last, BETWEEN)
                        ? seen.untouched(round)
                                .filter(room -> room.state() == State.FREE || room.occupied())
                                .filter(room -> room.contradictions().isEmpty())
                                .filter(room -> room.checked() == null || round.isOver(room.checked(), AGAIN))
                                .min(Comparator.comparing(
                                        RoomFact::checked, Comparator.nullsFirst(Comparator.naturalOrder())))
                                .map(room -> look(room, walked, round))
                        : Optional.empty());
    }

    private Act look(RoomFact room, Walked walked, Round round) {
        var times = walked.times.merge(room.room(), 1, Integer::sum);
        var asShown = !SeenRooms.isSpare(room)
                || !round.day().plan().neglects()
                || !round.day().dice().onceIn(FOUND_ONCE_IN, "found", room.ordinal(), times);
        return new Act(room.room(), () -> {
            walked.last = round.now();
            rooms.confirm(randomUUID(), room.room(), asShown);
            if (!asShown) {
                round.day().book().write(new Neglect("ROOM_DIFFERS", room.room().toString(), round.now()));
            }
        });
    }
}
