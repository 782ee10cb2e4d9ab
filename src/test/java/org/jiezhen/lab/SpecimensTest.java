package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.jiezhen.acts.LeftBehind;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** A tube from the arm to its result: whoever has it is known at every moment, and no two are taken for each other. */
class SpecimensTest extends LabTest {

    @Autowired
    Tasks tasks;

    @Autowired
    TaskPassing passing;

    @Autowired
    LeftBehind leftBehind;

    @Autowired
    Duty duty;

    @AfterEach
    void nobodyIsOnDuty() {
        as(ZHAO, () -> duty.mine().isPresent() ? duty.end(key()) : null);
    }

    // ---- ordered

    @Test
    void aFormNeedsOneTubeOfEachKind() {
        var tubes = ordered(guest(), "BLOOD_COUNT", "CHEMISTRY", "INFECTION", "ECG");
        assertThat(tubes).hasSize(2);
        assertThat(rows.find(tubes.getLast()).orElseThrow().panels().zh()).isEqualTo("生化、感染四项");
        var numbers = tubes.stream()
                .map(tube -> rows.find(tube).orElseThrow().accession())
                .toList();
        assertThat(numbers).allMatch(number -> number.matches("JZ\\d{6}\\d{4}")).doesNotHaveDuplicates();
    }

    @Test
    void withTheFormItIsRevokedAndNotOnceItIsDrawn() {
        var visit = guest();
        var one = ordered(visit);
        var order = orders(visit);
        as(ZHOU, () -> orders.revoke(key(), order, Revoked.NOT_NEEDED));
        assertThat(state(one)).isEqualTo(SpecimenState.CANCELLED);
        assertThat(refused(JIANG, () -> specimens.label(key(), one, TWO)).key())
                .isEqualTo("refusal.specimen.is.CANCELLED");

        var other = drawn(visit);
        var drawn = orders(visit);
        assertThat(refused(ZHOU, () -> orders.revoke(key(), drawn, Revoked.NOT_NEEDED))
                        .key())
                .isEqualTo("refusal.specimen.is.COLLECTED");
        assertThat(state(other)).isEqualTo(SpecimenState.COLLECTED);
    }

    @Test
    void whatWasOrderedByMistakeWasNeverOrdered() {
        var visit = guest();
        var done = as(ZHOU, () -> orders.order(key(), visit, Set.of("BLOOD_COUNT")));
        assertThat(rows.read()).anyMatch(row -> row.visit().equals(visit.toString()));
        as(ZHOU, () -> undo.takeBack(key(), done.entry()));
        assertThat(rows.read()).noneMatch(row -> row.visit().equals(visit.toString()));

        var again = as(ZHOU, () -> orders.order(key(), visit, Set.of("BLOOD_COUNT")));
        var tube = rows.read().stream()
                .filter(row -> row.visit().equals(visit.toString()))
                .findFirst()
                .orElseThrow();
        labelled(tube.specimen());
        assertThat(refused(ZHOU, () -> undo.takeBack(key(), again.entry())).key())
                .isEqualTo("refusal.lab.drawnSince");
    }

    private OrderId orders(VisitId visit) {
        return as(ZHOU, () -> orders.of(visit)).getLast().order();
    }

    // ---- at the chair

    @Test
    void aLabelIsPrintedOnceTheGuestIsKnownByTwo() {
        var specimen = ordered(guest());
        assertThat(refused(JIANG, () -> specimens.collect(key(), specimen, new Drawn(null, STATION, null)))
                        .key())
                .isEqualTo("refusal.specimen.noLabel");
        var few = refused(JIANG, () -> specimens.label(key(), specimen, Set.of(Identifier.NAME)));
        assertThat(few).isInstanceOf(InvalidInput.class);
        assertThat(few.args()).contains(2);
        // What the record does not say cannot have been compared.
        assertThat(refused(
                                JIANG,
                                () -> specimens.label(key(), specimen, Set.of(Identifier.NAME, Identifier.BIRTH_DATE)))
                        .key())
                .isEqualTo("refusal.specimen.identifiers");
        as(JIANG, () -> specimens.label(key(), specimen, TWO));
        assertThat(state(specimen)).as("printed is not drawn").isEqualTo(SpecimenState.ORDERED);
    }

