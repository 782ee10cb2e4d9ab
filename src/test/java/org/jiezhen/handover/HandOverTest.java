package org.jiezhen.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.handover.HandOver.Handed;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever goes leaves nothing behind without having been asked to whom it goes. */
class HandOverTest extends VisitsTest {

    private static final String SUMAN = "suman";
    private static final String GAOFENG = "gaofeng";

    @Autowired
    HandOver handOver;

    @Autowired
    TaskRequests requests;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskPassing passing;

    @Autowired
    TasksBoard rows;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    Duty duty;

    @BeforeEach
    void thoseWhoAreGivenSomethingAreThere() {
        for (var who : List.of(LITING, ZHANGLEI, WANGFANG)) {
            as(who, () -> duty.mine().isPresent() ? null : duty.declare(key(), DutyState.ON_DUTY));
        }
    }

    @AfterEach
    void nothingIsLeftToDo() {
        for (var who : List.of(LITING, ZHANGLEI, WANGFANG)) {
            as(who, () -> duty.mine().isPresent() ? duty.end(key()) : null);
        }
        theHallIsEmpty();
    }

    @Test
    void ofFiveGuestsAndThreeTasksNoneIsLost() {
        var guests = fiveGuests();
        var own = threeTasks();
        assertThat(mine(LITING)).hasSize(8);

        var press = key();
        var handed = as(LITING, () -> handOver.giveAll(press, people.id(ZHANGLEI)));
        assertThat(handed).isEqualTo(new Handed(8, List.of()));
        // It stays with the giver until it is accepted.
        assertThat(mine(LITING)).hasSize(8).allMatch(thing -> "张蕾".equals(thing.other()));
        assertThat(mine(ZHANGLEI)).hasSize(8);
        // Pressed twice: nothing is offered twice.
        assertThat(as(LITING, () -> handOver.giveAll(press, people.id(ZHANGLEI))))
                .isEqualTo(new Handed(0, List.of()));
        assertThat(count(
                        "SELECT count(*) FROM visit_handoff WHERE visit_id = ?",
                        guests.getFirst().value()))
                .isOne();

        // Some are taken, one is given to somebody else in between, the rest is laid down.
        guests.subList(0, 3).forEach(guest -> as(ZHANGLEI, () -> custody.accept(key(), guest)));
        as(ZHANGLEI, () -> passing.takeOver(key(), own.getFirst()));
        as(GAOFENG, () -> custody.assign(key(), guests.get(3), people.id(WANGFANG)));
        as(GAOFENG, () -> passing.assign(key(), own.get(1), people.id(WANGFANG)));
        assertThat(as(LITING, () -> handOver.leaveAll(key()))).isEqualTo(new Handed(2, List.of()));

        assertThat(mine(LITING)).isEmpty();
        assertThat(leftBehind.anything(people.id(LITING).value())).isFalse();
        leftBehind.by(people.id(LITING).value(), "HOLDER_SIGNED_OUT");
        assertThat(guests.stream().map(guest -> fact(guest).holder()))
                .containsExactly("STAFF", "STAFF", "STAFF", "STAFF", "DESK");
        assertThat(own.stream().map(task -> rows.find(task).orElseThrow().isNobodys()))
                .containsExactly(false, false, true);
        assertThat(count(
                        "SELECT count(*) FROM notice_task_open WHERE about = ?",
                        own.get(2).value()))
                .isOne();
    }

    @Test
    void whatSomebodyElseHasTakenMeanwhileIsSaidAndHindersNothingElse() {
        var guests = fiveGuests();
        var first = mine(LITING).getFirst();
        as(GAOFENG, () -> custody.assign(key(), new VisitId(first.about().value()), people.id(WANGFANG)));
        assertThat(refused(LITING, () -> handOver.leave(key(), first.id())).key())
                .isEqualTo("refusal.handover.gone");
        assertThat(as(LITING, () -> handOver.leaveAll(key()))).isEqualTo(new Handed(4, List.of()));
        assertThat(guests).allMatch(guest -> !fact(guest).holder().equals("NONE"));
    }

