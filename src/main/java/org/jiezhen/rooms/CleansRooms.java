package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
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
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.springframework.stereotype.Component;

/**
 * 茶水间导医: clears the cups and cleans the room as soon as its guest has gone; now and then the desk helps. Now and then a
 * room is forgotten, until well after somebody was told.
 */
@Component
class CleansRooms implements Habit {

    private static final int SOONEST = 15;
    private static final int LATEST = 50;
    private static final int QUICKEST = 60;
    private static final int SLOWEST = 150;

    private static final int FORGOTTEN_ONCE_IN = 9;
    private static final double BEYOND = 1.15;

    /** A room that waits since: the how-manieth time, and whether nobody thinks of it. */
    private record Waits(Instant since, int times, boolean forgotten) {}

    /** What has waited to be cleaned on this day. */
    private record Waited(Map<PlaceId, Waits> rooms) {}

    private final Rooms rooms;
    private final RoomsBoard board;
    private final House house;

    CleansRooms(Rooms rooms, RoomsBoard board, House house) {
        this.rooms = rooms;
        this.board = board;
        this.house = house;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE", "DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return SeenRooms.of(round, board)
                .untouched(round)
                .filter(room -> room.state() == State.HOUSEKEEPING && room.since() != null)
                .filter(room -> !isForgotten(room, Objects.requireNonNull(room.since()), round))
                .flatMap(room -> clean(room, round).stream())
                .findFirst();
    }

    // By the house's target, not by what a board says it is: whether the board says so is in question.
    private boolean isForgotten(RoomFact room, Instant since, Round round) {
        if (room.stage() != Rooms.Stage.WAITING || !round.day().plan().neglects()) {
            return false;
        }
        var waited = round.day().remembered(Waited.class, () -> new Waited(new ConcurrentHashMap<>())).rooms;
        var last = waited.get(room.room());
        var target = house.targetSeconds("ROOM_HOUSEKEEPING");
        if (last == null || !last.since.equals(since)) {
            var times = last == null ? 1 : last.times + 1;
            last = new Waits(
                    since, times, round.day().dice().onceIn(FORGOTTEN_ONCE_IN, "left as it is", room.ordinal(), times));
            waited.put(room.room(), last);
            if (last.forgotten) {
                round.day()
                        .book()
                        .write(new Neglect("ROOM_NOT_CLEANED", room.room().toString(), since.plusSeconds(target)));
            }
        }
        return last.forgotten && round.now().isBefore(since.plusMillis((long) (target * 1000L * BEYOND)));
    }

    private Optional<Act> clean(RoomFact room, Round round) {
        var begun = room.stage() == Rooms.Stage.BEGUN;
        var takes = Duration.ofSeconds(
                begun
                        ? round.day().dice().between(QUICKEST, SLOWEST, "cleaned", room.ordinal())
                        : round.day().dice().between(SOONEST, LATEST, "to clean", room.ordinal()));
        if (!round.isOver(Objects.requireNonNull(room.since()), takes)) {
            return Optional.empty();
        }
        return Optional.of(new Act(room.room(), () -> {
            if (begun) {
                rooms.cleaned(randomUUID(), room.room());
            } else {
                rooms.beginCleaning(randomUUID(), room.room());
            }
        }));
    }
}
