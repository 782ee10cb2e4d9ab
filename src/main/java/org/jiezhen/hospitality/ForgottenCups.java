package org.jiezhen.hospitality;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.habits.Neglect;
import org.jiezhen.habits.Round;
import org.jiezhen.hospitality.TeaBoard.TeaFact;
import org.jiezhen.house.House;

/** What of the tea room nobody thinks of on this day until well after somebody was told, and what must be told of it. */
final class ForgottenCups {

    /** What is forgotten, within what time it is to be done, and what people are told. */
    enum Kind {
        DRINK("DRINK_BROUGHT", "DRINK_LATE"),
        CUPS("CUPS_COLLECTED", "CUPS_LATE"),
        WASH("CUPS_WASHED", "CUPS_LATE");

        private final String target;
        private final String alarm;

        Kind(String target, String alarm) {
            this.target = target;
            this.alarm = alarm;
        }
    }

    // The house's rules tell whoever answers for the day so long after the time.
    private static final Duration TOLD = Duration.ofMinutes(2);
    private static final Duration BEYOND = Duration.ofSeconds(80);
    private static final int FORGOTTEN_ONCE_IN = 12;

    private final Map<Kind, String> pending = new EnumMap<>(Kind.class);
    private final Map<String, Boolean> decided = new HashMap<>();
    private final Set<Kind> happened = new HashSet<>();

    /** What is done meanwhile, or not wanted any more, is forgotten by nobody. */
    void see(List<TeaFact> rows) {
        var there = rows.stream().map(ForgottenCups::id).collect(Collectors.toSet());
        pending.values().removeIf(id -> !there.contains(id));
    }

    /** Whether nobody thinks of it now: once a day at least, and one of each kind at a time. */
    boolean isForgotten(Kind kind, TeaFact row, Round round, House house) {
        var id = id(row);
        if (!decided.computeIfAbsent(id, _ -> chosen(kind, row, round))) {
            return false;
        }
        pending.put(kind, id);
        // The house's target, not what the board says is due: whether boards say so is in question.
        Instant due = row.since().plusSeconds(house.targetSeconds(kind.target)).plus(TOLD);
        if (!round.now().isBefore(due)) {
            happened.add(kind);
            round.day().book().write(new Neglect(kind.alarm, subject(row), due));
        }
        return round.now().isBefore(due.plus(BEYOND));
    }

    private boolean chosen(Kind kind, TeaFact row, Round round) {
        return round.day().plan().neglects()
                && !pending.containsKey(kind)
                && (!happened.contains(kind)
                        || round.day().dice().onceIn(FORGOTTEN_ONCE_IN, "forgets", kind.name(), row.tickets()));
    }

    /** A drink, the place of cups, or all that wait to be washed. */
    private static String subject(TeaFact row) {
        return row.key().startsWith("C:") ? row.key().substring(2) : row.key();
    }

    private static String id(TeaFact row) {
        return row.key() + row.state() + row.since();
    }
}
