package org.jiezhen.hospitality;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.hospitality.TeaSideBoard.Part;
import org.jiezhen.hospitality.TeaSideBoard.SideFact;
import org.springframework.stereotype.Component;

/** 茶水间导医: looks after the flasks every while, sees how full each is, and fills what is empty. */
@Component
class WatchesFlasks implements Habit {

    private static final int SOONEST = 12 * 60;
    private static final int LATEST = 25 * 60;

    /** When each flask was looked at last on this day. */
    private record Looked(Map<String, Instant> flasks) {}

    private final Flasks flasks;
    private final TeaSideBoard board;

    WatchesFlasks(Flasks flasks, TeaSideBoard board) {
        this.flasks = flasks;
        this.board = board;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SPARE;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return round.shown(board, board::read).stream()
                .filter(row -> row.part() == Part.FLASK && !round.isTouched(row.id()))
                .flatMap(row -> act(row, round).stream())
                .findFirst();
    }

    private Optional<Act> act(SideFact row, Round round) {
        var looked = round.day().remembered(Looked.class, () -> new Looked(new ConcurrentHashMap<>())).flasks;
        var last = looked.computeIfAbsent(row.id(), _ -> round.now());
        var after = Duration.ofSeconds(round.day().dice().between(SOONEST, LATEST, "flask", row.order()));
        if (row.level() > 0 && !round.isOver(last, after)) {
            return Optional.empty();
        }
        var flask = FlaskId.of(row.id());
        return Optional.of(new Act(row.id(), () -> {
            looked.put(row.id(), round.now());
            if (row.level() == 0) {
                flasks.fill(randomUUID(), flask);
            } else {
                flasks.level(randomUUID(), flask, row.level() - 1);
            }
        }));
    }
}
