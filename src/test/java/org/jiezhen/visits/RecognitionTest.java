package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.customers.Acquaintance.Perhaps;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Nobody is registered twice, and who was here before is known again. */
class RecognitionTest extends VisitsTest {

    private static final String PHONE = "13912340001";

    @Autowired
    private BookingRecords bookings;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void whoComesAgainWithTheSameNameAndNumberIsTheSameCustomer() {
        var first = arrive("欧阳静怡", "13912340011").subject();
        as(LIUYUE, () -> desk.depart(key(), first));

        var second = arrive("欧阳静怡", "139-1234-0011").subject();

        assertThat(customer(second)).isEqualTo(customer(first));
    }

    @ParameterizedTest
    @CsvSource({
        "Grace Ho, GRACE HO, 13912340051",
        "Grace Lee, ｇｒａｃｅ　ｌｅｅ, 13912340052",
        "买买提·艾则孜, 买买提•艾则孜, 13912340053",
        "阿依古丽·吐尔逊, 阿依古丽吐尔逊, 13912340054",
        "热依扎・艾力, 热依扎 艾力, 13912340055"
    })
    void whoIsCalledSoIsTheSameCustomerHoweverTheNameWasTyped(String name, String typed, String phone) {
        var first = arrive(name, phone).subject();
        as(LIUYUE, () -> desk.depart(key(), first));

        var second = arrive(typed, "+86 " + phone).subject();

        assertThat(customer(second)).isEqualTo(customer(first));
        assertThat(fact(second).name()).as("the name stays as it is known").isEqualTo(name);
    }

    @Test
    void aDiscreetGuestsNameInOtherLettersIsShownToNobody() {
        var first = discreetly("Grace Chan", "13912340056");

        var again = arrive("GRACE CHAN", "13912340056").subject();

        assertThat(customer(again)).isEqualTo(customer(first));
        assertThat(ArrivalsBoard.GUIDES.row(fact(again), new JsonMapper()).orElseThrow())
                .doesNotContainIgnoringCase("grace chan");
    }

    @ParameterizedTest
    @CsvSource({
        "Chan Grace, 13912340061", // the same words
        "Grace, 13912340062", // a part of it
        "王小丽, 13912340063", // whoever has a discreet guest's number
        ", 13912340064" // nobody says
    })
    void whoMayBeADiscreetGuestIsAskedForBeforeAnythingIsShown(@Nullable String typed, String phone) {
        var first = discreetly("Grace Chan", phone);

        var question = (PerhapsKnown) refused(LIUYUE, () -> desk.arrive(key(), arrival(typed, phone)));

        assertThat(question.customers()).extracting(Perhaps::customer).containsExactly(customer(first));
        assertThat(Arrays.toString(question.args())).doesNotContain("Grace");

        var again = as(
                LIUYUE,
                () -> desk.arrive(
                        key(),
                        arrival(null, null).of(question.customers().getFirst().customer())));
        assertThat(fact(again.subject()).discreet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"李悦, 李月, 13912340071", "Anna Rossi, Rossi Anna, 13912340072", "欧阳静怡, 静怡, 13912340073"})
    void aNameLikeThatOfACustomerWithThisNumberIsAQuestionWithBothAnswers(String name, String typed, String phone) {
        var first = arrive(name, phone).subject();
        as(LIUYUE, () -> desk.depart(key(), first));

        assertThat(refused(LIUYUE, () -> desk.arrive(key(), arrival(typed, phone))))
                .isInstanceOf(PerhapsKnown.class);
        var another = as(LIUYUE, () -> desk.arrive(key(), arrival(typed, phone).ofAnother()));

        assertThat(customer(another.subject())).isNotEqualTo(customer(first));
    }

    @Test
    void whoWasWrittenDownByNameAloneIsAskedForOnceTheNumberIsADiscreetGuests() {
        var before = discreetly("Grace Lam", "13912340075");
        var visit = arrive("GRACE LAM", null).subject();
        var version = as(LITING, () -> desk.look(visit)).version();
        var told = VisitDetails.parse(null, "139 1234 0075", 0, false);

        var question = (PerhapsKnown) refused(LITING, () -> desk.correct(key(), visit, version, new Correction(told)));
        assertThat(question.customers()).extracting(Perhaps::customer).containsExactly(customer(before));

        as(
                LITING,
                () -> desk.correct(key(), visit, version, new Correction(VisitDetails.NONE, customer(before), false)));

        assertThat(customer(visit)).isEqualTo(customer(before));
        assertThat(fact(visit).discreet()).isTrue();
        assertThat(fact(visit).type()).isEqualTo(VisitType.FOLLOW_UP);
        assertThat(ArrivalsBoard.GUIDES.row(fact(visit), new JsonMapper()).orElseThrow())
                .doesNotContainIgnoringCase("grace");
    }

