package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jiezhen.People;
import org.jiezhen.Permissions;
import org.jiezhen.acts.Done;
import org.jiezhen.live.Look;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PersonName;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.staff.StaffId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

class CustodyTest extends VisitsTest {

    @Autowired
    NumberedCards cards;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void whoRegistersHasCustody() {
        assertThat(holder(arrive(LIUYUE).subject())).isEqualTo("刘悦");
    }

    @Test
    void whoIsAloneIsLateAfterTheTimeThatTheHouseSaysNow() {
        var visit = arrive(LIUYUE).subject();
        assertThat(fact(visit).lateAlone()).as("somebody has the customer").isNull();
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        var said = jdbc.sql("SELECT seconds FROM target WHERE code = 'ALONE'")
                .query(Integer.class)
                .single();
        assertThat(shownAlone(visit)).isEqualTo(said);
        try {
            jdbc.sql("UPDATE target SET seconds = seconds + 7 WHERE code = 'ALONE'")
                    .update();
            assertThat(shownAlone(visit)).isEqualTo(said + 7);
        } finally {
            jdbc.sql("UPDATE target SET seconds = ? WHERE code = 'ALONE'")
                    .param(said)
                    .update();
        }
    }

    /** What a browser is told of the one whom nobody has: after how many seconds that is late. */
    private int shownAlone(VisitId visit) {
        return Look.rows(board, ArrivalsBoard.GUIDES).stream()
                .filter(row -> row.get("id").asString().equals(visit.toString()))
                .map(row -> row.get("who").get("l").asInt())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anOfferLeavesCustodyWithTheGiverUntilItIsAccepted() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertThat(holder(visit)).isEqualTo("刘悦");
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(holder(visit)).isEqualTo("许岚");
        assertThat(fact(visit).offer()).isNull();
    }

