package org.jiezhen.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.oversight.OversightBoard.Harm;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.SignedOut;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.triage.Rules.Reason;
import org.jiezhen.triage.Triage;
import org.jiezhen.triage.Triage.Press;
import org.jiezhen.triage.TriageLooks;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody does in time goes on to others, once, by when it was due; and stands where somebody answers for the day. */
class OversightTest extends VisitsTest {

    private static final String SUMAN = "suman";
    private static final String GAOFENG = "gaofeng";
    private static final String XULAN = "xulan";

    @Autowired
    TaskRequests requests;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskPassing passing;

    @Autowired
    Escalation escalation;

    @Autowired
    Oversight oversight;

    @Autowired
    OversightBoard wrongs;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    Triage triage;

    @Autowired
    TriageLooks looks;

    @Autowired
    Duty duty;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void theDeskAndTheManagerAreOnDuty() {
        List.of(LITING, GAOFENG).forEach(who -> isThere(who));
    }

    @AfterEach
    void everybodyGoes() {
        asks(0);
        List.of(LITING, GAOFENG, ZHANGLEI, SUMAN, XULAN).forEach(this::goes);
        theHallIsEmpty();
    }

    private void isThere(String username) {
        as(username, () -> duty.mine().isPresent() ? null : duty.declare(key(), DutyState.ON_DUTY));
    }

    private void goes(String username) {
        transaction.executeWithoutResult(_ -> events.publishEvent(new SignedOut(people.id(username))));
    }

    // ---- what is late

    @Test
    void whatIsLateGoesOnByTheRulesAndOnceHoweverOftenSomebodyLooks() {
        var task = ask();
        escalation.sweep();
        assertThat(gone(task)).isEmpty();
        var due = due(task);
        clock.stopAt(due.plus(Duration.ofMinutes(2)).minusMillis(1));
        escalation.sweep();
        assertThat(gone(task)).isEmpty();
        clock.stopAt(due.plus(Duration.ofMinutes(2)));
        escalation.sweep();
        escalation.sweep();
        assertThat(gone(task)).containsExactly(due.plus(Duration.ofMinutes(2)));
        assertThat(row(task).harm()).isEqualTo(Harm.WAITS);
        assertThat(notices(task)).containsExactly("oversight.watch");
    }

    @Test
    void aConsultantWhoDoesNotAnswerIsLateLikeAnythingElseUntilTheGuestIsAnothers() {
        asks(2);
        List.of(SUMAN, XULAN).forEach(this::isThere);
        var visit = arrive(LITING).subject();
        var decision = as(ZHANGLEI, () -> triage.assign(key(), to(visit, null)).subject());
        var late = untilWhen(decision).plus(Duration.ofMinutes(1));
        clock.stopAt(late.minusMillis(1));
        escalation.sweep();
        assertThat(gone(decision)).isEmpty();
        clock.stopAt(late);
        escalation.sweep();
        escalation.sweep();
        assertThat(gone(decision)).as("by when it was due").containsExactly(late);
        assertThat(notices(decision)).containsExactly("oversight.watch");

        var known = as(GAOFENG, () -> oversight.acknowledge(key(), new AlarmId(visit.value())));
        assertThat(notices(decision)).as("somebody knows of it").isEmpty();
        as(GAOFENG, () -> undo.takeBack(key(), known.entry()));
        assertThat(notices(decision)).hasSize(1);
        as(ZHANGLEI, () -> triage.reassign(key(), to(visit, looks.look(visit).given()), Reason.OTHERS_WISH));
        assertThat(notices(decision)).as("another is asked").isEmpty();
    }

