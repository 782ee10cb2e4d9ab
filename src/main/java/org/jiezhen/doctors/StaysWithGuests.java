package org.jiezhen.doctors;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.ArrivalsBoard;
import org.springframework.stereotype.Component;

/** 导医: stays with a guest whose consultant briefs the doctor, and offers her back. */
@Component
class StaysWithGuests implements Habit {

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final int SHORTEST = 40;
    private static final int LONGEST = 90;

    private final Tasks tasks;
    private final TasksBoard board;
    private final DoctorBoard requests;
    private final ArrivalsBoard arrivals;

    StaysWithGuests(Tasks tasks, TasksBoard board, DoctorBoard requests, ArrivalsBoard arrivals) {
        this.tasks = tasks;
        this.board = board;
        this.requests = requests;
        this.arrivals = arrivals;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DESK_GUIDE", "TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return DoctorDay.seen(round, requests, board).stays().stream()
                .filter(stay -> !round.isTouched(stay.task()))
                .flatMap(stay -> act(stay, me, round).stream())
                .findFirst();
    }

    private Optional<Act> act(TaskFact stay, Person me, Round round) {
        if (stay.owner() == null) {
            return round.isOver(stay.requested(), SOON) && !hasSomebody(me, round)
                    ? Optional.of(new Act(stay.task(), () -> tasks.begin(randomUUID(), stay.task())))
                    : Optional.empty();
        }
        var stays = Duration.ofSeconds(round.day()
                .dice()
                .between(
                        SHORTEST,
                        LONGEST,
                        "stays",
                        Objects.requireNonNull(stay.ticket()).number()));
        return stay.owner().id().equals(me.id()) && stay.begun() != null && round.isOver(stay.begun(), stays)
                ? Optional.of(new Act(stay.task(), () -> tasks.done(randomUUID(), stay.task())))
                : Optional.empty();
    }

    private boolean hasSomebody(Person me, Round round) {
        return round.shown(arrivals, arrivals::read).stream()
                .anyMatch(guest -> guest.with() != null && guest.with().id().equals(me.id()));
    }
}
