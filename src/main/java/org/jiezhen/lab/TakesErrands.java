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
import org.jiezhen.lab.LabDay.Fate;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.springframework.stereotype.Component;

/** 送检跑单: takes what rests, all that begins at one place on one trip, and looks for what is missing. */
@Component
class TakesErrands implements Habit {

    /** What this habit carries. */
    static final Set<String> CARRIED = Set.of(Errands.SPECIMEN, Errands.REPORT, Errands.FIND);

    private static final int SOONEST = 20;
    private static final int LATEST = 60;

    private final Trips trips;
    private final SeenLab lab;

    TakesErrands(Trips trips, SeenLab lab) {
        this.trips = trips;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE", "DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var errands = lab.on(round).errands();
        var carries = errands.stream()
                .anyMatch(errand -> me.id().equals(errand.owner())
                        && !LabDay.of(round.day()).isForgotten(errand.task(), round.now()));
        return carries
                ? Optional.empty()
                : errands.stream()
                        .filter(errand -> isOpen(errand, round) && isWaiting(errand, round))
                        .findFirst()
                        .map(first -> takes(first, errands, round));
    }

    private static boolean isOpen(ErrandFact errand, Round round) {
        return CARRIED.contains(errand.code())
                && errand.owner() == null
                && errand.person() == null
                && !round.isTouched(errand.task());
    }

    private static boolean isWaiting(ErrandFact errand, Round round) {
        var after = errand.code().equals(Errands.FIND)
                ? SOONEST
                : round.day().dice().between(SOONEST, LATEST, "fetches", errand.number());
        return round.isOver(errand.requested(), Duration.ofSeconds(after));
    }

    private Act takes(ErrandFact first, List<ErrandFact> errands, Round round) {
        var taken = errands.stream()
                .filter(errand -> isOpen(errand, round) && errand.order() == first.order())
                .toList();
        return new Act(first.task(), () -> {
            trips.take(randomUUID(), taken.stream().map(ErrandFact::task).toList());
            taken.forEach(errand -> {
                var day = LabDay.of(round.day());
                if (errand.code().equals(Errands.SPECIMEN)
                        && day.has(Fate.POCKET, lab.tube(errand).orElse(null))) {
                    day.pocketed(errand.task(), lab.restsUntil(errand));
                }
            });
        });
    }
}
