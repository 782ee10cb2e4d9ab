package org.jiezhen.sales;

import java.util.Set;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Gate;
import org.jiezhen.outcomes.OutcomeAct;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.quotes.QuoteAct;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is consulted again has no deal any more, and whoever never was here has none. What was signed is not written anew while it is
 * ordered.
 */
@Component
class SalesGate implements Gate {

    private final Commands commands;
    private final DealKind kind;
    private final Deals deals;
    private final TaskRecords tasks;
    private final JdbcClient jdbc;

    SalesGate(Commands commands, DealKind kind, Deals deals, TaskRecords tasks, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.deals = deals;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "outcome", "quote");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.act() == QuoteAct.WRITE) {
            var visit = VisitId.of(passage.subject().id());
            if (kind.standing(visit).isPresent()) {
                deals.standing(visit).ifPresent(closed -> {
                    throw new Refusal("refusal.deal.ordered", closed.by(), closed.at());
                });
            }
        }
    }

    @Override
    public void accompany(Passage passage) {
        var undone = passage.undone();
        if (passage.act() == OutcomeAct.REOPEN
                || passage.act() == VisitAct.IN_ERROR
                || undone != null && undone.act() == OutcomeAct.DEAL) {
            kind.standing(VisitId.of(passage.subject().id()))
                    .ifPresent(deal -> commands.happens(
                            kind, deal, DealAct.REVOKE.because(passage.act().code()), passage.staff(), _ -> {}));
        }
        if (!passage.subject().kind().equals("quote")) {
            endTheWay(passage);
        }
    }

    /** Who is not on the way to the cashier any more needs nobody beside. */
    private void endTheWay(Passage passage) {
        var visit = VisitId.of(passage.subject().id());
        tasks.find(Deals.TO_CASHIER, visit.value())
                .filter(_ -> !isOnTheWay(visit))
                .ifPresent(task -> tasks.close(task, false, new TaskRecords.Moment(passage.now(), passage.entry())));
    }

    private boolean isOnTheWay(VisitId visit) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM visit_reason_now WHERE visit_id = ? AND code = ?)")
                .params(visit.value(), Outcomes.TO_THE_CASHIER)
                .query(Boolean.class)
                .single();
    }
}
