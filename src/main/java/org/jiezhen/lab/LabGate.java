package org.jiezhen.lab;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Gate;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/**
 * Nobody is seen off whose lab form is not done: what stays open is said, and somebody does it or revokes it. Of whoever is
 * gone all the same, the form lapses.
 */
@Component
class LabGate implements Gate {

    private static final Set<Act> GONE = Set.of(VisitAct.LEFT_UNSEEN, VisitAct.IN_ERROR);

    private final Commands commands;
    private final OrderKind kind;
    private final OpenItems open;
    private final OrderedSpecimens specimens;
    private final OrderTasks tasks;
    private final Transitions transitions;

    LabGate(
            Commands commands,
            OrderKind kind,
            OpenItems open,
            OrderedSpecimens specimens,
            OrderTasks tasks,
            Transitions transitions) {
        this.commands = commands;
        this.kind = kind;
        this.open = open;
        this.specimens = specimens;
        this.tasks = tasks;
        this.transitions = transitions;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    @Override
    public void refuse(Passage passage) {
        var unarrived = passage.undone() != null && passage.undone().act() == VisitAct.ARRIVE;
        if (passage.act() == VisitAct.DEPART || unarrived) {
            var left = open.of(VisitId.of(passage.subject().id()));
            if (!left.isEmpty()) {
                throw new Refusal(
                        "refusal.lab.leaving",
                        new Localized(
                                left.stream().map(Localized::zh).collect(Collectors.joining("、")),
                                left.stream().map(Localized::en).collect(Collectors.joining(", "))));
            }
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (GONE.contains(passage.act())) {
            open.forms(VisitId.of(passage.subject().id()))
                    .forEach(order -> commands.happens(
                            kind,
                            kind.locked(order),
                            OrderAct.LAPSE.because(passage.act().code()),
                            passage.staff(),
                            context -> lapse(context.subject(), passage)));
        }
    }

    /** What was drawn goes on without the guest. */
    private void lapse(LabOrder order, Passage passage) {
        tasks.over(order.id(), passage.now(), passage.entry());
        if (!specimens.cancel(order.id(), false, passage.now(), passage.entry())) {
            transitions.next(
                    LabOrder.STATE,
                    order.id().value(),
                    null,
                    Map.of("state", OrderState.REVOKED.name()),
                    passage.now(),
                    passage.entry());
        }
    }
}
