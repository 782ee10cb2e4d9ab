package org.jiezhen.staff;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Writes down who is signed in here, and notices who was on a node that died and did not come back: nobody else could say
 * that they have gone. What could not be said of somebody's going, because the database was away, is said then.
 */
@Component
class PresenceSweep {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceSweep.class);

    private final OpenSessions sessions;
    private final Presences presences;
    private final SignInJournal journal;

    PresenceSweep(OpenSessions sessions, Presences presences, SignInJournal journal) {
        this.sessions = sessions;
        this.presences = presences;
        this.journal = journal;
    }

    @Scheduled(fixedDelayString = "PT10S")
    void sweep() {
        try {
            var here = sessions.people();
            if (!here.isEmpty()) {
                presences.seen(here);
            }
            presences.lapsed(here).forEach(this::gone);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not write down who is signed in: {}", e.getClass().getSimpleName());
        }
    }

    private void gone(StaffId account) {
        try {
            journal.signedOut(account);
        } catch (RuntimeException e) {
            // It is said again with the next sweep.
            LOG.error("Could not record that {} has gone", account, e);
        }
    }
}
