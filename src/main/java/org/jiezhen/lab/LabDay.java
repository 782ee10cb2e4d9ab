package org.jiezhen.lab;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.habits.Dice;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong with tubes on a played day, on purpose: each way once for certain, and then now and then. What people must
 * be told of it is written down when it happens, by what the habits know of the house themselves.
 */
final class LabDay {

    /** It rests somewhere, or in somebody's pocket, for longer than it may. */
    static final String LATE = "TUBE_LATE";

    /** Nobody knows where it is. */
    static final String MISSING = "TUBE_MISSING";

    /** It was of no use: another is to be drawn. */
    static final String AGAIN = "TUBE_AGAIN";

    private static final String TASK_LATE = "TASK_LATE";

    /** What becomes of a tube. */
    enum Fate {
        /** Whoever carries it forgets it in the pocket. */
        POCKET,
        /** It falls down on the way: the laboratory cannot use it. */
        DROPPED,
        /** It is laid down somewhere on the way. */
        LOST
    }

    private static final Map<Integer, Fate> FIRST = Map.of(2, Fate.POCKET, 3, Fate.DROPPED, 5, Fate.LOST);
    private static final int THEN_ONCE_IN = 9;
    private static final Duration BEYOND = Duration.ofMinutes(2);

    private final Map<SpecimenId, Integer> drawn = new ConcurrentHashMap<>();
    private final Map<SpecimenId, Fate> fates = new ConcurrentHashMap<>();
    private final Map<TaskId, Instant> pocketed = new ConcurrentHashMap<>();
    private final Set<VisitId> asked = ConcurrentHashMap.newKeySet();
    private final Set<TaskId> mixedUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final PlayedDay day;

    private LabDay(PlayedDay day) {
        this.day = day;
    }

    static LabDay of(PlayedDay day) {
        return day.remembered(LabDay.class, () -> new LabDay(day));
    }

    /** For whom a form was filled: for nobody twice. */
    boolean isAsked(VisitId visit) {
        return asked.contains(visit);
    }

    void asks(VisitId visit) {
        asked.add(visit);
    }

    /** One was drawn: what becomes of it is decided now. What is drawn again comes to no harm. */
    void drawn(SpecimenId specimen, boolean again) {
        if (again || !day.plan().neglects()) {
            return;
        }
        var number = drawn.computeIfAbsent(specimen, _ -> count.incrementAndGet());
        var fate = FIRST.get(number);
        if (fate == null && number > FIRST.size() + 2 && dice().onceIn(THEN_ONCE_IN, "a tube", number)) {
            fate = dice().any(List.of(Fate.values()), "of a tube", number);
        }
        if (fate != null) {
            fates.put(specimen, fate);
        }
    }

    private Dice dice() {
        return day.dice();
    }

    boolean has(Fate fate, @Nullable SpecimenId specimen) {
        return specimen != null && fates.get(specimen) == fate;
    }

    /** It has come to that, and to no more. */
    void isOver(SpecimenId specimen) {
        fates.remove(specimen);
    }

    /** Somebody has it in the pocket, until well after its time to rest was over. */
    void pocketed(TaskId errand, Instant due) {
        if (pocketed.putIfAbsent(errand, due.plus(BEYOND)) == null) {
            day.book().write(new Neglect(LATE, errand.toString(), due));
            // By the house's rules that is told at once when it is due.
            day.book().write(new Neglect(TASK_LATE, errand.toString(), due));
        }
    }

    /** Whether nobody thinks of it now. */
    boolean isForgotten(TaskId errand, Instant now) {
        return Optional.ofNullable(pocketed.get(errand)).filter(now::isBefore).isPresent();
    }

    void missing(SpecimenId specimen, Instant now) {
        day.book().write(new Neglect(MISSING, specimen.toString(), now));
    }

    void again(SpecimenId instead, Instant now) {
        day.book().write(new Neglect(AGAIN, instead.toString(), now));
    }

    /** Whether whoever has two tubes in hand is to scan the wrong one first: the first time, and then now and then. */
    boolean mixesUp(TaskId errand, long number) {
        return day.plan().neglects()
                && !mixedUp.contains(errand)
                && (mixedUp.isEmpty() || dice().onceIn(THEN_ONCE_IN, "mixes up", number));
    }

    void mixedUp(TaskId errand) {
        mixedUp.add(errand);
    }
}
