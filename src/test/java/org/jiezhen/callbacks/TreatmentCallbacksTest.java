package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.customers.CustomerId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever performs a treatment says when it is, when it is on another day and when it is not: the calls go with it. */
class TreatmentCallbacksTest extends CallbacksTest {

    private static final LocalDate TODAY = LocalDate.parse("2028-01-20");

    private long holiday;

    @BeforeEach
    void itIsJanuaryOfALeapYearAndTheFirstOfMarchIsAHoliday() {
        clock.set(on(TODAY, LocalTime.of(10, 30)));
        holiday = jdbc.sql("""
                        INSERT INTO roster_day (day, kind, zh, en, recorded, begun_by)
                        VALUES ('2028-03-01', 'HOLIDAY', '测试', 'Test', now(), ?) RETURNING id""").param(entry()).query(Long.class).single();
        plan("SATISFACTION", 1, 0, 14);
    }

    @AfterEach
    void thereIsNoHoliday() {
        jdbc.sql("UPDATE roster_day SET voided = now(), voided_by = begun_by WHERE id = ?")
                .param(holiday)
                .update();
    }

    /** Care is called on a holiday; what can wait is put off, what is before rather earlier; a month ends where a month does. */
    @ParameterizedTest
    @CsvSource({
        // the plan, the day of the treatment, the days of the first calls
        "AFTER_LOCAL, 2028-01-30, 2028-01-31 2028-02-02 2028-02-06",
        "AFTER_LOCAL, 2028-02-28, 2028-02-29 2028-03-02 2028-03-06",
        "AFTER_LOCAL, 2028-02-29, 2028-03-01 2028-03-03 2028-03-07",
        "AFTER_SKIN, 2028-02-27, 2028-03-01 2028-03-13 2028-03-26",
        "BEFORE_SURGERY, 2028-03-02, 2028-02-28 2028-03-01",
        "SATISFACTION, 2028-02-16, 2028-03-02",
        "SATISFACTION, 2028-02-15, 2028-02-29",
        "ACTIVITY, 2028-03-01, 2028-03-02",
        "AFTER_INJECTION, 2028-12-31, 2029-01-01 2029-01-07 2029-01-15",
    })
    void eachCallIsOnItsDay(String why, LocalDate treated, String days) {
        var person = somebody();
        var origin = origin();
        set(origin, person, why, treated);
        assertThat(dues(person).stream().limit(days(days).size())).containsExactlyElementsOf(days(days));
    }

    @ParameterizedTest
    @CsvSource({
        // from, to, days of the first calls then
        "AFTER_LOCAL, 2028-01-28, 2028-01-31, 2028-02-01 2028-02-03 2028-02-07",
        "AFTER_LOCAL, 2028-02-25, 2028-02-28, 2028-02-29 2028-03-02 2028-03-06",
        "AFTER_SKIN, 2028-02-24, 2028-02-27, 2028-03-01 2028-03-13",
        "SATISFACTION, 2028-02-13, 2028-02-16, 2028-03-02",
        // earlier: what would have been before today is asked today
        "BEFORE_SURGERY, 2028-02-10, 2028-01-22, 2028-01-20 2028-01-21",
    })
    void whenItMovesTheCallsMove(String why, LocalDate from, LocalDate to, String days) {
        var person = somebody();
        var origin = origin();
        set(origin, person, why, from);
        var all = dues(person).size();
        move(origin, to);
        assertThat(dues(person)).hasSize(all);
        assertThat(dues(person).stream().limit(days(days).size())).containsExactlyElementsOf(days(days));
    }

