package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.lab.Reviews.Item;
import org.jiezhen.lab.Reviews.Seen;
import org.jiezhen.lab.ReviewsBoard.Stage;
import org.jiezhen.live.BoardSource;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Whoever may looks at what came, and says so; only of guests that concern, of what stands, and again when it is amended. */
class ReviewsTest extends LabTest {

    /** A physician assistant: reviews everybody's. */
    private static final String ASSISTANT = "fangqi";

    /** Another doctor. */
    private static final String OTHER = "hanli";

    /** Of imaging. */
    private static final String EXAMINER = "yulan";

    @Autowired
    private Reviews reviews;

    @Autowired
    private Imaging imaging;

    @Autowired
    private ReviewsBoard board;

    @Autowired
    private List<BoardSource<?>> boards;

    @Test
    void whatCameAndWhatLacksUntilAllIsReviewed() {
        var visit = guest();
        var tube = ordered(visit, "BLOOD_COUNT", "COAGULATION").getFirst();
        draw(tube);
        receive(tube);
        assertThat(row(visit).stage()).isEqualTo(Stage.LACKS);
        found(tube);
        assertThat(row(visit).stage()).isEqualTo(Stage.ASKED);
        assertThat(Objects.requireNonNull(row(visit).came()).en()).isEqualTo("Blood count");
        assertThat(Objects.requireNonNull(row(visit).lacks()).en()).isEqualTo("Coagulation");
        review(visit, "BLOOD_COUNT");
        assertThat(row(visit).stage()).isEqualTo(Stage.LACKS);
        assertThat(isComplete(visit)).isFalse();
    }

    private SpecimenId resulted(VisitId visit) {
        var tube = received(visit, "BLOOD_COUNT");
        found(tube);
        return tube;
    }

    @Test
    void allThatWasOrderedIsReviewedOnceSomebodyWhoMaySaysSo() {
        var visit = guest();
        resulted(visit);
        assertThat(isComplete(visit)).as("resulted is not reviewed").isFalse();
        review(visit, "BLOOD_COUNT");
        assertThat(isComplete(visit)).isTrue();
        assertThat(row(visit).stage()).isEqualTo(Stage.COMPLETE);
        var item = item(visit, "BLOOD_COUNT");
        assertThat(item.by()).isEqualTo("方琪");
        assertThat(item.lines()).hasSize(4);
        var again = refused(ASSISTANT, () -> reviews.review(key(), item.order(), List.of(seen(item))));
        assertThat(again.key()).isEqualTo("refusal.review.done");
        assertThat(again.args()).contains("方琪");
    }

