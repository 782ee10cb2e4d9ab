package org.jiezhen.simulation;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.AtWork;
import org.jiezhen.habits.AtWork.How;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.springframework.stereotype.Component;

/** Who is played: for each role the habits that modules have brought for it, the most urgent first. */
@Component
class Cast {

    // Whose shift is over begins nothing any more.
    private static final Set<Urgency> ENDS = EnumSet.of(Urgency.IN_HAND, Urgency.ENDING);

    private final Map<String, List<Habit>> habits;
    private final List<AtWork> work;

    Cast(List<Habit> habits, List<AtWork> work) {
        this.work = List.copyOf(work);
        this.habits = habits.stream()
                .sorted(Comparator.comparing(Habit::urgency)
                        .thenComparing(habit -> habit.getClass().getName()))
                .flatMap(habit -> habit.roles().stream().map(role -> Map.entry(role, habit)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** How somebody stands to the work of the day, by whoever says least. */
    How isAtWork(Person person, Round round) {
        return work.stream()
                .map(one -> one.of(person, round))
                .max(Comparator.naturalOrder())
                .orElse(How.WORKS);
    }

    /** What somebody does now; nothing either when a real person sits there, and decides alone. */
    Optional<Act> next(Person person, Round round) {
        var how = isAtWork(person, round);
        return person.visitor() || how == How.AWAY
                ? Optional.empty()
                : Stream.ofNullable(habits.get(person.role()))
                        .flatMap(List::stream)
                        .filter(habit -> how == How.WORKS || ENDS.contains(habit.urgency()))
                        .flatMap(habit -> habit.next(person, round).stream())
                        .findFirst();
    }
}
