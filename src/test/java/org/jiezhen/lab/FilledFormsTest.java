package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.live.Look;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskEnds;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A form that somebody has filled finds whoever may order it, and what is ordered finds whoever draws. */
class FilledFormsTest extends LabTest {

    private static final String SUMAN = "suman";
    private static final String FANGQI = "fangqi";

    @Autowired
    private Imaging imaging;

    @Autowired
    Tasks tasks;

    @Autowired
    TasksBoard work;

    @Autowired
    TaskCodes codes;

    @Autowired
    TaskEnds ends;

    @Autowired
    NoticesBoard notices;

    @Autowired
    ArrivalsBoard arrivals;

    @Autowired
    CurrentStaff current;

    @Autowired
    Trips trips;

    @Test
    void aFilledFormIsWorkOfWhoeverMayOrderItWithAClockAndANoticeAndNobodyElses() {
        var visit = guest();
        var form = filled(visit, "BLOOD_COUNT");
        var task = task("LAB_ORDER", form).orElseThrow();
        for (var who : List.of(ZHOU, FANGQI, "luoyi")) {
            assertThat(shown(who, task).orElseThrow().get("tg").asInt()).as(who).isEqualTo(600);
            assertThat(told(who)).as(who).contains("TASK_OPEN:" + task);
        }
        for (var who : List.of(SUMAN, JIANG, FENG, QIAN)) {
            assertThat(shown(who, task)).as(who).isEmpty();
            assertThat(told(who)).as(who).doesNotContain("TASK_OPEN:" + task);
        }
    }

    @Test
    void itEndsWithTheOrderAndDrawingBeginsAndEndsWithTheLastTube() {
        var visit = guest();
        var form = filled(visit, "BLOOD_COUNT", "COAGULATION");
        var waits = task("LAB_ORDER", form).orElseThrow();
        as(FANGQI, () -> tasks.accept(key(), waits));
        as(ZHOU, () -> orders.activate(key(), form));
        assertThat(task("LAB_ORDER", form)).isEmpty();

        var draw = task("DRAW", form).orElseThrow();
        assertThat(told(JIANG)).contains("TASK_OPEN:" + draw);
        assertThat(told(FENG)).doesNotContain("TASK_OPEN:" + draw);
        var tubes = specimensOf(form);
        draw(tubes.get(0));
        assertThat(task("DRAW", form)).as("one is still to be drawn").isPresent();
        var code = labelled(tubes.get(1));
        var drawn = as(JIANG, () -> specimens.collect(key(), tubes.get(1), new Specimens.Drawn(code, STATION, true)));
        assertThat(task("DRAW", form)).isEmpty();
        as(JIANG, () -> undo.takeBack(key(), drawn.entry()));
        assertThat(task("DRAW", form)).as("with the draw it is taken back").contains(draw);
    }

    @Test
    void whatWaitsForADrawStandsOnTheRowOfTheVisitAndGoesFromIt() {
        var visit = guest();
        var form = filled(visit, "BLOOD_COUNT");
        assertThat(mark(visit)).contains("化验单待开");
        as(ZHOU, () -> orders.activate(key(), form));
        assertThat(mark(visit)).contains("采样");
        specimensOf(form).forEach(this::draw);
        assertThat(mark(visit)).doesNotContain("采样");
    }

    @Test
    void aDraftThatIsRevokedOrWhoseGuestHasGoneWaitsForNobody() {
        var revoked = filled(guest(), "BLOOD_COUNT");
        as(SUMAN, () -> orders.revoke(key(), revoked, Revoked.NOT_NEEDED));
        assertThat(task("LAB_ORDER", revoked)).isEmpty();

        var visit = guest();
        var lapsed = filled(visit, "BLOOD_COUNT");
        as(LITING, () -> closing.leftUnseen(key(), visit, Instant.now()));
        assertThat(task("LAB_ORDER", lapsed)).isEmpty();

        var ordered = filled(guest(), "BLOOD_COUNT");
        var done = as(ZHOU, () -> orders.activate(key(), ordered));
        as(ZHOU, () -> undo.takeBack(key(), done.entry()));
        assertThat(task("LAB_ORDER", ordered)).as("it waits again").isPresent();
        assertThat(task("DRAW", ordered)).isEmpty();
    }

