package org.jiezhen.outcomes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.folders.Folders;
import org.jiezhen.outcomes.Outcomes.Said;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Nobody who was consulted leaves without a word of what became of it, a farewell, and somebody who rings. */
class OutcomesTest extends VisitsTest {

    private static final String GAOFENG = "gaofeng";
    private static final String SUMAN = "suman";

    @Autowired
    private Outcomes outcomes;

    @Autowired
    private Tours tours;

    @Autowired
    private OutcomeRecords records;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Folders folders;

    @Autowired
    private CallbackReasons callbackReasons;

    @Test
    void nobodyWhoWasConsultedIsSeenOffBeforeItIsSaidAndTheRefusalNamesWhoSaysIt() {
        var visit = consulted("13900000301");
        as(XULAN, () -> desk.advance(key(), visit, WaitingReason.IN_CONSULTATION, WaitingReason.LEAVING));

        var refusal = refused(XULAN, () -> desk.depart(key(), visit));
        assertThat(refusal.key()).isEqualTo("refusal.outcome.missing");
        assertThat(refusal.args()).contains("许岚");
        assertThat(isHere(visit)).isTrue();
        assertThat(mark(visit)).contains("结果未填");

        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, rings()));
        assertThat(mark(visit)).contains("未成交").doesNotContain("结果未填");
        as(XULAN, () -> desk.depart(key(), visit));
        assertThat(isHere(visit)).isFalse();
    }

    @Test
    void withoutAReasonOrADayToRingThereIsNoNoDeal() {
        var visit = consulted("13900000302");
        assertThat(field(visit, null, rings())).isEqualTo("reason");
        assertThat(field(visit, "NO_SUCH_REASON", rings())).isEqualTo("reason");
        assertThat(field(visit, "PRICE", new Said(null, null))).isEqualTo("due");
        assertThat(field(visit, "PRICE", new Said(null, plan(today().minusDays(1)))))
                .isEqualTo("due");
        assertThat(field(visit, "PRICE", new Said(null, plan(today().plusYears(3)))))
                .isEqualTo("due");
        assertThat(field(visit, "PRICE", new Said("长".repeat(Outcomes.NOTE + 1), plan(today()))))
                .isEqualTo("note");
        assertThat(callbacks(visit)).isZero();
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.IN_CONSULTATION);
    }

    @Test
    void aDealOpensTheFolderAndSaidByWhoHasHandedTheGuestOnToo() {
        var visit = consulted("13900000341");
        as(XULAN, () -> custody.offer(key(), visit, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), visit));
        as(XULAN, () -> deal(visit));
        assertThat(as(LITING, () -> folders.of(visit)).orElseThrow().name()).isEqualTo("许岚");

        as(XULAN, () -> outcomes.reopen(key(), visit));
        as(XULAN, () -> deal(visit));
        assertThat(as(LITING, () -> folders.of(visit)))
                .as("the one that is out")
                .isPresent();
    }

    @Test
    void whatBecameOfAVisitStandsInTheRecordAndWhyForThoseWhomItConcernedAlone() {
        var visit = consulted("13900000342");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, new Said("等年终奖", plan(today()))));
        var customer = Objects.requireNonNull(customer(visit));

        assertThat(as(XULAN, () -> outcomes.ofCustomer(customer, 5)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(OutcomeKind.NO_DEAL);
                    assertThat(one.why()).isNotNull();
                    assertThat(one.note()).isEqualTo("等年终奖");
                    assertThat(one.by()).isEqualTo("许岚");
                });
        assertThat(as(SUMAN, () -> outcomes.ofCustomer(customer, 5)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.kind()).isEqualTo(OutcomeKind.NO_DEAL);
                    assertThat(one.why()).isNull();
                    assertThat(one.note()).isNull();
                });
        assertThatThrownBy(() -> as(LITING, () -> outcomes.ofCustomer(customer, 5)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoBeganNoConsultationHasNothingThatCouldHaveComeOfIt() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival("林一", "13900000303")))
                .subject();
        assertThat(refused(GAOFENG, () -> deal(visit)).key()).isEqualTo("refusal.outcome.notBegun");
        as(LIUYUE, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.LEAVING));
        as(LIUYUE, () -> desk.depart(key(), visit));
    }

    @Test
    void theCallbackIsSetInTheSamePressOnceForADecisionAndForWhomItWasSaid() {
        var visit = consulted("13900000304");
        var key = key();
        var due = callbackReasons.workdayFrom(today().plusDays(2));
        var said = new Said("等国庆假期", new CallbackPlan(due, new Caller.One(people.id(XULAN))));
        var done = as(XULAN, () -> outcomes.noDeal(key, visit, "TIME", false, said));
        assertThat(as(XULAN, () -> outcomes.noDeal(key, visit, "TIME", false, said)))
                .as("pressed twice")
                .isEqualTo(done);

        assertThat(callbacks(visit)).isOne();
        var stands = as(XULAN, () -> outcomes.of(visit)).orElseThrow();
        assertThat(stands.due()).isEqualTo(due);
        assertThat(stands.rung()).isEqualTo("许岚");
        assertThat(stands.note()).isEqualTo("等国庆假期");
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.LEAVING);

        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                                SELECT gen_random_uuid(), customer_id, why, origin, origin_id, set_by FROM callback
                                WHERE origin_id = (SELECT decision FROM outcome_now WHERE visit_id = ?)""").param(visit.value()).update())
                .as("one for each origin")
                .hasMessageContaining("callback_of_origin");
    }

    @Test
    void whatWasNotedIsReadByThoseItConcernsAlone() {
        var visit = consulted("13900000305");
        as(
                XULAN,
                () -> outcomes.noDeal(
                        key(), visit, "FAMILY", false, new Said("母亲不同意", plan(callbackReasons.workdayFrom(today())))));
        var guide = as(LITING, () -> outcomes.of(visit)).orElseThrow();
        assertThat(guide.note()).isNull();
        assertThat(guide.reason()).isNull();
        assertThat(guide.kind()).isEqualTo(OutcomeKind.NO_DEAL);
        assertThatThrownBy(() -> as(LITING, () -> outcomes.noDeal(key(), visit, "FAMILY", false, rings())))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whoIsSecondIsToldWhatWasSaidByWhomAndWhen() {
        var visit = consulted("13900000306");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "COMPARING", false, rings()));
        var refusal = refused(GAOFENG, () -> deal(visit));
        assertThat(refusal.key()).isEqualTo("refusal.outcome.already.NO_DEAL");
        assertThat(refusal.args()).contains("许岚");
    }

    @Test
    void of32WhoSayItAtOnceOneDoes() throws Exception {
        var visit = consulted("13900000307");
        var said = rings();
        var all = together(32, _ -> (Callable<Done<VisitId>>)
                () -> as(XULAN, () -> outcomes.noDeal(key(), visit, "THINKING", false, said)));
        var won = 0;
        for (var one : all) {
            try {
                one.get();
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfAny(Refusal.class, CannotCreateTransactionException.class);
            }
        }
        assertThat(won).isOne();
        assertThat(callbacks(visit)).isOne();
    }

    @Test
    void aConsultantWhoHasGivenTheGuestToTheDeskStillSaysIt() {
        var visit = consulted("13900000308");
        as(XULAN, () -> custody.offer(key(), visit, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), visit));
        as(XULAN, () -> outcomes.later(key(), visit, today().plusDays(20), rings()));
        assertThat(mark(visit)).contains("改日再定");

        assertThat(refused(SUMAN, () -> outcomes.reopen(key(), visit)).key())
                .as("a consultant who never had the guest")
                .isEqualTo("refusal.visit.unknown");
    }

    @Test
    void aWrongPressIsTakenBackWithItsCallbackAndTheGuestIsConsultedAsBefore() {
        var visit = consulted("13900000309");
        var done = as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, rings()));
        as(XULAN, () -> undo.takeBack(key(), done.entry()));
        assertThat(as(XULAN, () -> outcomes.of(visit)).orElseThrow().kind()).isNull();
        assertThat(callbacks(visit)).isZero();
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.IN_CONSULTATION);
    }

    @Test
    void whoThinksBetterOfItIsConsultedAgainAndRungForTheLastDecisionAlone() {
        var visit = consulted("13900000310");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", true, rings()));
        as(XULAN, () -> tours.show(key(), visit, anyDepartment(visit)));
        as(XULAN, () -> outcomes.reopen(key(), visit));
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.IN_CONSULTATION);
        assertThat(callbacks(visit)).isZero();

        as(XULAN, () -> deal(visit));
        assertThat(callbacks(visit)).isOne();
        assertThat(fact(visit).code()).isEqualTo(Outcomes.TO_THE_CASHIER);
        as(XULAN, () -> desk.advance(key(), visit, Outcomes.TO_THE_CASHIER, WaitingReason.LEAVING));
        as(XULAN, () -> desk.depart(key(), visit));
    }

    @Test
    void theTourShowsOneDepartmentAfterTheOtherInWhosoeverHandTheGuestIs() {
        var visit = consulted("13900000311");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "THINKING", true, rings()));
        assertThat(fact(visit).code()).isEqualTo(Outcomes.ON_TOUR);
        as(XULAN, () -> custody.offer(key(), visit, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), visit));

        var stops = as(LITING, () -> tours.stops(visit));
        as(LITING, () -> tours.show(key(), visit, stops.get(0).department()));
        as(LITING, () -> tours.show(key(), visit, stops.get(1).department()));
        assertThat(as(LITING, () -> tours.stops(visit)).stream()
                        .filter(Tours.Stop::shown)
                        .count())
                .isEqualTo(2);
        as(LITING, () -> tours.end(key(), visit));
        assertThat(fact(visit).code()).isEqualTo(WaitingReason.LEAVING);
        assertThat(refused(LITING, () -> tours.show(key(), visit, stops.get(2).department()))
                        .key())
                .isEqualTo("refusal.outcome.noTour");
        as(LITING, () -> desk.depart(key(), visit));
        assertThat(count("SELECT count(*) FROM visit_tour WHERE visit_id = ? AND ended IS NULL", visit.value()))
                .isZero();
    }

    @Test
    void whoTurnsOutToBeSomebodyElseIsRungInTheOthersPlace() {
        var visit = consulted("13900000312");
        as(
                XULAN,
                () -> outcomes.noDeal(
                        key(), visit, "PRICE", false, new Said("记下", plan(callbackReasons.workdayFrom(today())))));
        var other = arrive("真正的人", "13900000313").subject();
        as(LITING, () -> closing.leftUnseen(key(), other, clock.instant()));
        var who = customer(other);

        as(
                LITING,
                () -> rectifications.otherPerson(
                        key(),
                        visit,
                        version(visit),
                        new Correction(VisitDetails.NONE, who, false),
                        true,
                        Rectifications.Reason.MIXED_UP));
        assertThat(jdbc.sql("""
                        SELECT DISTINCT c.customer_id FROM callback_now c JOIN outcome_now o ON o.decision = c.origin_id
                        WHERE o.visit_id = ?""").param(visit.value()).query(UUID.class).list())
                .containsExactly(Objects.requireNonNull(who).value());
        assertThat(as(XULAN, () -> outcomes.of(visit)).orElseThrow().note()).isEqualTo("记下");
    }

    @Test
    void whoeverIsKnownOnlyLaterIsRungAsTheHouseHasIt() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), standing())).subject();
        toConsultation(visit);
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, new Said(null, null)));
        assertThat(callbacks(visit)).isZero();

        as(
                LITING,
                () -> desk.correct(
                        key(),
                        visit,
                        desk.look(visit).version(),
                        new Correction(VisitDetails.parse("后来知道", "13900000314", 0, false))));
        assertThat(callbacks(visit)).isOne();
    }

    @Test
    void aVisitRegisteredByMistakeLeavesNobodyToBeRung() {
        var visit = consulted("13900000315");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, rings()));
        as(
                GAOFENG,
                () -> rectifications.registeredByMistake(key(), visit, version(visit), Rectifications.Reason.TWICE));
        assertThat(count("""
                        SELECT count(*) FROM callback_now c JOIN visit v ON v.customer_id = c.customer_id WHERE v.id = ?""", visit.value())).isZero();
    }

    // ---- every kind of visit and every way out

    /** What each kind of visit has to say before it ends, and which way out it takes without. */
    static Stream<Arguments> waysOut() {
        return Stream.of(
                Arguments.of("FIRST", true),
                Arguments.of("FOLLOW_UP", true),
                Arguments.of("RETURNING", true),
                Arguments.of("OTHER", true),
                Arguments.of("REVIEW", false),
                Arguments.of("TREATMENT", false));
    }

    @ParameterizedTest
    @MethodSource("waysOut")
    void eachKindOfVisitEndsAsItsRowOfTheTableSays(String type, boolean demanded) {
        assertThat(jdbc.sql("SELECT demanded FROM outcome_demanded WHERE type = ?")
                        .param(type)
                        .query(Boolean.class)
                        .single())
                .isEqualTo(demanded);

        var seenOff = consultedAs(type, "139000004" + Math.abs(type.hashCode() % 90 + 10));
        as(XULAN, () -> desk.advance(key(), seenOff, WaitingReason.IN_CONSULTATION, WaitingReason.LEAVING));
        if (demanded) {
            assertThat(refused(XULAN, () -> desk.depart(key(), seenOff)).key()).isEqualTo("refusal.outcome.missing");
        }
        var slipped = demanded ? seenOff : consultedAs(type, "139000005" + Math.abs(type.hashCode() % 90 + 10));
        as(LITING, () -> closing.leftUnseen(key(), slipped, clock.instant()));
        assertThat(kinds(slipped)).isEqualTo(demanded ? List.of("LEFT") : List.of());
        assertThat(callbacks(slipped)).isEqualTo(demanded ? 1 : 0);
        if (!demanded) {
            as(XULAN, () -> desk.depart(key(), seenOff));
        }
    }

    @Test
    void everyKindOfVisitStandsInTheTable() {
        assertThat(jdbc.sql("SELECT code FROM visit_type").query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(waysOut()
                        .map(Arguments::get)
                        .map(row -> row[0].toString())
                        .toList())
                .containsExactlyInAnyOrderElementsOf(jdbc.sql("SELECT type FROM outcome_demanded")
                        .query(String.class)
                        .list());
    }

    @Test
    void whoComesOnBusinessHasAWayOutWithoutAWordOfIt() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(
                                        Source.BUSINESS,
                                        VisitType.OTHER,
                                        null,
                                        VisitDetails.parse("访客", "13900000330", 0, false))))
                .subject();
        as(LIUYUE, () -> desk.advance(key(), visit, "AWAITING_HOST", WaitingReason.LEAVING));
        as(LIUYUE, () -> desk.depart(key(), visit));
    }

    @Test
    void whoSlipsAwayAfterItWasSaidLeavesItAsItWasSaid() {
        var visit = consulted("13900000331");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, rings()));
        as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        assertThat(kinds(visit)).containsExactly("NO_DEAL");
        assertThat(callbacks(visit)).isOne();
    }

    @Test
    void whoSlipsAwayIsRungByTheAgentsWhenWhoeverConsultedWorksHereNoMore() {
        var visit = consulted("13900000333");
        enabled(XULAN, false);
        try {
            as(LITING, () -> closing.leftUnseen(key(), visit, clock.instant()));
        } finally {
            enabled(XULAN, true);
        }
        assertThat(kinds(visit)).containsExactly("LEFT");
        assertThat(jdbc.sql("""
                        SELECT DISTINCT c.role_code FROM callback_now c JOIN visit_outcome o ON o.decision = c.origin_id WHERE o.visit_id = ?""").param(visit.value()).query(String.class).list())
                .containsExactly("CALLBACK_AGENT");
    }

    private void enabled(String username, boolean enabled) {
        jdbc.sql("UPDATE account SET enabled = ? WHERE username = ?")
                .params(enabled, username)
                .update();
    }

    @Test
    void farewellTakenBackLeavesWhatWasSaid() {
        var visit = consulted("13900000332");
        as(XULAN, () -> outcomes.noDeal(key(), visit, "PRICE", false, rings()));
        var gone = as(XULAN, () -> desk.depart(key(), visit));
        clock.advance(Duration.ofSeconds(3));
        as(XULAN, () -> undo.takeBack(key(), gone.entry()));
        assertThat(isHere(visit)).isTrue();
        assertThat(kinds(visit)).containsExactly("NO_DEAL");
    }

    // ---- what the tests say shortly

    /** As whoever has it signed says it. */
    private VisitId deal(VisitId visit) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            records.requireConcerned(visit);
            records.deal(visit, rings());
            return visit;
        }));
    }

    private VisitId consulted(String phone) {
        return consultedAs(VisitType.FIRST, phone);
    }

    private VisitId consultedAs(String type, String phone) {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.WALK_IN, type, null, VisitDetails.parse("来客", phone, 0, false))))
                .subject();
        toConsultation(visit);
        return visit;
    }

    private void toConsultation(VisitId visit) {
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.accept(key(), visit));
        as(XULAN, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.IN_CONSULTATION));
    }

    private LocalDate today() {
        return BusinessTime.day(clock.instant());
    }

    private CallbackPlan plan(LocalDate due) {
        return new CallbackPlan(due, Caller.AGENTS);
    }

    private Said rings() {
        return new Said(null, plan(callbackReasons.workdayFrom(today().plusDays(1))));
    }

    private String anyDepartment(VisitId visit) {
        return as(XULAN, () -> tours.stops(visit)).getFirst().department();
    }

    private String field(VisitId visit, @Nullable String reason, Said said) {
        return catchThrowableOfType(
                        InvalidInput.class, () -> as(XULAN, () -> outcomes.noDeal(key(), visit, reason, false, said)))
                .field();
    }

    private List<String> mark(VisitId visit) {
        return jdbc.sql("SELECT zh FROM outcome_mark WHERE visit_id = ?")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    private List<String> kinds(VisitId visit) {
        return jdbc.sql("SELECT kind FROM visit_outcome WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    private int callbacks(VisitId visit) {
        return count("""
                SELECT count(*) FROM callback_now c JOIN visit_outcome o ON o.decision = c.origin_id AND o.ended IS NULL
                WHERE o.visit_id = ? AND o.voided IS NULL AND c.step = 1""", visit.value());
    }
}
