package org.jiezhen.outcomes;

import org.jiezhen.acts.Commands;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What became of consultations, for the commands of modules above: within their transaction, and on their authority. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class OutcomeRecords {

    private final Commands commands;
    private final ConsultationKind kind;
    private final Outcomes outcomes;

    OutcomeRecords(Commands commands, ConsultationKind kind, Outcomes outcomes) {
        this.commands = commands;
        this.kind = kind;
        this.outcomes = outcomes;
    }

    /** @throws org.jiezhen.shared.Refusal when the consultation is none of the business of whoever acts */
    public void requireConcerned(VisitId visit) {
        kind.requireMine(kind.read(visit));
    }

    /** Whether whoever asks may know what became of it. */
    public boolean isConcerned(VisitId visit) {
        return kind.concerns(visit);
    }

    /** The ticket of a visit. */
    public Ticket ticket(VisitId visit) {
        return kind.read(visit).ticket();
    }

    /**
     * The guest takes what was proposed, and has signed it.
     *
     * @throws org.jiezhen.shared.Refusal when nobody has consulted, or when it was said already what became of it: by whom, and when
     */
    public void deal(VisitId visit, Said said) {
        commands.run(
                kind,
                kind.locked(visit),
                OutcomeAct.DEAL.plain(),
                outcomes.deciding(OutcomeKind.DEAL, null, null, said, Outcomes.TO_THE_CASHIER));
    }
}
