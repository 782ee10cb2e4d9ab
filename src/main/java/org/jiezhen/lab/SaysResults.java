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
import org.springframework.stereotype.Component;

/** 化验科: some minutes after a tube was received its results are out, and the report is to be brought. */
@Component
class SaysResults implements Habit {

    private static final int QUICKEST = 240;
    private static final int SLOWEST = 900;

    private final Specimens specimens;
    private final SeenLab lab;

    SaysResults(Specimens specimens, SeenLab lab) {
        this.specimens = specimens;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("LAB");
    }

    @Override
    public Urgency urgency() {
        return Urgency.SHARED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return lab.on(round).tubes().stream()
                .filter(tube -> tube.state() == SpecimenState.RECEIVED && !round.isTouched(tube.specimen()))
                .filter(tube -> !LabDay.of(round.day()).has(LabDay.Fate.DROPPED, tube.specimen()))
                .filter(tube -> round.isOver(
                        tube.since(),
                        Duration.ofSeconds(round.day().dice().between(QUICKEST, SLOWEST, "results", tube.accession()))))
                .findFirst()
                .map(tube -> new Act(tube.specimen(), () -> specimens.resulted(randomUUID(), tube.specimen())));
    }
}
