package org.jiezhen.visits;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.SignedOut;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A holder who signs out leaves customers alone: that is said at once, on every board. */
@Component
class AbandonedCustody {

    private static final Logger log = LoggerFactory.getLogger(AbandonedCustody.class);

    private final JdbcClient jdbc;
    private final Visits visits;
    private final Journal journal;
    private final Transitions transitions;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AbandonedCustody(
            JdbcClient jdbc,
            Visits visits,
            Journal journal,
            Transitions transitions,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.visits = visits;
        this.journal = journal;
        this.transitions = transitions;
        // One of its own for each customer: the sign-out's may be over already, and one failure must not spare others.
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /** @throws RuntimeException when a customer could not be marked as alone, so that it is tried again */
    @EventListener
    void on(SignedOut event) {
        RuntimeException failure = null;
        for (var visit : held(event.accountId())) {
            try {
                transaction.executeWithoutResult(status -> abandon(visit, event.accountId()));
            } catch (RuntimeException e) {
                log.error("Visit {} could not be marked as alone after {} signed out", visit, event.accountId(), e);
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<VisitId> held(UUID staff) {
        return jdbc.sql("""
                        SELECT visit_id FROM visit_custody
                        WHERE staff_id = ? AND ended IS NULL AND voided IS NULL ORDER BY visit_id
                        """).param(staff).query(Id.column(VisitId::new)).list();
    }

    private void abandon(VisitId visitId, UUID staff) {
        // Asked again under the lock: somebody may have accepted the customer meanwhile.
        if (visits.findLocked(visitId.value()).isPresent() && held(staff).contains(visitId)) {
            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            var entry = journal.append(
                    staff.toString(), "visits.abandon", "visit", visitId.toString(), "HOLDER_SIGNED_OUT", null);
            transitions.next(Tracks.CUSTODY, visitId.value(), null, Map.of("holder", "NONE"), now, entry);
        }
    }
}
