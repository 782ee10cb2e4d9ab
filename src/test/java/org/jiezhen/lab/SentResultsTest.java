package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jiezhen.lab.SentResults.NotTaken;
import org.jiezhen.lab.SentResults.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What instruments send: what is certain is taken, and each of the rest is a sentence. */
class SentResultsTest extends LabTest {

    @Autowired
    SentResults sent;

    @Test
    void whatABloodCounterSendsIsTakenAndIsPreliminaryUntilSomebodyReleasesIt() {
        var tube = received(guest("欧阳甲"), "BLOOD_COUNT");
        var outcome = take(bloodCounter(tube, "欧阳甲"));
        assertThat(outcome.taken()).isEqualTo(4);
        assertThat(keys(outcome)).as("its mode is no test").containsExactly("refusal.message.noSuchTest");
        assertThat(value(tube, "HGB")).isEqualTo("PRELIMINARY 132");
        assertThat(state(tube)).isEqualTo(SpecimenState.RECEIVED);
        found(tube);
        assertThat(state(tube)).isEqualTo(SpecimenState.RESULTED);
    }

    @Test
    void theSameMessageTwiceChangesNothing() {
        var tube = received(guest("欧阳乙"), "BLOOD_COUNT");
        take(bloodCounter(tube, "欧阳乙"));
        var entries = count("SELECT count(*) FROM journal_told WHERE subject_id = ?", tube.toString());
        var again = take(bloodCounter(tube, "欧阳乙"));
        assertThat(again.taken()).isZero();
        assertThat(again.known()).isEqualTo(4);
        assertThat(count("SELECT count(*) FROM journal_told WHERE subject_id = ?", tube.toString()))
                .isEqualTo(entries);
        assertThat(count("SELECT count(*) FROM lab_result WHERE specimen_id = ?", tube.value()))
                .isEqualTo(4);
    }

    @Test
    void theCodeOfALabelNamesTheTubeAsItsNumberDoesAndAVoidOneDoesNot() {
        var tube = received(guest("欧阳丙"), "BLOOD_COUNT");
        var code = code(tube);
        assertThat(take(SentExamples.counterWithSpecimen(code)).taken()).isEqualTo(4);
        var other = ordered(guest("欧阳丁"), "BLOOD_COUNT").getFirst();
        var torn = labelled(other);
        labelled(other);
        assertThat(keys(take(SentExamples.counterWithSpecimen(torn)))).containsExactly("refusal.message.voidLabel");
    }

    @Test
    void severalTubesOfOneMessageAreEachTheirOwn() {
        var visit = guest("欧阳戊");
        var tubes = ordered(visit, "CHEMISTRY", "PREGNANCY");
        var tube = tubes.getFirst();
        draw(tube);
        receive(tube);
        var outcome = take(SentExamples.chemistry(accession(tube), "JZ0000000000"));
        assertThat(outcome.taken()).isEqualTo(3);
        assertThat(keys(outcome)).containsExactly("refusal.message.noSuchTube");
        assertThat(outcome.refused().getFirst().line()).isEqualTo(4);
        assertThat(value(tube, "CREA")).as("µmol/L is umol/L").isEqualTo("PRELIMINARY 61");
        assertThat(take(SentExamples.chemistry(accession(tube), accession(tube)))
                        .taken())
                .as("less than is kept")
                .isEqualTo(1);
        assertThat(value(tube, "HCG")).isEqualTo("PRELIMINARY <1.00");
    }

    // ---- broken in ten ways

    @Test
    void aTubeThatNobodyKnowsIsSaid() {
        assertThat(keys(take(SentExamples.counterWithSpecimen("JZ1901010001"))))
                .containsExactly("refusal.message.noSuchTube");
        assertThat(keys(take(SentExamples.counterWithSpecimen("")))).containsExactly("refusal.message.noTube");
    }

