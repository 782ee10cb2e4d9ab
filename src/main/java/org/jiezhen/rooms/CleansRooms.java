package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.springframework.stereotype.Component;

/** 茶水间导医: clears the cups and cleans the room as soon as its guest has gone; now and then the desk helps. */
@Component
class CleansRooms implements Habit {

    private static final int SOONEST = 15;
    private static final int LATEST = 50;
    private static final int QUICKEST = 60;
    private static final int SLOWEST = 150;

    /** The rooms in one round. */
    record Seen(List<RoomFact> rooms) {}

    private final Rooms rooms;
    private final RoomsBoard board;

    CleansRooms(Rooms rooms, RoomsBoard board) {
        this.rooms = rooms;
        this.board = board;
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
        return round.seen(Seen.class, () -> new Seen(board.read())).rooms.stream()
                .filter(room -> room.state() == State.HOUSEKEEPING && room.since() != null)
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> clean(room, round).stream())
                .findFirst();
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
