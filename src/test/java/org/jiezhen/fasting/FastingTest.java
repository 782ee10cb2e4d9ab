package org.jiezhen.fasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.acts.Done;
import org.jiezhen.intake.FormId;
import org.jiezhen.intake.WayToTheRoom;
import org.jiezhen.intake.WayToTheRoom.Answers;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Rectifications;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** A drink before anaesthesia is harm: who fasts goes on fasting until one of three roles says otherwise, and why. */
class FastingTest extends VisitsTest {

    /** A doctor. */
    private static final String ZHOU = "zhoumingyuan";

    @Autowired
    private Fasting fasting;

    @Autowired
    private WayToTheRoom way;

    @Test
    void whatNobodyHasAskedIsNotKnownAndCountsAsFasting() {
        var visit = comes();

        assertThat(stands(visit)).isEqualTo(FastingState.UNKNOWN);
        assertThat(stands(visit).refuses()).isTrue();
        assertThat(as(LITING, () -> fasting.of(visit)).orElseThrow().by()).isNull();
    }

    @Test
    void surgeryPlannedTodayBeginsItAndALaterNoNeverEndsIt() {
        var visit = comes();
        as(LITING, () -> answer(visit, SurgeryToday.NO));
        assertThat(stands(visit)).isEqualTo(FastingState.NO);

        as(ZHANGLEI, () -> answer(visit, SurgeryToday.YES));
        for (var later : List.of(SurgeryToday.NO, SurgeryToday.UNKNOWN)) {
            as(LITING, () -> answer(visit, later));
            assertThat(stands(visit)).as("after %s", later).isEqualTo(FastingState.YES);
        }
        assertThat(as(LITING, () -> fasting.of(visit)).orElseThrow().by()).isEqualTo("张蕾");
    }

