package org.jiezhen.rooms;

import static java.util.UUID.randomUUID;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.staff.StaffId;
import org.springframework.stereotype.Component;

/** 咨询师: says in the morning that she receives guests in her room today, where nobody else does. */
@Component
class TakesOwnRoom implements Habit {

    /** Who has said so, on this day. */
    private record Said(Set<StaffId> people) {}

    private final OwnRooms own;
    private final RoomsBoard board;

    TakesOwnRoom(OwnRooms own, RoomsBoard board) {
        this.own = own;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var said = round.day().remembered(Said.class, () -> new Said(ConcurrentHashMap.newKeySet())).people;
        if (said.contains(me.id())) {
            return Optional.empty();
        }
        return SeenRooms.of(round, board)
                .first(round, room -> room.name().equals(me.post()))
                .filter(room -> room.own().isEmpty())
                .map(room -> new Act(room.room(), () -> {
                    said.add(me.id());
                    own.take(randomUUID(), room.room(), me.id());
                }));
    }
}
