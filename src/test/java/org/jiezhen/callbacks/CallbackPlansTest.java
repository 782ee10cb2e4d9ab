package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.bookings.CancelReason;
import org.jiezhen.callbacks.PlanStep.Written;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Plans: each call on its day and with whoever makes it; moved when the treatment moves; published in versions. */
class CallbackPlansTest extends CallbacksTest {

    @Autowired
    private CallbackPlanning planning;

    @Autowired
    private PlansBoard board;

    @Autowired
    private Bookings bookings;

    @Autowired
    private CallbackPlans plans;

    @ParameterizedTest
    @CsvSource({
        "2026-01-31, 1m, 2026-02-28",
        "2028-01-31, 1m, 2028-02-29",
        "2028-02-29, 12m, 2029-02-28",
        "2026-12-31, 1, 2027-01-01",
        "2028-02-28, 1, 2028-02-29",
        "2027-03-01, -1, 2027-02-28",
        "2026-11-30, 90, 2027-02-28",
        "2026-08-31, 6m, 2027-02-28",
    })
    void aStepFallsOnItsDayWhereverMonthsAndYearsEnd(LocalDate from, String offset, LocalDate day) {
        assertThat(PlanStep.parse(List.of(new Written(offset, null))).getFirst().day(from))
                .isEqualTo(day);
    }

    @Test
    void aPlanIsWrittenInTheOrderOfTimeAndWhatCannotBeIsSaidAtItsStep() {
        assertThat(PlanStep.parse(List.of(
                        new Written("7", null),
                        new Written("", null),
                        new Written("1m", null),
                        new Written("-1", null))))
                .extracting(PlanStep::written)
                .containsExactly("-1", "7", "1m");
        assertThat(field(List.of(new Written("1", null), new Written("morgen", null))))
                .isEqualTo("step1");
        assertThat(field(List.of(new Written("1", null), new Written("", null), new Written("1", null))))
                .isEqualTo("step2");
        assertThat(field(List.of(new Written(" ", null)))).isEqualTo("step0");
        assertThat(field(List.of(new Written("900", null)))).isEqualTo("step0");
    }

    @Test
    void afterSurgeryEachCallIsOnItsDayWithWhoeverMakesIt() {
        var person = person("术后", "13700029101");
        own(person, XULAN);
        as(CAOMIN, () -> planning.add(key(), person, "AFTER_LOCAL", day()));
        assertThat(dues(person)).startsWith(day().plusDays(1), day().plusDays(3), day().plusDays(7));
        assertThat(by(person, 1)).isEqualTo("WARD_NURSE");
        assertThat(by(person, 2)).isEqualTo("CALLBACK_AGENT");
        assertThat(by(person, 6))
                .as("her own consultant, on day 90")
                .isEqualTo(people.id(XULAN).toString());
        assertThat(as(CAOMIN, () -> owing.owed(person)).getFirst().what().zh()).isEqualTo("局麻术后 · 第 1 天");
    }

    @Test
    void whoHasNoConsultantIsRungByTheAgentsInHerPlace() {
        var person = person("无咨询师", "13700029102");
        as(CAOMIN, () -> planning.add(key(), person, "AFTER_LOCAL", day()));
        assertThat(by(person, 6)).isEqualTo("CALLBACK_AGENT");
    }