    private Instant untilWhen(Id decision) {
        return jdbc.sql("SELECT due FROM triage_unanswered WHERE decision_id = ?")
                .param(decision.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private Press to(VisitId visit, TriageLooks.@Nullable Given but) {
        var look = looks.look(visit);
        var who = look.choice().ranked().stream()
                .filter(one -> one.can() && (but == null || !one.who().equals(but.consultant())))
                .findFirst()
                .orElseThrow()
                .who();
        return new Press(visit, look.shown(), who, null, null);
    }

    private void asks(int minutes) {
        jdbc.sql("UPDATE house_rule SET value = ? WHERE code = 'TRIAGE_CONSENT_MINUTES'")
                .param(minutes)
                .update();
    }

    @Test
    void aHouseThatStoodStillOverMidnightForgetsNothingAndSaysFromWhenOnItWasSo() {
        clock.set(BusinessTime.day(clock.instant())
                .plusDays(1)
                .atTime(23, 50)
                .atZone(BusinessTime.ZONE)
                .toInstant());
        var task = ask();
        var due = due(task);
        // Nobody looks for hours: the portal is down.
        clock.advance(Duration.ofHours(3));
        escalation.sweep();
        assertThat(gone(task)).containsExactly(due.plus(Duration.ofMinutes(2)), due.plus(Duration.ofMinutes(10)));
    }

    @Test
    void aClockThatJumpsRaisesNothingTwiceAndForgetsNothing() {
        var task = ask();
        clock.advance(Duration.ofHours(1));
        escalation.sweep();
        var gone = gone(task);
        assertThat(gone).hasSize(2);
        clock.advance(Duration.ofHours(-1));
        escalation.sweep();
        assertThat(row(task).level()).isEqualTo(2);
        clock.advance(Duration.ofHours(1));
        escalation.sweep();
        assertThat(gone(task)).isEqualTo(gone);
    }

    @Test
    void ofNodesThatLookAtOnceOneTells() throws Exception {
        var task = ask();
        clock.advance(Duration.ofHours(1));
        for (var one : together(8, _ -> () -> {
            escalation.sweep();
            return null;
        })) {
            one.get();
        }
        assertThat(gone(task)).hasSize(2);
        assertThat(count(
                        "SELECT count(*) FROM journal WHERE action = 'oversight.escalate' AND subject_id = ?",
                        task.toString()))
                .isEqualTo(2);
    }

    @Test
    void whatIsDoneIsLateNoMoreAndIsAgainWhenThatIsTakenBack() {
        var task = ask();
        clock.advance(Duration.ofMinutes(8));
        escalation.sweep();
        assertThat(gone(task)).hasSize(1);
        var done = as(LITING, () -> tasks.done(key(), task));
        escalation.sweep();
        assertThat(find(task)).isEmpty();
        assertThat(notices(task)).isEmpty();
        as(LITING, () -> undo.takeBack(key(), done.entry()));
        escalation.sweep();
        assertThat(find(task)).isPresent();
        assertThat(gone(task)).hasSize(1);
    }

    // ---- nobody is there

    @Test
    void thatNobodyIsOnDutyForItIsToldAtOnceAndIsWorseThanAnythingLate() {
        var late = ask();
        clock.advance(Duration.ofHours(1));
        escalation.sweep();
        var doctor = as(ZHANGLEI, () -> requests.request(key(), Request.of("DOCTOR", null, room(2))))
                .subject();
        assertThat(row(doctor).harm()).isEqualTo(Harm.UNMANNED);
        assertThat(row(doctor).harm()).isLessThan(row(late).harm());
        assertThat(notices(doctor)).containsExactly("oversight.watch");
        isThere("zhoumingyuan");
        assertThat(find(doctor)).isEmpty();
        goes("zhoumingyuan");
        assertThat(row(doctor).harm()).isEqualTo(Harm.UNMANNED);
    }

    @Test
    void whenNobodyOfThoseIsThereToWhomItGoesEverybodyIsTold() {
        var task = ask();
        goes(GAOFENG);
        clock.advance(Duration.ofMinutes(8));
        escalation.sweep();
        assertThat(notices(task)).containsExactly("tasks.take");
        // Resolved when it fired: who comes later finds it on the board.
        isThere(GAOFENG);
        assertThat(notices(task)).containsExactly("tasks.take");
        assertThat(find(task)).isPresent();
    }

    // ---- known

    @Test
    void whoeverKnowsOfItHasItBackOnTopAfterTheHousesTime() {
        var task = ask();
        clock.advance(Duration.ofHours(1));
        escalation.sweep();
        var press = key();
        var known = as(GAOFENG, () -> oversight.acknowledge(press, new AlarmId(task.value())));
        assertThat(as(GAOFENG, () -> oversight.acknowledge(press, new AlarmId(task.value()))))
                .isEqualTo(known);
        assertThat(row(task).knownBy()).isEqualTo("高峰");
        assertThat(notices(task)).isEmpty();
        var told = refused(GAOFENG, () -> oversight.acknowledge(key(), new AlarmId(task.value())));
        assertThat(told.key()).isEqualTo("refusal.oversight.known");
        var minutes = as(GAOFENG, () -> oversight.acknowledgedMinutes());
        clock.advance(Duration.ofMinutes(minutes).minusSeconds(30));
        escalation.sweep();
        assertThat(row(task).isKnown()).isTrue();
        clock.advance(Duration.ofSeconds(31));
        escalation.sweep();
        assertThat(row(task).isKnown()).isFalse();
        assertThat(notices(task)).isNotEmpty();
    }

    // ---- left behind

    @Test
    void whatSomebodyLeftBehindIsGivenANewHome() {
        var guest = arrive(LITING).subject();
        var task = ask();
        as(LITING, () -> tasks.begin(key(), task));
        leftBehind.by(people.id(LITING).value(), "HOLDER_SIGNED_OUT");
        assertThat(row(task).harm()).isEqualTo(Harm.LEFT);
        assertThat(row(task).left()).isEqualTo("李婷");
        var alone = wrongs.read().stream()
                .filter(wrong -> wrong.about().equals(guest.value()))
                .findFirst()
                .orElseThrow();
        assertThat(alone.harm()).isEqualTo(Harm.ALONE);
        assertThat(alone.left()).isEqualTo("李婷");

        isThere(ZHANGLEI);
        as(GAOFENG, () -> passing.assign(key(), task, people.id(ZHANGLEI)));
        as(GAOFENG, () -> custody.assign(key(), guest, people.id(ZHANGLEI)));
        assertThat(wrongs.read()).extracting(Wrong::about).doesNotContain(task.value(), guest.value());
        as(GAOFENG, () -> custody.assign(key(), guest, null));
        assertThat(fact(guest).holder()).isEqualTo("DESK");
        assertThat(leftBehind.anything(people.id(LITING).value())).isFalse();
    }

    private TaskId ask() {
        return as(
                        SUMAN,
                        () -> requests.request(
                                key(), Request.of("DOCUMENT", null, room(1)).saying("镜子")))
                .subject();
    }

    private Optional<Wrong> find(TaskId task) {
        return wrongs.read().stream()
                .filter(wrong -> wrong.about().equals(task.value()))
                .findFirst();
    }

    private Wrong row(TaskId task) {
        return find(task).orElseThrow();
    }

    private Instant due(TaskId task) {
        return jdbc.sql("SELECT due FROM task WHERE id = ?")
                .param(task.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private List<Instant> gone(Id task) {
        return jdbc
                .sql("SELECT since FROM escalation WHERE about = ? ORDER BY since")
                .param(task.value())
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(OffsetDateTime::toInstant)
                .toList();
    }

    private List<String> notices(Id task) {
        return jdbc.sql("""
                        SELECT permission FROM notice_unmanned WHERE about = :task
                        UNION ALL SELECT n.permission FROM notice_escalated n JOIN escalation e ON e.id = n.about
                        WHERE e.about = :task""").param("task", task.value()).query(String.class).list();
    }
}
