package org.jiezhen.closing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.closing.ClosingBoard.Left;
import org.jiezhen.closing.ClosingBoard.Standing;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** The end of a day: of everybody who is still here somebody says what became of them. */
class ClosingTimeTest extends VisitsTest {

    @Autowired
    ClosingBoard left;

    private LocalDate today;

    @BeforeEach
    void nothingIsLeftOfOtherDays() {
        jdbc.sql("UPDATE booking SET status = 'CANCELLED' WHERE status = 'BOOKED'")
                .update();
        today = BusinessTime.day(clock.instant());
    }

    @Test
    void aDayWithOpenVisitsIsNotClosedAndTheirTicketsAreNamed() {
        var one = arrive(LIUYUE);
        var two = arrive(LITING);

        var refusal = refused(LITING, () -> closing.close(key(), today, LATER));

        assertThat(refusal.key()).isEqualTo("refusal.day.open");
        assertThat(refusal.args()).containsExactly(2, one.label() + " " + two.label());
        assertThat(as(LITING, () -> closing.whyNotYet(today)))
                .as("said before anybody presses")
                .hasValueSatisfying(why -> assertThat(why.args()).containsExactly(refusal.args()));
    }

    @Test
    void whoLeftUnseenLeftWhenSomebodySaysAndNotBeforeTheLastEntry() {
        var visit = arrive(LIUYUE).subject();
        var arrived = fact(visit).reasonSince();
        clock.advance(Duration.ofMinutes(90));
        assertThat(refused(LITING, () -> closing.leftUnseen(key(), visit, arrived.minusSeconds(1)))
                        .key())
                .isEqualTo("refusal.day.before");
        assertThat(refused(
                                LITING,
                                () -> closing.leftUnseen(
                                        key(), visit, clock.instant().plusSeconds(60)))
                        .key())
                .isEqualTo("refusal.day.future");

        as(LITING, () -> closing.leftUnseen(key(), visit, arrived.plus(Duration.ofMinutes(20))));

        assertThat(isHere(visit)).isFalse();
        assertThat(jdbc.sql("SELECT extract(epoch FROM ended - started) FROM visit_reason WHERE visit_id = ?")
                        .param(visit.value())
                        .query(Integer.class)
                        .single())
                .as("seconds of its wait: until it left, not until it was said")
                .isEqualTo(20 * 60);
        as(LITING, () -> closing.close(key(), today, LATER));
    }

    @Test
    void whoStaysOvernightIsSaidToEachNightAnew() {
        var visit = arrive(LIUYUE).subject();
        as(LITING, () -> closing.staysOvernight(key(), visit, today));
        as(LITING, () -> closing.close(key(), today, LATER));
        assertThat(isHere(visit)).isTrue();
        assertThat(as(LITING, () -> closing.nextToClose())).isEqualTo(today);

        clock.advance(Duration.ofDays(1));
        assertThat(as(LITING, () -> closing.nextToClose())).isEqualTo(today.plusDays(1));
        assertThat(of(visit).standing()).isEqualTo(Standing.OPEN);
        assertThat(refused(LITING, () -> closing.close(key(), today.plusDays(1), LATER))
                        .key())
                .isEqualTo("refusal.day.open");
    }

    @Test
    void whoComesAfterTheDayWasClosedOpensItAgain() {
        as(LITING, () -> closing.close(key(), today, LATER));
        arrive(LIUYUE);
        clock.advance(Duration.ofDays(1));

        assertThat(as(LITING, () -> closing.nextToClose())).isEqualTo(today);
        assertThat(refused(LITING, () -> closing.close(key(), today, LATER)).key())
                .isEqualTo("refusal.day.open");
    }