    @Test
    void aDeclinedOfferLeavesCustodyWhereItIs() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(XULAN, () -> custody.decline(key(), visit));
        assertThat(holder(visit)).isEqualTo("刘悦");
        assertThat(refused(XULAN, () -> custody.accept(key(), visit)).key()).isEqualTo("refusal.handoff.declined");
    }

    @Test
    void anOfferTakenBackCannotBeAccepted() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        as(LIUYUE, () -> custody.withdraw(key(), visit));
        var refusal = refused(LITING, () -> custody.accept(key(), visit));
        assertThat(refusal.key()).isEqualTo("refusal.handoff.withdrawn");
        assertThat(refusal.args()).contains("刘悦");
    }

    @Test
    void anotherOfferReplacesTheFirst() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        assertThat(refused(XULAN, () -> custody.accept(key(), visit)).key()).isEqualTo("refusal.handoff.notYours");
        as(LITING, () -> custody.accept(key(), visit));
        assertThat(holder(visit)).isEqualTo("李婷");
    }

    @Test
    void onlyTheHolderOffersAndOnlyToSomebodyWhoCanTakeCustomers() {
        var visit = arrive(LIUYUE).subject();
        assertThat(refused(LITING, () -> custody.offer(key(), visit, null)).key())
                .isEqualTo("refusal.custody.held");
        assertThat(refused(LIUYUE, () -> custody.offer(key(), visit, people.id(LIUYUE)))
                        .key())
                .isEqualTo("refusal.custody.self");
        assertThat(refused(LIUYUE, () -> custody.offer(key(), visit, people.id("chengyuan")))
                        .key())
                .as("an administrator accompanies nobody")
                .isEqualTo("refusal.handoff.taker");
        assertThat(refused(LIUYUE, () -> custody.offer(key(), visit, StaffId.random()))
                        .key())
                .isEqualTo("refusal.handoff.taker");
    }

    @Test
    void theDesksCustomersAreTakenByTheDeskAndByNobodyElse() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        assertThat(refused("zhaoyu", () -> custody.accept(key(), visit)).key()).isEqualTo("refusal.handoff.notYours");
        as(LITING, () -> custody.accept(key(), visit));
        as(LITING, () -> custody.leaveToDesk(key(), visit));
        assertThat(holder(visit)).isEqualTo("DESK");
        assertThat(refused(LIUYUE, () -> custody.take(key(), visit)).key()).isEqualTo("refusal.custody.desk");
        as(ZHANGLEI, () -> custody.take(key(), visit));
        assertThat(holder(visit)).isEqualTo("张蕾");
    }

    @Test
    void whoHasCustodyAlreadyIsTold() {
        var visit = arrive(LIUYUE).subject();
        assertThat(refused(LIUYUE, () -> custody.take(key(), visit)).key()).isEqualTo("refusal.custody.yours");
    }

    @Test
    void somebodyElseCannotSeeTheCustomerOffAndIsToldWhoHasCustody() {
        var visit = arrive(LIUYUE);
        var refusal = refused(LITING, () -> desk.depart(key(), visit.subject()));
        assertThat(refusal.key()).isEqualTo("refusal.custody.held");
        assertThat(refusal.args())
                .containsExactly(visit.label(), "刘悦", fact(visit.subject()).custodySince());
        assertThat(board.find(visit.subject())).isPresent();
    }

    @Test
    void aCustomerWhoIsAloneIsSeenOffByAnybody() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.leaveAlone(key(), visit));
        as(LITING, () -> desk.depart(key(), visit));
        assertThat(board.find(visit)).isEmpty();
    }

    @Test
    void nothingHappensToWhoHasLeftAndTheRefusalSaysWhen() {
        var done = arrive(LIUYUE);
        var visit = done.subject();
        as(LIUYUE, () -> desk.depart(key(), visit));
        for (Supplier<Done<VisitId>> late : List.<Supplier<Done<VisitId>>>of(
                () -> desk.move(key(), visit, null),
                () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE),
                () -> desk.depart(key(), visit),
                () -> desk.correct(key(), visit, 0, new FrontDesk.Correction(VisitDetails.NONE)),
                () -> custody.offer(key(), visit, null),
                () -> custody.accept(key(), visit),
                () -> custody.take(key(), visit),
                () -> custody.leaveAlone(key(), visit))) {
            var refusal = refused(LIUYUE, late);
            assertThat(refusal.key()).isEqualTo("refusal.visit.left");
            assertThat(refusal.args()[0]).isEqualTo(done.label());
            assertThat(refusal.args()[1]).isInstanceOf(Instant.class);
        }
    }

    @Test
    void whoSignsOutLeavesCustomersAloneAndTheJournalSaysWhy() {
        var first = arrive(LIUYUE).subject();
        var second = arrive(LIUYUE).subject();
        var others = arrive(LITING).subject();
        events.publishEvent(new SignedOut(people.id(LIUYUE)));
        assertThat(holder(first)).isEqualTo("NONE");
        assertThat(holder(second)).isEqualTo("NONE");
        assertThat(holder(others)).isEqualTo("李婷");
        assertThat(jdbc.sql("SELECT reason FROM journal WHERE subject_id = ? AND action = 'visits.abandon' AND"
                                + " actor = ?")
                        .params(first.toString(), people.id(LIUYUE).toString())
                        .query(String.class)
                        .list())
                .containsExactly("HOLDER_SIGNED_OUT");
    }

    @Test
    void whoseSessionEndsJustAfterAnotherCommandWasCommittedLeavesCustomersAlone() {
        var visit = arrive(LIUYUE).subject();
        new TransactionTemplate(transactions)
                .executeWithoutResult(status ->
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCommit() {
                                events.publishEvent(new SignedOut(people.id(LIUYUE)));
                            }
                        }));
        assertThat(holder(visit)).isEqualTo("NONE");
    }

    @Test
    void aDeskGuideIsNotOfferedWhatSheOffersTheDesk() {
        var visit = arrive(LITING).subject();
        as(LITING, () -> custody.offer(key(), visit, null));
        assertThat(refused(LITING, () -> custody.accept(key(), visit)).key()).isEqualTo("refusal.handoff.notYours");
        as(ZHANGLEI, () -> custody.accept(key(), visit));
        assertThat(holder(visit)).isEqualTo("张蕾");
    }

    @Test
    void whatWasOfferedBeforeSigningOutCanStillBeAccepted() {
        var visit = arrive(LIUYUE).subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        events.publishEvent(new SignedOut(people.id(LIUYUE)));
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(holder(visit)).isEqualTo("许岚");
    }

    @Test
    void aClockSetBackMakesNoNegativeTimes() {
        var visit = arrive(LIUYUE).subject();
        clock.advance(Duration.ofHours(-2));
        as(LIUYUE, () -> custody.offer(key(), visit, null));
        as(LITING, () -> custody.accept(key(), visit));
        as(LITING, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        as(LITING, () -> desk.move(key(), visit, seat(0)));
        as(LITING, () -> calls.call(key(), visit, room(1)));
        as(LITING, () -> cards.give(key(), visit, 71));
        clock.advance(Duration.ofMinutes(-30));
        as(LITING, () -> desk.depart(key(), visit));
        for (var track : Tracks.ALL) {
            assertThat(count(
                            "SELECT count(*) FROM " + track.table() + " WHERE visit_id = ? AND ended >= started",
                            visit.value()))
                    .isPositive();
            assertThat(count(
                            "SELECT count(*) FROM " + track.table() + " WHERE visit_id = ? AND ended < started",
                            visit.value()))
                    .isZero();
        }
        assertThat(count("SELECT count(*) FROM visit WHERE id = ? AND departed_at >= arrived_at", visit.value()))
                .as("nobody leaves before arriving")
                .isEqualTo(1);
    }

    @Test
    void aConsultantTouchesNobodyElsesCustomer() {
        var done = arrive(LIUYUE);
        var visit = done.subject();
        var before = fact(visit);
        for (Supplier<?> act : List.<Supplier<?>>of(
                () -> desk.look(visit),
                () -> desk.move(key(), visit, seat(0)),
                () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE),
                () -> desk.depart(key(), visit),
                () -> undo.takeBack(key(), done.entry()),
                () -> custody.offer(key(), visit, null),
                () -> custody.withdraw(key(), visit),
                () -> custody.take(key(), visit),
                () -> custody.leaveAlone(key(), visit))) {
            var refusal = refused(XULAN, act);
            assertThat(refusal.key()).isIn("refusal.visit.unknown", "refusal.act.unknown");
            assertThat(refusal.args()).as("nothing is given away").isEmpty();
        }
        refused(XULAN, () -> custody.accept(key(), visit));
        refused(XULAN, () -> custody.decline(key(), visit));
        assertThat(fact(visit)).isEqualTo(before);
    }

    @Test
    void aConsultantSeesOnlyHerOwnCustomers() {
        var mine = ArrivalsBoard.mine(people.id(XULAN), true);
        var json = new JsonMapper();
        var visit = arrive(LIUYUE).subject();
        assertThat(mine.row(fact(visit), json)).isEmpty();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertThat(mine.row(fact(visit), json)).as("offered to her").isPresent();
        as(XULAN, () -> desk.look(visit));
        as(XULAN, () -> custody.accept(key(), visit));
        assertThat(mine.row(fact(visit), json)).isPresent();
        as(XULAN, () -> custody.offer(key(), visit, people.id("suman")));
        as("suman", () -> custody.accept(key(), visit));
        assertThat(mine.row(fact(visit), json)).as("handed on").isEmpty();
        assertThat(refused(XULAN, () -> desk.look(visit)).key()).isEqualTo("refusal.visit.unknown");
    }

    @Test
    void oneOfTwoWhoCorrectTheSameDetailsIsToldWhoWasFirst() {
        var visit = arrive(LIUYUE).subject();
        var shown = as(LIUYUE, () -> desk.look(visit)).version();
        var name = new VisitDetails(new PersonName("欧阳静怡"), null, 1, false);
        as(LITING, () -> desk.correct(key(), visit, shown, new FrontDesk.Correction(name)));
        var refusal =
                refused(LIUYUE, () -> desk.correct(key(), visit, shown, new FrontDesk.Correction(VisitDetails.NONE)));
        assertThat(refusal.key()).isEqualTo("refusal.visit.changed");
        assertThat(refusal.args()[0]).isEqualTo("李婷");
        assertThat(fact(visit).name()).isEqualTo("欧阳静怡");
    }

    @Test
    void aStageShownTooLateIsRefusedWithWhoChangedIt() {
        var visit = arrive(LIUYUE).subject();
        as(LITING, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        var refusal = refused(ZHANGLEI, () -> desk.advance(key(), visit, WaitingReason.ARRIVED, WaitingReason.INTAKE));
        assertThat(refusal.key()).isEqualTo("refusal.reason.changed");
        assertThat(refusal.args()).contains("李婷");
        assertThat(refused(ZHANGLEI, () -> desk.advance(key(), visit, WaitingReason.INTAKE, WaitingReason.ARRIVED))
                        .key())
                .isEqualTo("refusal.reason.illegal");
    }

    @Test
    void theJournalKnowsIdsAndNoNames() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new FrontDesk.Arrival(
                                        Source.WALK_IN,
                                        VisitType.FOLLOW_UP,
                                        seat(0),
                                        VisitDetails.parse("欧阳静怡", "13800138765", 2, false))))
                .subject();
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(XULAN)));
        assertThat(jdbc.sql("SELECT journal::text FROM journal WHERE subject_id = ?")
                        .param(visit.toString())
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry).doesNotContain("欧阳", "13800138765", "刘悦", "许岚"));
    }

    @Test
    void nothingIsDoneByWhoMayNothing() {
        var everything = People.with(List.copyOf(Permissions.ALL));
        assertThat(everything.may(Permission.VISITS_SEE)).isTrue();
        var visit = arrive(LIUYUE).subject();
        VisitDoors.all().forEach(door -> {
            assertThat(door.refuses(this, People.with(List.of()), visit))
                    .as(door + " by somebody without permissions")
                    .isTrue();
            var others = Permissions.ALL.stream()
                    .filter(p -> !door.permissions().contains(p))
                    .toList();
            assertThat(door.refuses(this, People.with(others), visit))
                    .as(door + " by somebody with every other permission")
                    .isTrue();
            door.permissions()
                    .forEach(permission -> assertThat(door.refuses(this, People.with(List.of(permission)), visit))
                            .as(door + " by somebody with " + permission)
                            .isFalse());
        });
    }
}
