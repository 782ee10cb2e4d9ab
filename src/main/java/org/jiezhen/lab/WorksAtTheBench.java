package org.jiezhen.lab;

import static java.util.UUID.randomUUID;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.habits.Act;
import org.jiezhen.habits.Habit;
import org.jiezhen.habits.Person;
import org.jiezhen.habits.Round;
import org.jiezhen.habits.Urgency;
import org.jiezhen.lab.LabDay.Fate;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.springframework.stereotype.Component;

/** 化验科: takes in hand what was brought, by its code; rejects what fell down; and says that one is missing that does not come. */
@Component
class WorksAtTheBench implements Habit {

    private static final int SOONEST = 15;
    private static final int LATEST = 60;
    private static final Duration LOOKS = Duration.ofSeconds(20);
    private static final Duration WAITS = Duration.ofSeconds(150);

    private final Specimens specimens;
    private final Labels labels;
    private final SeenLab lab;

    WorksAtTheBench(Specimens specimens, Labels labels, SeenLab lab) {
        this.specimens = specimens;
        this.labels = labels;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("LAB");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return lab.on(round).tubes().stream()
                .filter(tube -> !round.isTouched(tube.specimen()))
                .flatMap(tube -> step(tube, round).stream())
                .findFirst();
    }

    private Optional<Act> step(SpecimenFact tube, Round round) {
        var day = LabDay.of(round.day());
        return switch (tube.state()) {
            case DELIVERED -> {
                var takes = round.day().dice().between(SOONEST, LATEST, "receives", tube.accession());
                yield act(tube, round, Duration.ofSeconds(takes), () -> receive(tube, day));
            }
            case RECEIVED ->
                day.has(Fate.DROPPED, tube.specimen())
                        ? act(tube, round, LOOKS, () -> reject(tube, day, round))
                        : Optional.empty();
            case PICKED_UP ->
                day.has(Fate.LOST, tube.specimen())
                        ? act(tube, round, WAITS, () -> misses(tube, day, round))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<Act> act(SpecimenFact tube, Round round, Duration after, Runnable does) {
        return round.isOver(tube.since(), after) ? Optional.of(new Act(tube.specimen(), does)) : Optional.empty();
    }

    private void receive(SpecimenFact tube, LabDay day) {
        var code = labels.code(tube.specimen()).orElseThrow();
        specimens.receive(
                randomUUID(),
                tube.specimen(),
                code,
                day.has(Fate.DROPPED, tube.specimen()) ? Condition.DAMAGED : Condition.GOOD);
    }

    private void reject(SpecimenFact tube, LabDay day, Round round) {
        specimens.reject(randomUUID(), tube.specimen(), Unfit.DAMAGED);
        day.isOver(tube.specimen());
        lab.instead(tube.specimen()).ifPresent(instead -> day.again(instead, round.now()));
    }

    private void misses(SpecimenFact tube, LabDay day, Round round) {
        specimens.missing(randomUUID(), tube.specimen());
        day.isOver(tube.specimen());
        day.missing(tube.specimen(), round.now());
    }
}