    @Test
    void whoeverMayNotTakeSomethingIsNotGivenItAndTheRestGoes() {
        fiveGuests();
        var task = threeTasks().getFirst();
        // A consultant accompanies guests, and runs no errands.
        var handed = as(LITING, () -> handOver.giveAll(key(), people.id(XULAN)));
        assertThat(handed.done()).isEqualTo(5);
        assertThat(handed.refused()).extracting(Refusal::key).containsOnly("refusal.task.cannot");
        assertThat(mine(LITING).stream().filter(thing -> thing.about().value().equals(task.value())))
                .singleElement()
                .satisfies(thing -> assertThat(thing.other()).isNull());
    }

    @Test
    void whatOneAloneWasAskedIsEverybodysWhoMayWhenItIsLaidDown() {
        var one = as(
                        SUMAN,
                        () -> requests.request(
                                key(),
                                Request.of("DOCUMENT", null, room(2))
                                        .saying("同意书")
                                        .of(people.id(LITING))))
                .subject();
        var passed = ask(9);
        as(ZHANGLEI, () -> tasks.accept(key(), passed));
        as(ZHANGLEI, () -> passing.offer(key(), passed, people.id(LITING)));
        var offered = arrive(ZHANGLEI).subject();
        as(ZHANGLEI, () -> custody.offer(key(), offered, people.id(LITING)));
        assertThat(mine(LITING)).extracting(Thing::code).containsExactlyInAnyOrder("TASK_ASKED", "TASK_ASKED", "OFFER");
        assertThat(as(LITING, () -> handOver.leaveAll(key())).done()).isEqualTo(3);
        assertThat(mine(LITING)).isEmpty();
        // Declined is with whoever had it; what was asked of one is asked of all.
        assertThat(mine(ZHANGLEI))
                .extracting(Thing::about)
                .contains(new ThingId(passed.value()), new ThingId(offered.value()));
        as(WANGFANG, () -> tasks.accept(key(), one));
    }

    @Test
    void aRoomThatIsBeingCleanedWaitsForSomebodyElse() {
        var place = PlaceId.of("00000000-0000-4000-8000-000000000273");
        jdbc.sql("UPDATE place SET housekeeping = true WHERE id = ?")
                .param(place.value())
                .update();
        try {
            var guest = arrive(LITING).subject();
            as(LITING, () -> desk.move(key(), guest, place));
            as(LITING, () -> desk.move(key(), guest, seat(3)));
            var cleaning = rows.read().stream()
                    .filter(row -> row.code().equals("HOUSEKEEPING"))
                    .findFirst()
                    .orElseThrow()
                    .task();
            as(WANGFANG, () -> tasks.begin(key(), cleaning));
            assertThat(as(WANGFANG, () -> handOver.leaveAll(key())).done()).isOne();
            assertThat(rows.find(cleaning).orElseThrow().isNobodys()).isTrue();
            as(ZHANGLEI, () -> tasks.begin(key(), cleaning));
            as(ZHANGLEI, () -> tasks.done(key(), cleaning));
            assertThat(rows.find(cleaning)).isEmpty();
        } finally {
            jdbc.sql("UPDATE place SET housekeeping = false").update();
        }
    }

    private List<VisitId> fiveGuests() {
        return Stream.generate(() -> arrive(LITING).subject()).limit(5).toList();
    }

    private List<TaskId> threeTasks() {
        var own = IntStream.range(0, 3).mapToObj(this::ask).toList();
        own.forEach(task -> as(LITING, () -> tasks.begin(key(), task)));
        return own;
    }

    private TaskId ask(int n) {
        return as(
                        SUMAN,
                        () -> requests.request(
                                key(), Request.of("DOCUMENT", null, room(1)).saying("第 " + n + " 份")))
                .subject();
    }

    private List<Thing> mine(String username) {
        return as(username, () -> handOver.mine());
    }
}
