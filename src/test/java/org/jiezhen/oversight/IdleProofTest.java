package org.jiezhen.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.oversight.IdleProof.Waited;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What lay while somebody was free is reckoned from what was so, to the second. */
class IdleProofTest extends VisitsTest {

    private static final String SUMAN = "suman";
    private static final String GAOFENG = "gaofeng";

    @Autowired
    IdleProof idle;

    @Autowired
    TaskRequests requests;

    @Autowired
    Tasks tasks;

    @Autowired
    Duty duty;

    private LocalDate day;

    @BeforeEach
    void nobodyIsOnDuty() {
        jdbc.sql("UPDATE duty_period SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL")
                .update();
        day = BusinessTime.day(clock.instant()).plusDays(300);
    }

    @AfterEach
    void theDayNeverWas() {
        jdbc.sql("UPDATE duty_period SET voided = now(), voided_by = begun_by WHERE started > now() AND voided IS NULL")
                .update();
        theHallIsEmpty();
    }

    @Test
    void whatLayWhileSomebodyWasFreeIsCountedAndNothingElse() {
        at(10, 0);
        says(LITING, DutyState.ON_DUTY);
        at(10, 5);
        var task = ask("镜子");
        at(10, 7);
        var guest = arrive(LITING).subject();
        at(10, 12);
        as(LITING, () -> custody.leaveToDesk(key(), guest));
        at(10, 15);
        as(LITING, () -> tasks.accept(key(), task));
        at(11, 0);
        assertThat(waited(task)).isEqualTo(Duration.ofMinutes(5));
        assertThat(of().asked()).isOne();
    }

    @Test
    void twoWhoAreFreeAtOnceAreOneAndWhoeverMayNotOrIsOnABreakIsNobody() {
        at(9, 0);
        says(XULAN, DutyState.ON_DUTY);
        says(LITING, DutyState.BREAK);
        var task = ask("图册");
        at(9, 10);
        assertThat(of().waited()).isEmpty();
        says(LITING, DutyState.ON_DUTY);
        at(9, 13);
        says(ZHANGLEI, DutyState.SERVING);
        at(9, 15);
        says(LITING, DutyState.BACK_OFFICE);
        at(9, 17);
        as(ZHANGLEI, () -> tasks.accept(key(), task));
        at(9, 30);
        assertThat(waited(task)).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void whoeverIsOnAnotherTaskIsNotFreeAndWhatIsTakenSoonDidNotLie() {
        at(14, 0);
        says(LITING, DutyState.ON_DUTY);
        var first = ask("一");
        at(14, 1);
        as(LITING, () -> tasks.begin(key(), first));
        var second = ask("二");
        at(14, 20);
        as(LITING, () -> tasks.done(key(), first));
        as(LITING, () -> tasks.accept(key(), second));
        assertThat(of().waited()).isEmpty();
        assertThat(of().asked()).isEqualTo(2);
    }

    @Test
    void aNightIsOfTwoDays() {
        at(23, 50);
        says(LITING, DutyState.ON_DUTY);
        var task = ask("夜");
        day = day.plusDays(1);
        at(0, 30);
        assertThat(waited(task)).isEqualTo(Duration.ofMinutes(30));
        day = day.minusDays(1);
        assertThat(waited(task)).isEqualTo(Duration.ofMinutes(10));
    }

    private void at(int hour, int minute) {
        clock.stopAt(
                day.atTime(LocalTime.of(hour, minute)).atZone(BusinessTime.ZONE).toInstant());
    }

    private void says(String username, DutyState state) {
        as(username, () -> duty.declare(key(), state));
    }

    private TaskId ask(String what) {
        return as(
                        SUMAN,
                        () -> requests.request(
                                key(), Request.of("DOCUMENT", null, room(1)).saying(what)))
                .subject();
    }

    private IdleProof.Day of() {
        return as(GAOFENG, () -> idle.of(day));
    }

    private Duration waited(TaskId task) {
        return of().waited().stream()
                .filter(one -> one.task().equals(task))
                .map(Waited::waited)
                .findFirst()
                .orElseThrow();
    }
}
