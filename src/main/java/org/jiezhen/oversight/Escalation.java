package org.jiezhen.oversight;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has what is late go on, by the house's rules. What is due is reckoned from due times each time anew, so that nothing is
 * forgotten by a restart; and what has gone on is written down once for each task and rule, so that nothing goes on twice,
 * whichever way a clock jumps. To whom it goes is decided when it fires, by who is on duty then.
 */
@Component
class Escalation {

    private static final Logger LOG = LoggerFactory.getLogger(Escalation.class);
    private static final String ACTOR = "system";

    /**
     * What is late by a rule.
     *
     * @param about the task, or what else is due
     * @param alarm as what it stands before whoever answers for the day
     * @param permission whom the rule names
     */
    private record Due(UUID about, AlarmId alarm, int rule, Instant since, String permission) {}

    private final Commands commands;
    private final AlarmKind kind;
    private final Journal journal;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Escalation(Commands commands, AlarmKind kind, Journal journal, TransactionTemplate transaction, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.journal = journal;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${portal.escalation.sweep:PT5S}")
    void sweep() {
        try {
            due().forEach(due -> transaction.executeWithoutResult(_ -> fire(due)));
            over().forEach(about -> transaction.executeWithoutResult(_ -> isBack(about)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not look after what is late: {}", e.getClass().getSimpleName());
        }
    }

    // ---- what is late

    private List<Due> due() {
        return jdbc.sql("""
                        SELECT t.about, t.alarm, r.id, t.due + r.minutes * interval '1 minute' AS since, r.permission
                        FROM late_now t
                        JOIN escalation_rule r ON r.enabled AND (r.code = t.code
                            OR (r.code IS NULL
                                AND NOT EXISTS (SELECT FROM escalation_rule own WHERE own.code = t.code AND own.enabled)))
                        WHERE t.due + r.minutes * interval '1 minute' <= :now
                          AND NOT EXISTS (SELECT FROM escalation e WHERE e.about = t.about AND e.rule_id = r.id)
                        ORDER BY since, t.about, r.id""")
                .param("now", commands.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Due(
                        rs.getObject(1, UUID.class),
                        new AlarmId(rs.getObject(2, UUID.class)),
                        rs.getInt(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        rs.getString(5)))
                .list();
    }

    // Another node may have been first, or somebody may have done it meanwhile: what was not told is not journalled.
    private void fire(Due due) {
        kind.locked(due.alarm);
        if (!isStillDue(due)) {
            return;
        }
        var there = anybody(due.permission);
        var told = there || !anybody() ? due.permission : "tasks.take";
        var entry = journal.append(
                ACTOR, "oversight.escalate", "alarm", due.alarm.toString(), there ? "OVERDUE" : "UNMANNED", null);
        jdbc.sql("""
                        INSERT INTO escalation (about, rule_id, since, permission, unmanned, entry)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(due.about, due.rule, due.since.atOffset(ZoneOffset.UTC), told, !there, entry)
                .update();
    }

    private boolean isStillDue(Due due) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM late_now WHERE about = :about)
                           AND NOT EXISTS (SELECT FROM escalation WHERE about = :about AND rule_id = :rule)""")
                .param("about", due.about)
                .param("rule", due.rule)
                .query(Boolean.class)
                .single();
    }

    private boolean anybody(String permission) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM duty_present d JOIN account_role r ON r.account_id = d.account_id
                                       JOIN role_permission p ON p.role_code = r.role_code AND p.permission = ?)""").param(permission).query(Boolean.class).single();
    }

    private boolean anybody() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM duty_present)")
                .query(Boolean.class)
                .single();
    }

    // ---- what somebody knew of

    private List<AlarmId> over() {
        return jdbc.sql("SELECT about FROM alarm_acknowledged_now WHERE until <= ? ORDER BY about")
                .param(commands.now().atOffset(ZoneOffset.UTC))
                .query(Id.column(AlarmId::new))
                .list();
    }

    private void isBack(AlarmId about) {
        var alarm = kind.locked(about);
        jdbc.sql("SELECT by FROM alarm_acknowledged_now WHERE about = ? AND until <= ?")
                .params(about.value(), commands.now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .ifPresent(
                        by -> commands.happens(kind, alarm, OversightAct.RETURN.plain(), UUID.fromString(by), _ -> {}));
    }
}
