package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;

/** What is found out is written down test by test: preliminary, released, amended; of a tube that was received whole. */
class ResultsTest extends LabTest {

    @Test
    void withTheLastTestThatIsReleasedTheResultsAreOut() {
        var visit = guest();
        var tube = received(visit, "BLOOD_COUNT");
        write(tube, Finding.of("WBC", "6.1", ResultStatus.FINAL), Finding.of("RBC", "4.5", ResultStatus.FINAL));
        assertThat(state(tube)).isEqualTo(SpecimenState.RECEIVED);
        assertThat(report(tube)).isEqualTo("PRELIMINARY NORMAL");
        write(tube, Finding.of("HGB", "140", ResultStatus.PRELIMINARY), Finding.of("PLT", "220", ResultStatus.FINAL));
        assertThat(state(tube)).as("one is preliminary").isEqualTo(SpecimenState.RECEIVED);
        write(tube, Finding.of("HGB", "141", ResultStatus.FINAL));
        assertThat(state(tube)).isEqualTo(SpecimenState.RESULTED);
        assertThat(report(tube)).isEqualTo("FINAL NORMAL");
        assertThat(task(tube, "REPORT")).isNotNull();
        assertThat(as(ZHOU, () -> orders.of(visit)))
                .as("the form is completed with the last of it")
                .isEmpty();
        assertThat(line(tube, "HGB").before())
                .as("what was said before stays")
                .singleElement()
                .satisfies(before -> {
                    assertThat(before.status()).isEqualTo(ResultStatus.PRELIMINARY);
                    assertThat(before.value().number()).isEqualByComparingTo("140");
                    assertThat(before.by()).isEqualTo("钱进");
                });
    }

    @Test
    void whatWasReleasedIsChangedByAnAmendedOneAloneAndTheOldOneStays() {
        var tube = received(guest(), "BLOOD_COUNT");
        found(tube);
        var told = refused(QIAN, () -> record(tube, Finding.of("HGB", "104", ResultStatus.FINAL)));
        assertThat(told.key()).isEqualTo("refusal.result.released");
        assertThat(told.args()).contains("钱进");
        assertThat(((InvalidInput) told).field()).isEqualTo("HGB");
        var amended = new Finding("HGB", "104", null, ResultStatus.AMENDED, false, null);
        assertThat(refused(QIAN, () -> record(tube, amended)).key()).isEqualTo("refusal.result.whyAmended");
        write(tube, Finding.amended("HGB", "104", Amendment.MISTYPED));
        assertThat(result(tube, "HGB").status()).isEqualTo(ResultStatus.AMENDED);
        assertThat(result(tube, "HGB").why()).isEqualTo(Amendment.MISTYPED);
        assertThat(line(tube, "HGB").before()).hasSize(1);
        assertThat(report(tube)).startsWith("AMENDED");
        assertThat(state(tube)).isEqualTo(SpecimenState.RESULTED);
    }

    @Test
    void theSameSaidAgainChangesNothing() {
        var tube = received(guest(), "BLOOD_COUNT");
        found(tube);
        found(tube);
        assertThat(count("SELECT count(*) FROM lab_result WHERE specimen_id = ?", tube.value()))
                .isEqualTo(4);
        assertThat(count("SELECT count(*) FROM lab_report WHERE specimen_id = ?", tube.value()))
                .isEqualTo(1);
    }

    @Test
    void whatIsHardlyPossibleIsSaidTwice() {
        var tube = received(guest(), "BLOOD_COUNT");
        var mistyped = Finding.of("HGB", "1400", ResultStatus.FINAL);
        assertThat(refused(QIAN, () -> record(tube, mistyped)).key()).isEqualTo("refusal.result.sure");
        assertThat(line(tube, "HGB").result()).isNull();
        write(tube, mistyped.surely());
        assertThat(result(tube, "HGB").flag()).isEqualTo(Flag.CRITICAL_HIGH);
    }