    @Test
    void whenTheOperationMovesByThreeDaysThePlanMovesAndWhatIsDoneStays() {
        var person = person("改期", "13700029103");
        as(CAOMIN, () -> planning.add(key(), person, "AFTER_LOCAL", day().minusDays(1)));
        var first = as(CAOMIN, () -> owing.owed(person)).getFirst();
        assertThat(first.due()).isEqualTo(day());
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, CallbackCalls.Conclusion.of(CallOutcome.REACHED)));
        var before = dues(person);
        var course = as(CAOMIN, () -> planning.courses(person)).getFirst();
        as(CAOMIN, () -> planning.moved(key(), person, course.origin(), day().plusDays(2), MoveReason.TREATMENT_MOVED));
        assertThat(dues(person))
                .isEqualTo(before.stream().map(day -> day.plusDays(3)).toList());
        assertThat(as(CAOMIN, () -> planning.courses(person)).getFirst().from()).isEqualTo(day().plusDays(2));
        assertThat(count(
                        "SELECT count(*) FROM callback_result r JOIN callback_call k ON k.id = r.call_id WHERE k.customer_id = ?",
                        person.value()))
                .isOne();
    }

    @Test
    void ofAPlanWhoseFirstDaysArePastTheOthersAreSetAndOfOneThatIsOverNothing() {
        var person = person("已过", "13700029104");
        as(CAOMIN, () -> planning.add(key(), person, "AFTER_SKIN", day().minusDays(20)));
        assertThat(dues(person)).hasSize(2);
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(CAOMIN, () -> planning.add(key(), person, "AFTER_SKIN", day().minusDays(300))))
                        .key())
                .isEqualTo("refusal.callback.plan.over");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(CAOMIN, () -> planning.add(key(), person, "NO_DEAL", day())))
                        .field())
                .as("what comes of a decision is not set by hand")
                .isEqualTo("why");
    }

    @Test
    void whoWishesNotToBeRungIsSetNoActivityAndHerSafetyAllTheSame() {
        var person = person("勿扰", "13700029105");
        jdbc.sql("INSERT INTO callback_stop (customer_id, started, recorded, begun_by) VALUES (?, now(), now(), ?)")
                .params(person.value(), entry())
                .update();
        assertThat(refused(CAOMIN, () -> planning.add(key(), person, "ACTIVITY", day()))
                        .key())
                .isEqualTo("refusal.callback.stopped");
        as(CAOMIN, () -> planning.add(key(), person, "AFTER_LOCAL", day()));
        assertThat(dues(person)).isNotEmpty();
    }

    @Test
    void aHolidayPutsOffWhatCanWaitAndNotWhatIsForHerSafety() {
        var holiday = day().plusDays(5);
        var holidays = jdbc.sql("""
                        INSERT INTO roster_day (day, kind, zh, en, recorded, begun_by) VALUES (?, 'HOLIDAY', '测试', 'Test', now(), ?) RETURNING id""").params(holiday, entry()).query(Long.class).single();
        try {
            var step = new PlanStep(1, 0, 5, null);
            assertThat(plans.day(step, day(), true)).isEqualTo(holiday);
            assertThat(plans.day(step, day(), false)).isAfter(holiday);
            assertThat(plans.day(new PlanStep(1, 0, -1, null), holiday.plusDays(1), false))
                    .as("what is before is rather earlier")
                    .isBefore(holiday);
        } finally {
            jdbc.sql("UPDATE roster_day SET voided = now(), voided_by = begun_by WHERE id = ?")
                    .param(holidays)
                    .update();
        }
    }

    @Test
    void whatIsPublishedHoldsForWhatIsSetFromThenOn() {
        var before = person("旧版", "13700029106");
        as(CAOMIN, () -> planning.add(key(), before, "SATISFACTION", day()));
        var shown = as(GAOFENG, () -> planning.look("SATISFACTION")).version();
        as(
                GAOFENG,
                () -> planning.publish(
                        key(),
                        "SATISFACTION",
                        shown,
                        List.of(new Written("10", null), new Written("2m", "CALLBACK_AGENT"))));
        var after = person("新版", "13700029107");
        as(CAOMIN, () -> planning.add(key(), after, "SATISFACTION", day()));
        assertThat(dues(before)).hasSize(1);
        assertThat(dues(after)).hasSize(2);
        assertThat(board.read())
                .filteredOn(line -> line.id().equals("SATISFACTION"))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.version()).isEqualTo(shown + 1);
                    assertThat(line.days().zh()).isEqualTo("第 10 天、满 2 个月");
                    assertThat(line.published()).startsWith("高峰");
                });
        assertThat(refused(
                                GAOFENG,
                                () -> planning.publish(key(), "SATISFACTION", shown, List.of(new Written("14", null))))
                        .key())
                .isEqualTo("refusal.callback.plan.changed");
    }

    @Test
    void theHoursAreTheHousesToChange() {
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(GAOFENG, () -> planning.ringWithin(key(), "9:00-12:00, 11:00-20:00")))
                        .field())
                .isEqualTo("hours");
        as(GAOFENG, () -> planning.ringWithin(key(), "10:00-11:00"));
        try {
            var person = due("时段");
            it(LocalTime.of(11, 30));
            assertThat(refused(CAOMIN, () -> calls.take(key(), person, false))).isInstanceOf(QuietHours.class);
        } finally {
            as(GAOFENG, () -> planning.ringWithin(key(), "9:00-12:00, 13:30-20:00"));
        }
    }

    // ---- bookings

    @Test
    void whoCancelsIsRungAndWhoComesAfterAllIsNot() {
        var person = person("爽约", "13700029108");
        var booking = booked(person, "爽约", "13700029108");
        as(CAOMIN, () -> bookings.cancel(key(), booking, CancelReason.CUSTOMER));
        assertThat(whys(person)).containsExactly("CANCELLED");
        as(CAOMIN, () -> bookings.putBack(key(), booking));
        assertThat(whys(person)).isEmpty();
        as(CAOMIN, () -> bookings.cancel(key(), booking, CancelReason.DUPLICATE));
        assertThat(whys(person)).as("booked under another number").isEmpty();
        as(CAOMIN, () -> bookings.putBack(key(), booking));
        as(CAOMIN, () -> bookings.cancel(key(), booking, CancelReason.CUSTOMER));
        assertThat(whys(person)).as("again").containsExactly("CANCELLED");
    }

    @Test
    void whoDidNotComeIsRungWhenTheDayIsClosed() {
        clock.set(on(day().minusDays(4), LocalTime.of(10, 0)));
        var person = person("未到", "13700029109");
        it(LocalTime.of(10, 30));
        // Whom tests before have booked for this day, later on it: they would be expected still.
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE day = ? AND status = 'BOOKED'")
                .param(day())
                .update();
        booked(person, "未到", "13700029109");
        as(GAOFENG, () -> closing.close(key(), day(), LATER));
        assertThat(whys(person)).contains("NO_SHOW");
    }

    @Test
    void whoWasNeverHereAndDoesNotComeIsKnownFromThenOnAndRung() {
        clock.set(on(day().minusDays(6), LocalTime.of(10, 0)));
        var phone = "1370002" + (2000 + (int) (System.nanoTime() % 7000));
        it(LocalTime.of(10, 30));
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE day = ? AND status = 'BOOKED'")
                .param(day())
                .update();
        booked(null, "初次", phone);
        as(GAOFENG, () -> closing.close(key(), day(), LATER));
        var person = whoHas(phone);
        assertThat(whys(person)).containsExactly("NO_SHOW");
        as(CAOMIN, () -> {
            clock.advance(Duration.ofDays(2));
            return null;
        });
        as(CAOMIN, () -> calls.take(key(), person, true));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, CallbackCalls.Conclusion.of(CallOutcome.REACHED)));
        var left = whys(person).size();
        as(GAOFENG, () -> closing.close(key(), day(), LATER));
        assertThat(whys(person)).as("closed again: nobody is rung again for it").hasSize(left);
    }

    @Test
    void whoseNumberSomebodyElseHasIsNotTakenForHerAndNobodyIsRung() {
        var mother = person("号主母亲", "13700029111");
        var booking = booked(null, "另一人", "13700029111");
        as(CAOMIN, () -> bookings.cancel(key(), booking, CancelReason.CUSTOMER));
        assertThat(whys(mother)).isEmpty();
    }

    @Test
    void whoComesOnTheBookingAfterAllIsNotRungForItUnlessThePressWasWrong() {
        clock.set(on(day().minusDays(3), LocalTime.of(10, 0)));
        var person = person("又来了", "13700029112");
        it(LocalTime.of(10, 30));
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE day = ? AND status = 'BOOKED'")
                .param(day())
                .update();
        var booking = booked(person, "又来了", "13700029112");
        as(GAOFENG, () -> closing.close(key(), day(), LATER));
        assertThat(whys(person)).contains("NO_SHOW");
        var arrived = as(
                LITING,
                () -> desk.arrive(
                        key(),
                        new Arrival(
                                        Source.BOOKED,
                                        VisitType.FOLLOW_UP,
                                        null,
                                        VisitDetails.parse("又来了", "13700029112", 0, false))
                                .on(booking)));
        assertThat(whys(person)).doesNotContain("NO_SHOW");
        as(LITING, () -> undo.takeBack(key(), arrived.entry()));
        assertThat(whys(person)).as("it was somebody else").contains("NO_SHOW");
    }

    private CustomerId whoHas(String phone) {
        return jdbc.sql("SELECT id FROM customer WHERE phone = ?")
                .param(phone)
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .single();
    }

    private BookingId booked(@Nullable CustomerId person, String name, String phone) {
        var done = as(
                CAOMIN,
                () -> bookings.take(
                        key(),
                        new BookingDetails(
                                "TELEPHONE",
                                day(),
                                LocalTime.of(9, 0),
                                PersonName.parse("name", name).orElseThrow(),
                                Phone.parse("phone", phone).orElseThrow(),
                                person,
                                null,
                                null,
                                null,
                                null,
                                false)));
        return done.id();
    }

    private void own(CustomerId person, String consultant) {
        jdbc.sql("UPDATE customer SET consultant_id = ? WHERE id = ?")
                .params(people.id(consultant).value(), person.value())
                .update();
    }

    private static String field(List<Written> written) {
        return catchThrowableOfType(InvalidInput.class, () -> PlanStep.parse(written))
                .field();
    }

    private List<LocalDate> dues(CustomerId person) {
        return jdbc.sql("SELECT due FROM callback_now WHERE customer_id = ? ORDER BY due")
                .param(person.value())
                .query(LocalDate.class)
                .list();
    }

    private List<String> whys(CustomerId person) {
        return jdbc.sql("SELECT DISTINCT why FROM callback_now WHERE customer_id = ?")
                .param(person.value())
                .query(String.class)
                .list();
    }

    private String by(CustomerId person, int step) {
        return jdbc.sql(
                        "SELECT coalesce(role_code, staff_id::text) FROM callback_now WHERE customer_id = ? AND step = ?")
                .params(person.value(), step)
                .query(String.class)
                .single();
    }
}