    @Test
    void whatIsAmendedIsAskedAgainAndWhatWasShownBeforeSatisfiesNothing() {
        var visit = guest();
        var tube = resulted(visit);
        var shown = item(visit, "BLOOD_COUNT");
        review(visit, "BLOOD_COUNT");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.amended("HGB", "70", Amendment.MISTYPED))));
        assertThat(isComplete(visit)).isFalse();
        assertThat(row(visit).amended()).isTrue();
        assertThat(refused(ASSISTANT, () -> reviews.review(key(), shown.order(), List.of(seen(shown))))
                        .key())
                .isEqualTo("refusal.review.amended");
        review(visit, "BLOOD_COUNT");
        assertThat(isComplete(visit)).isTrue();
    }

    @Test
    void aReportOfARejectedTubeSatisfiesNothing() {
        var visit = guest();
        var tube = ordered(visit, "CHEMISTRY", "INFECTION").getFirst();
        draw(tube);
        receive(tube);
        as(
                QIAN,
                () -> results.record(
                        key(), tube, usual(tube, ResultStatus.FINAL).subList(0, 5)));
        review(visit, "CHEMISTRY");
        as(QIAN, () -> specimens.reject(key(), tube, Unfit.HAEMOLYSED));
        assertThat(item(visit, "CHEMISTRY").status()).isNull();
        assertThat(isComplete(visit)).isFalse();
        var instead = jdbc.sql("SELECT id FROM lab_specimen WHERE replaces = ?")
                .param(tube.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        draw(instead);
        receive(instead);
        found(instead);
        review(visit, "CHEMISTRY", "INFECTION");
        assertThat(isComplete(visit)).isTrue();
    }

    @Test
    void aReportOfAnExaminationIsReviewedAsOneOfATubeIs() {
        var visit = guest();
        var form = as(ZHOU, () -> orders.order(key(), visit, Set.of("ECG"))).subject();
        var which = new Examination(form, "ECG");
        var fast = new Written("心率 104 次/分", "窦性心动过速", Written.Overall.ABNORMAL);
        as(EXAMINER, () -> imaging.done(key(), which));
        as(EXAMINER, () -> imaging.write(key(), which, fast));
        assertThat(row(visit).stage()).isEqualTo(Stage.LACKS);
        as(EXAMINER, () -> imaging.conclude(key(), which, fast));
        assertThat(row(visit).stage()).isEqualTo(Stage.ABNORMAL);
        assertThat(item(visit, "ECG").conclusion()).isEqualTo("窦性心动过速");
        review(visit, "ECG");
        assertThat(isComplete(visit)).isTrue();
        var normal = new Written("", "正常心电图", Written.Overall.NORMAL);
        as(EXAMINER, () -> imaging.amend(key(), which, normal, "干扰"));
        assertThat(isComplete(visit)).isFalse();
        assertThat(row(visit).amended()).isTrue();
        review(visit, "ECG");
        assertThat(isComplete(visit)).isTrue();
    }

    @Test
    void theDatabaseTakesNoReviewOfWhatDoesNotStand() {
        var visit = guest();
        var tube = received(visit, "BLOOD_COUNT");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.of("WBC", "6", ResultStatus.FINAL))));
        assertRefused(tube, "is preliminary");
        var other = resulted(guest());
        assertThatThrownBy(
                        () -> jdbc.sql("""
                        INSERT INTO lab_review (order_id, panel, report_id, state, started, recorded, begun_by)
                        SELECT p.order_id, 'BLOOD_COUNT', r.id, 'REVIEWED', now(), now(), r.begun_by
                        FROM lab_specimen p, lab_report r WHERE p.id = ? AND r.specimen_id = ?""").params(tube.value(), other.value()).update())
                .as("a report of another visit")
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void assertRefused(SpecimenId tube, String why) {
        assertThatThrownBy(() -> jdbc.sql("""
                        INSERT INTO lab_review (order_id, panel, report_id, state, started, recorded, begun_by)
                        SELECT order_id, panel, id, 'REVIEWED', now(), now(), begun_by FROM lab_report
                        WHERE specimen_id = ? AND ended IS NULL""").param(tube.value()).update())
                .as(why)
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void onlyThoseLookWhomTheGuestConcernsAndEachLookIsJournalled() {
        var visit = guest();
        resulted(visit);
        assertThat(as(OTHER, () -> reviews.open(visit)))
                .as("none of this doctor's business")
                .isEmpty();
        assertThat(row(visit).concerns(people.id(OTHER), false)).isFalse();
        assertThat(as(ZHOU, () -> reviews.open(visit))).as("who ordered it").isPresent();
        assertThat(row(visit).concerns(people.id(ZHOU), false)).isTrue();
        assertThat(refused(
                                OTHER,
                                () -> reviews.review(
                                        key(), item(visit, "BLOOD_COUNT").order(), List.of(new Seen("BLOOD_COUNT", 1))))
                        .key())
                .isEqualTo("refusal.labOrder.unknown");
        var looks = looks(visit);
        as(ASSISTANT, () -> reviews.open(visit));
        assertThat(looks(visit)).isEqualTo(looks + 1);
    }

    private int looks(VisitId visit) {
        return count(
                "SELECT count(*) FROM journal WHERE about_id = ? AND action = 'lab.lookAtReports'", visit.toString());
    }

    @Test
    void aTapOnReviewedTakenBackAsksAgain() {
        var visit = guest();
        resulted(visit);
        var item = item(visit, "BLOOD_COUNT");
        var done = as(ASSISTANT, () -> reviews.review(key(), item.order(), List.of(seen(item))));
        as(ASSISTANT, () -> undo.takeBack(key(), done.entry()));
        assertThat(isComplete(visit)).isFalse();
        review(visit, "BLOOD_COUNT");
    }

    /** What was found out is on no board at all; what is asked for is on none but those of the laboratory and of who reviews. */
    @Test
    void noFrameIsSentAResultAndNoneOfOthersATest() {
        var visit = guest();
        var tube = received(visit, "INFECTION");
        var canary = "7.7373";
        var blood = received(visit, "BLOOD_COUNT");
        as(QIAN, () -> results.record(key(), blood, List.of(Finding.of("WBC", canary, ResultStatus.FINAL))));
        as(
                QIAN,
                () -> results.record(
                        key(),
                        tube,
                        usual(tube, ResultStatus.FINAL).stream()
                                .map(one -> Finding.of(one.test(), "POSITIVE", ResultStatus.FINAL))
                                .toList()));
        var clinical = Set.of(PanelsBoard.NAME, SpecimensBoard.NAME, ReviewsBoard.NAME);
        var seen = new ArrayList<String>();
        for (var one : boards) {
            var sent = one.read().toString();
            assertThat(sent).as("a result on %s", one.name()).doesNotContain(canary);
            if (!one.name().equals(PanelsBoard.NAME)) {
                assertThat(sent).as("a test on %s", one.name()).doesNotContain("艾滋病毒抗体", "HIV antibody", "阳性");
            }
            if (!clinical.contains(one.name())) {
                assertThat(sent).as("a panel on %s", one.name()).doesNotContain("感染四项", "Infections");
                seen.add(one.name());
            }
        }
        assertThat(seen).contains("arrivals", "runners", "tasks", "notices", "timeline", "wall");
        assertThat(row(visit).toString()).contains("感染四项");
    }

    // ---- how

    private ReviewsBoard.ReviewFact row(VisitId visit) {
        return board.find(visit).orElseThrow();
    }

    private Item item(VisitId visit, String panel) {
        return as(ASSISTANT, () -> reviews.open(visit)).orElseThrow().items().stream()
                .filter(one -> one.panel().equals(panel))
                .findFirst()
                .orElseThrow();
    }

    private static Seen seen(Item item) {
        return new Seen(item.panel(), Objects.requireNonNull(item.report()));
    }

    private void review(VisitId visit, String... panels) {
        for (var panel : panels) {
            var item = item(visit, panel);
            as(ASSISTANT, () -> reviews.review(key(), item.order(), List.of(seen(item))));
        }
    }

    private boolean isComplete(VisitId visit) {
        return jdbc.sql("SELECT complete FROM lab_reviewed WHERE visit_id = ?")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }
}