    @Test
    void itIsComparedWithWhatIsUsualOfThisGuestAndKeepsIt() {
        var visit = guest();
        var tube = received(visit, "BLOOD_COUNT");
        write(tube, Finding.of("HGB", "120", ResultStatus.FINAL), Finding.of("RBC", "4", ResultStatus.PRELIMINARY));
        assertThat(result(tube, "HGB").flag())
                .as("nobody knows the sex or the age")
                .isEqualTo(Flag.NOT_KNOWN);
        is(visit, "MALE", LocalDate.now().minusYears(30));
        write(tube, Finding.of("PLT", "100", ResultStatus.FINAL), Finding.of("RBC", "4", ResultStatus.FINAL));
        assertThat(result(tube, "PLT").flag()).isEqualTo(Flag.LOW);
        assertThat(result(tube, "RBC").flag()).isEqualTo(Flag.LOW);
        assertThat(result(tube, "HGB").flag()).isEqualTo(Flag.NOT_KNOWN);
        assertThat(Objects.requireNonNull(line(tube, "HGB").usual()).low()).isEqualByComparingTo("130");
        jdbc.sql("UPDATE lab_test_range SET low = 90 WHERE test = 'PLT'").update();
        try {
            assertThat(result(tube, "PLT").usual().low()).isEqualByComparingTo("125");
        } finally {
            jdbc.sql("UPDATE lab_test_range SET low = 125 WHERE test = 'PLT'").update();
        }
    }

    private void is(VisitId visit, String sex, LocalDate born) {
        jdbc.sql("""
                        UPDATE customer SET sex = ?, birth_date = ?
                        WHERE id = (SELECT person_id FROM visit_person WHERE visit_id = ?)""").params(sex, born, visit.value()).update();
    }

    @Test
    void aTapOnReleaseTakenBackTakesEverythingBack() {
        var visit = guest();
        var tube = received(visit, "BLOOD_COUNT");
        var done = as(QIAN, () -> results.record(key(), tube, usual(tube, ResultStatus.FINAL)));
        as(QIAN, () -> undo.takeBack(key(), done.entry()));
        assertThat(state(tube)).isEqualTo(SpecimenState.RECEIVED);
        assertThat(line(tube, "HGB").result()).isNull();
        assertThat(count(
                        "SELECT count(*) FROM lab_report WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL",
                        tube.value()))
                .isZero();
        assertThat(as(ZHOU, () -> orders.of(visit))).hasSize(1);
        found(tube);
        assertThat(state(tube)).isEqualTo(SpecimenState.RESULTED);
    }

    @Test
    void ofATubeThatWasNotReceivedOrNotWholeOrWasRejectedThereIsNoResult() {
        var drawn = drawn(guest());
        assertThat(refused(QIAN, () -> record(drawn, Finding.of("WBC", "6", ResultStatus.FINAL)))
                        .key())
                .isEqualTo("refusal.specimen.is.COLLECTED");
        as(QIAN, () -> specimens.receive(key(), drawn, null, Condition.LEAKING));
        assertThat(refused(QIAN, () -> record(drawn, Finding.of("WBC", "6", ResultStatus.FINAL)))
                        .key())
                .isEqualTo("refusal.result.unfit");

        var tube = received(guest(), "BLOOD_COUNT");
        write(tube, Finding.of("WBC", "6", ResultStatus.FINAL));
        as(QIAN, () -> specimens.reject(key(), tube, Unfit.CLOTTED));
        assertThat(line(tube, "WBC").result()).as("it is said no longer").isNull();
        assertThat(line(tube, "WBC").before()).hasSize(1);
        assertThat(refused(QIAN, () -> record(tube, Finding.of("WBC", "6", ResultStatus.FINAL)))
                        .key())
                .isEqualTo("refusal.specimen.is.REJECTED");
        assertThat(refused(
                                QIAN,
                                () -> record(
                                        received(guest(), "BLOOD_COUNT"), Finding.of("GLU", "6", ResultStatus.FINAL)))
                        .key())
                .isEqualTo("refusal.result.notAsked");
    }

