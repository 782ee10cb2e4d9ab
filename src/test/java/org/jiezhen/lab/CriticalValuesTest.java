package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.util.ReflectionTestUtils;

/** A critical value is told to the doctor who ordered it, else to one on duty; read back, or still to be told. */
class CriticalValuesTest extends LabTest {

    @Autowired
    private CriticalValues critical;

    @Autowired
    private ReviewsBoard reviews;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TaskPassing passing;

    @Autowired
    private Duty duty;

    @Autowired
    private ApplicationContext context;

    @AfterEach
    void nobodyIsOnDuty() {
        as(ZHOU, () -> duty.mine().isPresent() ? duty.end(key()) : null);
    }

    private SpecimenId criticalTube() {
        var tube = received(guest(), "BLOOD_COUNT");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.of("HGB", "45", ResultStatus.FINAL))));
        return tube;
    }

    private TaskId call(SpecimenId tube) {
        return as(QIAN, () -> critical.of(tube)).orElseThrow();
    }

    @Test
    void itIsAnUrgentTaskOfTheDoctorWhoOrderedItIfThere() {
        as(ZHOU, () -> duty.declare(key(), DutyState.ON_DUTY));
        var call = call(criticalTube());
        assertThat(asked(call)).isEqualTo("周明远");
        assertThat(count(
                        "SELECT count(*) FROM notice_task_asked WHERE about = ? AND person = ?",
                        call.value(),
                        people.id(ZHOU).value()))
                .as("it rings at the doctor's")
                .isEqualTo(1);
        assertThat(count(
                        "SELECT count(*) FROM task WHERE id = ? AND due = requested + interval '10 minutes'",
                        call.value()))
                .isEqualTo(1);
    }

    @Test
    void elseOfWhoeverIsOnDuty() {
        var call = call(criticalTube());
        assertThat(asked(call)).isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM notice_task_open WHERE about = ? AND permission = 'lab.critical'",
                        call.value()))
                .isEqualTo(1);
    }

    @Test
    void itIsDoneOnlyByWhatWasReadBack() {
        var tube = criticalTube();
        var call = call(tube);
        as(ZHOU, () -> tasks.accept(key(), call));
        as(ZHOU, () -> tasks.begin(key(), call));
        assertThat(refused(ZHOU, () -> tasks.done(key(), call)).key()).isEqualTo("refusal.critical.readBack");
        assertThat(refused(QIAN, () -> critical.readBack(key(), call, null, Map.of("HGB", "45")))
                        .key())
                .isEqualTo("refusal.critical.receiver");
        assertThat(refused(QIAN, () -> critical.readBack(key(), call, people.id(FENG), Map.of("HGB", "45")))
                        .key())
                .as("a guide receives none")
                .isEqualTo("refusal.critical.receiver");
        assertThat(refused(QIAN, () -> critical.readBack(key(), call, people.id(ZHOU), Map.of("HGB", "54")))
                        .key())
                .isEqualTo("refusal.critical.differs");
        as(QIAN, () -> critical.readBack(key(), call, people.id(ZHOU), Map.of("HGB", "45 g/L")));
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'COMPLETED'", call.value()))
                .isEqualTo(1);
        assertThat(count(
                        """
                        SELECT count(*) FROM lab_critical_call k JOIN lab_critical c ON c.result_id = k.result_id
                        WHERE c.task_id = ? AND k.caller = ? AND k.receiver = ? AND k.read_back = '45 g/L'
                          AND k.told IS NOT NULL""",
                        call.value(),
                        people.id(QIAN).value(),
                        people.id(ZHOU).value()))
                .isEqualTo(1);
    }

    @Test
    void theDoctorWritesDownWhatWasHeardAndIsNotShownItBefore() {
        var tube = criticalTube();
        var call = call(tube);
        var shown = as(ZHOU, () -> critical.look(call)).orElseThrow();
        assertThat(shown.calls()).isFalse();
        assertThat(shown.values()).allMatch(value -> value.result() == null);
        assertThat(shown.others()).anyMatch(one -> one.id().equals(people.id(QIAN)));
        as(ZHOU, () -> critical.readBack(key(), call, people.id(QIAN), Map.of("HGB", "45")));
        assertThat(as(QIAN, () -> critical.of(tube))).isEmpty();
    }

    @Test
    void whoAloneWasAskedAndCannotPassesItToAllAndItIsDueWhenItWas() {
        as(ZHOU, () -> duty.declare(key(), DutyState.ON_DUTY));
        var tube = criticalTube();
        var first = call(tube);
        clock.advance(Duration.ofMinutes(4));
        as(ZHOU, () -> passing.refuseWhatIsAsked(key(), first));
        var second = call(tube);
        assertThat(second).isNotEqualTo(first);
        assertThat(asked(second)).isEmpty();
        assertThat(count(
                        "SELECT count(*) FROM task a JOIN task b ON b.due = a.due WHERE a.id = ? AND b.id = ?",
                        first.value(),
                        second.value()))
                .isEqualTo(1);
    }

    @Test
    void unreadForTenMinutesItGoesOn() {
        as(ZHOU, () -> duty.declare(key(), DutyState.ON_DUTY));
        var call = call(criticalTube());
        clock.advance(Duration.ofMinutes(9));
        sweep();
        assertThat(escalated(call)).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        sweep();
        assertThat(escalated(call)).contains("lab.critical");
    }

    private void sweep() {
        ReflectionTestUtils.invokeMethod(context.getBean("escalation"), "sweep");
    }

    private List<String> escalated(TaskId call) {
        return jdbc.sql("SELECT permission FROM escalation WHERE about = ?")
                .param(call.value())
                .query(String.class)
                .list();
    }

    @Test
    void theSameValueIsToldOnceAndAnotherAnew() {
        var tube = received(guest(), "BLOOD_COUNT");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.of("HGB", "45", ResultStatus.PRELIMINARY))));
        var call = call(tube);
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.of("HGB", "45", ResultStatus.FINAL))));
        assertThat(call(tube)).isEqualTo(call);
        as(QIAN, () -> critical.readBack(key(), call, people.id(ZHOU), Map.of("HGB", "45")));
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.amended("HGB", "50", Amendment.MEASURED_AGAIN))));
        var again = call(tube);
        assertThat(again).isNotEqualTo(call);
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.amended("HGB", "140", Amendment.MIXED_UP))));
        assertThat(as(QIAN, () -> critical.of(tube)))
                .as("what is not so any more is not to be told")
                .isEmpty();
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'CANCELLED'", again.value()))
                .isEqualTo(1);
    }

    @Test
    void onTheBenchAndAtTheDoctorsItStandsFirst() {
        var tube = criticalTube();
        assertThat(rows.find(tube).orElseThrow().call()).isEqualTo(call(tube));
        var row = reviews.read().stream()
                .filter(one -> call(tube).equals(one.call()))
                .findFirst()
                .orElseThrow();
        assertThat(row.stage()).isEqualTo(ReviewsBoard.Stage.CRITICAL);
        assertThat(row.concerns(new StaffId(key()), true)).isTrue();
        assertThat(row.concerns(new StaffId(key()), false)).isFalse();
    }

    @Test
    void ofARejectedTubeThereIsNothingToBeTold() {
        var tube = criticalTube();
        as(QIAN, () -> specimens.reject(key(), tube, Unfit.CLOTTED));
        assertThat(as(QIAN, () -> critical.of(tube))).isEmpty();
    }

    private String asked(TaskId task) {
        return jdbc.sql("""
                        SELECT coalesce(n.name, '') FROM task t LEFT JOIN staff_named n ON n.actor = t.person::text
                        WHERE t.id = ?""").param(task.value()).query(String.class).single();
    }
}