    @Test
    void whoDidNotComeIsANoShowOnceTheDayIsClosedAndMayComeAllTheSame() {
        var missed = book("C-1", "何雨", "13912360001");
        var came = book("C-2", "宋佳", "13912360002");
        var visit = as(LIUYUE, () -> desk.arrive(key(), on(came))).subject();
        as(LIUYUE, () -> desk.depart(key(), visit));
        assertThat(left.read()).extracting(Left::standing).containsExactly(Standing.EXPECTED);

        var closed = as(LITING, () -> closing.close(key(), today, LATER));

        assertThat(as(LITING, () -> closing.whyNotYet(today))).isEmpty();
        assertThat(closed.missed()).isEqualTo(1);
        assertThat(status(missed)).isEqualTo("NOSHOW");
        assertThat(status(came)).isEqualTo("FULFILLED");
        assertThat(left.read()).isEmpty();
        as(LIUYUE, () -> desk.arrive(key(), on(missed)));
        assertThat(status(missed)).isEqualTo("ARRIVED");
    }

    @Test
    void todayIsNotClosedWhileSomebodyIsStillExpected() {
        var later = book("C-3", "何雨", "13912360004");
        jdbc.sql("UPDATE booking SET at = '23:59:59' WHERE id = ?")
                .param(later.value())
                .update();

        assertThat(refused(LITING, () -> closing.close(key(), today, LATER)).key())
                .isEqualTo("refusal.day.expected");

        assertThat(status(later)).isEqualTo("BOOKED");
        assertThat(left.read()).as("what is still to come is not left over").isEmpty();
    }

    @Test
    void whoBookedTwiceAndWasHereOnceIsNoNoShow() {
        var visit = arrive("宋佳", "13912360005").subject();
        var second = book("C-4", "宋佳", "13912360005");
        jdbc.sql("UPDATE booking SET customer_id = ? WHERE id = ?")
                .params(Objects.requireNonNull(customer(visit)).value(), second.value())
                .update();
        as(LIUYUE, () -> desk.depart(key(), visit));

        assertThat(as(LITING, () -> closing.close(key(), today, LATER)).missed())
                .isZero();

        assertThat(status(second)).isEqualTo("FULFILLED");
    }

    @Test
    void anEarlierDayIsClosedFirst() {
        var forgotten = arrive(LIUYUE).subject();
        clock.advance(Duration.ofDays(1));

        assertThat(as(LITING, () -> closing.nextToClose())).isEqualTo(today);
        assertThat(refused(LITING, () -> closing.close(key(), today.plusDays(1), LATER))
                        .key())
                .isEqualTo("refusal.day.earlier");
        assertThat(refused(LITING, () -> closing.close(key(), today.plusDays(2), LATER))
                        .key())
                .isEqualTo("refusal.day.future");
        assertThat(of(forgotten).today()).isFalse();

        as(
                LITING,
                () -> rectifications.registeredByMistake(
                        key(), forgotten, version(forgotten), Rectifications.Reason.NO_VISIT));
        as(LITING, () -> closing.close(key(), today.plusDays(1), LATER));
    }

    @Test
    void ticketsBeginAgainTheNextDayAndNobodyIsClosedSilently() {
        var visit = arrive(LIUYUE);
        clock.advance(Duration.ofDays(1));

        assertThat(arrive(LIUYUE).label()).isEqualTo("A001");
        assertThat(isHere(visit.subject())).isTrue();
    }

    @Test
    void aNameOfADiscreetGuestIsNotOnTheListAndAStrangerClosesNothing() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new FrontDesk.Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("顾念", "13912360003", 0, true))))
                .subject();
        assertThat(ClosingBoard.CLOSERS.row(of(visit), new JsonMapper()).orElseThrow())
                .doesNotContain("顾念");
        for (var who : List.of(LIUYUE, XULAN)) {
            assertThatThrownBy(() -> as(who, () -> closing.close(key(), today, LATER)))
                    .isInstanceOf(AccessDeniedException.class);
        }
    }

    private static FrontDesk.Arrival on(BookingId booking) {
        return new FrontDesk.Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking);
    }

    private Left of(VisitId visit) {
        return left.read().stream()
                .filter(row -> row.visit().equals(visit))
                .findFirst()
                .orElseThrow();
    }
}
