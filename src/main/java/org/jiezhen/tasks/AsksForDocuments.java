package org.jiezhen.tasks;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.tasks.TaskRequests.Request;
import org.springframework.stereotype.Component;

/** 咨询师: some while into a talk the mirror and an album are wanted in the room. */
@Component
class AsksForDocuments implements Habit {

    private static final int ONCE_IN = 3;
    private static final int SOONEST = 120;
    private static final int LATEST = 420;

    /** For whom something was asked on this day: nobody asks twice for the same guest. */
    private record Asked(Set<String> visits) {}

    private final TaskRequests requests;
    private final RoomsBoard rooms;

    AsksForDocuments(TaskRequests requests, RoomsBoard rooms) {
        this.requests = requests;
        this.rooms = rooms;
    }

    @Override
    public Set<String> roles() {
        return Set.of("CONSULTANT");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(rooms, rooms::read).stream()
                .filter(room -> room.with() != null && room.with().id().equals(me.id()))
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> wish(room, round).stream())
                .findFirst();
    }

    private Optional<Act> wish(RoomFact room, Round round) {
        var guest = room.guest();
        var since = room.since();
        var asked = round.day().remembered(Asked.class, () -> new Asked(new HashSet<>())).visits;
        if (guest == null || since == null || asked.contains(guest.visit().toString())) {
            return Optional.empty();
        }
        var number = guest.ticket().number();
        var dice = round.day().dice();
        var after = Duration.ofSeconds(dice.between(SOONEST, LATEST, "documents", number));
        if (!dice.onceIn(ONCE_IN, "documents", number) || !round.isOver(since, after)) {
            return Optional.empty();
        }
        return Optional.of(new Act(room.room(), () -> {
            asked.add(guest.visit().toString());
            requests.request(
                    randomUUID(),
                    Request.of("DOCUMENT", guest.visit(), room.room()).saying("镜子和图册"));
        }));
    }
}
