package org.jiezhen.callbacks;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
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
import org.springframework.stereotype.Component;

/** 医生: takes what a guest has told by telephone of a complication, rings her, and says that it is seen to. */
@Component
class SeesToComplications implements Habit {

    private static final int SOONEST = 40;
    private static final int LATEST = 240;
    private static final int QUICKEST = 150;
    private static final int SLOWEST = 480;

    private final Tasks tasks;
    private final TasksBoard board;

    SeesToComplications(Tasks tasks, TasksBoard board) {
        this.tasks = tasks;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("DOCTOR");
    }

    @Override
    public Urgency urgency() {
        return Urgency.AT_ONCE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(board, board::read).stream()
                .filter(task -> task.code().equals(CallConsequences.COMPLICATION) && !round.isTouched(task.task()))
                .flatMap(task -> sees(task, me, round).stream())
                .findFirst();
    }

    private Optional<Act> sees(TaskFact task, Person me, Round round) {
        if (task.owner() == null) {
            return isTime(task, task.requested(), SOONEST, LATEST, round)
                    ? Optional.of(new Act(task.task(), () -> tasks.begin(randomUUID(), task.task())))
                    : Optional.empty();
        }
        return task.owner().id().equals(me.id()) && isTime(task, task.ownerSince(), QUICKEST, SLOWEST, round)
                ? Optional.of(new Act(task.task(), () -> tasks.done(randomUUID(), task.task())))
                : Optional.empty();
    }

    private static boolean isTime(TaskFact task, Instant since, int least, int most, Round round) {
        var after = Duration.ofSeconds(round.day().dice().between(least, most, "complication", task.number(), since));
        return round.isOver(since, after);
    }
}
