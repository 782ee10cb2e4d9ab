package org.jiezhen.umbrellas;

import java.util.Set;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Gate;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** Nobody is seen off with an umbrella of the house; with whoever is gone all the same, it is lost. */
@Component
class UmbrellaGate implements Gate {

    private static final Set<Act> GONE = Set.of(VisitAct.LEFT_UNSEEN, VisitAct.IN_ERROR);

    private final Commands commands;
    private final LoanKind kind;

    UmbrellaGate(Commands commands, LoanKind kind) {
        this.commands = commands;
        this.kind = kind;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit");
    }

    @Override
    public void refuse(Passage passage) {
        var unarrived = passage.undone() != null && passage.undone().act() == VisitAct.ARRIVE;
        if (passage.act() == VisitAct.DEPART || unarrived) {
            kind.lent(visit(passage)).forEach(lent -> {
                throw new Refusal("refusal.umbrella.out", lent.name());
            });
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (GONE.contains(passage.act())) {
            kind.lent(visit(passage))
                    .forEach(lent -> commands.happens(
                            kind, kind.locked(lent.loan()), UmbrellaAct.LOSE.plain(), passage.staff(), _ -> {}));
        }
    }

    private static VisitId visit(Passage passage) {
        return VisitId.of(passage.subject().id());
    }
}