    @Test
    void whoHasANamesakeHereIsKnownByThreeAndTheirTubesCannotBeExchanged() {
        var one = ordered(guest("李晓梅"));
        var other = ordered(guest("李小梅"));
        var told = refused(JIANG, () -> specimens.label(key(), one, TWO));
        assertThat(told.key()).isEqualTo("refusal.specimen.namesake");
        assertThat(told.args()).contains(3);
        labelled(one);
        var others = labelled(other);

        var exchanged = refused(JIANG, () -> specimens.collect(key(), one, new Drawn(others, STATION, null)));
        assertThat(exchanged.key()).isEqualTo("refusal.scan.namesake");
        assertThat(exchanged.args())
                .contains(
                        rows.find(other).orElseThrow().ticket().text(),
                        rows.find(one).orElseThrow().ticket().text());
        assertThat(state(one)).isEqualTo(SpecimenState.ORDERED);
    }

    @Test
    void aReprintVoidsTheLabelBefore() {
        var specimen = ordered(guest());
        var first = labelled(specimen);
        var second = labelled(specimen);
        assertThat(second).isNotEqualTo(first);
        var told = refused(JIANG, () -> specimens.collect(key(), specimen, new Drawn(first, STATION, null)));
        assertThat(told.key()).isEqualTo("refusal.scan.void");
        assertThat(told.args()).contains("江雪");
        as(JIANG, () -> specimens.collect(key(), specimen, new Drawn(second, STATION, null)));
        assertThat(state(specimen)).isEqualTo(SpecimenState.COLLECTED);
    }

    @Test
    void whatIsNoCodeOfOursIsSaid() {
        var specimen = ordered(guest());
        var code = labelled(specimen);
        var other = labelled(ordered(guest()));
        assertThat(scanned(specimen, "hello")).isEqualTo("refusal.scan.unreadable");
        assertThat(scanned(specimen, "BJ" + code.substring(2))).isEqualTo("refusal.scan.otherHouse");
        var last = code.charAt(code.length() - 1);
        assertThat(scanned(specimen, code.substring(0, code.length() - 1) + (char) ('0' + (last - '0' + 1) % 10)))
                .isEqualTo("refusal.scan.misread");
        assertThat(scanned(specimen, new LabelCode("JZ", "JZ9901019999", 1).text()))
                .isEqualTo("refusal.scan.unknown");
        assertThat(scanned(specimen, other)).isEqualTo("refusal.scan.other");
        var typed = code.toLowerCase(Locale.ROOT).replaceAll("(.{4})", "$1 ");
        as(JIANG, () -> specimens.collect(key(), specimen, new Drawn(typed, STATION, null)));
    }

    private String scanned(SpecimenId specimen, String code) {
        return refused(JIANG, () -> specimens.collect(key(), specimen, new Drawn(code, STATION, null)))
                .key();
    }

    @Test
    void whetherTheGuestHasEatenIsAskedWhereAPanelNeedsIt() {
        var specimen = ordered(guest(), "CHEMISTRY").getFirst();
        labelled(specimen);
        assertThat(refused(JIANG, () -> specimens.collect(key(), specimen, new Drawn(null, STATION, null)))
                        .key())
                .isEqualTo("refusal.specimen.fasting");
        assertThat(refused(JIANG, () -> specimens.collect(key(), specimen, new Drawn(null, STATION, false)))
                        .key())
                .isEqualTo("refusal.specimen.hasEaten");
        as(JIANG, () -> specimens.collect(key(), specimen, new Drawn(null, STATION, true)));
        assertThat(rows.find(specimen).orElseThrow().checked())
                .as("by hand is kept apart from scanned")
                .isEqualTo(Checked.BY_HAND);
    }

    @Test
    void whoIsNotOfTheRoleOfThePanelDoesNotDraw() {
        var specimen = ordered(guest());
        assertThat(refused("bailu", () -> specimens.label(key(), specimen, TWO)).key())
                .isEqualTo("refusal.specimen.who");
    }

    // ---- from hand to hand

    @Test
    void fromTheArmToTheLaboratorySomebodyOrSomePlaceHasIt() {
        var visit = guest();
        var specimen = drawn(visit);
        assertThat(has(specimen)).isEqualTo("9 层护士站");
        var errand = errand(specimen);
        as(FENG, () -> tasks.begin(key(), errand));
        assertThat(state(specimen)).isEqualTo(SpecimenState.PICKED_UP);
        assertThat(has(specimen)).isEqualTo("冯洁");
        as(FENG, () -> tasks.done(key(), errand));
        assertThat(state(specimen)).isEqualTo(SpecimenState.DELIVERED);
        assertThat(has(specimen)).isEqualTo("9 层化验科");
        var receive = task(specimen, "RECEIVE");
        var code = code(specimen);
        as(QIAN, () -> specimens.receive(key(), specimen, code, Condition.GOOD));
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'COMPLETED'", receive.value()))
                .isEqualTo(1);
        assertThat(refused(QIAN, () -> specimens.resulted(key(), specimen)).key())
                .as("what is asked of it was not found out yet")
                .isEqualTo("refusal.result.lacking");
        found(specimen);
        assertThat(state(specimen)).isEqualTo(SpecimenState.RESULTED);
        assertThat(task(specimen, "REPORT")).isNotNull();
        assertThat(as(ZHOU, () -> orders.of(visit)))
                .as("the form is completed with the last of it")
                .isEmpty();
        chainIsWhole(specimen);
    }

