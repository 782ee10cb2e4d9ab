package org.jiezhen.roster;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.duty.DutyQuestions;
import org.jiezhen.house.House;
import org.jiezhen.staff.StaffId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Notices whose shift is over, and lets them be asked. What is asked follows from the roster and from what was said: whenever
 * it is looked at, after a restart or a jump of the clock as well, each end is asked about once.
 */
@Component
class ShiftEnds {

    private static final Logger LOG = LoggerFactory.getLogger(ShiftEnds.class);

    private record Over(StaffId person, Instant end) {}

    private final DutyQuestions questions;
    private final House house;
    private final Commands commands;
    private final JdbcClient jdbc;

    ShiftEnds(DutyQuestions questions, House house, Commands commands, JdbcClient jdbc) {
        this.questions = questions;
        this.house = house;
        this.commands = commands;
        this.jdbc = jdbc;
    }

    @Scheduled(fixedDelayString = "${portal.duty.sweep:PT10S}")
    void sweep() {
        try {
            // Whoever goes on within the pause is not asked between.
            jdbc.sql("""
                            SELECT w.account_id, shift.over
                            FROM duty_last_word w
                            CROSS JOIN LATERAL (
                                SELECT max(ended) AS over FROM roster_item i
                                WHERE i.account_id = w.account_id AND i.voided IS NULL AND i.kind <> 'LEAVE'
                                  AND i.day >= CAST(w.since AT TIME ZONE 'Asia/Shanghai' AS date) - 1 AND i.ended <= :now) shift
                            WHERE shift.over > w.since
                              AND NOT EXISTS (
                                  SELECT FROM roster_item n
                                  WHERE n.account_id = w.account_id AND n.voided IS NULL AND n.kind <> 'LEAVE'
                                    AND n.day >= CAST(w.since AT TIME ZONE 'Asia/Shanghai' AS date) - 1
                                    AND n.ended > :now AND n.started <= shift.over + make_interval(mins => :pause))
                            ORDER BY w.account_id""")
                    .param("now", RosterItems.utc(commands.now()))
                    .param("pause", house.rule("SHIFT_PAUSE_MINUTES"))
                    .query((rs, row) -> new Over(
                            new StaffId(rs.getObject(1, UUID.class)),
                            rs.getObject(2, OffsetDateTime.class).toInstant()))
                    .list()
                    .forEach(over -> questions.ask(over.person, over.end));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Could not ask whose shift is over: {}", e.getClass().getSimpleName());
        }
    }
}
