package org.jiezhen.tasks;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.house.House;
import org.jiezhen.tasks.TasksBoard.Status;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.springframework.stereotype.Component;

/** 导医: takes what is asked for, brings it, and says so; some of it is accepted and forgotten. Rooms are cleaned by a habit of their own. */
@Component
class RunsTasks implements Habit {

    private static final Set<String> BROUGHT = Set.of("DOCUMENT", "ERRAND");
    private static final int SOONEST = 10;
    private static final int LATEST = 60;
    private static final int QUICKEST = 40;
    private static final int SLOWEST = 160;
    private static final Duration OTHERS_FIRST = Duration.ofMinutes(3);

    private final Tasks tasks;
    private final TasksBoard board;
    private final House house;

    RunsTasks(Tasks tasks, TasksBoard board, House house) {
        this.tasks = tasks;
        this.board = board;
        this.house = house;
    }

    @Override
    public Set<String> roles() {
        return Set.of("STANDING_GUIDE", "DESK_GUIDE", "TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var open = round.shown(board, board::read);
        return open.stream()
                .filter(task -> BROUGHT.contains(task.code()) && !round.isTouched(task.task()))
                .flatMap(task -> run(task, me, open, round).stream())
                .findFirst();
    }

    private Optional<Act> run(TaskFact task, Person me, List<TaskFact> open, Round round) {
        var dice = round.day().dice();
        var number = (int) (task.number() % Integer.MAX_VALUE);
        if (task.owner() == null) {
            var busy = open.stream().anyMatch(other -> isMine(other, me));
            var after = Duration.ofSeconds(dice.between(SOONEST, LATEST, "goes", number));
            return busy || !round.isOver(task.requested(), after) || isLeftToOthers(task, me, round)
                    ? Optional.empty()
                    : Optional.of(takes(task, round));
        }
        if (Errands.of(round.day()).isForgotten(task, round.now())) {
            return Optional.empty();
        }
        var after = Duration.ofSeconds(dice.between(QUICKEST, SLOWEST, "brings", number));
        return !isMine(task, me) || !round.isOver(task.ownerSince(), after)
                ? Optional.empty()
                : Optional.of(new Act(task.task(), () -> {
                    if (task.status() == Status.ACCEPTED) {
                        tasks.begin(randomUUID(), task.task());
                    } else {
                        tasks.done(randomUUID(), task.task());
                    }
                }));
    }

    /** Once a day somebody goes home with an errand in hand, on whatever day of the week: until then those have the first reach for it. */
    private static boolean isLeftToOthers(TaskFact task, Person me, Round round) {
        return task.visit() == null
                && round.day().plan().neglects()
                && !me.role().equals(GoesHomeEarly.ROLE)
                && round.anybody(GoesHomeEarly.ROLE)
                && !GoesHomeEarly.hasHappened(round.day())
                && !round.isOver(task.requested(), OTHERS_FIRST);
    }

    private Act takes(TaskFact task, Round round) {
        var errands = Errands.of(round.day());
        return errands.isToBeForgotten(task, round.day())
                ? new Act(task.task(), () -> {
                    tasks.accept(randomUUID(), task.task());
                    errands.forget(task, round.day(), house);
                })
                : new Act(task.task(), () -> tasks.begin(randomUUID(), task.task()));
    }

    private static boolean isMine(TaskFact task, Person me) {
        return task.owner() != null && task.owner().id().equals(me.id());
    }
}
