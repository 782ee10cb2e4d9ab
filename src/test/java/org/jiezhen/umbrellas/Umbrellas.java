package org.jiezhen.umbrellas;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The stand of umbrellas at the desk. */
@Service
@Transactional
@RolesAllowed(UmbrellaPermission.LEND)
public class Umbrellas {

    /** So many stand there; they are numbered from 1. */
    public static final int ALL = 40;

    private final Commands commands;
    private final LoanKind kind;
    private final VisitRecords visits;
    private final Transitions transitions;

    Umbrellas(Commands commands, LoanKind kind, VisitRecords visits, Transitions transitions) {
        this.commands = commands;
        this.kind = kind;
        this.visits = visits;
        this.transitions = transitions;
    }

    /** What a guest has of it. */
    public record Lent(LoanId loan, String name) {}

    /** Lends an umbrella to a guest who is here. */
    public Done<LoanId> lend(UUID key, VisitId visit, int umbrella) {
        if (umbrella < 1 || umbrella > ALL) {
            throw new InvalidInput("umbrella", "refusal.umbrella.number", ALL);
        }
        return commands.once(kind, key, UmbrellaAct.LEND, () -> {
            visits.here(visit);
            return commands.run(
                    kind, kind.of(visit, umbrella), UmbrellaAct.LEND.with("umbrella", umbrella), context -> {
                        var begun = transitions.begin(
                                Loan.OUT,
                                context.subject().id().value(),
                                Map.of("claim", umbrella),
                                context.now(),
                                context.entry());
                        if (begun == Outcome.TAKEN) {
                            throw kind.taken(umbrella).orElseThrow();
                        }
                        kind.settle(new Moment(visit, context.now(), context.entry()));
                    });
        });
    }

    /** Takes an umbrella back. */
    public Done<LoanId> takeBack(UUID key, LoanId loan) {
        return commands.on(kind, loan, key, UmbrellaAct.RETURN.plain(), context -> {
            transitions.end(Loan.OUT, loan.value(), null, context.now(), context.entry());
            kind.settle(new Moment(context.subject().visit(), context.now(), context.entry()));
        });
    }

    /** The umbrellas that a guest has. */
    @Transactional(readOnly = true)
    public List<Lent> with(VisitId visit) {
        return kind.lent(visit);
    }
}
