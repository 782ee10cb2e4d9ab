package org.jiezhen.simulation;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.springframework.stereotype.Component;

/** Who is played: for each role the habits that modules have brought for it, the most urgent first. */
@Component
class Cast {

    private final Map<String, List<Habit>> habits;

    Cast(List<Habit> habits) {
        this.habits = habits.stream()
                .sorted(Comparator.comparing(Habit::urgency)
                        .thenComparing(habit -> habit.getClass().getName()))
                .flatMap(habit -> habit.roles().stream().map(role -> Map.entry(role, habit)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** What somebody does now; nothing either when a real person sits there, and decides alone. */
    Optional<Act> next(Person person, Round round) {
        return person.visitor()
                ? Optional.empty()
                : Stream.ofNullable(habits.get(person.role()))
                        .flatMap(List::stream)
                        .flatMap(habit -> habit.next(person, round).stream())
                        .findFirst();
    }
}
