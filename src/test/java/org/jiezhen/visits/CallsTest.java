package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.jiezhen.house.Place;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.ArrivalsBoard.Call;
import org.jiezhen.visits.ArrivalsBoard.Call.Status;
import org.junit.jupiter.api.Test;

class CallsTest extends VisitsTest {

    @Test
    void aCallSaysWhereAndHowOftenAndKeepsTheRoom() {
        var visit = waiting();
        var other = waiting();

        as(LITING, () -> calls.call(key(), visit, room(8)));
        as(ZHANGLEI, () -> calls.again(key(), visit));

        assertThat(call(visit).status()).isEqualTo(Status.CALLED);
        assertThat(calledTo(visit)).isEqualTo("8 号咨询室");
        assertThat(call(visit).times()).isEqualTo(2);
        var refused = refused(LITING, () -> calls.call(key(), other, room(8)));
        assertThat(refused.key()).isEqualTo("refusal.call.placeKept");
        assertThat(refused.args()).contains(fact(visit).ticket().text(), "张蕾");
        assertThat(as(LITING, () -> callable(other)))
                .extracting(place -> place.id())
                .contains(room(7))
                .doesNotContain(room(8), seat(0));
    }

    @Test
    void callingTwiceToOnePlaceIsSaidAndAnotherPlaceIsANewCall() {
        var visit = waiting();
        as(LITING, () -> calls.call(key(), visit, room(1)));

        assertThat(refused(ZHANGLEI, () -> calls.call(key(), visit, room(1))).key())
                .isEqualTo("refusal.call.already");

        as(ZHANGLEI, () -> calls.call(key(), visit, room(2)));
        assertThat(calledTo(visit)).isEqualTo("2 号咨询室");
        assertThat(call(visit).times()).isEqualTo(1);
    }

    @Test
    void whoIsLedToWhereTheyAreCalledIsCalledNoMore() {
        var visit = waiting();
        as(LITING, () -> calls.call(key(), visit, room(1)));

        as(LITING, () -> desk.move(key(), visit, seat(3)));
        assertThat(fact(visit).call()).as("another seat in the hall").isNotNull();
        as(LITING, () -> desk.move(key(), visit, room(1)));

        assertThat(fact(visit).call()).isNull();
        var refused = refused(LITING, () -> calls.again(key(), visit));
        assertThat(refused.key()).isEqualTo("refusal.call.over");
        assertThat(refused.args()).contains("李婷");
    }

    @Test
    void theStepThatFollowsAndTheFarewellEndACall() {
        var first = waiting();
        var second = waiting();
        as(LITING, () -> calls.call(key(), first, room(1)));
        as(LITING, () -> calls.call(key(), second, room(2)));

        as(
                LITING,
                () -> desk.advance(key(), first, WaitingReason.AWAITING_CONSULTATION, WaitingReason.IN_CONSULTATION));
        as(LIUYUE, () -> desk.depart(key(), second));

        assertThat(fact(first).call()).isNull();
        assertThat(count("SELECT count(*) FROM visit_call WHERE ended IS NULL AND voided IS NULL"))
                .isZero();
    }

    @Test
    void whoWasNotThereWaitsBehindTwoOthersAndKeepsTheTimeSinceWhenTheyWait() {
        var missed = waiting();
        var others = new ArrayList<VisitId>();
        for (int i = 0; i < 3; i++) {
            others.add(waiting());
        }
        var since = fact(missed).reasonSince();
        as(LITING, () -> calls.call(key(), missed, room(1)));
        as(LITING, () -> calls.absent(key(), missed));
        assertThat(as(LITING, () -> callable(others.getFirst())))
                .as("the room is free for others")
                .extracting(place -> place.id())
                .contains(room(1));

        as(LITING, () -> calls.requeue(key(), missed));

        assertThat(queue()).containsExactly(others.get(0), others.get(1), missed, others.get(2));
        assertThat(fact(missed).reasonSince()).isEqualTo(since);

        as(LITING, () -> calls.call(key(), missed, room(1)));
        assertThat(refused(LITING, () -> calls.requeue(key(), others.get(0))).key())
                .isEqualTo("refusal.call.none");
        as(LITING, () -> calls.callOff(key(), missed));
        assertThat(queue())
                .as("called off: the place it had")
                .containsExactly(others.get(0), others.get(1), missed, others.get(2));
    }

