package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Rectifications.Kind;
import org.jiezhen.visits.Rectifications.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/** What was registered wrongly is set right, with a reason, and nothing that was so is lost. */
class RectificationsTest extends VisitsTest {

    @Test
    void theWrongPersonIsReplacedOnEveryBoardAndTheirRecordStaysAsItWas() {
        var done = arrive("张伟", "13912350001");
        var mistaken = customer(done.subject());
        var before = fact(done.subject());

        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(),
                        done.subject(),
                        version(done.subject()),
                        told("章威", "13912350002"),
                        false,
                        Reason.SAME_NAME));

        assertThat(fact(done.subject()).name()).isEqualTo("章威");
        assertThat(fact(done.subject()).reasonSince())
                .as("the wait is the same")
                .isEqualTo(before.reasonSince());
        assertThat(customer(done.subject())).isNotEqualTo(mistaken);
        assertThat(jdbc.sql("SELECT name || phone FROM customer WHERE id = ?")
                        .param(Id.orNull(mistaken))
                        .query(String.class)
                        .single())
                .isEqualTo("张伟13912350001");
        assertThat(jdbc.sql("SELECT reason FROM journal WHERE subject_id = ? AND action = 'visits.otherPerson'")
                        .param(done.subject().toString())
                        .query(String.class)
                        .single())
                .isEqualTo("SAME_NAME");
    }

    @Test
    void whetherSomebodyWasHereBeforeIsThePersonsAndFollowsThem() {
        var before = arrive("顾若兰", "13912350091").subject();
        as(LIUYUE, () -> desk.depart(key(), before));
        var visit = arrive("张伟", "13912350092").subject();
        assertThat(fact(visit).type()).isEqualTo(VisitType.FIRST);

        rectify(visit, found(customer(before)));
        assertThat(fact(visit).type()).as("she was here before").isEqualTo(VisitType.FOLLOW_UP);

        rectify(visit, told("章威", "13912350093"));
        assertThat(fact(visit).type()).as("he was not").isEqualTo(VisitType.FIRST);
    }

    @Test
    void whoWasHereBeforeIsNotHereForTheFirstTimeWhateverWasAsked() {
        var before = arrive("顾若兰", "13912350094").subject();
        as(LIUYUE, () -> desk.depart(key(), before));

        var again = arrive("顾若兰", "13912350094").subject();

        assertThat(fact(again).type()).isEqualTo(VisitType.FOLLOW_UP);
    }

    @Test
    void theJourneyNamesFromWhomToWhom() {
        var visit = arrive("张伟", "13912350095").subject();
        var discreetly = VisitDetails.parse("顾念", "13912350096", 0, true);
        rectify(visit, new Correction(discreetly, null, false));
        rectify(visit, told("章威", "13912350097"));

        assertThat(jdbc.sql("""
                        SELECT r.zh FROM visit_rectified r JOIN journal j ON j.id = r.entry
                        WHERE j.subject_id = ? ORDER BY r.entry""").param(visit.toString()).query(String.class).list())
                .containsExactly("张伟 → 贵宾", "贵宾 → 章威");
        assertThat(jdbc.sql("SELECT string_agg(detail::text, '') FROM journal WHERE subject_id = ?")
                        .param(visit.toString())
                        .query(String.class)
                        .single())
                .as("the journal has ids alone")
                .doesNotContain("张伟", "顾念", "章威");
    }

    private void rectify(VisitId visit, Correction correction) {
        as(LITING, () -> rectifications.otherPerson(key(), visit, version(visit), correction, true, Reason.MIXED_UP));
    }

    @Test
    void theRightPersonMayNotBeHereTwice() {
        var one = arrive("张伟", "13912350003");
        var two = arrive("章威", "13912350004");

        var refusal = refused(
                LITING,
                () -> rectifications.otherPerson(
                        key(),
                        two.subject(),
                        version(two.subject()),
                        found(customer(one.subject())),
                        false,
                        Reason.MIXED_UP));

        assertThat(refusal.key()).isEqualTo("refusal.visit.open");
        assertThat(refusal.args()).contains(one.label());
    }

    @Test
    void alsoAVisitThatIsOverGetsItsRightPersonThoughThatOneIsHereAgain() {
        var over = arrive("张伟", "13912350005").subject();
        as(LIUYUE, () -> desk.depart(key(), over));
        var here = arrive("章威", "13912350006").subject();

        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(), over, version(over), found(customer(here)), false, Reason.MIXED_UP));

        assertThat(customer(over)).isEqualTo(customer(here));
    }

    @Test
    void nobodyInParticularIsNoOtherPerson() {
        var visit = arrive("张伟", "13912350007").subject();

        assertThat(refused(
                                LITING,
                                () -> rectifications.otherPerson(
                                        key(),
                                        visit,
                                        version(visit),
                                        new Correction(VisitDetails.NONE),
                                        false,
                                        Reason.MIXED_UP))
                        .key())
                .isEqualTo("refusal.rectify.nobody");
    }

    @Test
    void anotherBookingIsArrivedAndTheFormerOneIsExpectedAgain() {
        var wrong = book("R-1", "何雨", "13912350008");
        var right = book("R-2", "何宇", "13912350009");
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(), new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(wrong)))
                .subject();

        as(
                LITING,
                () -> rectifications.otherBooking(key(), visit, version(visit), right, false, true, Reason.SAME_NAME));

        assertThat(status(wrong)).isEqualTo("BOOKED");
        assertThat(status(right)).isEqualTo("ARRIVED");
        assertThat(refused(
                                LITING,
                                () -> rectifications.otherBooking(
                                        key(), visit, version(visit), right, false, true, Reason.SAME_NAME))
                        .key())
                .isEqualTo("refusal.rectify.same");

        as(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), null, false, true, Reason.NOT_THIS_TIME));
        assertThat(status(right)).isEqualTo("BOOKED");
        assertThat(fact(visit).source()).isEqualTo(Source.WALK_IN);
    }

    @Test
    void aBookingThatWasTakenByMistakeStillBringsItsOwnCustomer() {
        var theirs = book("R-5", "李娜", "13912350014");
        var visit = arrive("王芳", "13912350015").subject();
        as(
                LITING,
                () -> rectifications.otherBooking(key(), visit, version(visit), theirs, false, true, Reason.MIXED_UP));
        as(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), null, false, true, Reason.NOT_THIS_TIME));
        as(LIUYUE, () -> desk.depart(key(), visit));

        var lina = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(), new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(theirs)))
                .subject();

        assertThat(fact(lina).name()).isEqualTo("李娜");
    }

    @Test
    void ofWhomNothingIsKnownTheBookingTellsWhoItIs() {
        var booking = book("R-20", "何雨", "13912350040");
        var visit = nameless();

        as(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), booking, false, false, Reason.MISHEARD));

        assertThat(fact(visit).name()).isEqualTo("何雨");
        assertThat(count("SELECT count(*) FROM customer WHERE phone = '13912350040'"))
                .isEqualTo(1);
    }

    @Test
    void whoIsExpectedOnTheBookingIsNotHereTwice() {
        var booking = book("R-21", "何雨", "13912350041");
        var here = arrive("何雨", "13912350041");
        var visit = nameless();

        var refusal = refused(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), booking, false, false, Reason.MISHEARD));

        assertThat(refusal).isInstanceOf(AlreadyHere.class);
        assertThat(refusal.args()).contains(here.label());
        assertThat(status(booking)).isEqualTo("BOOKED");
        assertThat(fact(visit).name()).isNull();
    }

    @Test
    void aBookingOfSomebodyWithTheSameNumberAsAGuestIsAskedAbout() {
        var booking = book("R-22", "何雨", "13912350042");
        arrive("何宇", "13912350042");
        var visit = nameless();

        assertThat(refused(
                        LITING,
                        () -> rectifications.otherBooking(
                                key(), visit, version(visit), booking, false, false, Reason.MISHEARD)))
                .isInstanceOf(AlreadyHere.class);
        as(
                LITING,
                () -> rectifications.otherBooking(key(), visit, version(visit), booking, true, false, Reason.MISHEARD));

        assertThat(fact(visit).name()).isEqualTo("何雨");
    }

    private VisitId nameless() {
        return as(
                        LIUYUE,
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }

    @Test
    void aBookingInAnotherNameIsAskedAboutBeforeItIsTaken() {
        var theirs = book("R-6", "何雨", "13912350018");
        var visit = arrive("何宇", "13912350019").subject();

        var refusal = refused(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), theirs, false, false, Reason.NOT_THIS_TIME));

        assertThat(refusal).as("names that only sound alike differ").isInstanceOf(NamesDiffer.class);
        assertThat(refusal.args()).containsExactly("R-6", "何雨", "何宇");
        assertThat(status(theirs)).isEqualTo("BOOKED");
        as(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), theirs, false, true, Reason.NOT_THIS_TIME));
        assertThat(status(theirs)).isEqualTo("ARRIVED");
    }

    @Test
    void aBookingInTheVisitorsOwnNameIsTakenWithoutAQuestion() {
        var own = book("R-7", "何宇", "13912350020");
        var visit = arrive("何宇", "13912350021").subject();

        as(
                LITING,
                () -> rectifications.otherBooking(
                        key(), visit, version(visit), own, false, false, Reason.NOT_THIS_TIME));

        assertThat(status(own)).isEqualTo("ARRIVED");
    }

    @Test
    void anotherPersonThanTheBookingsIsAskedAboutToo() {
        var booking = book("R-8", "何雨", "13912350022");
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking)))
                .subject();
        var correction = told("章威", "13912350023");

        var refusal = refused(
                LITING,
                () -> rectifications.otherPerson(key(), visit, version(visit), correction, false, Reason.MIXED_UP));

        assertThat(refusal.args()).containsExactly("R-8", "何雨", "章威");
        assertThat(fact(visit).name()).isEqualTo("何雨");
        assertThat(count("SELECT count(*) FROM customer WHERE phone = '13912350023'"))
                .as("nobody is registered by a question")
                .isZero();
        as(LITING, () -> rectifications.otherPerson(key(), visit, version(visit), correction, true, Reason.MIXED_UP));
        assertThat(fact(visit).name()).isEqualTo("章威");
    }

    @Test
    void whoVisitsOnBusinessWaitsForTheHostAndIsGivenNoBooking() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(), new Arrival(Source.BUSINESS, VisitType.FOLLOW_UP, null, VisitDetails.NONE)))
                .subject();
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.AWAITING_HOST);
        assertThat(fact(visit).targetSeconds()).isEqualTo(600);

        var booking = book("R-10", "何雨", "13912350025");
        assertThat(refused(
                                LITING,
                                () -> rectifications.otherBooking(
                                        key(), visit, version(visit), booking, false, true, Reason.NOT_THIS_TIME))
                        .key())
                .isEqualTo("refusal.rectify.business");
    }

    @Test
    void whatIsRegisteredNowIsSaidWithoutTheWholeNumber() {
        var booking = book("R-9", "何雨", "13912350024");
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking)))
                .subject();

        var now = as(LITING, () -> rectifications.look(visit));

        assertThat(now.name()).isEqualTo("何雨");
        assertThat(now.phoneTail()).isEqualTo("0024");
        assertThat(now.booking()).isNotNull().returns("R-9", Rectifications.Booked::number);
        assertThatThrownBy(() -> as(XULAN, () -> rectifications.look(visit))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoTurnsOutToBeADiscreetGuestIsCalledNoMore() {
        var guest = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("顾念", "13912350016", 0, true))))
                .subject();
        as(LIUYUE, () -> desk.depart(key(), guest));
        var visit = arrive("张伟", "13912350017").subject();
        as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION));
        as(LITING, () -> calls.call(key(), visit, room(3)));

        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(), visit, version(visit), found(customer(guest)), false, Reason.MIXED_UP));

        assertThat(fact(visit).discreet()).isTrue();
        assertThat(fact(visit).call()).isNull();
    }

    @Test
    void aBookingThatBringsAnotherVisitIsRefused() {
        var booking = book("R-3", "何雨", "13912350010");
        as(
                LIUYUE,
                () -> desk.arrive(
                        key(), new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking)));
        var other = arrive(LITING).subject();

        assertThat(refused(
                                LITING,
                                () -> rectifications.otherBooking(
                                        key(), other, version(other), booking, false, true, Reason.MIXED_UP))
                        .key())
                .isEqualTo("refusal.booking.ARRIVED");
    }

    @Test
    void aVisitThatNeverWasLeavesTheBoardFreesItsSeatAndCountsInNoFigure() {
        var booking = book("R-4", "何雨", "13912350011");
        var done = as(
                LIUYUE,
                () -> desk.arrive(
                        key(), new Arrival(Source.BOOKED, VisitType.FIRST, seat(3), VisitDetails.NONE).on(booking)));
        as(LIUYUE, () -> desk.advance(key(), done.subject(), WaitingReason.ARRIVED, WaitingReason.INTAKE));
        as(LIUYUE, () -> custody.offer(key(), done.subject(), people.id(ZHANGLEI)));

        as(
                LITING,
                () -> rectifications.registeredByMistake(
                        key(), done.subject(), version(done.subject()), Reason.NO_VISIT));

        assertThat(board.find(done.subject())).isEmpty();
        assertThat(status(booking)).isEqualTo("BOOKED");
        assertThat(periods(done.subject(), "voided IS NULL")).as("counted").isZero();
        assertThat(periods(done.subject(), "true")).as("kept").isGreaterThan(3);
        as(LIUYUE, () -> desk.arrive(key(), in(seat(3))));
        assertThat(refused(
                                LITING,
                                () -> rectifications.registeredByMistake(
                                        key(), done.subject(), version(done.subject()), Reason.TWICE))
                        .key())
                .isEqualTo("refusal.visit.error");
        assertThat(refused(LIUYUE, () -> desk.move(key(), done.subject(), null)).key())
                .isEqualTo("refusal.visit.error");
    }

    @Test
    void aVisitThatIsOverCanTurnOutNeverToHaveBeen() {
        var done = arrive("张伟", "13912350012");
        as(LIUYUE, () -> desk.depart(key(), done.subject()));

        as(
                LITING,
                () -> rectifications.registeredByMistake(key(), done.subject(), version(done.subject()), Reason.TWICE));

        assertThat(periods(done.subject(), "voided IS NULL")).isZero();
        var again = arrive("张伟", "13912350012");
        assertThat(again.label()).as("its ticket stays used").isNotEqualTo(done.label());
    }

    @Test
    void eachKindHasReasonsOfItsOwnAndPressingTwiceIsPressingOnce() {
        var visit = arrive("张伟", "13912350013").subject();
        assertThatThrownBy(() -> as(
                        LITING,
                        () -> rectifications.registeredByMistake(key(), visit, version(visit), Reason.SAME_NAME)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Reason.of(Kind.VISIT)).containsExactly(Reason.TWICE, Reason.NO_VISIT);

        var key = key();
        var shown = as(LITING, () -> version(visit));
        var first = as(LITING, () -> rectifications.registeredByMistake(key, visit, shown, Reason.TWICE));
        assertThat(as(LITING, () -> rectifications.registeredByMistake(key, visit, shown, Reason.TWICE)))
                .isEqualTo(first);
        assertThatThrownBy(() -> as(XULAN, () -> rectifications.registeredByMistake(key(), visit, 0, Reason.TWICE)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoSetsRightWhatSomebodyElseHasSetRightMeanwhileIsToldWhoAndWhen() {
        var visit = arrive("王一", "13912350050").subject();
        var shown = as(LITING, () -> version(visit));
        as(
                ZHANGLEI,
                () -> rectifications.otherPerson(
                        key(), visit, version(visit), told("李一", "13912350051"), false, Reason.MISHEARD));

        var refusal = refused(
                LITING,
                () -> rectifications.otherPerson(
                        key(), visit, shown, told("章一", "13912350052"), false, Reason.MISHEARD));

        assertThat(refusal.key()).isEqualTo("refusal.rectify.changed");
        assertThat(refusal.args()).contains("张蕾");
        assertThat(fact(visit).name()).isEqualTo("李一");
        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(), visit, version(visit), told("章一", "13912350052"), false, Reason.MISHEARD));
        assertThat(fact(visit).name()).isEqualTo("章一");
    }

    @Test
    void everythingThatIsSetRightIsNoticedByTheNextAlsoOfAVisitThatIsOver() {
        var booking = book("R-30", "王二", "13912350053");
        var visit = arrive("王二", "13912350053").subject();
        as(LIUYUE, () -> desk.depart(key(), visit));
        var before = as(LITING, () -> version(visit));
        as(LITING, () -> rectifications.otherBooking(key(), visit, before, booking, false, false, Reason.MIXED_UP));

        var between = as(LITING, () -> version(visit));
        assertThat(refused(LITING, () -> rectifications.registeredByMistake(key(), visit, before, Reason.TWICE))
                        .key())
                .isEqualTo("refusal.rectify.changed");
        assertThat(refused(
                                LITING,
                                () -> rectifications.otherBooking(
                                        key(), visit, before, null, false, false, Reason.MIXED_UP))
                        .key())
                .isEqualTo("refusal.rectify.changed");
        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(), visit, between, told("李二", "13912350054"), true, Reason.MISHEARD));
        assertThat(refused(LITING, () -> rectifications.registeredByMistake(key(), visit, between, Reason.TWICE))
                        .key())
                .isEqualTo("refusal.rectify.changed");

        as(LITING, () -> rectifications.registeredByMistake(key(), visit, version(visit), Reason.TWICE));
        assertThat(status(booking)).isEqualTo("BOOKED");
    }

    @Test
    void whoSaysThatThereWasNoVisitIsToldThatSomebodyElseSaidItHasLeft() {
        var visit = arrive("王三", "13912350055").subject();
        var shown = as(LITING, () -> version(visit));
        as(ZHANGLEI, () -> closing.leftUnseen(key(), visit, clock.instant()));

        var refusal = refused(LITING, () -> rectifications.registeredByMistake(key(), visit, shown, Reason.NO_VISIT));

        assertThat(refusal.key()).isEqualTo("refusal.rectify.changed");
        assertThat(refusal.args()).contains("张蕾");
    }

    @Test
    void twoWhoWereTakenForEachOtherAreExchangedWhileBothAreHere() {
        var booking = book("R-31", "顾一", "13912350060");
        var one = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.BOOKED, VisitType.FOLLOW_UP, seat(2), VisitDetails.NONE)
                                        .on(booking)))
                .subject();
        var other = arrive("孟一", "13912350061");
        var wait = fact(one).reasonSince();

        as(LITING, () -> exchange(key(), one, other.subject()));

        assertThat(fact(one).name()).isEqualTo("孟一");
        assertThat(fact(one).source()).isEqualTo(Source.WALK_IN);
        assertThat(fact(one).type()).isEqualTo(VisitType.FIRST);
        assertThat(fact(one).place()).as("the seat stays with the visit").isNotNull();
        assertThat(fact(one).reasonSince()).isEqualTo(wait);
        assertThat(fact(other.subject()).name()).isEqualTo("顾一");
        assertThat(fact(other.subject()).source())
                .as("the booking goes with the person")
                .isEqualTo(Source.BOOKED);
        assertThat(bringing(booking)).isEqualTo(other.subject());
        assertThat(status(booking)).isEqualTo("ARRIVED");
        assertThat(jdbc.sql("SELECT subject_id FROM journal WHERE action = 'visits.exchange' AND reason = 'MIXED_UP'"
                                + " AND detail ->> 'with' IN (:both)")
                        .param("both", List.of(one.toString(), other.subject().toString()))
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder(one.toString(), other.subject().toString());
    }

    @Test
    void theRefusalThatSomebodyIsHereSaysAllThatAnExchangeNeeds() {
        var one = arrive("顾二", "13912350062").subject();
        var other = arrive("孟二", "13912350063").subject();

        var here = (AlreadyHere) refused(
                LITING,
                () -> rectifications.otherPerson(
                        key(), one, version(one), found(customer(other)), false, Reason.MIXED_UP));
        as(
                LITING,
                () -> rectifications.exchange(key(), one, version(one), here.visit(), here.version(), Reason.MIXED_UP));

        assertThat(fact(one).name()).isEqualTo("孟二");
        assertThat(fact(other).name()).isEqualTo("顾二");
    }

    @Test
    void ofTwoWhoExchangeTheSamePairAtOnceOneIsToldThatItIsDone() throws Exception {
        var one = arrive("顾三", "13912350064").subject();
        var other = arrive("孟三", "13912350065").subject();
        for (var round = 0; round < 10; round++) {
            var name = fact(one).name();
            var ofOne = as(LITING, () -> version(one));
            var ofOther = as(LITING, () -> version(other));
            var changed = 0;
            for (var press : together(List.<Callable<Done<VisitId>>>of(
                    () -> as(LITING, () -> rectifications.exchange(key(), one, ofOne, other, ofOther, Reason.MIXED_UP)),
                    () -> as(
                            ZHANGLEI,
                            () -> rectifications.exchange(key(), other, ofOther, one, ofOne, Reason.MIXED_UP))))) {
                try {
                    press.get();
                } catch (ExecutionException e) {
                    assertThat(e).hasCauseInstanceOf(Refusal.class);
                    changed++;
                }
            }
            assertThat(changed).isEqualTo(1);
            assertThat(fact(other).name()).as("exchanged once").isEqualTo(name);
        }
    }

    @Test
    void exchangingTwiceByOnePressIsExchangingOnce() {
        var one = arrive("顾四", "13912350066").subject();
        var other = arrive("孟四", "13912350067").subject();
        var key = key();
        var ofOne = as(LITING, () -> version(one));
        var ofOther = as(LITING, () -> version(other));

        var first = as(LITING, () -> rectifications.exchange(key, one, ofOne, other, ofOther, Reason.SAME_NAME));
        assertThat(as(LITING, () -> rectifications.exchange(key, one, ofOne, other, ofOther, Reason.SAME_NAME)))
                .isEqualTo(first);

        assertThat(fact(one).name()).isEqualTo("孟四");
    }

    @Test
    void anExchangeIsRefusedOnceEitherOfThemIsSomebodyElse() {
        var one = arrive("顾五", "13912350068").subject();
        var other = arrive("孟五", "13912350069").subject();
        var ofOne = as(LITING, () -> version(one));
        var ofOther = as(LITING, () -> version(other));
        as(
                ZHANGLEI,
                () -> rectifications.otherPerson(
                        key(), other, ofOther, told("章五", "13912350070"), false, Reason.MISHEARD));

        var refusal =
                refused(LITING, () -> rectifications.exchange(key(), one, ofOne, other, ofOther, Reason.MIXED_UP));

        assertThat(refusal.key()).isEqualTo("refusal.rectify.changed");
        assertThat(refusal.args()).contains("张蕾");
        assertThat(fact(one).name()).isEqualTo("顾五");
        assertThat(fact(other).name()).isEqualTo("章五");
    }

    @Test
    void aDiscreetGuestWhoIsExchangedIntoACalledVisitIsCalledNoMore() {
        var guest = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("顾六", "13912350071", 0, true))))
                .subject();
        var called = arrive("孟六", "13912350072").subject();
        as(LIUYUE, () -> desk.advance(key(), called, WaitingReason.ARRIVED, WaitingReason.AWAITING_CONSULTATION));
        as(LITING, () -> calls.call(key(), called, room(3)));

        as(LITING, () -> exchange(key(), guest, called));

        assertThat(fact(called).discreet()).isTrue();
        assertThat(fact(called).call()).isNull();
        assertThat(fact(guest).discreet()).isFalse();
    }

    @Test
    void whoIsNotKnownYetIsExchangedWithTheWishToBeDiscreet() {
        var nameless = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(
                                        Source.WALK_IN, VisitType.FIRST, null, VisitDetails.parse("", "", 0, true))))
                .subject();
        var named = arrive("孟七", "13912350073").subject();

        as(LITING, () -> exchange(key(), nameless, named));

        assertThat(fact(nameless).name()).isEqualTo("孟七");
        assertThat(fact(nameless).discreet()).isFalse();
        assertThat(customer(named)).isNull();
        assertThat(fact(named).discreet()).isTrue();
    }

    @Test
    void alsoTwoWhoHaveBothLeftAreExchangedButNotOneWhoIsHereWithOneWhoHasLeft() {
        var booking = book("R-32", "顾八", "13912350074");
        var one = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking)))
                .subject();
        var other = arrive("孟八", "13912350075");
        var customer = customer(one);
        as(LIUYUE, () -> desk.depart(key(), other.subject()));

        var refusal = refused(LITING, () -> exchange(key(), one, other.subject()));
        assertThat(refusal.key()).isEqualTo("refusal.visit.left");
        assertThat(refusal.args()).contains(other.label());

        as(LIUYUE, () -> desk.depart(key(), one));
        as(LITING, () -> exchange(key(), one, other.subject()));
        assertThat(customer(other.subject())).isEqualTo(customer);
        assertThat(bringing(booking)).isEqualTo(other.subject());
        assertThat(status(booking)).isEqualTo("FULFILLED");
    }

    @Test
    void aBusinessVisitorIsExchangedWithNobody() {
        var business = as(
                LIUYUE,
                () -> desk.arrive(
                        key(),
                        new Arrival(
                                Source.BUSINESS,
                                VisitType.FOLLOW_UP,
                                null,
                                VisitDetails.parse("顾九", "13912350076", 0, false))));
        var other = arrive("孟九", "13912350077").subject();

        var refusal = refused(LITING, () -> exchange(key(), other, business.subject()));

        assertThat(refusal.key()).isEqualTo("refusal.rectify.exchange");
        assertThat(refusal.args()).containsExactly(business.label());
        assertThat(fact(other).name()).isEqualTo("孟九");
        assertThatThrownBy(() -> as(
                        XULAN, () -> rectifications.exchange(key(), other, 0, business.subject(), 0, Reason.MIXED_UP)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private Done<VisitId> exchange(UUID key, VisitId one, VisitId other) {
        return rectifications.exchange(key, one, version(one), other, version(other), Reason.MIXED_UP);
    }

    private VisitId bringing(BookingId booking) {
        return jdbc.sql("SELECT id FROM visit WHERE booking_id = ? AND status <> 'ENTERED_IN_ERROR'")
                .param(booking.value())
                .query(Id.column(VisitId::new))
                .single();
    }

    private int periods(VisitId visit, String which) {
        return Tracks.ALL.stream()
                .mapToInt(
                        track -> jdbc.sql("SELECT count(*) FROM " + track.table() + " WHERE visit_id = ? AND " + which)
                                .param(visit.value())
                                .query(Integer.class)
                                .single())
                .sum();
    }

    private static Correction told(String name, String phone) {
        return new Correction(VisitDetails.parse(name, phone, 0, false));
    }

    private static Correction found(@Nullable CustomerId customer) {
        return new Correction(VisitDetails.NONE, customer, false);
    }
}