    @Test
    void anotherNameWithTheNumberOfSomebodyWhoHasLeftIsNoQuestion() {
        var mother = arrive("林芳", "13912340074").subject();
        as(LIUYUE, () -> desk.depart(key(), mother));

        var daughter = arrive("王小雨", "13912340074").subject();

        assertThat(customer(daughter)).isNotEqualTo(customer(mother));
    }

    @Test
    void whoComesOnTheFirstOfTwoBookingsIsWhomTheSecondIsAbout() {
        var first = book("V-A2-1", "Grace Wong", "13912340081");
        var second = book("V-A2-2", "GRACE WONG", "13912340081");
        var shared = book("V-A2-3", "王大明", "13912340081");

        var visit = as(LIUYUE, () -> desk.arrive(key(), standing().on(first))).subject();

        assertThat(customerOf(second)).isEqualTo(customer(visit));
        assertThat(customerOf(shared)).isNull();
        transactions.executeWithoutResult(_ -> bookings.missed(BusinessTime.day(clock.instant())));
        assertThat(status(second)).isEqualTo("FULFILLED");
        assertThat(status(shared)).isEqualTo("NOSHOW");
    }

    @Test
    void aBookingThatNobodyLinkedIsLinkedAtTheEndOfTheDay() {
        var visit = arrive("何美玲", "13912340082").subject();
        var late = book("V-A2-4", "何美玲", "13912340082");

        transactions.executeWithoutResult(_ -> bookings.missed(BusinessTime.day(clock.instant())));

        assertThat(customerOf(late)).isEqualTo(customer(visit));
        assertThat(status(late)).isEqualTo("FULFILLED");
    }

