package org.jiezhen.tasks;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.habits.WentHome;
import org.jiezhen.staff.DemoPeople;
import org.springframework.stereotype.Component;

/** 茶水间导医: now and then somebody signs out with something still to bring, and asks nobody to take it over. */
@Component
class GoesHomeEarly implements Habit {

    /** Whose habit it is. */
    static final String ROLE = "TEA_GUIDE";

    private static final int ONCE_IN = 2;
    private static final Duration GONE = Duration.ofMinutes(4);
    private static final String LEFT = "TASK_LEFT";

    /** How often it has happened on a day: once it does for certain, where it can. */
    private record Gone(AtomicInteger times) {}

    private final TasksBoard board;
    private final DemoPeople people;

    GoesHomeEarly(TasksBoard board, DemoPeople people) {
        this.board = board;
        this.people = people;
    }

    /** Whether somebody has gone home early on this day already. */
    static boolean hasHappened(PlayedDay day) {
        return gone(day).get() > 0;
    }

    private static AtomicInteger gone(PlayedDay day) {
        return day.remembered(Gone.class, () -> new Gone(new AtomicInteger())).times;
    }

    @Override
    public Set<String> roles() {
        return Set.of(ROLE);
    }

    @Override
    public Urgency urgency() {
        return Urgency.AT_ONCE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        if (!round.day().plan().neglects()) {
            return Optional.empty();
        }
        var errands = Errands.of(round.day());
        var gone = gone(round.day());
        var mine = round.shown(board, board::read).stream()
                .filter(task -> task.owner() != null && task.owner().id().equals(me.id()))
                .toList();
        // A room that is being cleaned nobody leaves, and what is forgotten is late and not left; what is wanted for a
        // guest
        // may be over with the guest, before anybody can be told.
        if (mine.isEmpty()
                || mine.stream()
                        .anyMatch(task -> !task.asked()
                                || task.custody()
                                || task.visit() != null
                                || errands.isForgotten(task, round.now())
                                || round.isTouched(task.task()))
                || gone.get() > 0
                        && !round.day().dice().onceIn(ONCE_IN, "goes home", (int)
                                (mine.getFirst().number() % Integer.MAX_VALUE))) {
            return Optional.empty();
        }
        return Optional.of(new Act(mine.getFirst().task(), () -> {
            gone.incrementAndGet();
            people.goesHome(me.id());
            WentHome.of(round.day()).goes(me.id(), round.now().plus(GONE));
            mine.forEach(task ->
                    round.day().book().write(new Neglect(LEFT, task.task().toString(), round.now())));
        }));
    }
}
