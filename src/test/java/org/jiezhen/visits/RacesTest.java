package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.junit.jupiter.api.Test;

class RacesTest extends VisitsTest {

    private record Outcome(List<Done<VisitId>> winners, List<Refusal> losers) {}

    private static Outcome outcome(List<Future<Done<VisitId>>> races) throws InterruptedException {
        var winners = new ArrayList<Done<VisitId>>();
        var losers = new ArrayList<Refusal>();
        for (var race : races) {
            try {
                winners.add(race.get());
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(Refusal.class);
                losers.add((Refusal) e.getCause());
            }
        }
        return new Outcome(winners, losers);
    }

    @Test
    void ofThirtyTwoLedToOneSeatOneSitsAndTheOthersAreToldWhoDoes() throws Exception {
        var visits = IntStream.range(0, 32).mapToObj(n -> arrive(LIUYUE)).toList();
        var outcome = outcome(together(
                32, n -> () -> as(LITING, () -> desk.move(key(), visits.get(n).subject(), seat(3)))));
        assertThat(outcome.winners).hasSize(1);
        var winner = outcome.winners.getFirst();
        assertThat(outcome.losers).hasSize(31).allSatisfy(loser -> {
            assertThat(loser.key()).isEqualTo("refusal.place.taken");
            assertThat(loser.args())
                    .startsWith(new Localized("大厅东4 座", "Hall, seat E4"), winner.label(), "李婷")
                    .hasAtLeastOneElementOfType(Instant.class);
        });
        assertThat(count(
                        "SELECT count(*) FROM visit_place WHERE claim = ? AND ended IS NULL AND voided IS NULL",
                        seat(3).value()))
                .isEqualTo(1);
        assertThat(as(LITING, () -> desk.inSeat(seat(3)))).isEqualTo(winner.subject());
        assertThat(visits)
                .allSatisfy(visit -> assertThat(fact(visit.subject()).code()).isEqualTo(WaitingReason.ARRIVED));
    }

    @Test
    void ofThirtyTwoArrivingForOneSeatOneIsRegisteredAndNoTicketIsLost() throws Exception {
        var outcome = outcome(together(32, n -> () -> as(LIUYUE, () -> desk.arrive(key(), in(seat(0))))));
        assertThat(outcome.winners).hasSize(1);
        assertThat(outcome.losers).hasSize(31).allSatisfy(loser -> assertThat(loser.key())
                .isEqualTo("refusal.place.taken"));
        var next = arrive(LIUYUE);
        assertThat(fact(next.subject()).ticket().number())
                .isEqualTo(fact(outcome.winners.getFirst().subject()).ticket().number() + 1);
    }

    @Test
    void oneOfTwoGuidesAcceptsWhatWasOfferedToTheDeskAndTheOtherIsToldWhoAndWhen() throws Exception {
        for (var round = 0; round < 20; round++) {
            var visit = arrive(LIUYUE).subject();
            as(LIUYUE, () -> custody.offer(key(), visit, null));
            List<Callable<Done<VisitId>>> both = List.of(
                    () -> as(LITING, () -> custody.accept(key(), visit)),
                    () -> as(ZHANGLEI, () -> custody.accept(key(), visit)));
            var outcome = outcome(together(both));
            assertThat(outcome.winners).hasSize(1);
            assertThat(outcome.losers).hasSize(1);
            var told = outcome.losers.getFirst();
            assertThat(told.key()).isEqualTo("refusal.handoff.accepted");
            assertThat(told.args())
                    .containsExactly(
                            fact(visit).ticket().text(),
                            holder(visit),
                            fact(visit).custodySince());
            assertThat(Set.of("李婷", "张蕾")).contains(holder(visit));
        }
    }

    @Test
    void twoWhoGoToACustomerAloneDoNotBothHaveCustody() throws Exception {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        List<Callable<Done<VisitId>>> all = List.of(
                () -> as(LITING, () -> custody.take(key(), visit)),
                () -> as(ZHANGLEI, () -> custody.take(key(), visit)),
                () -> as(WANGFANG, () -> custody.take(key(), visit)));
        var outcome = outcome(together(all));
        assertThat(outcome.winners).hasSize(1);
        assertThat(outcome.losers).hasSize(2).allSatisfy(told -> {
            assertThat(told.key()).isEqualTo("refusal.custody.held");
            assertThat(told.args()[1]).isEqualTo(holder(visit));
        });
    }

    @Test
    void pressingTwiceIsPressingOnce() {
        var key = key();
        var first = as(LIUYUE, () -> desk.arrive(key, in(seat(1))));
        var second = as(LIUYUE, () -> desk.arrive(key, in(seat(1))));
        assertThat(second).isEqualTo(first);
        assertThat(sittingAt(seat(1))).isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE subject_id = ?",
                        first.subject().toString()))
                .isEqualTo(1);
    }

    @Test
    void pressingSixteenTimesAtOnceIsPressingOnce() throws Exception {
        var key = key();
        var outcome = outcome(together(16, n -> () -> as(LIUYUE, () -> desk.arrive(key, in(seat(2))))));
        assertThat(outcome.losers).isEmpty();
        assertThat(outcome.winners).hasSize(16).containsOnly(outcome.winners.getFirst());
        assertThat(sittingAt(seat(2))).isEqualTo(1);
    }

    @Test
    void theSameKeyOfSomebodyElseIsAnotherPress() {
        var key = key();
        var mine = as(LIUYUE, () -> desk.arrive(key, standing()));
        var hers = as(LITING, () -> desk.arrive(key, standing()));
        assertThat(hers.subject()).isNotEqualTo(mine.subject());
    }

    @Test
    void aRefusedPressCanBeTriedAgain() {
        var taken = as(LIUYUE, () -> desk.arrive(key(), in(seat(4)))).subject();
        var key = key();
        assertThat(refused(LIUYUE, () -> desk.arrive(key, in(seat(4)))).key()).isEqualTo("refusal.place.taken");
        as(LIUYUE, () -> desk.depart(key(), taken));
        as(LIUYUE, () -> desk.arrive(key, in(seat(4))));
        assertThat(sittingAt(seat(4))).isEqualTo(1);
    }

    @Test
    void theDatabaseItselfRefusesTwoInOneSeat() {
        as(LIUYUE, () -> desk.arrive(key(), in(seat(5))));
        var other = arrive(LIUYUE);
        assertThatThrownBy(() -> jdbc.sql("UPDATE visit_place SET place_id = ?, claim = ? WHERE visit_id = ?")
                        .params(
                                seat(5).value(),
                                seat(5).value(),
                                other.subject().value())
                        .update())
                .hasMessageContaining("visit_place_claim");
    }

    @Test
    void theSameSeatAgainIsNoConflictWithOneself() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), in(seat(6)))).subject();
        as(LIUYUE, () -> desk.move(key(), visit, seat(6)));
        assertThat(as(LIUYUE, () -> desk.inSeat(seat(6)))).isEqualTo(visit);
    }

    private int sittingAt(PlaceId seat) {
        return count(
                "SELECT count(*) FROM visit_place WHERE place_id = ? AND ended IS NULL AND voided IS NULL",
                seat.value());
    }
}
