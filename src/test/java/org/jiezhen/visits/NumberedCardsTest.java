package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A card with a number in the place of a printed ticket: one guest has it at a time. */
class NumberedCardsTest extends VisitsTest {

    @Autowired
    private NumberedCards cards;

    @Autowired
    private TicketSlips slips;

    @Test
    void aCardIsWithOneGuestAndWhoHasItIsSaid() {
        var one = comes();
        var other = comes();
        var key = key();
        var given = as(LITING, () -> cards.give(key, one, 17));
        assertThat(as(LITING, () -> cards.give(key, one, 17)))
                .as("pressed twice")
                .isEqualTo(given);

        var refused = refused(ZHANGLEI, () -> cards.give(key(), other, 17));
        assertThat(refused.key()).isEqualTo("refusal.card.taken");
        assertThat(refused.args()).contains(fact(one).ticket().text());
        assertThat(refused(LITING, () -> cards.give(key(), one, 17)).key()).isEqualTo("refusal.card.same");

        as(LITING, () -> cards.give(key(), one, 18));
        as(ZHANGLEI, () -> cards.give(key(), other, 17));
        assertThat(has(one)).isEqualTo(18);
        assertThat(has(other)).isEqualTo(17);
        assertThat(fact(other).marks()).hasToString("Localized[zh=17 号牌, en=card 17]");
    }

    @Test
    void itIsBackWhenItIsGivenBackAndAtTheFarewell() {
        var visit = comes();
        as(LITING, () -> cards.give(key(), visit, 21));
        var back = as(LITING, () -> cards.takeBack(key(), visit));
        assertThat(as(LITING, () -> cards.of(visit))).isEmpty();
        assertThat(refused(LITING, () -> cards.takeBack(key(), visit)).key()).isEqualTo("refusal.card.none");

        as(LITING, () -> undo.takeBack(key(), back.entry()));
        assertThat(has(visit)).isEqualTo(21);
        var left = as(LITING, () -> {
            desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.LEAVING);
            return desk.depart(key(), visit);
        });
        var next = comes();
        as(LITING, () -> cards.give(key(), next, 21));

        as(LITING, () -> undo.takeBack(key(), left.entry()));
        assertThat(as(LITING, () -> cards.of(visit)))
                .as("who is here again has it no more: another guest has it")
                .isEmpty();
        as(LITING, () -> cards.give(key(), visit, 22));
        assertThat(has(visit)).isEqualTo(22);
    }

    @Test
    void ofManyWhoWantOneCardOneIsGivenIt() throws Exception {
        var guests = Stream.generate(this::comes).limit(8).toList();

        var tries = together(IntStream.range(0, guests.size())
                .mapToObj(n -> (Callable<Object>) () -> as(LITING, () -> cards.give(key(), guests.get(n), 33)))
                .toList());

        assertThat(tries.stream().filter(one -> one.state() == Future.State.SUCCESS))
                .hasSize(1);
    }

    @Test
    void whatIsNoCardIsSaidAtTheField() {
        var visit = comes();
        for (var wrong : new Integer[] {null, 0, 10_000}) {
            var refused =
                    catchThrowableOfType(InvalidInput.class, () -> as(LITING, () -> cards.give(key(), visit, wrong)));
            assertThat(refused.field()).isEqualTo("card");
        }
    }

    @Test
    void aPrintedTicketIsOfSomebodyWhoIsHere() {
        var visit = comes();
        var ticket = fact(visit).ticket();
        var slip = as(LIUYUE, () -> slips.find(ticket)).orElseThrow();
        assertThat(BusinessTime.day(slip.drawn())).isEqualTo(ticket.day());

        as(LITING, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.LEAVING));
        as(LITING, () -> desk.depart(key(), visit));
        assertThat(as(LIUYUE, () -> slips.find(ticket))).isEmpty();
    }

    private VisitId comes() {
        return as(
                        LITING,
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }

    private int has(VisitId visit) {
        return as(LITING, () -> cards.of(visit)).orElseThrow();
    }
}