    @Test
    void twoNumbersOfTwoTubesAreSaidAndNoneIsTaken() {
        var one = received(guest("欧阳己"), "BLOOD_COUNT");
        var other = received(guest("欧阳庚"), "BLOOD_COUNT");
        var message =
                SentExamples.counterWithSpecimen(accession(one)).replace("OBR|1||", "OBR|1|" + accession(other) + "|");
        assertThat(keys(take(message))).containsExactly("refusal.message.twoTubes");
        assertThat(value(one, "WBC")).isEqualTo("nothing");
        assertThat(value(other, "WBC")).isEqualTo("nothing");
    }

    @Test
    void anotherNameSexOrBirthDateIsSaidAndNothingOfItIsTaken() {
        var visit = guest("欧阳辛");
        var tube = received(visit, "BLOOD_COUNT");
        assertThat(keys(take(bloodCounter(tube, "欧阳壬")))).containsExactly("refusal.message.name");
        assertThat(keys(take(SentExamples.bloodCounter(accession(tube), "", "", "男"))))
                .as("of whom nobody knows the sex, none is wrong")
                .containsExactly("refusal.message.noSuchTest");
        jdbc.sql("""
                        UPDATE customer SET sex = 'FEMALE', birth_date = '1992-03-04'
                        WHERE id = (SELECT person_id FROM visit_person WHERE visit_id = ?)""").param(visit.value()).update();
        var number = accession(tube);
        assertThat(keys(take(SentExamples.bloodCounter(number, "欧阳辛", "19920304", "男"))))
                .containsExactly("refusal.message.sex");
        assertThat(keys(take(SentExamples.bloodCounter(number, "欧阳辛", "19920305", "女"))))
                .containsExactly("refusal.message.born");
        assertThat(take(SentExamples.bloodCounter(number, "欧阳辛", "19920304", "女"))
                        .known())
                .isEqualTo(4);
    }

