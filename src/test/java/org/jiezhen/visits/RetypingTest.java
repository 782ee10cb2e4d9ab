package org.jiezhen.visits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Retyping.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of what kind a visit is: proposed from the history, corrected by a guide. */
class RetypingTest extends VisitsTest {

    @Autowired
    private Retyping retyping;

    @Test
    void theHistoryProposesWhatNobodySaid() {
        var first = comes("13877200001", null);
        assertThat(fact(first).type()).isEqualTo(VisitType.FIRST);
        leaves(first);

        var second = comes("13877200001", null);
        assertThat(fact(second).type()).as("bought nothing").isEqualTo(VisitType.FOLLOW_UP);
        as(LITING, () -> retyping.retype(key(), second, VisitType.FOLLOW_UP, VisitType.TREATMENT, Reason.GUEST_SAYS));
        leaves(second);

        assertThat(as(LITING, () -> retyping.proposed(Objects.requireNonNull(customer(second)))))
                .isEqualTo(VisitType.RETURNING);
        assertThat(fact(comes("13877200001", null)).type())
                .as("has bought a treatment")
                .isEqualTo(VisitType.RETURNING);
    }

    @Test
    void whatIsSaidStandsUnlessItCannotBe() {
        var before = comes("13877200002", VisitType.REVIEW);
        assertThat(fact(before).type()).isEqualTo(VisitType.REVIEW);
        leaves(before);

        assertThat(fact(comes("13877200002", VisitType.FIRST)).type()).isEqualTo(VisitType.RETURNING);
    }

    @Test
    void aGuideSaysWhyItIsAnotherAndTheJourneyTellsIt() {
        var visit = comes("13877200003", null);
        var key = key();
        var done =
                as(LITING, () -> retyping.retype(key, visit, VisitType.FIRST, VisitType.REVIEW, Reason.PLAN_CHANGED));
        var again =
                as(LITING, () -> retyping.retype(key, visit, VisitType.FIRST, VisitType.REVIEW, Reason.PLAN_CHANGED));

        assertThat(again).as("pressed twice").isEqualTo(done);
        assertThat(fact(visit).type()).isEqualTo(VisitType.REVIEW);
        assertThat(jdbc.sql("SELECT j.reason || ' ' || r.zh || ' ' || r.en FROM visit_retyped r"
                                + " JOIN journal j ON j.id = r.entry WHERE j.subject_id = ?")
                        .param(visit.toString())
                        .query(String.class)
                        .list())
                .containsExactly("PLAN_CHANGED 初诊 → 复查 First visit → Review");
    }

    @Test
    void whoeverIsSecondIsToldWhoWasFirst() throws Exception {
        var visit = comes("13877200004", null);

        var tries = together(IntStream.range(0, 8)
                .mapToObj(n -> (Callable<Object>) () -> as(
                        n % 2 == 0 ? LITING : ZHANGLEI,
                        () -> retyping.retype(key(), visit, VisitType.FIRST, VisitType.OTHER, Reason.MIS_TAP)))
                .toList());

        assertThat(tries.stream().filter(one -> one.state() == Future.State.SUCCESS))
                .hasSize(1);
        var refused =
                refused(LIUYUE, () -> retyping.retype(key(), visit, VisitType.FIRST, VisitType.REVIEW, Reason.MIS_TAP));
        assertThat(refused.key()).isEqualTo("refusal.type.changed");
        assertThat(refused.args()[0]).isIn("李婷", "张蕾");
    }

    @Test
    void nobodyComesForTheFirstTimeTwice() {
        leaves(comes("13877200005", null));
        var visit = comes("13877200005", null);

        var refused = catchThrowableOfType(
                InvalidInput.class,
                () -> as(
                        LITING,
                        () -> retyping.retype(key(), visit, VisitType.FOLLOW_UP, VisitType.FIRST, Reason.MIS_TAP)));

        assertThat(refused.field()).isEqualTo("type");
        assertThat(refused.key()).isEqualTo("refusal.type.wasHere");
        assertThat(fact(visit).type()).isEqualTo(VisitType.FOLLOW_UP);
    }

    @Test
    void whoComesOnBusinessHasNoKind() {
        var visit = as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(), new Arrival(Source.BUSINESS, VisitType.FIRST, null, VisitDetails.NONE)))
                .subject();

        assertThat(fact(visit).type()).isEqualTo(VisitType.OTHER);
        assertThat(refused(
                                LITING,
                                () -> retyping.retype(key(), visit, VisitType.OTHER, VisitType.FIRST, Reason.HISTORY))
                        .key())
                .isEqualTo("refusal.type.business");
    }

    private VisitId comes(String phone, @Nullable String type) {
        return as(
                        LIUYUE,
                        () -> desk.arrive(
                                key(),
                                new Arrival(Source.WALK_IN, type, null, VisitDetails.parse("容若", phone, 0, false))))
                .subject();
    }

    private void leaves(VisitId visit) {
        as(LIUYUE, () -> desk.depart(key(), visit));
        clock.advance(Duration.ofMinutes(1));
    }
}
