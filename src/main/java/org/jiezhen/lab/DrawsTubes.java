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
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.springframework.stereotype.Component;

/** 病房护士: comes to the chair, asks who the guest is, prints the label, draws, and lays the tube where it was drawn. */
@Component
class DrawsTubes implements Habit {

    private static final int SOONEST = 20;
    private static final int LATEST = 60;
    private static final int STICKS = 15;

    private final Specimens specimens;
    private final Labels labels;
    private final SeenLab lab;

    DrawsTubes(Specimens specimens, Labels labels, SeenLab lab) {
        this.specimens = specimens;
        this.labels = labels;
        this.lab = lab;
    }

    @Override
    public Set<String> roles() {
        return Set.of("WARD_NURSE");
    }

    @Override
    public Urgency urgency() {
        return Urgency.ASKED;
    }

    @Override
    public Optional<Act> next(Person me, Round round) {
        return lab.on(round).tubes().stream()
                .filter(tube -> tube.state() == SpecimenState.ORDERED && !round.isTouched(tube.specimen()))
                .filter(tube -> round.isOver(tube.since(), takes(tube, round)))
                .findFirst()
                .map(tube -> new Act(tube.specimen(), () -> draw(tube, round)));
    }

    private static Duration takes(SpecimenFact tube, Round round) {
        var comes = round.day().dice().between(SOONEST, LATEST, "draws", tube.accession());
        return Duration.ofSeconds(tube.printed() ? comes + STICKS : comes);
    }

    private void draw(SpecimenFact tube, Round round) {
        var chair = specimens.chair(tube.specimen());
        if (!tube.printed()) {
            specimens.label(randomUUID(), tube.specimen(), chair.identifiers());
            return;
        }
        var rack = chair.at();
        if (rack != null) {
            var code = labels.code(tube.specimen()).orElseThrow();
            specimens.collect(randomUUID(), tube.specimen(), new Drawn(code, rack, true));
            LabDay.of(round.day()).drawn(tube.specimen(), tube.again());
        }
    }
}
