package org.jiezhen.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is asked whether still on duty follows from the roster and from what was said, whenever it is looked at. */
@PortalTest
class ShiftEndsTest {

    private static final String WHO = "dingyifan";

    @Autowired
    ShiftEnds ends;

    @Autowired
    Duty duty;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private Instant now;

    @BeforeEach
    void onDutyForNineHours() {
        now = clock.instant();
        people.as(WHO, () -> duty.declare(UUID.randomUUID(), DutyState.ON_DUTY));
        for (var table : new String[] {"duty_period", "duty_answer"}) {
            jdbc.sql("UPDATE " + table
                            + " SET started = started - interval '9 hours' WHERE account_id = ? AND ended IS NULL")
                    .param(me())
                    .update();
        }
    }

    @AfterEach
    void goesHome() {
        people.as(WHO, () -> duty.mine().isPresent() ? duty.end(UUID.randomUUID()) : null);
        jdbc.sql("UPDATE duty_answer SET voided = now(), voided_by = begun_by WHERE account_id = ? AND voided IS NULL")
                .param(me())
                .update();
        jdbc.sql(
                        "UPDATE duty_question SET voided = now(), voided_by = begun_by WHERE account_id = ? AND voided IS NULL")
                .param(me())
                .update();
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE account_id = ? AND voided IS NULL")
                .param(me())
                .update();
    }

    @Test
    void whoseShiftIsOverIsAskedAboutItsEnd() {
        plan(-8, -0.1);
        ends.sweep();
        ends.sweep();
        assertThat(asked()).contains(at(-0.1));
        assertThat(jdbc.sql("SELECT count(*) FROM duty_question WHERE account_id = ? AND voided IS NULL")
                        .param(me())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        people.as(WHO, () -> duty.stay(UUID.randomUUID()));
        ends.sweep();
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoeverWorksOnIsNotAskedAndNobodyIsBetweenTwoPartsOfADay() {
        plan(-8, 0.5);
        ends.sweep();
        assertThat(asked()).isEmpty();
        jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE account_id = ? AND voided IS NULL")
                .param(me())
                .update();
        plan(-8, -0.5);
        plan(1, 4);
        ends.sweep();
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoeverComesAgainInTheEveningIsAskedInBetween() {
        plan(-8, -0.5);
        plan(5, 8);
        ends.sweep();
        assertThat(asked()).contains(at(-0.5));
    }

    @Test
    void whoIsNotOnTheRosterOrOnLeaveIsNotAsked() {
        ends.sweep();
        assertThat(asked()).isEmpty();
        plan("LEAVE", -8, -0.1);
        ends.sweep();
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoCameOnDutyAfterTheShiftIsNotAskedAboutIt() {
        plan(-20, -10);
        ends.sweep();
        assertThat(asked()).isEmpty();
    }

    @Test
    void whoWasNotAskedInTimeIsAskedAfterTheRestartAndAboutTheLastEndOnly() {
        plan(-8, -6);
        plan(-5, -1);
        ends.sweep();
        assertThat(asked()).contains(at(-1));
    }

    private void plan(double from, double to) {
        plan("WORK", from, to);
    }

    private void plan(String kind, double from, double to) {
        jdbc.sql("""
                        INSERT INTO roster_item (account_id, role_code, day, kind, started, ended, recorded, begun_by)
                        VALUES (?, 'PHOTO', ?, ?, ?, ?, now(), (SELECT max(id) FROM journal))""")
                .params(
                        me(),
                        BusinessTime.day(at(from)),
                        kind,
                        at(from).atOffset(ZoneOffset.UTC),
                        at(to).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Instant at(double hours) {
        return now.plus(Duration.ofSeconds((long) (hours * 3600))).truncatedTo(ChronoUnit.MICROS);
    }

    private Optional<Instant> asked() {
        return jdbc.sql("SELECT shift_end FROM duty_question WHERE account_id = ? AND ended IS NULL AND voided IS NULL")
                .param(me())
                .query((rs, row) -> rs.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    private UUID me() {
        return people.id(WHO).value();
    }
}
