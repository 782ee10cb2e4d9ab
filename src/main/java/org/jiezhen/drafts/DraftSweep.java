package org.jiezhen.drafts;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jiezhen.staff.AccountDisabled;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Erases drafts whose time is over, and at once those of a person whose account is closed. */
@Component
class DraftSweep {

    private final JdbcClient jdbc;
    private final Clock clock;

    DraftSweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1H")
    @Transactional
    void sweep() {
        var over = OffsetDateTime.ofInstant(clock.instant().minus(KeptDrafts.KEPT), ZoneOffset.UTC);
        jdbc.sql("DELETE FROM draft WHERE at <= ?").param(over).update();
        jdbc.sql("DELETE FROM draft_seal WHERE used <= ?").param(over).update();
    }

    /** In the transaction that closes the account. */
    @EventListener
    void closed(AccountDisabled closed) {
        jdbc.sql("DELETE FROM draft WHERE account_id = ?")
                .param(closed.account().value())
                .update();
        jdbc.sql("DELETE FROM draft_seal WHERE account_id = ?")
                .param(closed.account().value())
                .update();
    }
}