    @Test
    void theErrandGoesOnWhenTheGuestHasLeft() {
        var visit = guest();
        var specimen = drawn(visit);
        var errand = errand(specimen);
        as(LIUYUE, () -> desk.depart(key(), visit));
        as(FENG, () -> tasks.done(key(), errand));
        assertThat(state(specimen)).isEqualTo(SpecimenState.DELIVERED);
    }

    @Test
    void whatIsGivenBackWasLaidBackAndWhoTakesItOverHasIt() {
        var specimen = drawn(guest());
        var errand = errand(specimen);
        as(FENG, () -> tasks.begin(key(), errand));
        as(FENG, () -> tasks.giveBack(key(), errand, TaskReason.CALLED_AWAY));
        assertThat(state(specimen)).isEqualTo(SpecimenState.COLLECTED);
        assertThat(has(specimen)).isEqualTo("9 层护士站");
        as(FENG, () -> tasks.begin(key(), errand));
        as(ZHAO, () -> duty.declare(key(), DutyState.ON_DUTY));
        as(FENG, () -> passing.offer(key(), errand, people.id(ZHAO)));
        assertThat(has(specimen)).isEqualTo("冯洁");
        as(ZHAO, () -> passing.takeOver(key(), errand));
        assertThat(has(specimen)).isEqualTo("赵玉");
        chainIsWhole(specimen);
    }

    @Test
    void aTapOnTheErrandTakenBackMovesTheTubeBack() {
        var specimen = drawn(guest());
        var errand = errand(specimen);
        var begun = as(FENG, () -> tasks.begin(key(), errand));
        as(FENG, () -> undo.takeBack(key(), begun.entry()));
        assertThat(has(specimen)).isEqualTo("9 层护士站");
        as(FENG, () -> tasks.begin(key(), errand));
        var done = as(FENG, () -> tasks.done(key(), errand));
        as(FENG, () -> undo.takeBack(key(), done.entry()));
        assertThat(state(specimen)).isEqualTo(SpecimenState.PICKED_UP);
        assertThat(has(specimen)).isEqualTo("冯洁");
        assertThat(count(
                        "SELECT count(*) FROM task t JOIN lab_errand e ON e.task_id = t.id WHERE e.specimen_id = ?"
                                + " AND t.code = 'RECEIVE' AND t.closed IS NULL",
                        specimen.value()))
                .isZero();
        chainIsWhole(specimen);
    }

    @Test
    void aTubeCarriedByWhoeverHasGoneIsNobodysAndSaysSo() {
        var specimen = drawn(guest());
        var errand = errand(specimen);
        as(FENG, () -> tasks.begin(key(), errand));
        leftBehind.by(people.id(FENG).value(), "SIGN_OUT");
        assertThat(state(specimen)).isEqualTo(SpecimenState.PICKED_UP);
        assertThat(has(specimen)).isEqualTo("NONE");
        as(ZHAO, () -> tasks.begin(key(), errand));
        assertThat(has(specimen)).isEqualTo("赵玉");
        chainIsWhole(specimen);
    }

    @Test
    void theErrandOfATubeThatWasNotBroughtCannotJustEnd() {
        var errand = errand(drawn(guest()));
        as(FENG, () -> tasks.accept(key(), errand));
        assertThat(refused(FENG, () -> tasks.fail(key(), errand, TaskReason.CALLED_AWAY))
                        .key())
                .isEqualTo("refusal.specimen.carried");
    }