    @Test
    void aHouseMayLetWhoWasNotThereKeepTheirPlace() {
        var missed = waiting();
        var other = waiting();
        jdbc.sql("UPDATE house_rule SET value = 0 WHERE code = 'MISSED_CALL_BEHIND'")
                .update();
        try {
            as(LITING, () -> calls.call(key(), missed, room(1)));
            as(LITING, () -> calls.requeue(key(), missed));
            assertThat(queue()).containsExactly(missed, other);
        } finally {
            jdbc.sql("UPDATE house_rule SET value = 2 WHERE code = 'MISSED_CALL_BEHIND'")
                    .update();
        }
    }

    @Test
    void aDiscreetGuestIsNeverCalled() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new FrontDesk.Arrival(
                                        Source.WALK_IN, VisitType.FIRST, null, new VisitDetails(null, null, 0, true))))
                .subject();

        assertThat(refused(LITING, () -> calls.call(key(), visit, room(1))).key())
                .isEqualTo("refusal.call.discreet");
    }

    @Test
    void whoTurnsOutToBeDiscreetIsTakenOffTheWall() {
        var visit = waiting();
        as(LITING, () -> calls.call(key(), visit, room(1)));
        var version = as(LITING, () -> desk.look(visit)).version();

        as(
                LITING,
                () -> desk.correct(
                        key(), visit, version, new FrontDesk.Correction(new VisitDetails(null, null, 0, true))));

        assertThat(fact(visit).call()).isNull();
    }

    @Test
    void aRoomThatIsKeptForATicketIsNotGivenToAnother() {
        var called = waiting();
        var other = waiting();
        as(LITING, () -> calls.call(key(), called, room(3)));

        assertThat(as(LITING, () -> desk.freePlaces(null)))
                .extracting(place -> place.id())
                .doesNotContain(room(3));
        var refused = refused(LITING, () -> desk.move(key(), other, room(3)));
        assertThat(refused.key()).isEqualTo("refusal.call.placeKept");
        assertThat(refused.args()).contains(fact(called).ticket().text());
        assertThat(refused(LIUYUE, () -> desk.arrive(key(), in(room(3)))).key()).isEqualTo("refusal.call.placeKept");
        as(LITING, () -> desk.move(key(), called, room(3)));
    }

    @Test
    void whoIsCalledCanBeLedToThatRoomAndNowhereWhereSomebodyIs() {
        var called = waiting();
        var inside = waiting();
        as(LITING, () -> desk.move(key(), inside, room(2)));
        as(LITING, () -> calls.call(key(), called, room(3)));

        assertThat(as(LITING, () -> desk.freePlaces(called)))
                .extracting(place -> place.id())
                .contains(room(3))
                .doesNotContain(room(2));
    }

    @Test
    void aCallDoesNotComeBackToARoomWhereSomebodyElseIsByNow() {
        var missed = waiting();
        var other = waiting();
        as(LITING, () -> calls.call(key(), missed, room(3)));
        var absent = as(LITING, () -> calls.absent(key(), missed));
        as(LITING, () -> desk.move(key(), other, room(3)));

        assertThat(refused(LITING, () -> undo.takeBack(key(), absent.entry())).key())
                .isEqualTo("refusal.place.taken");

        assertThat(call(missed).status()).isEqualTo(Status.ABSENT);
    }

    @Test
    void whoIsCalledToTheRoomTheyHadLeftIsNotPutBackIntoItByTakingTheLeavingBack() {
        var guest = waiting();
        as(LITING, () -> desk.move(key(), guest, room(3)));
        var left = as(LITING, () -> desk.move(key(), guest, null));
        as(ZHANGLEI, () -> calls.call(key(), guest, room(3)));

        var refused = refused(LITING, () -> undo.takeBack(key(), left.entry()));

        assertThat(refused.key()).isEqualTo("refusal.call.placeKept");
        assertThat(refused.args()).contains(fact(guest).ticket().text(), "张蕾");
        assertThat(fact(guest).place()).isNull();
    }

    @Test
    void theDatabaseKeepsACallAndAnotherGuestOutOfOneRoomWhateverIsWritten() {
        var called = waiting();
        var inside = waiting();
        as(LITING, () -> calls.call(key(), called, room(3)));
        as(LITING, () -> desk.move(key(), inside, room(4)));

        assertThatThrownBy(() -> jdbc.sql("UPDATE visit_place SET claim = ?, place_id = ?"
                                + " WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                        .params(room(3).value(), room(3).value(), inside.value())
                        .update())
                .hasMessageContaining("the room is CALLED_TO");
        assertThatThrownBy(() -> jdbc.sql("UPDATE visit_call SET claim = ?, place_id = ?"
                                + " WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                        .params(room(4).value(), room(4).value(), called.value())
                        .update())
                .hasMessageContaining("the room is OCCUPIED");
    }

    @Test
    void aTicketThatWasCalledBeforeMidnightIsNotCalledAgainAfterIt() {
        var visit = waiting();
        as(LITING, () -> calls.call(key(), visit, room(1)));
        clock.advance(Duration.ofDays(1));

        assertThat(refused(LITING, () -> calls.again(key(), visit)).key()).isEqualTo("refusal.call.otherDay");
    }

    @Test
    void nobodyIsCalledToAPlaceWithoutAPublicNameOrWhereSomebodyIs() {
        var visit = waiting();
        var inside = waiting();
        as(LITING, () -> desk.move(key(), inside, room(1)));

        assertThat(refused(LITING, () -> calls.call(key(), visit, room(1))).key())
                .isEqualTo("refusal.place.taken");
        assertThat(refused(LITING, () -> calls.call(key(), visit, seat(5))).key())
                .isEqualTo("refusal.call.noPublicName");
    }

    @Test
    void yesterdaysTicketIsNotCalledAmongTodays() {
        var visit = waiting();
        clock.advance(Duration.ofDays(1));

        assertThat(refused(LITING, () -> calls.call(key(), visit, room(1))).key())
                .isEqualTo("refusal.call.otherDay");
    }

    @Test
    void aConsultantCallsOnlyWhomItConcerns() {
        var visit = waiting();
        assertThat(refused(XULAN, () -> calls.call(key(), visit, room(1))).key())
                .isEqualTo("refusal.visit.unknown");

        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> calls.call(key(), visit, room(1)));

        assertThat(call(visit).status()).isEqualTo(Status.CALLED);
    }

    @Test
    void ofThirtyTwoWhoCallToOneRoomAtOnceOneDoes() throws Exception {
        var visits = new ArrayList<VisitId>();
        for (int i = 0; i < 32; i++) {
            visits.add(waiting());
        }
        var results = together(
                32,
                i -> () -> people.as(i % 2 == 0 ? LITING : ZHANGLEI, () -> calls.call(key(), visits.get(i), room(4))));
        int called = 0;
        for (var result : results) {
            try {
                result.get();
                called++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(Refusal.class);
            }
        }

        assertThat(called).isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM visit_call WHERE claim = ? AND ended IS NULL AND voided IS NULL",
                        room(4).value()))
                .isEqualTo(1);
    }

    private VisitId waiting() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION));
        return visit;
    }

    private Call call(VisitId visit) {
        return Objects.requireNonNull(fact(visit).call());
    }

    private String calledTo(VisitId visit) {
        return Objects.requireNonNull(call(visit).place()).zh();
    }

    /** Those that wait, in the order in which they are called. */
    private List<VisitId> queue() {
        return jdbc.sql("""
                        SELECT s.visit_id FROM visit_reason s
                        LEFT JOIN visit_call l ON l.visit_id = s.visit_id AND l.ended IS NULL AND l.voided IS NULL
                        WHERE s.ended IS NULL AND s.voided IS NULL
                        ORDER BY coalesce(l.queued_at, s.started)""").query(Id.column(VisitId::new)).list();
    }

    private List<Place> callable(VisitId visit) {
        return calls.places(visit).stream()
                .filter(offered -> offered.advice().admits())
                .map(PlaceChoice.Offered::place)
                .toList();
    }
}
