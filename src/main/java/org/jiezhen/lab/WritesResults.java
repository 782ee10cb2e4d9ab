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
import org.jiezhen.house.House;
import org.jiezhen.lab.LabDay.Outcome;
import org.jiezhen.lab.PlayedFindings.Stands;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.springframework.stereotype.Component;

/**
 * 化验科: types what was found out from what was received, what is hardly possible twice; releases it; and now and then says
 * afterwards that it was mistyped.
 */
@Component
class WritesResults implements Habit {

    private static final int QUICKEST = 180;
    private static final int SLOWEST = 480;
    private static final int SOONEST = 45;
    private static final int LATEST = 150;
    private static final Duration NOTICES = Duration.ofSeconds(150);

    private final Results results;
    private final CriticalValues critical;
    private final House house;
    private final SeenLab lab;

    WritesResults(Results results, CriticalValues critical, House house, SeenLab lab) {
        this.results = results;
        this.critical = critical;
        this.house = house;
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
                .filter(tube -> tube.tested() && !round.isTouched(tube.specimen()))
                .flatMap(tube -> step(tube, round).stream())
                .findFirst();
    }

    private Optional<Act> step(SpecimenFact tube, Round round) {
        var day = LabDay.of(round.day());
        return switch (tube.state()) {
            case RECEIVED -> tube.isBroken() ? Optional.empty() : finds(tube, day, round);
            case RESULTED ->
                day.isMistyped(tube.specimen()) && round.isOver(tube.since(), NOTICES)
                        ? Optional.of(new Act(tube.specimen(), () -> amend(tube, day, round)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private Optional<Act> finds(SpecimenFact tube, LabDay day, Round round) {
        var dice = round.day().dice();
        var typed = day.typed(tube.specimen());
        if (typed.isEmpty()) {
            var takes = Duration.ofSeconds(dice.between(QUICKEST, SLOWEST, "is measured", tube.accession()));
            return round.isOver(tube.since(), takes)
                    ? Optional.of(new Act(tube.specimen(), () -> type(tube, day, round)))
                    : Optional.empty();
        }
        var takes = Duration.ofSeconds(dice.between(SOONEST, LATEST, "releases", tube.accession()));
        return round.isOver(typed.get(), takes)
                ? Optional.of(new Act(
                        tube.specimen(),
                        () -> results.record(
                                randomUUID(),
                                tube.specimen(),
                                found(tube, round).released())))
                : Optional.empty();
    }

    private PlayedFindings found(SpecimenFact tube, Round round) {
        return new PlayedFindings(
                round.day().dice(),
                tube.accession(),
                results.open(tube.specimen()).lines().stream()
                        .filter(line -> line.test().inUse())
                        .toList());
    }

    private void type(SpecimenFact tube, LabDay day, Round round) {
        var specimen = tube.specimen();
        var found = found(tube, round);
        var outcome = day.outcome(specimen, found.can(Stands.CRITICAL));
        var findings = found.typed(
                switch (outcome) {
                    case USUAL, AMENDED -> null;
                    case OUT -> Stands.OUT;
                    case CRITICAL, UNTOLD -> Stands.CRITICAL;
                    case HARDLY -> Stands.HARDLY;
                });
        // The first time it is asked for once more, where it is hardly possible; whoever types it again is sure.
        var sure = !day.types(specimen);
        results.record(
                randomUUID(),
                specimen,
                sure ? findings.stream().map(Finding::surely).toList() : findings);
        day.typed(specimen, round.now());
        if (outcome == Outcome.UNTOLD) {
            day.untold(
                    specimen,
                    critical.of(specimen).orElseThrow(),
                    // The house's target, not what a board says is due: whether the board says so is in question.
                    round.now().plusSeconds(house.targetSeconds("TASK_LAB_CRITICAL")));
        }
    }

    private void amend(SpecimenFact tube, LabDay day, Round round) {
        results.record(randomUUID(), tube.specimen(), found(tube, round).amended());
        day.isAmended(tube.specimen());
    }
}
