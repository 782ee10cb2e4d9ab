package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.lab.Written.Overall;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

/** ECG and ultrasound: brought, begun, done, reported; and the guest is where the board says. */
class ImagingTest extends LabTest {

    /** Of imaging. */
    private static final String YULAN = "yulan";

    private static final PlaceId ECG_ROOM = PlaceId.of("00000000-0000-4000-8000-000000000286");

    private static final Written NORMAL = new Written("窦性心律\n心率 72 次/分", "正常心电图", Overall.NORMAL);

    @Autowired
    Imaging imaging;

    @Autowired
    ImagingBoard examinations;

    @Autowired
    Tasks tasks;

    @Test
    void whatIsOrderedWaitsWithWhereTheGuestIs() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), in(seat(1)))).subject();
        var which = asked(visit, "ECG", "BLOOD_COUNT");
        assertThat(fact(which).stage()).isEqualTo(Stage.WAITING);
        assertThat(fact(which).guestAt()).isNotNull();
        assertThat(fact(which).place()).hasToString("Localized[zh=9 层心电图室, en=ECG room, floor 9]");
        assertThat(examinations.read())
                .as("a tube is nothing to examine")
                .noneMatch(one -> one.which().panel().equals("BLOOD_COUNT"));
        assertThat(waitsFor(visit)).contains("AWAITING_EXAMINATION");
    }

    @Test
    void aGuestIsBroughtByWhoeverTakesTheErrandAndThatIsSaid() {
        var visit = guest();
        var which = asked(visit, "ECG");
        as(YULAN, () -> imaging.call(key(), which));
        assertThat(fact(which).stage()).isEqualTo(Stage.CALLED);
        assertThat(refused(YULAN, () -> imaging.call(key(), which)).key()).isEqualTo("refusal.imaging.called");
        var task = jdbc.sql("SELECT task_id FROM lab_imaging_call WHERE order_id = ?")
                .param(which.order().value())
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .single();
        as("fengjie", () -> tasks.accept(key(), task));
        assertThat(fact(which).holderName()).isEqualTo("冯洁");
        var told = refused(YULAN, () -> imaging.call(key(), which));
        assertThat(told.key()).isEqualTo("refusal.imaging.coming");
        assertThat(told.args()).contains("冯洁");
        as(YULAN, () -> imaging.begin(key(), which));
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND closed IS NULL", task.value()))
                .as("who is there need not be brought")
                .isZero();
    }

    @Test
    void whoeverIsBegunIsInTheRoomAndNobodyElseComesIn() {
        var visit = guest();
        var which = asked(visit, "ECG");
        as(YULAN, () -> imaging.begin(key(), which));
        assertThat(fact(which).stage()).isEqualTo(Stage.BEGUN);
        assertThat(placeOf(visit)).isEqualTo("9 层心电图室");
        assertThat(waitsFor(visit)).contains("IN_EXAMINATION").doesNotContain("AWAITING_EXAMINATION");
        assertThat(refused(YULAN, () -> imaging.begin(key(), which)).args()).contains("余兰");

        var next = asked(guest(), "ECG");
        var told = refused(YULAN, () -> imaging.begin(key(), next));
        assertThat(told.key()).startsWith("refusal.place");
        as(YULAN, () -> imaging.done(key(), which));
        assertThat(placeOf(visit)).as("whoever is done with comes out").isEqualTo("");
        as(YULAN, () -> imaging.begin(key(), next));
    }

    @Test
    void oneGuestIsExaminedAtOnePlaceAtATime() {
        var visit = guest();
        var ecg = asked(visit, "ECG", "ULTRASOUND");
        var ultrasound = new Examination(ecg.order(), "ULTRASOUND");
        as(YULAN, () -> imaging.begin(key(), ecg));
        assertThat(refused(YULAN, () -> imaging.begin(key(), ultrasound)).key()).isEqualTo("refusal.imaging.elsewhere");
        as(YULAN, () -> imaging.done(key(), ecg));
        assertThat(waitsFor(visit)).contains("AWAITING_EXAMINATION");
        as(YULAN, () -> imaging.begin(key(), ultrasound));
        as(YULAN, () -> imaging.done(key(), ultrasound));
        assertThat(waitsFor(visit)).doesNotContain("AWAITING_EXAMINATION", "IN_EXAMINATION");
        assertThat(as(ZHOU, () -> orders.of(visit))).as("the form is completed").isEmpty();
    }

    @Test
    void whatIsGivenBackWaitsAgainForAReason() {
        var visit = guest();
        var which = asked(visit, "ULTRASOUND");
        as(YULAN, () -> imaging.begin(key(), which));
        assertThat(refused(YULAN, () -> imaging.giveBack(key(), which, null)))
                .isInstanceOfSatisfying(
                        InvalidInput.class, said -> assertThat(said.field()).isEqualTo("reason"));
        as(YULAN, () -> imaging.giveBack(key(), which, NotExamined.NOT_PREPARED));
        assertThat(fact(which).stage()).isEqualTo(Stage.WAITING);
        assertThat(placeOf(visit)).isEmpty();
        assertThat(waitsFor(visit)).contains("AWAITING_EXAMINATION");
        assertThat(refused(YULAN, () -> imaging.giveBack(key(), which, NotExamined.DEVICE))
                        .key())
                .isEqualTo("refusal.imaging.notBegun");
    }

    @Test
    void aTapIsTakenBackAndTheGuestIsWhereSheWas() {
        var visit = as(LIUYUE, () -> desk.arrive(key(), in(seat(2)))).subject();
        var which = asked(visit, "ECG");
        var before = waitsFor(visit);
        var seat = placeOf(visit);
        var called = as(YULAN, () -> imaging.call(key(), which));
        as(YULAN, () -> undo.takeBack(key(), called.entry()));
        assertThat(fact(which).stage()).isEqualTo(Stage.WAITING);
        var begun = as(YULAN, () -> imaging.begin(key(), which));
        as(YULAN, () -> undo.takeBack(key(), begun.entry()));
        assertThat(fact(which).stage()).isEqualTo(Stage.WAITING);
        assertThat(placeOf(visit)).isEqualTo(seat);
        assertThat(waitsFor(visit)).isEqualTo(before);
        as(YULAN, () -> imaging.begin(key(), which));
        var done = as(YULAN, () -> imaging.done(key(), which));
        as(YULAN, () -> undo.takeBack(key(), done.entry()));
        assertThat(fact(which).stage()).isEqualTo(Stage.BEGUN);
        assertThat(placeOf(visit)).isEqualTo("9 层心电图室");
        assertThat(waitsFor(visit)).contains("IN_EXAMINATION");
    }

    @Test
    void aReportIsPreliminaryThenFinalThenAmendedForAReason() {
        var visit = guest();
        var which = asked(visit, "ECG");
        assertThat(refused(YULAN, () -> imaging.write(key(), which, NORMAL)).key())
                .isEqualTo("refusal.imaging.notDone");
        as(YULAN, () -> imaging.done(key(), which));
        assertThat(fact(which).stage()).isEqualTo(Stage.DONE);
        assertThat(refused(YULAN, () -> imaging.conclude(key(), which, new Written("", " ", Overall.NORMAL)))
                        .key())
                .isEqualTo("refusal.imaging.conclusion");
        as(YULAN, () -> imaging.write(key(), which, NORMAL));
        assertThat(fact(which).preliminary()).isTrue();
        as(YULAN, () -> imaging.conclude(key(), which, NORMAL));
        assertThat(fact(which).stage()).isEqualTo(Stage.REPORTED);
        var told = refused(YULAN, () -> imaging.conclude(key(), which, NORMAL));
        assertThat(told.key()).isEqualTo("refusal.imaging.isFinal");
        assertThat(told.args()).contains("余兰");
        var other = new Written("", "窦性心动过缓", Overall.ABNORMAL);
        assertThat(refused(YULAN, () -> imaging.amend(key(), which, other, " ")).key())
                .isEqualTo("refusal.imaging.whyAmended");
        as(YULAN, () -> imaging.amend(key(), which, other, "看错导联"));
        assertThat(fact(which).amended()).isTrue();
        assertThat(as(YULAN, () -> imaging.look(which)).orElseThrow().written()).isEqualTo(other);
        assertThat(jdbc.sql("SELECT status FROM lab_report WHERE order_id = ? AND voided IS NULL ORDER BY id")
                        .param(which.order().value())
                        .query(String.class)
                        .list())
                .as("what was said before stays")
                .containsExactly("PRELIMINARY", "FINAL", "AMENDED");
        assertThat(count(
                        "SELECT count(*) FROM journal_told WHERE story_id = ? AND action = 'lab.lookAtExamination'",
                        visit.toString()))
                .isEqualTo(1);
    }

    @Test
    void aFinalReportIsBroughtAndMayBeWrittenWhenTheGuestHasLeft() {
        var visit = guest();
        var which = asked(visit, "ECG");
        as(YULAN, () -> imaging.done(key(), which));
        as(LIUYUE, () -> desk.depart(key(), visit));
        var said = as(YULAN, () -> imaging.conclude(key(), which, NORMAL));
        assertThat(reportTasks(visit)).isEqualTo(1);
        as(YULAN, () -> undo.takeBack(key(), said.entry()));
        assertThat(reportTasks(visit)).isZero();
        assertThat(fact(which).stage()).isEqualTo(Stage.DONE);
    }

    @Test
    void noFormIsRevokedWhileSomebodyIsExaminedForIt() {
        var which = asked(guest(), "ECG");
        as(YULAN, () -> imaging.begin(key(), which));
        assertThat(refused(ZHOU, () -> orders.revoke(key(), which.order(), Revoked.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.imaging.begun");
        as(YULAN, () -> imaging.giveBack(key(), which, NotExamined.WRONG_GUEST));
        as(ZHOU, () -> orders.revoke(key(), which.order(), Revoked.NOT_NEEDED));
        assertThat(examinations.find(which)).isEmpty();
    }

    @Test
    void whoeverIsNotOfImagingExaminesNobody() {
        var which = asked(guest(), "ECG");
        for (var who : List.of(XULAN, FENG, QIAN)) {
            assertThat(people.<Boolean>as(who, () -> {
                        try {
                            imaging.begin(key(), which);
                            return true;
                        } catch (AccessDeniedException e) {
                            return false;
                        }
                    }))
                    .isFalse();
        }
    }

    private Examination asked(VisitId visit, String panel, String... more) {
        var panels = new HashSet<>(Set.of(more));
        panels.add(panel);
        return new Examination(
                as(ZHOU, () -> orders.order(key(), visit, panels)).subject(), panel);
    }

    private ExaminationFact fact(Examination which) {
        return examinations.find(which).orElseThrow();
    }

    private List<String> waitsFor(VisitId visit) {
        return jdbc.sql("SELECT code FROM visit_reason_now WHERE visit_id = ? ORDER BY rank")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    private String placeOf(VisitId visit) {
        return jdbc.sql("""
                        SELECT coalesce(p.name_zh, '') FROM visit_place_now n LEFT JOIN place p ON p.id = n.place_id
                        WHERE n.visit_id = ?""").param(visit.value()).query(String.class).single();
    }

    private int reportTasks(VisitId visit) {
        return count(
                "SELECT count(*) FROM task WHERE visit_id = ? AND code = 'REPORT' AND closed IS NULL", visit.value());
    }
}