    private VisitId discreetly(String name, String phone) {
        var details = VisitDetails.parse(name, phone, 0, true);
        var visit = as(LIUYUE, () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, details)))
                .subject();
        as(LIUYUE, () -> desk.depart(key(), visit));
        return visit;
    }

    private @Nullable CustomerId customerOf(BookingId booking) {
        return jdbc.sql("SELECT customer_id FROM booking WHERE id = ?")
                .param(booking.value())
                .query((rs, row) -> Optional.ofNullable(Id.orNull(rs.getObject(1, UUID.class), CustomerId::new)))
                .single()
                .orElse(null);
    }

    @Test
    void aCustomerWithAnOpenVisitIsRefusedWithItsTicket() {
        var first = arrive("赵敏", "13912340012");

        var refusal = (AlreadyHere) refused(LITING, () -> arriveAs(customer(first.subject()), false));

        assertThat(refusal.key()).isEqualTo("refusal.visit.open");
        assertThat(refusal.args()).contains(first.label());
        assertThat(refusal.visit()).isEqualTo(first.subject());
        assertThat(refusal.certain()).isTrue();
        assertThat(refused(LITING, () -> arriveAs(customer(first.subject()), true)))
                .as("no choice where the person is the same")
                .isInstanceOf(AlreadyHere.class);
    }

    @Test
    void theSameNumberAmongOpenVisitsIsAQuestionWithBothAnswers() {
        var mother = arrive("林芳", "13912340013");

        var question = (AlreadyHere) refused(LIUYUE, () -> desk.arrive(key(), arrival("林小雨", "13912340013")));
        assertThat(question.key()).isEqualTo("refusal.visit.samePhone");
        assertThat(question.certain()).isFalse();
        assertThat(question.ticket()).isEqualTo(mother.label());

        var daughter = as(
                LIUYUE, () -> desk.arrive(key(), arrival("林小雨", "13912340013").ofAnother()));
        assertThat(customer(daughter.subject())).isNotEqualTo(customer(mother.subject()));
        assertThat(open("13912340013")).isEqualTo(2);
    }

    @Test
    void aNumberWrittenDownLaterAsksTheSameQuestion() {
        arrive("林芳", "13912340014");
        var nameless = arrive(LITING).subject();
        var told = VisitDetails.parse("林小雨", "13912340014", 0, false);

        assertThat(refused(LITING, () -> desk.correct(key(), nameless, 0, new Correction(told)))
                        .key())
                .isEqualTo("refusal.visit.samePhone");
        as(LITING, () -> desk.correct(key(), nameless, 0, new Correction(told, null, true)));
        assertThat(fact(nameless).name()).isEqualTo("林小雨");

        var version = as(LITING, () -> desk.look(nameless)).version();
        var withCompanion = VisitDetails.parse(null, null, 1, false);
        as(LITING, () -> desk.correct(key(), nameless, version, new Correction(withCompanion)));
        assertThat(fact(nameless).companions())
                .as("what was answered is not asked again")
                .isEqualTo(1);
    }

    @Test
    void somebodyWhoSatDownNamelessIsFoundAmongTheCustomers() {
        var before = arrive("欧阳静怡", "13912340015").subject();
        as(LIUYUE, () -> desk.depart(key(), before));
        var nameless = arrive(LITING).subject();

        as(LITING, () -> desk.correct(key(), nameless, 0, new Correction(VisitDetails.NONE, customer(before), false)));

        assertThat(fact(nameless).name()).isEqualTo("欧阳静怡");
        assertThat(fact(nameless).phoneTail()).isEqualTo("0015");
        var version = as(LITING, () -> desk.look(nameless)).version();
        var other = new Correction(VisitDetails.NONE, customer(before), false);
        assertThat(refused(LITING, () -> desk.correct(key(), nameless, version, other))
                        .key())
                .isEqualTo("refusal.visit.known");
    }

    @Test
    void twoWithNearlyTheSameNameAreMarkedAsLongAsBothAreHere() {
        var one = arrive("张伟", "13912340016").subject();
        assertThat(fact(one).sameName()).isFalse();
        var two = arrive("章威", "13912340017").subject();

        assertThat(fact(one).sameName()).isTrue();
        assertThat(fact(two).sameName()).isTrue();

        as(LIUYUE, () -> desk.depart(key(), two));
        assertThat(fact(one).sameName()).isFalse();
    }

    @Test
    void aDiscreetGuestBearsAnAliasAndStaysDiscreetAtTheNextArrival() {
        var first = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("顾念", "13912340018", 0, true))))
                .subject();
        assertThat(ArrivalsBoard.GUIDES.row(fact(first), new JsonMapper()).orElseThrow())
                .doesNotContain("顾念");
        as(LIUYUE, () -> desk.depart(key(), first));

        var again = arrive("顾念", "13912340018").subject();

        assertThat(fact(again).discreet()).isTrue();
        assertThat(ArrivalsBoard.GUIDES.row(fact(again), new JsonMapper()).orElseThrow())
                .doesNotContain("顾念");
    }

    @Test
    void aFormThatIsOlderThanTheCustomersRecordMakesNobodyPublic() {
        var visit = arrive("顾念", "13912340024").subject();
        var shown = as(LITING, () -> desk.look(visit));
        jdbc.sql("UPDATE customer SET discreet = true, version = version + 1 WHERE id = ?")
                .param(Id.orNull(customer(visit)))
                .update();
        var stale = new Correction(VisitDetails.parse(null, null, 1, false), null, false, shown.customerVersion());

        assertThatThrownBy(() -> as(LITING, () -> desk.correct(key(), visit, shown.version(), stale)))
                .isInstanceOf(Refusal.class);

        assertThat(fact(visit).discreet()).isTrue();
    }

    @Test
    void somebodyElsesNameIsNotWrittenOverWhoWasHereBefore() {
        var before = arrive("李娜", "13912340025").subject();
        as(LIUYUE, () -> desk.depart(key(), before));
        var again = as(LIUYUE, () -> arriveAs(customer(before), false)).subject();

        var refusal = refused(
                LITING, () -> desk.correct(key(), again, 0, new Correction(VisitDetails.parse("王芳", null, 0, false))));

        assertThat(refusal.key()).isEqualTo("refusal.visit.renames");
        assertThat(fact(again).name()).isEqualTo("李娜");
        as(LITING, () -> desk.correct(key(), again, 0, new Correction(VisitDetails.parse("李那", null, 0, false))));
        assertThat(fact(again).name()).as("another spelling of the same sound").isEqualTo("李那");
    }

    @Test
    void theMarkOfTheSameNameDoesNotTellWhoADiscreetGuestIs() {
        var open = arrive("王芳", "13912340026").subject();
        as(
                LIUYUE,
                () -> desk.arrive(
                        key(),
                        new Arrival(
                                Source.WALK_IN,
                                VisitType.FIRST,
                                null,
                                VisitDetails.parse("王芳", "13912340027", 0, true))));

        assertThat(fact(open).sameName())
                .as("asked for two identifiers when opened")
                .isTrue();
        assertThat(fact(open).sameNameShown()).isFalse();
    }

    @Test
    void aBookingBringsItsCustomerAndIsArrivedUntilTheArrivalIsTakenBack() {
        var booking = book("W-1001", "何雨桐", "13912340019");
        var arrival = new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking);

        var done = as(LIUYUE, () -> desk.arrive(key(), arrival));

        assertThat(fact(done.subject()).name()).isEqualTo("何雨桐");
        assertThat(status(booking)).isEqualTo("ARRIVED");
        assertThat(refused(LITING, () -> desk.arrive(key(), arrival)).key()).isEqualTo("refusal.booking.ARRIVED");

        as(LIUYUE, () -> undo.takeBack(key(), done.entry()));
        assertThat(status(booking)).isEqualTo("BOOKED");
        var second = as(LIUYUE, () -> desk.arrive(key(), arrival));
        var gone = as(LIUYUE, () -> desk.depart(key(), second.subject()));
        assertThat(status(booking)).isEqualTo("FULFILLED");
        as(LIUYUE, () -> undo.takeBack(key(), gone.entry()));
        assertThat(status(booking)).isEqualTo("ARRIVED");
    }

    @Test
    void aLeavingIsNotTakenBackWhenTheCustomerIsHereAgain() {
        var first = arrive("宋佳", "13912340020").subject();
        var left = as(LIUYUE, () -> desk.depart(key(), first));
        var again = arrive("宋佳", "13912340020");

        var refusal = refused(LIUYUE, () -> undo.takeBack(key(), left.entry()));

        assertThat(refusal.key()).isEqualTo("refusal.visit.open");
        assertThat(refusal.args()).contains(again.label());
    }

    @Test
    void thirtyTwoDesksThatRegisterOnePersonAtOnceMakeOneVisit() throws Exception {
        var before = arrive("谢琳", PHONE).subject();
        as(LIUYUE, () -> desk.depart(key(), before));
        var known = customer(before);

        assertThat(race(() -> as(LITING, () -> arriveAs(known, false)))).isEqualTo(1);
        assertThat(open(PHONE)).isEqualTo(1);
    }

    @Test
    void thirtyTwoDesksThatTypeOneNewPersonAtOnceMakeOneVisitAndOneCustomer() throws Exception {
        var phone = "13912340022";

        assertThat(race(() -> as(LITING, () -> desk.arrive(key(), arrival("谢琳", phone)))))
                .isEqualTo(1);
        assertThat(open(phone)).isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM customer WHERE phone = ?")
                        .param(phone)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void thirtyTwoDesksThatTakeOneBookingAtOnceMakeOneVisit() throws Exception {
        var booking = book("W-1002", "谢琳", "13912340023");
        var arrival = new Arrival(Source.BOOKED, VisitType.FIRST, null, VisitDetails.NONE).on(booking);

        assertThat(race(() -> as(LITING, () -> desk.arrive(key(), arrival)))).isEqualTo(1);
        assertThat(open("13912340023")).isEqualTo(1);
    }

    /** How many of 32 who do the same at one moment succeed; the others are refused, each with a sentence. */
    private static int race(Callable<Done<VisitId>> action) throws Exception {
        var barrier = new CyclicBarrier(32);
        var outcomes = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newFixedThreadPool(32)) {
            IntStream.range(0, 32)
                    .forEach(_ -> outcomes.add(threads.submit(() -> {
                        barrier.await();
                        try {
                            action.call();
                            return true;
                        } catch (Refusal e) {
                            return false;
                        }
                    })));
        }
        var won = 0;
        for (var outcome : outcomes) {
            won += outcome.get() ? 1 : 0;
        }
        return won;
    }

    private Done<VisitId> arriveAs(@Nullable CustomerId customer, boolean another) {
        return desk.arrive(
                key(),
                another
                        ? new Arrival(Source.WALK_IN, VisitType.FOLLOW_UP, null, VisitDetails.NONE)
                                .of(customer)
                                .ofAnother()
                        : new Arrival(Source.WALK_IN, VisitType.FOLLOW_UP, null, VisitDetails.NONE).of(customer));
    }

    private int open(String phone) {
        return jdbc.sql("""
                        SELECT count(*) FROM visit v JOIN customer c ON c.id = v.customer_id
                        WHERE c.phone = ? AND v.status = 'IN_PROGRESS'""").param(phone).query(Integer.class).single();
    }
}
