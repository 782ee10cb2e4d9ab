package org.jiezhen.outcomes;

import java.util.Optional;
import org.jiezhen.visits.VisitShortcut;
import org.springframework.stereotype.Component;

/** Says in the palette what the gate would say: nobody is seen off of whom it is not said what became of the consultation. */
@Component
class BeforeTheLift implements VisitShortcut.BeforeFarewell {

    private final OutcomeGate gate;

    BeforeTheLift(OutcomeGate gate) {
        this.gate = gate;
    }

    @Override
    public Optional<String> missing(VisitShortcut.Guest guest) {
        var visit = guest.fact().visit();
        return gate.isMissing(visit)
                ? Optional.of(gate.consulted(visit)
                        .map(name -> guest.text("outcomes.shortcut.missing", name))
                        .orElseGet(() -> guest.text("outcomes.shortcut.missingOfNobody")))
                : Optional.empty();
    }
}
