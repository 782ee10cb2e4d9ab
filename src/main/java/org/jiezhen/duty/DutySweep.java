package org.jiezhen.duty;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.house.House;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the duty of whoever did not answer that the shift is over, and of whoever has not been seen for the house's time.
 * Both are reckoned from when it began to be so, so that a restart, a midnight or a clock that jumps forgets nothing.
 */
@Component
class DutySweep {

    private static final Logger LOG = LoggerFactory.getLogger(DutySweep.class);

    private final DutyOver over;
    private final DutyKind kind;
    private final LeftBehind leftBehind;
    private final House house;
    private final Commands commands;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DutySweep(
            DutyOver over,
            DutyKind kind,
            LeftBehind leftBehind,
            House house,
            Commands commands,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.over = over;
        this.kind = kind;
        this.leftBehind = leftBehind;
        this.house = house;
        this.commands = commands;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "${portal.duty.sweep:PT10S}")
    void sweep() {
        try {
            unanswered().forEach(this::goesHome);
            silent().forEach(person -> transaction.executeWithoutResult(_ -> {
                kind.locked(person);
                if (silent().contains(person)) {
                    over.lapse(person, "SILENT");
                }
            }));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not end duties that are over: {}", e.getClass().getSimpleName());
        }
    }

    private List<StaffId> unanswered() {
        var asked = commands.now().minus(Duration.ofMinutes(house.rule("DUTY_ASKED_MINUTES")));
        return jdbc.sql("""
                        SELECT account_id FROM duty_question
                        WHERE ended IS NULL AND voided IS NULL AND started <= ? ORDER BY account_id""")
                .param(asked.atOffset(ZoneOffset.UTC))
                .query(Id.column(StaffId::new))
                .list();
    }

    /** Should what one holds not be left behind, the question stays open, and it is tried again. */
    private void goesHome(StaffId person) {
        transaction.executeWithoutResult(_ -> {
            // Answered in this very moment, or seen to by another node.
            kind.locked(person);
            if (unanswered().contains(person)) {
                over.lapse(person, "SHIFT_OVER");
                leftBehind.by(person.value(), "HOLDER_OFF_DUTY");
            }
        });
    }

    /** Whoever is unseen keeps what he or she holds: whether somebody is alone is alarmed by itself. */
    private List<StaffId> silent() {
        return jdbc.sql("""
                        SELECT d.account_id FROM duty_now d
                        WHERE EXISTS (SELECT FROM staff_unseen u
                                      WHERE u.account_id = d.account_id AND u.since <= now() - make_interval(mins => ?))
                        ORDER BY d.account_id""")
                .param(house.rule("DUTY_SILENT_MINUTES"))
                .query(Id.column(StaffId::new))
                .list();
    }
}
