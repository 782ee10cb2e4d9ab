package org.jiezhen.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.house.House;
import org.jiezhen.tasks.TasksBoard.TaskFact;

/** The errands of a played day: who asked for each, when, and which of them is accepted and then forgotten. */
final class Errands {

    private static final int FORGOTTEN_ONCE_IN = 3;
    private static final String LATE = "TASK_LATE";

    // What is known here of the house's rules, and not read from them: what is late is told two minutes after it was
    // due.
    private static final Duration TOLD = Duration.ofMinutes(2);
    private static final Duration BEYOND = Duration.ofMinutes(3);

    private final Map<TaskId, Long> slots = new ConcurrentHashMap<>();
    private final Map<TaskId, Instant> forgotten = new ConcurrentHashMap<>();

    private Errands() {}

    /** Those of a day. */
    static Errands of(PlayedDay day) {
        return day.remembered(Errands.class, Errands::new);
    }

    /** One was asked for in this part of the day; none is asked for twice in it. */
    void asked(TaskId task, long slot) {
        slots.put(task, slot);
    }

    boolean isAsked(long slot) {
        return slots.containsValue(slot);
    }

    /** Whether whoever accepts this one is to forget it. */
    boolean isToBeForgotten(TaskFact task, PlayedDay day) {
        var slot = slots.get(task.task());
        return slot != null
                && day.plan().neglects()
                && !forgotten.containsKey(task.task())
                && day.dice().onceIn(FORGOTTEN_ONCE_IN, "forgets", slot);
    }

    /** Somebody has accepted it, and thinks of it no more until long after it was due. */
    void forget(TaskFact task, PlayedDay day, House house) {
        // The house's target, not what a board says is due: whether the board says so is in question.
        var told =
                task.requested().plusSeconds(house.targetSeconds("TASK_ERRAND")).plus(TOLD);
        forgotten.put(task.task(), told.plus(BEYOND));
        day.book().write(new Neglect(LATE, task.task().toString(), told));
    }

    /** Whether nobody thinks of it now. */
    boolean isForgotten(TaskFact task, Instant now) {
        var until = forgotten.get(task.task());
        return until != null && now.isBefore(until);
    }
}
