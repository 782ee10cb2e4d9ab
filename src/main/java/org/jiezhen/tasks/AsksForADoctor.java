package org.jiezhen.tasks;

import static java.util.UUID.randomUUID;

import java.time.Duration;
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
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRequests.Request;
import org.springframework.stereotype.Component;

/** 咨询师: asks for a doctor on a day on which none says that he or she is on duty; and telephones, and calls it off. */
@Component
class AsksForADoctor implements Habit {

    private static final int ONCE_IN = 12;
    private static final Duration INTO_THE_TALK = Duration.ofSeconds(90);
    private static final Duration TELEPHONES = Duration.ofSeconds(60);
    private static final String UNMANNED = "TASK_UNMANNED";

    /** A wish that is open: whose, since when. */
    private record Wish(StaffId by, Instant since) {}

    /** For which guests somebody has asked, and what of it is open. */
    private record Asked(Set<String> guests, Map<TaskId, Wish> open) {}

    private final TaskRequests requests;
    private final TasksBoard tasks;
    private final RoomsBoard rooms;

    AsksForADoctor(TaskRequests requests, TasksBoard tasks, RoomsBoard rooms) {
        this.requests = requests;
        this.tasks = tasks;
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
        var asked = round.day()
                .remembered(Asked.class, () -> new Asked(ConcurrentHashMap.newKeySet(), new ConcurrentHashMap<>()));
        return callsOff(me, asked, round).or(() -> asks(me, asked, round));
    }

    private Optional<Act> callsOff(Person me, Asked asked, Round round) {
        return asked.open.entrySet().stream()
                .filter(open -> open.getValue().by.equals(me.id()))
                .filter(open -> !round.now().isBefore(open.getValue().since.plus(TELEPHONES)))
                .findFirst()
                .map(open -> new Act(open.getKey(), () -> {
                    asked.open.remove(open.getKey());
                    // Whose guest has gone meanwhile, nobody is asked for any more.
                    if (tasks.find(open.getKey()).isPresent()) {
                        requests.cancel(randomUUID(), open.getKey(), TaskReason.NOT_NEEDED);
                    }
                }));
    }

    private Optional<Act> asks(Person me, Asked asked, Round round) {
        if (!round.day().plan().neglects()) {
            return Optional.empty();
        }
        return round.shown(rooms, rooms::read).stream()
                .filter(room -> room.with() != null && room.with().id().equals(me.id()))
                .filter(room -> !round.isTouched(room.room()))
                .flatMap(room -> ask(me, room, asked, round).stream())
                .findFirst();
    }

    private Optional<Act> ask(Person me, RoomFact room, Asked asked, Round round) {
        var guest = room.guest();
        var since = room.since();
        if (guest == null
                || since == null
                || asked.guests.contains(guest.visit().toString())
                || !round.day()
                        .dice()
                        .onceIn(ONCE_IN, "a doctor", guest.ticket().number())
                || !round.isOver(since, INTO_THE_TALK)) {
            return Optional.empty();
        }
        return Optional.of(new Act(room.room(), () -> {
            asked.guests.add(guest.visit().toString());
            var task = requests.request(randomUUID(), Request.of("DOCTOR", guest.visit(), room.room()))
                    .subject();
            asked.open.put(task, new Wish(me.id(), round.now()));
            round.day().book().write(new Neglect(UNMANNED, task.toString(), round.now()));
        }));
    }
}
