package org.jiezhen.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.duty.Standings;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.TasksBoard.Status;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** What is asked for is somebody's, or says that it is nobody's; and is done, or says why not. */
class TasksTest extends VisitsTest {

    /** A consultant. */
    private static final String SUMAN = "suman";

    /** A doctor. */
    private static final String ZHOU = "zhoumingyuan";

    /** The duty manager. */
    private static final String GAOFENG = "gaofeng";

    @Autowired
    TaskRequests requests;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskPassing passing;

    @Autowired
    TasksBoard rows;

    @Autowired
    Rooms rooms;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    House house;

    @Autowired
    TaskCodes codes;

    @Autowired
    CurrentStaff staff;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Duty duty;

    @Autowired
    Standings standings;

    @Autowired
    JsonMapper json;

    @AfterEach
    void nothingIsLeftToDo() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        for (var who : List.of(ZHANGLEI, WANGFANG, XULAN)) {
            as(who, () -> duty.mine().isPresent() ? duty.end(key()) : null);
        }
        theHallIsEmpty();
    }

    // ---- asked, accepted, begun, done

    @Test
    void threeTimesAreKeptApart() {
        var task = ask(document());
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
        clock.advance(Duration.ofSeconds(40));
        as(LITING, () -> tasks.accept(key(), task));
        assertThat(row(task).status()).isEqualTo(Status.ACCEPTED);
        assertThat(row(task).owner()).extracting(TasksBoard.Who::name).isEqualTo("李婷");
        clock.advance(Duration.ofSeconds(20));
        as(LITING, () -> tasks.begin(key(), task));
        assertThat(row(task).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(Duration.between(row(task).requested(), row(task).ownerSince()))
                .isBetween(Duration.ofSeconds(40), Duration.ofSeconds(50));
        assertThat(Duration.between(row(task).ownerSince(), row(task).begun()))
                .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
        clock.advance(Duration.ofSeconds(60));
        as(LITING, () -> tasks.done(key(), task));
        assertThat(rows.find(task)).isEmpty();
        assertThat(refused(ZHANGLEI, () -> tasks.accept(key(), task)))
                .satisfies(told -> assertThat(told.key()).isEqualTo("refusal.task.done"))
                .satisfies(told -> assertThat(told.args()).contains("李婷"));
        assertThat(outcome(task)).isEqualTo("COMPLETED");
    }

    @Test
    void whoeverIsSecondIsToldWhoWasFirst() {
        var task = ask(document());
        as(LITING, () -> tasks.accept(key(), task));
        var told = refused(ZHANGLEI, () -> tasks.accept(key(), task));
        assertThat(told.key()).isEqualTo("refusal.task.held");
        assertThat(told.args()).contains("李婷");
    }

    @Test
    void aPressThatComesTwiceIsOne() {
        var press = key();
        var first = as(SUMAN, () -> requests.request(press, document()));
        assertThat(as(SUMAN, () -> requests.request(press, document()))).isEqualTo(first);
        var take = key();
        as(LITING, () -> tasks.accept(take, first.subject()));
        as(LITING, () -> tasks.accept(take, first.subject()));
        assertThat(count(
                        "SELECT count(*) FROM task_owner WHERE task_id = ?",
                        first.subject().value()))
                .isEqualTo(2);
    }

    @Test
    void theSameIsNotAskedForTwiceAndCanBeHurried() {
        var task = ask(document());
        as(LITING, () -> tasks.accept(key(), task));
        assertThatThrownBy(() -> as(ZHANGLEI, () -> requests.request(key(), document())))
                .isInstanceOfSatisfying(TaskStillOpen.class, open -> {
                    assertThat(open.task()).isEqualTo(task);
                    assertThat(open.args()).contains("李婷");
                });
        as(SUMAN, () -> requests.hurry(key(), task));
        assertThat(row(task).hurriedBy()).isEqualTo("苏曼");
        // Of what is said in words two are the same only if they say the same.
        assertThat(ask(document().saying("知情书"))).isNotEqualTo(task);
        as(LITING, () -> tasks.done(key(), task));
        assertThat(ask(document())).isNotEqualTo(task);
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        assertThatThrownBy(() -> as(SUMAN, () -> requests.request(key(), Request.of("ESCORT", null, null))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, at -> assertThat(at.field()).isEqualTo("visit"));
        assertThatThrownBy(() -> as(SUMAN, () -> requests.request(key(), Request.of("DOCUMENT", null, room(1)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, at -> assertThat(at.field()).isEqualTo("note"));
        assertThatThrownBy(() -> as(SUMAN, () -> requests.request(key(), Request.of("COLLEAGUE", null, room(1)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, at -> assertThat(at.field()).isEqualTo("person"));
        assertThatThrownBy(
                        () -> as(SUMAN, () -> requests.request(key(), document().saying("x".repeat(201)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, at -> assertThat(at.field()).isEqualTo("note"));
        assertThatThrownBy(() -> as(SUMAN, () -> requests.request(key(), Request.of("HOUSEKEEPING", null, room(1)))))
                .isInstanceOfSatisfying(
                        InvalidInput.class, at -> assertThat(at.field()).isEqualTo("code"));
    }

    // ---- whose business it is

    @Test
    void onlyWhoeverMayTakesIt() {
        var doctor = as(ZHANGLEI, () -> requests.request(key(), Request.of("DOCTOR", null, room(1))))
                .subject();
        assertThat(refused(LITING, () -> tasks.accept(key(), doctor)).key()).isEqualTo("refusal.task.unknown");
        as(ZHOU, () -> tasks.accept(key(), doctor));
        comesOnDuty(XULAN);
        var one = ask(Request.of("COLLEAGUE", null, room(1)).of(people.id(XULAN)));
        assertThat(refused(ZHANGLEI, () -> tasks.accept(key(), one)).key()).isEqualTo("refusal.task.unknown");
        as(XULAN, () -> tasks.accept(key(), one));
        assertThat(row(one).owner()).extracting(TasksBoard.Who::id).isEqualTo(people.id(XULAN));
    }

    @Test
    void eachIsSentWhatIsTheirBusinessAndNothingElse() {
        var doctor = as(ZHANGLEI, () -> requests.request(key(), Request.of("DOCTOR", null, room(1))))
                .subject();
        comesOnDuty(XULAN);
        var one = ask(Request.of("COLLEAGUE", null, room(1)).of(people.id(XULAN)));
        var open = ask(document());
        assertThat(sentTo(ZHOU)).containsExactlyInAnyOrder(doctor);
        assertThat(sentTo(XULAN)).containsExactlyInAnyOrder(one);
        assertThat(sentTo(LITING)).containsExactlyInAnyOrder(open);
        assertThat(sentTo(SUMAN)).containsExactlyInAnyOrder(one, open);
        assertThat(sentTo(GAOFENG)).containsExactlyInAnyOrder(doctor, one, open);
    }

    private List<TaskId> sentTo(String username) {
        return as(username, () -> {
            var audience = TasksBoard.of(staff.id(), codes.all(), Set.of(), staff::may, false);
            return rows.read().stream()
                    .filter(row -> audience.row(row, json).isPresent())
                    .map(TaskFact::task)
                    .toList();
        });
    }

    @Test
    void whoeverAloneWasAskedCanRefuseAndTheAskerIsNotLeftWaiting() {
        comesOnDuty(XULAN);
        var one = ask(Request.of("COLLEAGUE", null, room(1)).of(people.id(XULAN)));
        as(XULAN, () -> tasks.reject(key(), one, TaskReason.CALLED_AWAY));
        assertThat(outcome(one)).isEqualTo("REJECTED");
        assertThat(rows.find(one)).isEmpty();
    }

    @Test
    void whatIsNotNeededIsCalledOffByWhoeverAskedOrTheManager() {
        var task = ask(document());
        assertThat(refused(LITING, () -> requests.cancel(key(), task, TaskReason.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.task.notAsked");
        var done = as(SUMAN, () -> requests.cancel(key(), task, TaskReason.NOT_NEEDED));
        assertThat(outcome(task)).isEqualTo("CANCELLED");
        as(SUMAN, () -> undo.takeBack(key(), done.entry()));
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
        as(GAOFENG, () -> requests.cancel(key(), task, TaskReason.NOT_NEEDED));
        assertThat(rows.find(task)).isEmpty();
    }

    // ---- given back, passed on

    @Test
    void whatIsGivenBackIsNobodysAgain() {
        var task = ask(document());
        as(LITING, () -> tasks.begin(key(), task));
        as(LITING, () -> tasks.giveBack(key(), task, TaskReason.CALLED_AWAY));
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
        assertThat(row(task).isNobodys()).isTrue();
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        assertThat(row(task).owner()).extracting(TasksBoard.Who::id).isEqualTo(people.id(ZHANGLEI));
    }

    @Test
    void whatIsPassedOnStaysWithTheGiverUntilTheColleagueAccepts() {
        var task = ask(document());
        as(LITING, () -> tasks.accept(key(), task));
        comesOnDuty(ZHANGLEI);
        as(LITING, () -> passing.offer(key(), task, people.id(ZHANGLEI)));
        assertThat(row(task).owner()).extracting(TasksBoard.Who::id).isEqualTo(people.id(LITING));
        as(ZHANGLEI, () -> passing.takeWhatIsAsked(key(), task));
        assertThat(row(task).owner()).extracting(TasksBoard.Who::id).isEqualTo(people.id(ZHANGLEI));
        assertThat(refused(LITING, () -> tasks.done(key(), task)).key()).isEqualTo("refusal.task.held");
    }

    @Test
    void nobodyIsAskedOrPassedSomethingWhoIsNotThereAndWhoIsThereIsSaid() {
        var task = ask(document());
        as(LITING, () -> tasks.accept(key(), task));
        comesOnDuty(WANGFANG);
        var off = refused(LITING, () -> passing.offer(key(), task, people.id(ZHANGLEI)));
        assertThat(off.key()).isEqualTo("refusal.task.notThere.OFF");
        assertThat(off.args()).contains("张蕾", new Localized("王芳", "王芳"));
        as(ZHANGLEI, () -> duty.declare(key(), DutyState.BREAK));
        assertThat(refused(LITING, () -> passing.offer(key(), task, people.id(ZHANGLEI)))
                        .key())
                .isEqualTo("refusal.task.notThere.BREAK");
        as(ZHANGLEI, () -> duty.declare(key(), DutyState.SERVING));
        as(LITING, () -> passing.offer(key(), task, people.id(ZHANGLEI)));
        assertThat(standings.now().presentFirst(requests(LITING)))
                .extracting(one -> standings.now().of(one.id()).present())
                .startsWith(true, true)
                .endsWith(false);
        assertThat(standings.now().said(people.id(WANGFANG), Locale.ENGLISH)).startsWith("on duty since ");
    }

    private List<Colleague> requests(String who) {
        return as(who, () -> requests.askable("DOCUMENT"));
    }

    private void comesOnDuty(String who) {
        as(who, () -> duty.declare(key(), DutyState.ON_DUTY));
    }

    @Test
    void whoeverGoesLeavesItBehindForEverybodyToSee() {
        var task = ask(document());
        as(LITING, () -> tasks.begin(key(), task));
        assertThat(leftBehind.anything(people.id(LITING).value())).isTrue();
        leftBehind.by(people.id(LITING).value(), "HOLDER_SIGNED_OUT");
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
        comesOnDuty(WANGFANG);
        as(GAOFENG, () -> passing.assign(key(), task, people.id(WANGFANG)));
        assertThat(row(task).owner()).extracting(TasksBoard.Who::id).isEqualTo(people.id(WANGFANG));
        assertThat(row(task).status()).isEqualTo(Status.ACCEPTED);
    }

    // ---- taken back

    @Test
    void aTapIsTakenBackAndEverythingIsAsBefore() {
        var asked = as(SUMAN, () -> requests.request(key(), document()));
        var task = asked.subject();
        var taken = as(LITING, () -> tasks.accept(key(), task));
        assertThat(refused(SUMAN, () -> undo.takeBack(key(), asked.entry()))).isNotNull();
        as(LITING, () -> undo.takeBack(key(), taken.entry()));
        assertThat(row(task).isNobodys()).isTrue();
        var done = as(LITING, () -> tasks.done(key(), task));
        assertThat(rows.find(task)).isEmpty();
        as(LITING, () -> undo.takeBack(key(), done.entry()));
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
        as(SUMAN, () -> undo.takeBack(key(), asked.entry()));
        assertThat(rows.find(task)).isEmpty();
        assertThat(outcome(task)).isEqualTo("ENTERED_IN_ERROR");
        assertThat(ask(document())).isNotEqualTo(task);
    }

    @Test
    void whatWasAskedForAgainIsNotOpenTwice() {
        var task = ask(document());
        var done = as(LITING, () -> tasks.done(key(), task));
        ask(document());
        assertThat(refused(LITING, () -> undo.takeBack(key(), done.entry())).key())
                .isEqualTo("refusal.task.askedAgain");
    }

    // ---- a guest who is accompanied

    @Test
    void whoeverBeginsToAccompanyTakesTheGuestOverAndHandsTheGuestOnAtTheEnd() {
        var guest = arrive(LIUYUE).subject();
        var task = as(
                        LIUYUE,
                        () -> requests.request(
                                key(), Request.of("ESCORT", guest, null).to(room(3), people.id(XULAN))))
                .subject();
        assertThat(holder(guest)).isEqualTo("刘悦");
        as(ZHANGLEI, () -> tasks.accept(key(), task));
        assertThat(holder(guest)).isEqualTo("刘悦");
        assertThat(refused(ZHANGLEI, () -> tasks.done(key(), task)).key()).isEqualTo("refusal.task.notBegun");
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        assertThat(holder(guest)).isEqualTo(name(ZHANGLEI));
        as(ZHANGLEI, () -> tasks.done(key(), task));
        assertThat(fact(guest).place()).isNotNull();
        assertThat(as(LITING, () -> requests.whereIs(guest))).contains(room(3));
        // Offered: never between two hands.
        assertThat(holder(guest)).isEqualTo(name(ZHANGLEI));
        as(XULAN, () -> custody.accept(key(), guest));
        assertThat(holder(guest)).isEqualTo(name(XULAN));
    }

    @Test
    void aGuestForTheDeskIsLeftToIt() {
        var guest = arrive(LIUYUE).subject();
        var task = escort(guest, 4);
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        as(ZHANGLEI, () -> tasks.done(key(), task));
        assertThat(holder(guest)).isEqualTo("DESK");
        assertThat(as(LITING, () -> requests.whereIs(guest))).contains(room(4));
    }

    @Test
    void whoeverHasTheGuestOnesSelfIsNotPassedOver() {
        var guest = arrive(LIUYUE).subject();
        var task = escort(guest, 4);
        as(LIUYUE, () -> custody.offer(key(), guest, people.id(WANGFANG)));
        as(WANGFANG, () -> custody.accept(key(), guest));
        var told = refused(ZHANGLEI, () -> tasks.begin(key(), task));
        assertThat(told.args()).contains(name(WANGFANG));
        assertThat(row(task).isNobodys()).isTrue();
        assertThat(holder(guest)).isEqualTo(name(WANGFANG));
    }

    @Test
    void aRoomThatIsTakenEndsNoWay() {
        var guest = arrive(LIUYUE).subject();
        var task = escort(guest, 5);
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        as(LIUYUE, () -> desk.arrive(key(), in(room(5))));
        assertThat(refused(ZHANGLEI, () -> tasks.done(key(), task))).isNotNull();
        assertThat(row(task).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(holder(guest)).isEqualTo(name(ZHANGLEI));
    }

    @Test
    void whoeverHasLeftWantsNothingAnyMoreUntilThatIsTakenBack() {
        var guest = arrive(LIUYUE).subject();
        var task = escort(guest, 4);
        var left = as(LIUYUE, () -> desk.depart(key(), guest));
        assertThat(rows.find(task)).isEmpty();
        assertThat(jdbc.sql("SELECT reason FROM task WHERE id = ?")
                        .param(task.value())
                        .query(String.class)
                        .single())
                .isEqualTo("VISIT_OVER");
        as(LIUYUE, () -> undo.takeBack(key(), left.entry()));
        assertThat(row(task).status()).isEqualTo(Status.REQUESTED);
    }

    // ---- a room that is cleaned

    @Test
    void aRoomThatIsToBeCleanedIsATaskAndTheTileAndTheTaskAreOne() {
        jdbc.sql("UPDATE place SET housekeeping = kind = 'CONSULT_ROOM'").update();
        var guest = as(LIUYUE, () -> desk.arrive(key(), in(room(1)))).subject();
        var out = as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        var task = cleaning(1).orElseThrow();
        assertThat(task.status()).isEqualTo(Status.REQUESTED);

        as(LIUYUE, () -> undo.takeBack(key(), out.entry()));
        assertThat(cleaning(1)).isEmpty();
        as(LIUYUE, () -> desk.move(key(), guest, seat(0)));

        // At the tile …
        as(WANGFANG, () -> rooms.beginCleaning(key(), room(1)));
        assertThat(cleaning(1).orElseThrow().status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(cleaning(1).orElseThrow().owner())
                .extracting(TasksBoard.Who::name)
                .isEqualTo(name(WANGFANG));
        // … and at the task.
        var now = cleaning(1).orElseThrow().task();
        as(WANGFANG, () -> tasks.done(key(), now));
        assertThat(outcome(now)).isEqualTo("COMPLETED");
        as(LIUYUE, () -> desk.arrive(key(), in(room(1))));
    }

    /** A place in which no other test's guest has been, perhaps at a time that is still to come. */
    @Test
    void aCleaningThatIsSuspendedIsNotGoingOn() {
        var place = house.places().stream()
                .filter(one -> one.kind() == Place.Kind.EXAMINATION)
                .findFirst()
                .orElseThrow()
                .id();
        as(LITING, () -> rooms.soiled(key(), place));
        var task = cleaning(place).orElseThrow().task();
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        as(ZHANGLEI, () -> rooms.suspendCleaning(key(), place, Rooms.Suspended.SUPPLIES_MISSING));
        assertThat(row(task).status()).isEqualTo(Status.ACCEPTED);
        as(ZHANGLEI, () -> tasks.begin(key(), task));
        var done = as(ZHANGLEI, () -> tasks.done(key(), task));
        assertThat(cleaning(place)).isEmpty();
        as(ZHANGLEI, () -> undo.takeBack(key(), done.entry()));
        assertThat(row(task).status()).isEqualTo(Status.IN_PROGRESS);
    }

    // ---- the most urgent next

    @Test
    void theMostUrgentIsTakenNextAndWhatIsLateBeforeAllElse() {
        var errand = ask(Request.of("ERRAND", null, null).to(room(1), null).saying("取快递"));
        var document = ask(document());
        assertThat(as(LITING, () -> tasks.takeNext(key())).subject()).isEqualTo(document);
        var other = ask(document().saying("另一份"));
        clock.advance(Duration.ofMinutes(20));
        var fresh = ask(Request.of("OTHER", null, room(2)).saying("加一把椅子"));
        // Both are late: the one that has been late longest.
        assertThat(as(LITING, () -> tasks.takeNext(key())).subject()).isEqualTo(other);
        assertThat(as(LITING, () -> tasks.takeNext(key())).subject()).isEqualTo(errand);
        assertThat(as(LITING, () -> tasks.takeNext(key())).subject()).isEqualTo(fresh);
        assertThat(refused(LITING, () -> tasks.takeNext(key())).key()).isEqualTo("refusal.task.nothing");
    }

    @Test
    void ofThirtyTwoWhoWantOneTaskOneGetsIt() throws Exception {
        var task = ask(document());
        var takers = List.of(LITING, ZHANGLEI, WANGFANG, LIUYUE);
        var tried = together(32, n -> () -> as(takers.get(n % 4), () -> tasks.accept(key(), task)));
        var won = 0;
        for (var one : tried) {
            try {
                one.get();
                won++;
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfSatisfying(Refusal.class, told -> assertThat(told.key())
                        .isIn("refusal.task.held", "refusal.task.yours"));
            }
        }
        assertThat(won).isOne();
    }

    @Test
    void whoTakesTheNextDoesNotWaitForWhoeverIsAtTheMostUrgentJustNow() {
        var first = ask(document());
        var second = ask(document().saying("另一份"));
        var taken = transaction.execute(_ -> {
            jdbc.sql("SELECT id FROM task WHERE id = ? FOR UPDATE")
                    .param(first.value())
                    .query((rs, row) -> true)
                    .single();
            return CompletableFuture.supplyAsync(
                            () -> as(LITING, () -> tasks.takeNext(key())).subject())
                    .orTimeout(3, TimeUnit.SECONDS)
                    .join();
        });
        assertThat(taken).isEqualTo(second);
    }

    @Test
    void ofThirtyTwoWhoTakeTheNextOfTwentyEachTaskHasOneOwner() throws Exception {
        IntStream.range(0, 20).forEach(n -> ask(document().saying("第 " + n + " 份")));
        var takers = List.of(LITING, ZHANGLEI, WANGFANG, LIUYUE);
        var tried = together(
                32,
                n -> () -> as(takers.get(n % 4), () -> tasks.takeNext(key())).subject());
        var taken = new HashSet<TaskId>();
        var nothing = 0;
        for (var one : tried) {
            try {
                assertThat(taken.add(one.get())).isTrue();
            } catch (ExecutionException e) {
                assertThat(e.getCause()).isInstanceOfSatisfying(Refusal.class, told -> assertThat(told.key())
                        .isEqualTo("refusal.task.nothing"));
                nothing++;
            }
        }
        assertThat(taken).hasSize(20);
        assertThat(nothing).isEqualTo(12);
    }

    // ---- told

    @Test
    void whatIsAskedIsToldToWhoeverMayAndToNobodyOnceSomebodyHasIt() {
        var task = ask(document());
        assertThat(told(task)).containsExactly("tasks.serve");
        as(LITING, () -> tasks.accept(key(), task));
        assertThat(told(task)).isEmpty();
        comesOnDuty(ZHANGLEI);
        as(LITING, () -> passing.offer(key(), task, people.id(ZHANGLEI)));
        assertThat(told(task)).containsExactly(people.id(ZHANGLEI).toString());
    }

    @Test
    void theJourneyAndTheRowTellWhatIsAskedForAGuest() {
        var guest = arrive(LIUYUE).subject();
        escort(guest, 4);
        assertThat(fact(guest).marks()).isNotNull();
        assertThat(count(
                        "SELECT count(*) FROM task_said s JOIN journal_told j ON j.id = s.entry WHERE j.story_id = ?",
                        guest.toString()))
                .isOne();
    }

    private List<String> told(TaskId task) {
        return jdbc.sql("""
                        SELECT coalesce(person::text, permission) FROM notice_task_asked WHERE about = :task
                        UNION ALL SELECT coalesce(person::text, permission) FROM notice_task_open WHERE about = :task""").param("task", task.value()).query(String.class).list();
    }

    private String name(String username) {
        return jdbc.sql("SELECT display_name FROM account WHERE username = ?")
                .param(username)
                .query(String.class)
                .single();
    }

    private Request document() {
        return Request.of("DOCUMENT", null, room(1)).saying("镜子和图册");
    }

    private TaskId ask(Request request) {
        return as(SUMAN, () -> requests.request(key(), request)).subject();
    }

    private TaskId escort(VisitId guest, int to) {
        return as(
                        LIUYUE,
                        () -> requests.request(
                                key(), Request.of("ESCORT", guest, null).to(room(to), null)))
                .subject();
    }

    private TaskFact row(TaskId task) {
        return rows.find(task).orElseThrow();
    }

    private Optional<TaskFact> cleaning(int number) {
        return cleaning(room(number));
    }

    private Optional<TaskFact> cleaning(PlaceId place) {
        return rows.read().stream()
                .filter(row -> row.code().equals("HOUSEKEEPING") && row.about().contains(place.toString()))
                .findFirst();
    }

    private String outcome(TaskId task) {
        return jdbc.sql("SELECT outcome FROM task WHERE id = ?")
                .param(task.value())
                .query(String.class)
                .single();
    }
}