    @Test
    void theDatabaseRefusesAResultThatIsNoneOfThisTube() {
        var rejected = drawn(guest());
        as(QIAN, () -> specimens.reject(key(), rejected, Unfit.CLOTTED));
        assertRefused(RESULT, rejected, "HGB");
        var received = received(guest(), "BLOOD_COUNT");
        assertRefused(RESULT, received, "GLU");
        assertRefused("""
                INSERT INTO lab_report (order_id, panel, specimen_id, status, flag, started, recorded, begun_by)
                SELECT order_id, 'BLOOD_COUNT', id, 'FINAL', 'NORMAL', now(), now(), (SELECT max(id) FROM journal)
                FROM lab_specimen WHERE id = ? AND ? = 'HGB'""", rejected, "HGB");
        var other = received(guest(), "BLOOD_COUNT");
        assertThatThrownBy(() ->
                        jdbc.sql("""
                        INSERT INTO lab_report (order_id, panel, specimen_id, status, flag, started, recorded, begun_by)
                        SELECT order_id, 'BLOOD_COUNT', ?, 'FINAL', 'NORMAL', now(), now(), (SELECT max(id) FROM journal)
                        FROM lab_specimen WHERE id = ?""").params(received.value(), other.value()).update())
                .as("a report of another visit's tube")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        WITH ended AS (
                            UPDATE lab_specimen_state SET ended = now(), ended_by = begun_by
                            WHERE specimen_id = :tube AND ended IS NULL AND voided IS NULL RETURNING begun_by),
                        put_away AS (
                            UPDATE lab_specimen_custody SET ended = now(), ended_by = begun_by
                            WHERE specimen_id = :tube AND ended IS NULL AND voided IS NULL)
                        INSERT INTO lab_specimen_state (specimen_id, state, started, recorded, begun_by)
                        SELECT :tube, 'RESULTED', now(), now(), begun_by FROM ended""").param("tube", received.value()).update())
                .as("results that are out while there are none")
                .isInstanceOf(DataIntegrityViolationException.class);
        assertThat(state(received)).isEqualTo(SpecimenState.RECEIVED);
    }

    private static final String RESULT = """
            INSERT INTO lab_result (specimen_id, test, status, number, unit, flag, started, recorded, begun_by)
            SELECT ?, ?, 'FINAL', 140, 'g/L', 'NORMAL', now(), now(), (SELECT max(id) FROM journal)""";

    private void assertRefused(String sql, SpecimenId tube, String test) {
        assertThatThrownBy(() -> jdbc.sql(sql).params(tube.value(), test).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aLookAtResultsIsJournalledAndOneAtNothingIsNot() {
        var tube = received(guest(), "BLOOD_COUNT");
        as(QIAN, () -> results.open(tube));
        assertThat(looks(tube)).isZero();
        found(tube);
        as(QIAN, () -> results.open(tube));
        assertThat(looks(tube)).isEqualTo(1);
        assertThat(count("""
                        SELECT count(*) FROM journal WHERE subject_id = ? AND detail::text ~ '140|HGB'""", tube.toString()))
                .as("no test and no value in the journal")
                .isZero();
    }

    private int looks(SpecimenId tube) {
        return count(
                "SELECT count(*) FROM journal WHERE subject_id = ? AND action = 'lab.lookAtResults'", tube.toString());
    }

    // ---- how

    private Object record(SpecimenId tube, Finding... findings) {
        return results.record(key(), tube, List.of(findings));
    }

    private void write(SpecimenId tube, Finding... findings) {
        as(QIAN, () -> record(tube, findings));
    }

    private Results.Line line(SpecimenId tube, String test) {
        return as(QIAN, () -> results.open(tube)).lines().stream()
                .filter(line -> line.test().code().equals(test))
                .findFirst()
                .orElseThrow();
    }

    private Result result(SpecimenId tube, String test) {
        return Objects.requireNonNull(line(tube, test).result());
    }

    private String report(SpecimenId tube) {
        return jdbc.sql("""
                        SELECT status || ' ' || flag FROM lab_report
                        WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL""").param(tube.value()).query(String.class).single();
    }
}
