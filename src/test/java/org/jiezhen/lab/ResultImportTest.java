package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jiezhen.lab.ResultImport.Said;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Issue;
import org.jiezhen.tables.RowByRow.Counts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A file of results: looked through first, brought in then, and once more without harm. */
class ResultImportTest extends LabTest {

    @Autowired
    ResultImport imports;

    @Test
    void aTableIsLookedThroughWithASentenceForEachRowAndTheRightOnesAreBroughtIn() {
        var tube = received(guest("诸葛甲"), "BLOOD_COUNT");
        var number = accession(tube);
        var file = """
                标本号,姓名,项目,结果,单位,状态
                %1$s,诸葛甲,WBC,6.2,10^9/L,
                %1$s,诸葛甲,HGB,13.2,g/dL,
                %1$s,诸葛乙,PLT,220,,
                JZ0101010009,,RBC,4.4,,
                %1$s,,RBC,4.4,10*12/L,正式
                %1$s,,,4.4,,
                %1$s,,CREA,61,,
                """.formatted(number);
        var checked = check(file.getBytes(Charset.forName("GBK")));
        assertThat(checked.encoding()).isEqualTo("GB18030");
        assertThat(checked.foreseen()).isEqualTo(new Counts(2, 0, 0, 4, 1));
        assertThat(checked.issues()).extracting(Issue::row).containsExactlyInAnyOrder(3, 4, 5, 7, 8);
        assertThat(checked.issues())
                .extracting(issue -> issue.why().key())
                .containsExactlyInAnyOrder(
                        "refusal.result.unit",
                        "refusal.message.name",
                        "refusal.message.noSuchTube",
                        "refusal.lab.import.test",
                        "refusal.message.notAsked");
        assertThat(values(tube)).as("looking through changes nothing").isEmpty();

        assertThat(bring(checked)).isEqualTo(checked.foreseen());
        assertThat(values(tube)).containsExactly("PRELIMINARY 6.20", "PRELIMINARY 4.40");
        assertThat(check(file.getBytes(StandardCharsets.UTF_8)).foreseen())
                .as("once more it is known")
                .isEqualTo(new Counts(0, 0, 2, 4, 1));
    }

    @Test
    void aFileOfMessagesIsLookedThroughAndBroughtInAlike() {
        var tube = received(guest("诸葛丙"), "BLOOD_COUNT");
        var one = SentExamples.counterWithSpecimen(accession(tube));
        var file = one + "MSH|^~\\&|X|Y|||20261129||ADT^A01|1|P|2.4\r" + one.replace("RBC^^L", "MPV^^L");
        var checked = check(file.getBytes(StandardCharsets.UTF_8));
        assertThat(checked.encoding()).startsWith("HL7");
        assertThat(checked.foreseen()).isEqualTo(new Counts(4, 0, 3, 1, 1));
        assertThat(checked.issues())
                .extracting(issue -> issue.why().key())
                .containsExactlyInAnyOrder("refusal.message.kind", "refusal.message.noSuchTest");
        bring(checked);
        assertThat(values(tube)).hasSize(4);
    }

    private Checked<Said, Counts> check(byte[] file) {
        return as(QIAN, () -> imports.check(file, (_, _) -> {}));
    }

    private Counts bring(Checked<Said, Counts> checked) {
        return as(QIAN, () -> imports.bringIn(key(), checked, (_, _) -> {}));
    }

    private String accession(SpecimenId tube) {
        return jdbc.sql("SELECT accession FROM lab_specimen WHERE id = ?")
                .param(tube.value())
                .query(String.class)
                .single();
    }

    private List<String> values(SpecimenId tube) {
        return as(QIAN, () -> results.open(tube)).lines().stream()
                .flatMap(line -> Optional.ofNullable(line.result()).stream()
                        .map(result -> result.status() + " "
                                + result.value().text(line.test()).zh()))
                .toList();
    }
}
