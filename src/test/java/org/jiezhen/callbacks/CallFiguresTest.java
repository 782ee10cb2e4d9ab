package org.jiezhen.callbacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jiezhen.callbacks.CallFigures.Due;
import org.jiezhen.callbacks.CallFigures.Figures;
import org.jiezhen.callbacks.CallFigures.Kept;
import org.jiezhen.callbacks.CallFigures.Made;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each figure is what its rows say, and no row of a press that was taken back counts. */
class CallFiguresTest extends CallbacksTest {

    @Autowired
    private CallFigures figures;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TasksBoard tasksBoard;

    @BeforeEach
    void nothingWasRungYet() {
        jdbc.sql("UPDATE callback_result SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                .update();
    }

    @Test
    void whatIsKeptWhatIsLateAndWhatIsNotRungStandsApart() {
        var kept = due("按日的人");
        conclude(kept, Conclusion.of(CallOutcome.REACHED));
        var left = due("不打的人");
        as(CAOMIN, () -> owing.skip(key(), left, MoveReason.SETTLED));
        var late = due("迟了的人");
        due("没打的人");
        var open = figures();
        assertThat(open.due())
                .extracting(Due::kept)
                .containsExactlyInAnyOrder(Kept.KEPT, Kept.LEFT_OUT, Kept.OPEN, Kept.OPEN);

        clock.set(on(day().plusDays(1), LocalTime.of(10, 0)));
        conclude(late, Conclusion.of(CallOutcome.REACHED));
        assertThat(figures().due())
                .extracting(Due::kept)
                .containsExactlyInAnyOrder(Kept.KEPT, Kept.LEFT_OUT, Kept.LATE, Kept.MISSED);
        assertThat(figures().due())
                .filteredOn(one -> one.kept() == Kept.LATE || one.kept() == Kept.KEPT)
                .extracting(Due::by)
                .containsOnly("曹敏");
    }

    @Test
    void whoWasTriedAndThenReachedOnTheDayIsKept() {
        var person = due("再打的人");
        conclude(person, Conclusion.of(CallOutcome.NO_ANSWER));
        assertThat(figures().due()).extracting(Due::kept).containsExactly(Kept.OPEN);
        it(LocalTime.of(15, 30));
        conclude(person, Conclusion.of(CallOutcome.REACHED));
        var all = figures();
        assertThat(all.due()).extracting(Due::kept).containsExactly(Kept.KEPT);
        assertThat(all.made()).extracting(Made::hour).containsExactly(10, 15);
        assertThat(all.made()).extracting(Made::reached).containsExactly(false, true);
    }

    @Test
    void aPromiseIsKeptThatIsRungInTime() {
        var kept = due("守时的人");
        var broken = due("失约的人");
        conclude(kept, new Conclusion(CallOutcome.LATER, null, day().atTime(14, 0), null));
        conclude(broken, new Conclusion(CallOutcome.LATER, null, day().atTime(14, 0), null));
        it(LocalTime.of(14, 20));
        conclude(kept, Conclusion.of(CallOutcome.REACHED));
        it(LocalTime.of(15, 0));
        conclude(broken, Conclusion.of(CallOutcome.REACHED));
        assertThat(figures().promises()).extracting(CallFigures.Promise::kept).containsExactlyInAnyOrder(true, false);
    }

    @Test
    void ofAComplicationItIsSaidHowSoonADoctorHadIt() {
        var person = due("不适的人");
        conclude(person, Conclusion.of(CallOutcome.COMPLICATION));
        assertThat(figures().complications()).singleElement().satisfies(one -> assertThat(one.took())
                .isNull());
        clock.advance(Duration.ofMinutes(4));
        var task = tasksBoard.read().stream()
                .filter(one -> one.code().equals(CallConsequences.COMPLICATION))
                .findFirst()
                .orElseThrow();
        as("zhoumingyuan", () -> tasks.accept(key(), task.task()));
        assertThat(figures().complications()).singleElement().satisfies(one -> {
            assertThat(one.took()).isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5));
            assertThat(one.doctor()).isEqualTo("周明远");
            assertThat(one.by()).isEqualTo("曹敏");
        });
    }

    @Test
    void whatIsTakenBackCountsNowhere() {
        var person = due("撤回的人");
        as(CAOMIN, () -> calls.take(key(), person, false));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        var done = as(CAOMIN, () -> calls.conclude(key(), person, Conclusion.of(CallOutcome.REACHED)));
        as(CAOMIN, () -> undo.takeBack(key(), done.entry()));
        assertThat(figures().made()).isEmpty();
        assertThat(figures().due()).extracting(Due::kept).isEqualTo(List.of(Kept.OPEN));
    }

    @Test
    void daysThatAreNoneAreSaidAtTheirField() {
        assertThat(catchThrowableOfType(
                                InvalidInput.class, () -> as(GAOFENG, () -> figures.of(day(), day().minusDays(1))))
                        .field())
                .isEqualTo("to");
    }

    private Figures figures() {
        return as(GAOFENG, () -> figures.of(day(), day()));
    }

    private void conclude(CustomerId person, Conclusion said) {
        as(CAOMIN, () -> calls.take(key(), person, true));
        as(CAOMIN, () -> calls.spoke(key(), person, true));
        as(CAOMIN, () -> calls.conclude(key(), person, said));
    }
}
