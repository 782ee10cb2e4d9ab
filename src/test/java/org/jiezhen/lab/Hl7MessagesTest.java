package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.lab.Hl7Messages.Code;
import org.jiezhen.lab.Hl7Messages.Fault;
import org.jiezhen.lab.Hl7Messages.Unreadable;
import org.jiezhen.lab.SentMessage.Observation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages as makers write them are read alike; what is broken is said. */
class Hl7MessagesTest {

    private static final Charset GBK = Charset.forName("GBK");

    @Test
    void aBloodCounterOfMindraysKindIsRead() {
        var read = Hl7Messages.read(SentExamples.bloodCounter("JZ2611290043", "欧阳试", "19920304", "女")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(read.message().sender()).isEqualTo("BC-6800");
        assertThat(read.message().tubes()).hasSize(1);
        var tube = read.message().tubes().getFirst();
        assertThat(tube.numbers()).containsExactly("JZ2611290043");
        assertThat(tube.patient().names()).contains("欧阳试");
        assertThat(tube.patient().sex()).isEqualTo("F");
        assertThat(tube.patient().born()).isEqualTo(LocalDate.of(1992, 3, 4));
        assertThat(tube.observations())
                .as("a picture is no result")
                .extracting(Observation::line)
                .containsExactly(1, 2, 3, 4, 5);
        assertThat(tube.observations().get(1))
                .isEqualTo(new Observation(2, List.of("6690-2", "WBC"), "6.20", "10*9/L", "F"));
    }

    @Test
    void aCounterOfSysmexsKindNamesTheTubeInItsSpecimenSegment() {
        var read = Hl7Messages.read(
                SentExamples.counterWithSpecimen("JZ2611290044").getBytes(StandardCharsets.UTF_8));
        var tube = read.message().tubes().getFirst();
        assertThat(tube.numbers()).startsWith("JZ2611290044");
        assertThat(tube.observations().getFirst().unit()).isEqualTo("10^9/L");
        assertThat(tube.observations().getFirst().codes()).contains("WBC");
    }

    @Test
    void aChemistryOfRochesKindSaysSeveralTubesAndStructuredNumbers() {
        var read = Hl7Messages.read(
                SentExamples.chemistry("JZ2611290045", "JZ2611290046").getBytes(StandardCharsets.UTF_8));
        assertThat(read.message().tubes())
                .extracting(tube -> tube.numbers().getFirst())
                .containsExactly("JZ2611290045", "JZ2611290046");
        assertThat(read.message().tubes().get(1).observations().getFirst().value())
                .isEqualTo("<1");
    }

    @Test
    void itIsReadInTheEncodingThatItNamesOrThatFits() {
        var text = SentExamples.bloodCounter("JZ2611290043", "欧阳试", "19920304", "女");
        for (var named : List.of("GB 18030-2000", "GBK", "GB2312")) {
            var bytes = text.replace("UNICODE UTF-8", named).getBytes(GBK);
            assertThat(names(bytes)).as(named).contains("欧阳试");
        }
        assertThat(names(text.replace("UNICODE UTF-8", "").getBytes(GBK)))
                .as("none is named")
                .contains("欧阳试");
        assertThat(unreadable(text.getBytes(GBK)).key())
                .as("it names another than it is in")
                .isEqualTo("refusal.message.charset");
    }

    @Test
    void aPowerThatWasNotWrittenAsTextIsAUnitAllTheSame() {
        var text = SentExamples.counterWithSpecimen("JZ2611290044");
        var other = Hl7Messages.read(text.replace("10\\S\\9/L", "10^9/L").getBytes(StandardCharsets.UTF_8))
                .message();
        assertThat(other.tubes().getFirst().observations().getFirst().unit()).isEqualTo("10^9/L");
    }

    @Test
    void severalMessagesOfAFileAreToldApartFramedOrNot() {
        var one = SentExamples.counterWithSpecimen("JZ2611290044");
        var framed = "\u000b" + one + "\u001c\r\u000b" + one + "\u001c\r";
        assertThat(Hl7Messages.apart(framed.getBytes(StandardCharsets.UTF_8))).hasSize(2);
        assertThat(Hl7Messages.apart((one + one.replace('\r', '\n')).getBytes(StandardCharsets.UTF_8)))
                .hasSize(2)
                .allSatisfy(message ->
                        assertThat(Hl7Messages.read(message).message().tubes()).hasSize(1));
    }

    @Test
    void whatIsNoMessageOfResultsIsSaid() {
        var one = SentExamples.counterWithSpecimen("JZ2611290044");
        assertThat(unreadable("hello").key()).isEqualTo("refusal.message.none");
        assertThat(unreadable("MSH").key()).isEqualTo("refusal.message.none");
        assertThat(unreadable("").key()).isEqualTo("refusal.message.none");
        assertThat(unreadable(one.replace("ORU^R01^ORU_R01", "ADT^A01^ADT_A01")).key())
                .isEqualTo("refusal.message.kind");
        assertThat(unreadable(one.replace("|XN0001|", "||")).key()).isEqualTo("refusal.message.noNumber");
        assertThat(unreadable("MSH|^~\\&").key()).isEqualTo("refusal.message.kind");
    }

    @Test
    @Timeout(20)
    void whatIsMadeToHurtIsRefusedSoon() {
        var one = SentExamples.counterWithSpecimen("JZ2611290044");
        assertThat(unreadable(one + "NTE|1||x\r".repeat(3000)).key()).isEqualTo("refusal.message.segments");
        assertThat(unreadable(one + "NTE|1||" + "x".repeat(70_000) + "\r").key())
                .isEqualTo("refusal.message.segment");
        assertThat(unreadable(one + "x".repeat(2 << 20)).key()).isEqualTo("refusal.message.tooLarge");
        var begun = Instant.now();
        for (var hostile : List.of(
                one.replace("|6.2|", "|" + "^".repeat(60_000) + "|"),
                one.replace("|6.2|", "|" + "&~^".repeat(20_000) + "|"),
                one.replace("NM|", "\u0000|"),
                one.replace("OBX|1", "OBX" + "|".repeat(50_000)),
                one + "OBX|1|ZZ|a\r".repeat(1_900),
                "MSH|||||||ORU|1|P|9.9\rOBX|" + "\\X0D\\".repeat(5_000) + "\r",
                "MSHMMMMMMMMMMMMM\rOBX\r")) {
            try {
                Hl7Messages.read(hostile.getBytes(StandardCharsets.UTF_8));
            } catch (Unreadable said) {
                assertThat(said.key()).startsWith("refusal.message.");
            }
        }
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void anAnswerRepeatsTheNumberAndSaysWhatWasNotTakenLineByLine() {
        var head = Hl7Messages.read(
                        SentExamples.bloodCounter("JZ2611290043", "欧阳试", "", "").getBytes(StandardCharsets.UTF_8))
                .head();
        var answer = new String(
                Hl7Messages.answer(
                        head,
                        Code.AE,
                        "4 taken, 1 not",
                        List.of(new Fault(3, "103", "不认识项目 A&B|C。")),
                        "c1",
                        Instant.parse("2026-11-29T02:15:00Z")),
                StandardCharsets.UTF_8);
        assertThat(answer.split("\r"))
                .containsExactly(
                        "MSH|^~\\&|||BC-6800|Mindray|20261129101500||ACK^R01|c1|P|2.3.1||||||UNICODE UTF-8",
                        "MSA|AE|7|4 taken, 1 not",
                        "ERR||OBX^3|103|E||||不认识项目 A\\T\\B\\F\\C。");
    }

    private static List<String> names(byte[] sent) {
        return Hl7Messages.read(sent).message().tubes().getFirst().patient().names();
    }

    private static Unreadable unreadable(String sent) {
        return unreadable(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static Unreadable unreadable(byte[] sent) {
        return catchThrowableOfType(Unreadable.class, () -> Hl7Messages.read(sent));
    }
}
