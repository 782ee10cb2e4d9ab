package org.jiezhen.callbacks;

import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** How to meet a guest is kept until its day, and deleted then. */
@Component
class ProfilesOver {

    private static final Logger LOG = LoggerFactory.getLogger(ProfilesOver.class);

    private final CallbackReasons reasons;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    ProfilesOver(CallbackReasons reasons, Journal journal, TransactionTemplate transaction, JdbcClient jdbc) {
        this.reasons = reasons;
        this.journal = journal;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${portal.callbacks.profiles:PT30M}")
    void sweep() {
        try {
            transaction.executeWithoutResult(_ -> jdbc.sql(
                            "DELETE FROM customer_profile WHERE until <= ? RETURNING customer_id")
                    .param(reasons.today())
                    .query(UUID.class)
                    .list()
                    .forEach(person -> journal.append(
                            "system", "callbacks.profileOver", CalledKind.NAME, person.toString(), null, null)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not delete what is kept no longer: {}", e.getClass().getSimpleName());
        }
    }
}
