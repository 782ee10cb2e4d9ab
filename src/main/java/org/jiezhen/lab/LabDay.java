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
 * What goes wrong with tubes on a played day, on purpose, and what comes of them: each way twice for certain, and then now
 * and then. What people must be told of it is written down when it happens, by what the habits know of the house themselves.
 */
final class LabDay {

    /** It rests somewhere, or in somebody's pocket, for longer than it may. */
    static final String LATE = "TUBE_LATE";

    /** Nobody knows where it is. */
    static final String MISSING = "TUBE_MISSING";

    /** It was of no use: another is to be drawn. */
    static final String AGAIN = "TUBE_AGAIN";

    /** Nobody tells a doctor of what must be known at once. */
    static final String UNTOLD = "CRITICAL_UNTOLD";

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

    /** What comes of a tube that was received whole. */
    enum Outcome {
        /** What is usual. */
        USUAL,
        /** One value stands out. */
        OUT,
        /** A doctor must know at once, and is told. */
        CRITICAL,
        /** A doctor must know at once, and nobody telephones for longer than that may take. */
        UNTOLD,
        /** One value is hardly possible: it is asked for, and said twice. */
        HARDLY,
        /** One value was mistyped, and is amended after it was released. */
        AMENDED
    }

    private static final Map<Integer, Outcome> FIRST_FOUND = Map.of(
            1,
            Outcome.OUT,
            2,
            Outcome.CRITICAL,
            3,
            Outcome.UNTOLD,
            4,
            Outcome.HARDLY,
            5,
            Outcome.AMENDED,
            7,
            Outcome.UNTOLD);
    private static final List<Outcome> THEN = List.of(
            Outcome.USUAL,
            Outcome.USUAL,
            Outcome.USUAL,
            Outcome.USUAL,
            Outcome.OUT,
            Outcome.OUT,
            Outcome.HARDLY,
            Outcome.AMENDED,
            Outcome.CRITICAL,
            Outcome.UNTOLD);

    private static final Map<Integer, Fate> FIRST =
            Map.of(2, Fate.POCKET, 3, Fate.DROPPED, 5, Fate.LOST, 8, Fate.POCKET, 10, Fate.DROPPED, 11, Fate.LOST);
    // So many tubes; what comes after them is chance.
    private static final int CERTAIN = 11;
    private static final int THEN_ONCE_IN = 9;
    private static final Duration BEYOND = Duration.ofMinutes(2);

    private final Map<SpecimenId, Integer> drawn = new ConcurrentHashMap<>();
    private final Map<SpecimenId, Fate> fates = new ConcurrentHashMap<>();
    private final Map<SpecimenId, Outcome> outcomes = new ConcurrentHashMap<>();
    private final Map<SpecimenId, Instant> typed = new ConcurrentHashMap<>();
    private final Set<SpecimenId> types = ConcurrentHashMap.newKeySet();
    private final Map<Examination, Instant> givenBack = new ConcurrentHashMap<>();
    private final Map<SpecimenId, Instant> untold = new ConcurrentHashMap<>();
    private final Map<TaskId, Instant> pocketed = new ConcurrentHashMap<>();
    private final Set<VisitId> asked = ConcurrentHashMap.newKeySet();
    private final Set<TaskId> mixedUp = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger found = new AtomicInteger();
    private final AtomicInteger harmless = new AtomicInteger();
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
        if (fate == null && number > CERTAIN && dice().onceIn(THEN_ONCE_IN, "a tube", number)) {
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

    /**
     * What comes of a tube: decided when somebody first looks at what was found out.
     *
     * @param canBeCritical whether a doctor might have to know at once; else it is usual, or stands out
     */
    Outcome outcome(SpecimenId specimen, boolean canBeCritical) {
        return outcomes.computeIfAbsent(specimen, _ -> {
            var number = canBeCritical ? found.incrementAndGet() : -harmless.incrementAndGet();
            var then = dice().any(THEN, "is found", number);
            if (!canBeCritical) {
                return then == Outcome.OUT ? then : Outcome.USUAL;
            }
            var outcome = FIRST_FOUND.getOrDefault(number, then);
            return outcome == Outcome.UNTOLD && !day.plan().neglects() ? Outcome.CRITICAL : outcome;
        });
    }

    /** When its results were typed; nothing while they were not. */
    Optional<Instant> typed(SpecimenId specimen) {
        return Optional.ofNullable(typed.get(specimen));
    }

    void typed(SpecimenId specimen, Instant now) {
        typed.put(specimen, now);
    }

    /** Somebody types them; false when somebody has before. */
    boolean types(SpecimenId specimen) {
        return types.add(specimen);
    }

    /** Whether what was released is to be said to be mistyped. */
    boolean isMistyped(SpecimenId specimen) {
        return outcomes.get(specimen) == Outcome.AMENDED;
    }

    void isAmended(SpecimenId specimen) {
        outcomes.put(specimen, Outcome.USUAL);
    }

    /** Whether an examination that was begun comes to nothing: the first of all, and then now and then; none twice. */
    boolean isToBeGivenBack(Examination which, int ticket) {
        return !givenBack.containsKey(which)
                && (givenBack.isEmpty() || dice().onceIn(THEN_ONCE_IN, "is not prepared", ticket, which.panel()));
    }

    void givesBack(Examination which, Instant now) {
        givenBack.put(which, now);
    }

    /** When an examination was given back; nothing when it was not. */
    Optional<Instant> givenBack(Examination which) {
        return Optional.ofNullable(givenBack.get(which));
    }

    /** Nobody telephones, until well after a doctor should have known. */
    void untold(SpecimenId specimen, TaskId call, Instant due) {
        untold.put(specimen, due.plus(BEYOND));
        day.book().write(new Neglect(UNTOLD, call.toString(), due));
        // By the house's rules that is told at once when it is due.
        day.book().write(new Neglect(TASK_LATE, call.toString(), due));
    }

    /** Whether nobody thinks of telephoning now. */
    boolean isUntold(SpecimenId specimen, Instant now) {
        return Optional.ofNullable(untold.get(specimen)).filter(now::isBefore).isPresent();
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
