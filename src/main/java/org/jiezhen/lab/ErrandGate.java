package org.jiezhen.lab;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Gate;
import org.jiezhen.acts.Holder;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.tasks.TaskAct;
import org.jiezhen.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * A tube goes with its errand: whoever begins to carry it has it, wherever that is pressed, and whoever has done it has
 * brought it. An errand of a tube that was not brought cannot just end.
 */
@Component
class ErrandGate implements Gate {

    private static final Set<Act> ENDS = Set.of(TaskAct.FAIL, TaskAct.CANCEL, TaskAct.REJECT);

    private final SpecimenKind kind;
    private final SpecimenSteps steps;
    private final Errands errands;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    ErrandGate(SpecimenKind kind, SpecimenSteps steps, Errands errands, Transitions transitions, JdbcClient jdbc) {
        this.kind = kind;
        this.steps = steps;
        this.errands = errands;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("task");
    }

    @Override
    public void refuse(Passage passage) {
        if (ENDS.contains(passage.act())) {
            errands.carried(task(passage))
                    .or(() -> errands.found(task(passage)))
                    .ifPresent(specimen -> {
                        throw new Refusal(
                                "refusal.specimen.carried",
                                kind.locked(specimen).label());
                    });
        }
    }

    @Override
    public void accompany(Passage passage) {
        errands.carried(task(passage)).ifPresent(id -> follow(kind.locked(id), passage));
        errands.found(task(passage)).ifPresent(id -> find(kind.locked(id), passage));
    }

    private void follow(Specimen specimen, Passage passage) {
        if (passage.undone() != null) {
            takeBack(specimen, passage, passage.undone().entry());
            return;
        }
        switch ((TaskAct) passage.act()) {
            case BEGIN -> pickUp(specimen, passage);
            case DONE -> {
                pickUp(specimen, passage);
                deliver(kind.locked(specimen.id()), passage);
            }
            case GIVE_BACK, LAY_DOWN -> layBack(specimen, passage);
            case TAKE_OVER -> passOn(specimen, passage);
            case ABANDON -> leave(specimen, passage);
            default -> {}
        }
    }

    /** Whoever has looked for a tube and is done has found it, and brought it to where it goes. */
    private void find(Specimen specimen, Passage passage) {
        if (passage.undone() != null) {
            takeBack(specimen, passage, passage.undone().entry());
        } else if (passage.act() == TaskAct.DONE) {
            steps.become(specimen, SpecimenState.COLLECTED, null, null, passage.now(), passage.entry());
            pickUp(kind.locked(specimen.id()), passage);
            deliver(kind.locked(specimen.id()), passage);
        }
    }

    private void pickUp(Specimen specimen, Passage passage) {
        if (specimen.state() != SpecimenState.PICKED_UP) {
            steps.become(specimen, SpecimenState.PICKED_UP, null, Checked.BY_HAND, passage.now(), passage.entry());
        }
        if (!passage.staff().equals(specimen.person())) {
            steps.give(specimen.id(), new Holder.Person(passage.staff()), passage.now(), passage.entry());
        }
    }

    private void deliver(Specimen specimen, Passage passage) {
        if (specimen.to() == null) {
            throw new Refusal("refusal.specimen.whereTo", specimen.label());
        }
        steps.become(specimen, SpecimenState.DELIVERED, null, Checked.BY_HAND, passage.now(), passage.entry());
        steps.give(specimen.id(), new Holder.Place(specimen.to().value()), passage.now(), passage.entry());
        errands.receive(specimen, passage.now(), passage.entry());
    }

    /** Whoever gives the errand back has put the tube back where it was taken from. */
    private void layBack(Specimen specimen, Passage passage) {
        if (specimen.state() == SpecimenState.PICKED_UP) {
            steps.become(specimen, SpecimenState.COLLECTED, null, null, passage.now(), passage.entry());
            steps.give(specimen.id(), new Holder.Place(from(passage).value()), passage.now(), passage.entry());
        }
    }

    private void passOn(Specimen specimen, Passage passage) {
        if (specimen.state() == SpecimenState.PICKED_UP && !passage.staff().equals(specimen.person())) {
            steps.give(specimen.id(), new Holder.Person(passage.staff()), passage.now(), passage.entry());
        }
    }

    /** Whoever has gone has it no longer, and nobody knows who has. */
    private void leave(Specimen specimen, Passage passage) {
        if (passage.staff().equals(specimen.person())) {
            steps.give(specimen.id(), Holder.NOBODY, passage.now(), passage.entry());
        }
    }

    private void takeBack(Specimen specimen, Passage passage, long undone) {
        for (var track : Specimen.TRACKS) {
            if (!transitions.undo(track, specimen.id().value(), undone, Map.of(), passage.now(), passage.entry())) {
                throw new Refusal("refusal.specimen.movedOn", specimen.label());
            }
        }
        errands.takeBack(undone, passage.now(), passage.entry());
    }

    private PlaceId from(Passage passage) {
        return jdbc.sql("SELECT room_id FROM task WHERE id = CAST(? AS uuid)")
                .param(passage.subject().id())
                .query(Id.column(PlaceId::new))
                .single();
    }

    private static TaskId task(Passage passage) {
        return new TaskId(UUID.fromString(passage.subject().id()));
    }
}
