package org.jiezhen.triage;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jiezhen.acts.Commands;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.triage.Assignment.State;
import org.jiezhen.triage.Rules.Reason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the wait for consultants who were asked and have not answered in time, so that the desk sees it. */
@Component
class AnswerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerSweep.class);

    private final Commands commands;
    private final AssignmentKind kind;
    private final Consequences consequences;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AnswerSweep(
            Commands commands,
            AssignmentKind kind,
            Consequences consequences,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.commands = commands;
        this.kind = kind;
        this.consequences = consequences;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${portal.triage.sweep:PT3S}")
    void sweep() {
        try {
            jdbc.sql("SELECT decision_id FROM triage_now WHERE until <= ? ORDER BY decision_id")
                    .param(OffsetDateTime.ofInstant(commands.now(), ZoneOffset.UTC))
                    .query(Id.column(DecisionId::new))
                    .list()
                    .forEach(this::end);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not look for unanswered triage: {}", e.getClass().getSimpleName());
        }
    }

    // What cannot be ended now stands in no other's way.
    private void end(DecisionId decision) {
        try {
            transaction.executeWithoutResult(_ -> expire(decision));
        } catch (DataAccessException | TransactionException | Refusal e) {
            LOG.warn("Could not end an unanswered triage: {}", e.getClass().getSimpleName());
        }
    }

    // Another node may have been first, or she has answered.
    private void expire(DecisionId id) {
        var assignment = kind.locked(id);
        var now = assignment.now();
        if (now == null
                || now.state() != State.ASKED
                || now.until() == null
                || now.until().isAfter(commands.now())) {
            return;
        }
        commands.happens(
                kind,
                assignment,
                TriageAct.EXPIRE.plain(),
                assignment.consultant().value(),
                context -> {
                    kind.answer(assignment, State.EXPIRED, null, context.now(), context.entry());
                    consequences.of(id, Reason.EXPIRED, context.now(), context.entry());
                });
    }
}
