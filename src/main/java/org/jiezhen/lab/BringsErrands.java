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

/**
 * 送检跑单: hands over what is on the trip, each tube by its code, and brings whoever is accompanied. Now and then the wrong tube is scanned first, and refused; and
 * now and then one stays in the pocket, or somewhere on the way.
 */
@Component
class BringsErrands implements Habit {

    private static final int QUICKEST = 40;
    private static final int SLOWEST = 140;
    private static final Duration FINDS = Duration.ofSeconds(60);

    private final Trips trips;
    private final Labels labels;
    private final SeenLab lab;

    BringsErrands(Trips trips, Labels labels, SeenLab lab) {
        this.trips = trips;
        this.labels = labels;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("TEA_GUIDE", "DESK_GUIDE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.IN_HAND;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        var day = LabDay.of(round.day());
        var mine = lab.on(round).errands().stream()
                .filter(errand -> me.id().equals(errand.owner())
                        && errand.begun()
                        && (TakesErrands.CARRIED.contains(errand.code())
                                || errand.code().equals(SeenLab.ESCORT)))
                .toList();
        return mine.stream()
                .filter(errand -> !round.isTouched(errand.task())
                        && !day.isForgotten(errand.task(), round.now())
                        && !day.has(Fate.LOST, lab.tube(errand).orElse(null))
                        && round.isOver(errand.ownerSince(), takes(errand, round)))
                .findFirst()
                .map(errand -> new Act(errand.task(), () -> hand(errand, mine, day)));
    }

    private static Duration takes(ErrandFact errand, Round round) {
        return errand.code().equals(Errands.FIND)
                ? FINDS
                : Duration.ofSeconds(round.day().dice().between(QUICKEST, SLOWEST, "carries", errand.number()));
    }

    private void hand(ErrandFact errand, List<ErrandFact> mine, LabDay day) {
        if (!errand.code().equals(Errands.SPECIMEN)) {
            trips.hand(randomUUID(), errand.task(), null);
            return;
        }
        var tube = lab.tube(errand).orElseThrow();
        var other = mine.stream()
                .filter(one ->
                        one.code().equals(Errands.SPECIMEN) && !one.task().equals(errand.task()))
                .findFirst();
        if (other.isPresent() && day.mixesUp(errand.task(), errand.number())) {
            day.mixedUp(errand.task());
            trips.hand(randomUUID(), errand.task(), code(lab.tube(other.get()).orElseThrow()));
        }
        trips.hand(randomUUID(), errand.task(), code(tube));
    }

    private String code(SpecimenId tube) {
        return labels.code(tube).orElseThrow();
    }
}
