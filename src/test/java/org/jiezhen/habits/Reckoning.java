package org.jiezhen.habits;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.habits.Alarms.Raised;
import org.jiezhen.live.Glance;

/** What was alarmed of, held against what was neglected: both ways, by kind, and by when. */
public final class Reckoning {

    // An alarm is seen at the next look of a round, which takes its time on a busy machine.
    private static final Duration AT_LATEST = Duration.ofMinutes(1);

    private final List<Alarms> alarms;
    private final Map<Raised, Instant> first = new HashMap<>();
    private final Set<Raised> before = new HashSet<>();

    /** @param alarms of every module */
    public Reckoning(Collection<Alarms> alarms) {
        this.alarms = List.copyOf(alarms);
    }

    /** What is alarmed of by now is of another day, and nothing of this one. */
    public void begins(Instant now) {
        alarms.forEach(Alarms::timePasses);
        var glance = new Glance(now);
        alarms.forEach(module -> before.addAll(module.raised(glance)));
    }

    /** Looks at every board. */
    public void look(Instant now) {
        alarms.forEach(Alarms::timePasses);
        var glance = new Glance(now);
        alarms.forEach(module -> module.raised(glance).stream()
                .filter(raised -> !before.contains(raised))
                .forEach(raised -> first.putIfAbsent(raised, now)));
    }

    /** The kinds of alarm that there are. */
    public List<String> kinds() {
        return alarms.stream()
                .flatMap(module -> module.kinds().stream())
                .sorted()
                .toList();
    }

    /** The same, had one kind of alarm been switched off. */
    public Reckoning without(String kind) {
        var silent = new Reckoning(alarms);
        first.forEach((raised, at) -> {
            if (!raised.alarm().equals(kind)) {
                silent.first.put(raised, at);
            }
        });
        return silent;
    }

    /** What does not fit, in sentences; nothing when each neglect was alarmed of when it was due, and nothing else was. */
    public List<String> differences(Collection<Neglect> written) {
        var due = written.stream()
                .collect(Collectors.toMap(
                        neglect -> new Raised(neglect.alarm(), neglect.subject()),
                        Neglect::due,
                        (one, other) -> one.isBefore(other) ? one : other));
        return Stream.of(
                        kinds().stream()
                                .filter(kind -> due.keySet().stream()
                                        .noneMatch(neglect -> neglect.alarm().equals(kind)))
                                .map("%s: nobody was neglected so that it had to be raised"::formatted),
                        due.entrySet().stream()
                                .filter(neglect -> !first.containsKey(neglect.getKey()))
                                .map(neglect -> "%s: due at %s, and never raised"
                                        .formatted(neglect.getKey(), neglect.getValue())),
                        first.entrySet().stream()
                                .filter(raised -> !due.containsKey(raised.getKey()))
                                .map(raised -> "%s: raised at %s, and nobody was neglected"
                                        .formatted(raised.getKey(), raised.getValue())),
                        first.entrySet().stream()
                                .filter(raised -> due.containsKey(raised.getKey())
                                        && !isInTime(raised.getValue(), due.get(raised.getKey())))
                                .map(raised -> "%s: raised at %s, and due at %s"
                                        .formatted(raised.getKey(), raised.getValue(), due.get(raised.getKey()))))
                .flatMap(Function.identity())
                .collect(Collectors.toCollection(TreeSet::new))
                .stream()
                .toList();
    }

    private static boolean isInTime(Instant raised, Instant due) {
        // A row is sent to the millisecond.
        return !raised.plusMillis(1).isBefore(due) && !raised.isAfter(due.plus(AT_LATEST));
    }
}