    @Test
    void whatIsDonePromisedOrAnothersStaysWhereItIs() {
        var person = somebody();
        var origin = origin();
        set(origin, person, "AFTER_LOCAL", TODAY.minusDays(1));
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, CallbackCalls.Conclusion.of(CallOutcome.REACHED)));
        clock.set(on(TODAY.plusDays(2), LocalTime.of(10, 30)));
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(
                CAOMIN,
                () -> calls.conclude(
                        key(),
                        person,
                        new CallbackCalls.Conclusion(
                                CallOutcome.LATER, null, TODAY.plusDays(4).atTime(15, 0), null)));
        var before = dues(person);
        move(origin, TODAY.plusDays(2));
        var after = dues(person);
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.getFirst()).as("promised").isEqualTo(TODAY.plusDays(4));
        assertThat(after.subList(1, after.size()))
                .isEqualTo(before.subList(1, before.size()).stream()
                        .map(day -> day.plusDays(3))
                        .toList());
        assertThat(count(
                        "SELECT count(*) FROM callback_result r JOIN callback_call k ON k.id = r.call_id"
                                + " WHERE k.customer_id = ? AND r.outcome = 'REACHED'",
                        person.value()))
                .isOne();
    }

    @Test
    void whatWasTooLateForItsFirstDayIsStillToComeOnTheNewOne() {
        var person = somebody();
        var origin = origin();
        set(origin, person, "BEFORE_SURGERY", TODAY.plusDays(2));
        assertThat(dues(person)).containsExactly(TODAY.plusDays(1));
        move(origin, TODAY.plusDays(10));
        assertThat(dues(person)).containsExactly(TODAY.plusDays(7), TODAY.plusDays(9));
    }

    @Test
    void whatIsNotDoneAfterAllIsNotAskedAboutAndWhoWasToKnowIsNotRung() {
        var person = somebody();
        var origin = origin();
        set(origin, person, "AFTER_GENERAL", TODAY.plusDays(3));
        assertThat(dues(person)).isNotEmpty();
        transaction.executeWithoutResult(_ -> records.over(moment(), origin));
        assertThat(dues(person)).isEmpty();
    }

    /** In quiet hours nobody is rung for it, unless somebody says so; on a holiday for her safety all the same. */
    @Test
    void itIsRungWithinTheHoursAndForHerSafetyOnAHolidayToo() {
        var person = somebody();
        set(origin(), person, "AFTER_LOCAL", LocalDate.parse("2028-02-29"));
        clock.set(on(LocalDate.parse("2028-03-01"), LocalTime.of(8, 59)));
        assertThat(refused(CAOMIN, () -> calls.take(key(), person, false))).isInstanceOf(QuietHours.class);
        clock.set(on(LocalDate.parse("2028-03-01"), LocalTime.of(9, 0)));
        assertThat(as(CAOMIN, () -> calls.take(key(), person, false)).subject()).isEqualTo(person);
        as(CAOMIN, () -> calls.release(key(), person));
        var can = somebody();
        due(can, "NO_DEAL", LocalDate.parse("2028-03-02"), Caller.AGENTS);
        jdbc.sql("UPDATE callback_due SET due = '2028-03-01' WHERE ended IS NULL AND voided IS NULL"
                        + " AND callback_id IN (SELECT id FROM callback WHERE customer_id = ? AND why = 'NO_DEAL')")
                .param(can.value())
                .update();
        assertThat(refused(CAOMIN, () -> calls.take(key(), can, false))).isInstanceOf(QuietHours.class);
    }

    private void plan(String why, int step, int months, int days) {
        var version = jdbc.sql("SELECT max(version) FROM callback_plan WHERE why = ?")
                .param(why)
                .query(Integer.class)
                .single();
        var same = jdbc.sql("""
                        SELECT count(*) = 1 AND bool_and(step = ? AND months = ? AND days = ?) FROM callback_plan_step
                        WHERE why = ? AND version = ?""")
                .params(step, months, days, why, version)
                .query(Boolean.class)
                .single();
        if (!same) {
            // Another test has published one.
            jdbc.sql("INSERT INTO callback_plan (why, version, published) VALUES (?, ?, now())")
                    .params(why, version + 1)
                    .update();
            jdbc.sql("INSERT INTO callback_plan_step (why, version, step, months, days) VALUES (?, ?, ?, ?, ?)")
                    .params(why, version + 1, step, months, days)
                    .update();
        }
    }

    private CustomerId somebody() {
        return person(
                "术后" + UUID.randomUUID().toString().substring(0, 4).replaceAll("[^a-z]", "a"),
                "137" + String.format("%08d", Math.floorMod(System.nanoTime(), 100_000_000L)));
    }

    private static Origin origin() {
        return new Origin("treatment", UUID.randomUUID());
    }

    private Moment moment() {
        return new Moment(clock.instant(), entry());
    }

    private void set(Origin origin, CustomerId person, String why, LocalDate day) {
        Objects.requireNonNull(transaction.execute(_ -> records.plan(moment(), origin, person, why, day)));
    }

    private void move(Origin origin, LocalDate day) {
        Objects.requireNonNull(transaction.execute(_ -> records.moved(moment(), origin, day)));
    }

    private static List<LocalDate> days(String written) {
        return Arrays.stream(written.split(" ")).map(LocalDate::parse).toList();
    }

    private List<LocalDate> dues(CustomerId person) {
        return jdbc.sql("SELECT due FROM callback_now WHERE customer_id = ? AND origin = 'treatment' ORDER BY due")
                .param(person.value())
                .query(LocalDate.class)
                .list();
    }
}
