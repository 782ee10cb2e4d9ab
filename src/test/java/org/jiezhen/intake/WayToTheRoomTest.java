package org.jiezhen.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.jiezhen.fasting.Fasting;
import org.jiezhen.fasting.FastingState;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is asked on the way to the room is asked once: form, card and fasting say the same. */
class WayToTheRoomTest extends VisitsTest {

    private static final Answers NOTHING = new Answers(null, null);

    @Autowired
    private WayToTheRoom way;

    @Autowired
    private IntakeForms forms;

    @Autowired
    private Fasting fasting;

    @Test
    void bothAnswersStandOnTheFormAndWhoPlansSurgeryFasts() {
        var visit = comes();
        var key = key();
        var said = new Answers(SurgeryToday.YES, "GREEN_TEA");
        var done = as(ZHANGLEI, () -> way.answer(key, visit, NOTHING, said));
        assertThat(as(ZHANGLEI, () -> way.answer(key, visit, NOTHING, said)))
                .as("pressed twice")
                .isEqualTo(done);

        assertThat(as(LITING, () -> way.said(visit))).isEqualTo(said);
        assertThat(as(LITING, () -> fasting.of(visit)).orElseThrow().state()).isEqualTo(FastingState.YES);
        assertThat(as(LITING, () -> forms.missing(visit)))
                .extracting(missing -> missing.field().code())
                .doesNotContain(IntakeField.SURGERY_TODAY);
        assertThat(jdbc.sql("SELECT count(*) FROM intake_filler WHERE visit_id = ?")
                        .param(visit.value())
                        .query(Integer.class)
                        .single())
                .as("whoever only asks this learns nothing about health")
                .isZero();
    }

    @Test
    void whoeverIsSecondIsToldWhoWasFirst() {
        var visit = comes();
        as(LITING, () -> way.answer(key(), visit, NOTHING, new Answers(SurgeryToday.NO, "NONE")));

        var refused =
                refused(ZHANGLEI, () -> way.answer(key(), visit, NOTHING, new Answers(SurgeryToday.NO, "COFFEE")));

        assertThat(refused.key()).isEqualTo("refusal.intake.way.meanwhile");
        assertThat(refused.args()).contains("李婷");
        assertThat(as(LITING, () -> way.said(visit)).drink()).isEqualTo("NONE");
    }

    @Test
    void whatIsNotAnsweredIsSaidAtItsQuestion() {
        var visit = comes();
        assertThat(wrong(visit, new Answers(null, "NONE"))).isEqualTo("surgery");
        assertThat(wrong(visit, new Answers(SurgeryToday.NO, null))).isEqualTo("drink");
        assertThat(wrong(visit, new Answers(SurgeryToday.NO, "WHISKY"))).isEqualTo("drink");
    }

    @Test
    void aWrongTapIsTakenBackOnTheFormAndOfFasting() {
        var visit = comes();
        var answered = as(LITING, () -> way.answer(key(), visit, NOTHING, new Answers(SurgeryToday.YES, "NONE")));
        assertThat(as(LITING, () -> way.said(visit)).surgery()).isEqualTo(SurgeryToday.YES);

        as(LITING, () -> undo.takeBack(key(), answered.entry()));
        assertThat(as(LITING, () -> way.said(visit)).surgery()).isNull();
        assertThat(as(LITING, () -> fasting.of(visit)).orElseThrow().state()).isEqualTo(FastingState.UNKNOWN);
    }

    private String wrong(VisitId visit, Answers said) {
        return catchThrowableOfType(InvalidInput.class, () -> as(LITING, () -> way.answer(key(), visit, NOTHING, said)))
                .field();
    }

    private VisitId comes() {
        return as(
                        LITING,
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }
}