    @Test
    void ofThirtyTwoRunnersOneHasItAndTheOthersAreToldWho() throws Exception {
        var specimen = drawn(guest());
        var errand = errand(specimen);
        var runners = IntStream.range(0, 32)
                .<Callable<String>>mapToObj(n -> () -> begin(n % 2 == 0 ? FENG : ZHAO, errand))
                .toList();
        var told = new ArrayList<String>();
        for (var runner : together(runners)) {
            try {
                told.add(runner.get());
            } catch (ExecutionException e) {
                throw new AssertionError(e.getCause());
            }
        }
        assertThat(told).filteredOn("won"::equals).hasSize(1);
        var winner = has(specimen);
        assertThat(told)
                .filteredOn(answer -> !answer.equals("won"))
                .hasSize(31)
                .allMatch(answer -> answer.contains(winner) || answer.equals("refusal.task.begun"));
        assertThat(count(
                        "SELECT count(*) FROM lab_specimen_custody WHERE specimen_id = ? AND holder = 'STAFF'",
                        specimen.value()))
                .isEqualTo(1);
    }

    private String begin(String who, TaskId errand) {
        try {
            as(who, () -> tasks.begin(key(), errand));
            return "won";
        } catch (Refusal refusal) {
            return refusal.key().equals("refusal.task.begun")
                    ? refusal.key()
                    : List.of(refusal.args()).toString();
        }
    }

    // ---- in the laboratory

    @Test
    void whatWasNotSaidToComeIsUnexpectedAndWhatIsMissingIsNobodys() {
        var specimen = drawn(guest());
        as(QIAN, () -> specimens.receive(key(), specimen, null, Condition.GOOD));
        assertThat(rows.find(specimen).orElseThrow().condition()).isEqualTo("UNEXPECTED");
        assertThat(count(
                        "SELECT count(*) FROM task t JOIN lab_errand e ON e.task_id = t.id WHERE e.specimen_id = ?"
                                + " AND t.closed IS NULL",
                        specimen.value()))
                .isZero();

        var lost = drawn(guest());
        as(FENG, () -> tasks.done(key(), errand(lost)));
        as(QIAN, () -> specimens.missing(key(), lost));
        assertThat(has(lost)).isEqualTo("NONE");
        as(QIAN, () -> specimens.found(key(), lost, LABORATORY));
        assertThat(state(lost)).isEqualTo(SpecimenState.COLLECTED);
        assertThat(errand(lost)).isNotNull();
        chainIsWhole(lost);
    }

    @Test
    void whatIsRejectedIsDrawnAgainAndTheTwoKnowOfEachOther() {
        var visit = guest();
        var specimen = drawn(visit);
        as(FENG, () -> tasks.done(key(), errand(specimen)));
        assertThat(refused(QIAN, () -> specimens.reject(key(), specimen, null)).key())
                .isEqualTo("refusal.specimen.whyRejected");
        as(QIAN, () -> specimens.reject(key(), specimen, Unfit.HAEMOLYSED));
        assertThat(state(specimen)).isEqualTo(SpecimenState.REJECTED);
        var instead = jdbc.sql("SELECT id FROM lab_specimen WHERE replaces = ?")
                .param(specimen.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        assertThat(state(instead)).isEqualTo(SpecimenState.ORDERED);
        assertThat(rows.find(instead).orElseThrow().again()).isTrue();
        var recalled = task(instead, "RECOLLECT");
        assertThat(refused(QIAN, () -> specimens.resulted(key(), specimen)).key())
                .isEqualTo("refusal.specimen.is.REJECTED");
        assertThat(refused(LIUYUE, () -> desk.depart(key(), visit)).key()).isEqualTo("refusal.lab.leaving");
        draw(instead);
        assertThat(count("SELECT count(*) FROM task WHERE id = ? AND outcome = 'COMPLETED'", recalled.value()))
                .isEqualTo(1);
    }

    // ---- by the database

    @Test
    void theDatabaseRefusesAGapASecondHolderAndAStepThatThereIsNot() {
        var specimen = drawn(guest());
        assertRefused("""
                UPDATE lab_specimen_custody SET ended = started, ended_by = begun_by WHERE specimen_id = ?""", specimen);
        assertRefused("""
                UPDATE lab_specimen_custody SET voided = now(), voided_by = begun_by WHERE specimen_id = ?""", specimen);
        assertRefused("""
                INSERT INTO lab_specimen_custody (specimen_id, holder, started, recorded, begun_by)
                SELECT ?, 'NONE', now(), now(), max(id) FROM journal""", specimen);
        assertRefused("""
                UPDATE lab_specimen_state SET state = 'RESULTED' WHERE specimen_id = ? AND ended IS NULL""", specimen);
        assertThat(state(specimen)).isEqualTo(SpecimenState.COLLECTED);
    }

    private void assertRefused(String sql, SpecimenId specimen) {
        assertThatThrownBy(() -> jdbc.sql(sql).param(specimen.value()).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