    @Test
    void onlyADoctorAnAssistantOrAnAnaesthetistLiftsItAndSaysWhy() {
        var visit = comes();
        as(LITING, () -> answer(visit, SurgeryToday.YES));

        assertThatThrownBy(() -> as(LITING, () -> fasting.lift(key(), visit, Lifted.CALLED_OFF)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(catchThrowableOfType(InvalidInput.class, () -> as(ZHOU, () -> fasting.lift(key(), visit, null)))
                        .field())
                .isEqualTo("reason");

        var key = key();
        var done = as(ZHOU, () -> fasting.lift(key, visit, Lifted.CALLED_OFF));
        assertThat(as(ZHOU, () -> fasting.lift(key, visit, Lifted.CALLED_OFF)))
                .as("pressed twice")
                .isEqualTo(done);
        assertThat(stands(visit)).isEqualTo(FastingState.NO);
        assertThat(jdbc.sql("SELECT reason FROM journal WHERE id = ?")
                        .param(done.entry())
                        .query(String.class)
                        .single())
                .isEqualTo("CALLED_OFF");

        as(LITING, () -> answer(visit, SurgeryToday.UNKNOWN));
        assertThat(stands(visit))
                .as("a guide who does not know takes nothing back of what a doctor has said")
                .isEqualTo(FastingState.NO);
        as(LITING, () -> answer(visit, SurgeryToday.YES));
        assertThat(stands(visit)).as("she wants it today after all").isEqualTo(FastingState.YES);
    }

    @Test
    void theDatabaseRefusesThatSomebodyAnswersItAway() {
        var visit = comes();
        as(LITING, () -> answer(visit, SurgeryToday.YES));

        assertThatThrownBy(() -> jdbc.sql("""
                                WITH j AS (SELECT max(id) AS id FROM journal), ended AS (
                                    UPDATE visit_fasting SET ended = now() + interval '1 day', ended_by = j.id FROM j
                                    WHERE visit_id = :visit AND ended IS NULL RETURNING visit_id)
                                INSERT INTO visit_fasting (visit_id, state, reason, started, recorded, begun_by)
                                SELECT visit_id, 'NO', 'NO_SURGERY', now() + interval '1 day', now(), j.id FROM ended, j""").param("visit", visit.value()).update())
                .hasMessageContaining("fasts until it is lifted");
        assertThatThrownBy(() -> jdbc.sql("""
                                INSERT INTO visit_fasting (visit_id, state, reason, started, recorded, begun_by)
                                SELECT :visit, 'YES', 'ORDERED', now(), now(), max(id) FROM journal""").param("visit", visit.value()).update())
                .as("one at a time")
                .hasMessageContaining("visit_fasting_open");
    }

    @Test
    void aWrongTapIsTakenBackWithinSeconds() {
        var visit = comes();
        as(LITING, () -> answer(visit, SurgeryToday.NO));
        var wrong = as(LITING, () -> answer(visit, SurgeryToday.YES));
        as(LITING, () -> undo.takeBack(key(), wrong.entry()));
        assertThat(stands(visit)).isEqualTo(FastingState.NO);

        var lifted = as(LITING, () -> answer(visit, SurgeryToday.YES));
        as(ZHOU, () -> fasting.lift(key(), visit, Lifted.SAID_WRONGLY));
        assertThat(refused(LITING, () -> undo.takeBack(key(), lifted.entry())).key())
                .as("the doctor's word stands on top of it")
                .isEqualTo("refusal.fasting.saidSince");
    }

    @Test
    void itEndsWithTheVisitAndGoesOnWhenTheGuestIsStillHere() {
        var visit = comes();
        as(LITING, () -> answer(visit, SurgeryToday.YES));
        clock.advance(Duration.ofMinutes(3));
        var left = as(LITING, () -> {
            desk.advance(key(), visit, "ARRIVED", "LEAVING");
            return desk.depart(key(), visit);
        });
        assertThat(open(visit)).isEmpty();
        assertThat(as(LITING, () -> fasting.of(visit))).isEmpty();

        as(LITING, () -> undo.takeBack(key(), left.entry()));
        assertThat(stands(visit)).isEqualTo(FastingState.YES);
        as(LITING, () -> answer(visit, SurgeryToday.NO));
        assertThat(stands(visit)).isEqualTo(FastingState.YES);
    }

    @Test
    void whoeverTurnsOutToBeAnotherIsAskedAgainUnlessFasting() {
        var one = comes();
        var other = comes();
        as(LITING, () -> answer(one, SurgeryToday.NO));
        as(LITING, () -> answer(other, SurgeryToday.YES));

        as(
                LITING,
                () -> rectifications.exchange(
                        key(), one, version(one), other, version(other), Rectifications.Reason.MIXED_UP));

        assertThat(stands(one)).isEqualTo(FastingState.UNKNOWN);
        assertThat(stands(other)).isEqualTo(FastingState.YES);
    }

    @Test
    void ofManyWhoAnswerAtOnceAYesIsNeverLost() throws Exception {
        var visit = comes();
        var answers = SurgeryToday.values();

        for (var one : together(IntStream.range(0, 12)
                .mapToObj(n -> (Callable<Object>)
                        () -> as(n % 2 == 0 ? LITING : ZHANGLEI, () -> insists(visit, answers[n % answers.length])))
                .toList())) {
            assertThat(one.state()).isEqualTo(Future.State.SUCCESS);
        }

        assertThat(stands(visit)).isEqualTo(FastingState.YES);
        assertThat(open(visit)).hasSize(1);
    }

    /** Whoever is told that somebody was first, looks and says it again. */
    private Done<FormId> insists(VisitId visit, SurgeryToday today) {
        for (var tries = 0; tries < 60; tries++) {
            try {
                return answer(visit, today);
            } catch (Refusal | CannotCreateTransactionException _) {
                // Somebody was first, or the house is asked too much at once and says so.
            }
        }
        throw new AssertionError("nobody listens");
    }

    @Test
    void nobodyFastsOnBusinessAndNobodyWhoHasGone() {
        var host = as(
                        LITING,
                        () -> desk.arrive(
                                key(), new Arrival(Source.BUSINESS, VisitType.OTHER, null, VisitDetails.NONE)))
                .subject();
        assertThat(refused(LITING, () -> answer(host, SurgeryToday.NO)).key()).isEqualTo("refusal.fasting.business");
        assertThat(as(LITING, () -> fasting.of(host))).isEmpty();
    }

    @Test
    void theRowSaysThatAGuestFastsAndBeforeTheRoomThatNobodyHasAsked() {
        var visit = comes();
        assertThat(marks(visit)).isEmpty();

        as(LITING, () -> desk.advance(key(), visit, "ARRIVED", "AWAITING_TRIAGE"));
        as(LITING, () -> desk.advance(key(), visit, "AWAITING_TRIAGE", "AWAITING_CONSULTATION"));
        assertThat(marks(visit)).containsExactly("Fasting?");
        as(LITING, () -> answer(visit, SurgeryToday.YES));
        assertThat(marks(visit)).containsExactly("Fasting");
        as(ZHOU, () -> fasting.lift(key(), visit, Lifted.ALLOWED));
        assertThat(marks(visit)).isEmpty();
        assertThat(jdbc.sql("""
                                SELECT s.en FROM fasting_said s JOIN journal_told j ON j.id = s.entry
                                WHERE j.story_kind = 'visit' AND j.story_id = ? ORDER BY s.entry""").param(visit.toString()).query(String.class).list())
                .containsExactly("fasting", "not fasting");
    }

    /** Asked as it is asked of everybody: in one step, with the drink. */
    private Done<FormId> answer(VisitId visit, SurgeryToday today) {
        return way.answer(key(), visit, way.said(visit), new Answers(today, "NONE"));
    }

    private VisitId comes() {
        return as(
                        LITING,
                        () -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();
    }

    private FastingState stands(VisitId visit) {
        return as(LITING, () -> fasting.of(visit)).orElseThrow().state();
    }

    private List<String> open(VisitId visit) {
        return jdbc.sql("SELECT state FROM visit_fasting WHERE visit_id = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    private List<String> marks(VisitId visit) {
        return jdbc.sql("SELECT en FROM fasting_mark WHERE visit_id = ?")
                .param(visit.value())
                .query(String.class)
                .list();
    }
}
