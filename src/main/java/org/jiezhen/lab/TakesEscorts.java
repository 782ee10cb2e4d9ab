package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.SeenLab.Seen;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.springframework.stereotype.Component;

/** 导医: goes with a guest who is to be examined, from whoever asked for it, or from the desk. */
@Component
class TakesEscorts implements Habit {

    private static final int SOONEST = 10;
    private static final int LATEST = 40;

    private final Trips trips;
    private final SeenLab lab;

    TakesEscorts(Trips trips, SeenLab lab) {
        this.trips = trips;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE", "DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var seen = lab.on(round);
        return seen.escorts().stream().anyMatch(escort -> me.id().equals(escort.owner()))
                ? Optional.empty()
                : seen.escorts().stream()
                        .filter(escort ->
                                escort.owner() == null && escort.person() == null && !round.isTouched(escort.task()))
                        .filter(escort -> round.isOver(escort.requested(), comes(escort, round)))
                        .filter(escort -> lab.guests(round).stream()
                                .anyMatch(guest ->
                                        escort.about().contains(guest.id()) && isGiven(guest, escort, seen, round)))
                        .findFirst()
                        .map(escort -> new Act(escort.task(), () -> trips.take(randomUUID(), List.of(escort.task()))));
    }

    private static Duration comes(ErrandFact escort, Round round) {
        return Duration.ofSeconds(round.day().dice().between(SOONEST, LATEST, "comes", escort.number()));
    }

    /** A guest whom somebody has goes with whom he or she asked alone; and from nobody who cannot be reached. */
    private boolean isGiven(VisitFact guest, ErrandFact escort, Seen seen, Round round) {
        var with = guest.with();
        return with == null
                || (!lab.isDark(with.id(), round)
                        && seen.examinations().stream()
                                .noneMatch(one -> escort.task().toString().equals(one.call())));
    }
}