    @Test
    void aTubeThatIsNotReceivedOrIsRejectedTakesNothing() {
        var drawn = drawn(guest("欧阳癸"));
        var message = SentExamples.counterWithSpecimen(accession(drawn));
        assertThat(keys(take(message))).containsExactly("refusal.message.notReceived");
        receive(drawn);
        as(QIAN, () -> specimens.reject(key(), drawn, Unfit.CLOTTED));
        var told = take(message);
        assertThat(keys(told)).containsExactly("refusal.message.rejected");
        assertThat(told.refused().getFirst().why().args()).contains("钱进");
        var instead = jdbc.sql("SELECT id FROM lab_specimen WHERE replaces = ?")
                .param(drawn.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        assertThat(value(instead, "WBC"))
                .as("nor does the one that is drawn for it")
                .isEqualTo("nothing");
    }

    @Test
    void aTestThatNobodyKnowsOrNobodyAskedForIsSaidAndTheOthersAreTaken() {
        var tube = received(guest("司马甲"), "BLOOD_COUNT");
        var outcome = take(SentExamples.counterWithSpecimen(accession(tube))
                .replace("RBC^^L", "MPV^^L")
                .replace("PLT^^L", "CREA^^L"));
        assertThat(outcome.taken()).isEqualTo(2);
        assertThat(keys(outcome)).containsExactly("refusal.message.noSuchTest", "refusal.message.notAsked");
        assertThat(outcome.refused()).extracting(NotTaken::line).containsExactly(2, 4);
    }

    @Test
    void anotherUnitIsSaidByNameAndNothingIsConverted() {
        var tube = received(guest("司马乙"), "BLOOD_COUNT");
        var outcome = take(SentExamples.counterWithSpecimen(accession(tube)).replace("|128|g/L|", "|12.8|g/dL|"));
        assertThat(keys(outcome)).containsExactly("refusal.result.unit");
        assertThat(outcome.refused().getFirst().why().args()).contains("g/dL", "g/L");
        assertThat(value(tube, "HGB")).isEqualTo("nothing");
        assertThat(value(tube, "PLT")).isEqualTo("PRELIMINARY 231");
    }

    @Test
    void whatIsNoNumberOrEmptyOrNotObtainedIsSaid() {
        var tube = received(guest("司马丙"), "BLOOD_COUNT");
        var outcome = take(SentExamples.counterWithSpecimen(accession(tube))
                .replace("|6.2|", "|----|")
                .replace("|4.4|", "||")
                .replace("|231|10\\S\\9/L|125 to 350|N|||F|", "||10\\S\\9/L|125 to 350|N|||X|"));
        assertThat(keys(outcome))
                .containsExactly("refusal.result.number", "refusal.result.missing", "refusal.message.notObtained");
        assertThat(outcome.taken()).isEqualTo(1);
    }

    @Test
    void whatIsHardlyPossibleIsTakenOnceSomebodyHasLooked() {
        var tube = received(guest("司马丁"), "BLOOD_COUNT");
        var message = SentExamples.counterWithSpecimen(accession(tube)).replace("|128|", "|1280|");
        var outcome = take(message);
        assertThat(keys(outcome)).containsExactly("refusal.result.sure");
        assertThat(outcome.taken()).isEqualTo(3);
        assertThat(take(message, true).taken()).isEqualTo(1);
        assertThat(value(tube, "HGB")).isEqualTo("PRELIMINARY 1280");
    }

    @Test
    void aCorrectionOfWhatWasReleasedWaitsForSomebodyWhoLooks() {
        var tube = received(guest("司马戊"), "BLOOD_COUNT");
        var first = SentExamples.counterWithSpecimen(accession(tube));
        assertThat(keys(take(first.replace("|128|g/L|115 to 150|N|||F|", "|128|g/L|115 to 150|N|||C|"))))
                .as("there is nothing to correct")
                .containsExactly("refusal.message.correctsNothing");
        take(first);
        take(first.replace("|128|g/L|115 to 150|N|||F|", "|127|g/L|115 to 150|N|||C|"));
        assertThat(value(tube, "HGB"))
                .as("what is preliminary is corrected at once")
                .isEqualTo("PRELIMINARY 127");
        found(tube);
        var corrected = first.replace("|128|g/L|115 to 150|N|||F|", "|118|g/L|115 to 150|N|||C|");
        var told = take(corrected);
        assertThat(keys(told)).contains("refusal.message.corrected");
        assertThat(value(tube, "HGB")).isEqualTo("FINAL 140");
        assertThat(keys(take(first))).as("another value that is no correction").contains("refusal.message.differs");
        take(corrected, true);
        assertThat(value(tube, "HGB")).isEqualTo("AMENDED 118");
        assertThat(keys(take(corrected))).as("once more it is what stands").doesNotContain("refusal.message.corrected");
    }

    @Test
    void aStatusThatSaysNeitherIsSaidAndTheSameTestTwiceToo() {
        var tube = received(guest("司马己"), "BLOOD_COUNT");
        var outcome = take(SentExamples.counterWithSpecimen(accession(tube))
                .replace("|128|g/L|115 to 150|N|||F|", "|128|g/L|115 to 150|N|||W|")
                .replace("PLT^^L", "WBC^^L"));
        assertThat(keys(outcome)).containsExactly("refusal.message.status", "refusal.message.twice");
    }

    // ---- how

    private String bloodCounter(SpecimenId tube, String name) {
        return SentExamples.bloodCounter(accession(tube), name, "", "");
    }

    private Outcome take(String message) {
        return take(message, false);
    }

    private Outcome take(String message, boolean looks) {
        var read = Hl7Messages.read(message.getBytes(StandardCharsets.UTF_8)).message();
        return as(QIAN, () -> sent.take(read, sent.person(looks)));
    }

    private static List<String> keys(Outcome outcome) {
        return outcome.refused().stream().map(one -> one.why().key()).toList();
    }

    private String accession(SpecimenId tube) {
        return jdbc.sql("SELECT accession FROM lab_specimen WHERE id = ?")
                .param(tube.value())
                .query(String.class)
                .single();
    }

    private String value(SpecimenId tube, String test) {
        var line = as(QIAN, () -> results.open(tube)).lines().stream()
                .filter(one -> one.test().code().equals(test))
                .findFirst()
                .orElseThrow();
        var result = line.result();
        return result == null
                ? "nothing"
                : result.status() + " " + result.value().text(line.test()).zh();
    }
}