    @Test
    void nobodyEndsSuchATaskByAWordAndTheFormStaysToBeOrdered() {
        var form = filled(guest(), "BLOOD_COUNT");
        var task = task("LAB_ORDER", form).orElseThrow();
        as(ZHOU, () -> tasks.begin(key(), task));
        assertThat(refused(ZHOU, () -> tasks.done(key(), task)).key()).isEqualTo("refusal.task.elsewhere");
        assertThat(refused(ZHOU, () -> tasks.fail(key(), task, TaskReason.CALLED_AWAY))
                        .key())
                .isEqualTo("refusal.task.elsewhere");
        assertThat(shown(ZHOU, task).orElseThrow().at("/nx/0/0").asString()).isEqualTo("OPEN");
        as(ZHOU, () -> orders.activate(key(), form));
        assertThat(task("LAB_ORDER", form)).isEmpty();
    }

    @Test
    void onlyWhatIsExaminedAtAPlaceNeedsNoDrawAndItsReportIsBrought() {
        var visit = guest();
        var form = as(ZHOU, () -> orders.order(key(), visit, Set.of("ECG"))).subject();
        assertThat(task("DRAW", form)).isEmpty();
        as("yulan", () -> orders.examine(key(), form, "ECG"));
        assertThat(reports(visit)).isZero();
        var seen = new Written("", "正常心电图", Written.Overall.NORMAL);
        as("yulan", () -> imaging.conclude(key(), new Examination(form, "ECG"), seen));
        assertThat(reports(visit)).isEqualTo(1);
    }

    private int reports(VisitId visit) {
        return jdbc.sql("SELECT count(*) FROM task_now WHERE code = 'REPORT' AND visit_id = ?")
                .param(visit.value())
                .query(Integer.class)
                .single();
    }

    @Test
    void whoeverIsDoneLookingForATubeHasBroughtIt() {
        var tube = drawn(guest());
        as(QIAN, () -> specimens.missing(key(), tube));
        var search = task(tube, "FIND");
        as(FENG, () -> tasks.begin(key(), search));
        assertThat(has(tube)).isEqualTo("NONE");
        as(FENG, () -> trips.hand(key(), search, null));
        assertThat(state(tube)).isEqualTo(SpecimenState.DELIVERED);
        assertThat(has(tube)).isEqualTo("9 层化验科");
        assertThat(task(tube, "RECEIVE")).isNotNull();
        chainIsWhole(tube);
    }

    @Test
    void aRunnerIsSentTheTicketOfATubesErrandAndNeverTheName() {
        var name = guest("公孙不传");
        var tube = drawn(name);
        var errand = errand(tube);
        for (var who : List.of(FENG, ZHAO, "liting", "gaofeng")) {
            var row = shown(who, errand).orElseThrow();
            assertThat(row.toString()).as(who).doesNotContain("公孙").doesNotContain("血常规");
            assertThat(row.get("tk").asString()).startsWith("A");
        }
    }

    private OrderId filled(VisitId visit, String... panels) {
        return as(SUMAN, () -> orders.prepare(key(), visit, Set.of(panels))).subject();
    }

    private List<SpecimenId> specimensOf(OrderId order) {
        return jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ? ORDER BY accession")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .list();
    }

    private Optional<TaskId> task(String code, OrderId order) {
        return jdbc.sql("SELECT id FROM task WHERE same = ? AND closed IS NULL")
                .param(code + "|" + order)
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .optional();
    }

    /** The row of a task as this person's browser is sent it; nothing when it is none of the person's business. */
    private Optional<JsonNode> shown(String who, TaskId task) {
        return as(who, () -> Look.rows(
                        work,
                        TasksBoard.of(
                                current.id(),
                                codes.all(),
                                ends.all().keySet(),
                                current::may,
                                current.may("visits.see")))
                .stream()
                .filter(row -> row.get("id").asString().equals(task.toString()))
                .findFirst());
    }

    private List<String> told(String who) {
        return as(who, () -> Look.rows(notices, notices.of(current.id(), current::may)).stream()
                .map(row -> row.get("id").asString())
                .toList());
    }

    private String mark(VisitId visit) {
        return Look.rows(arrivals, ArrivalsBoard.GUIDES).stream()
                .filter(row -> row.get("id").asString().equals(visit.toString()))
                .map(row -> row.path("mk").path("zh").asString(""))
                .findFirst()
                .orElseThrow();
    }
}
