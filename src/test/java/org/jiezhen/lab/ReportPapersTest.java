package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jiezhen.lab.Written.Overall;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A report as a PDF says what stands, of whom, by whom; and that somebody has opened it is known. */
class ReportPapersTest extends LabTest {

    private static final String YULAN = "yulan";

    @Autowired
    ReportPapers papers;

    @Autowired
    Imaging imaging;

    @Test
    void aReportIsPreliminaryThenFinalThenAmendedWithWhatHasChanged() throws IOException {
        var visit = guest("夏侯喆");
        jdbc.sql("""
                        UPDATE customer SET sex = 'FEMALE', birth_date = '1992-03-04'
                        WHERE id = (SELECT person_id FROM visit_person WHERE visit_id = ?)""").param(visit.value()).update();
        var tube = received(visit, "BLOOD_COUNT");
        assertThat(refused(QIAN, () -> papers.open(order(tube), "BLOOD_COUNT")).key())
                .isEqualTo("refusal.lab.noReport");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.of("HGB", "40", ResultStatus.PRELIMINARY))));
        assertThat(text(tube))
                .contains("初步报告", "夏侯喆", "血红蛋白 HGB", "40（未审核）", "↓↓ 危急", "待出", "尚未审核")
                .doesNotContain("正式报告");
        found(tube);
        assertThat(text(tube))
                .contains("正式报告", "性别：女", "1992-03-04（34 岁）", "140", "3.5–9.5", "10^9/L", "报告：钱进")
                .doesNotContain("未审核");
        as(QIAN, () -> results.record(key(), tube, List.of(Finding.amended("HGB", "104", Amendment.MEASURED_AGAIN))));
        assertThat(text(tube)).contains("修订报告", "修订记录", "血红蛋白 HGB：140 改为 104 g/L（复测）", "钱进");
        assertThat(count(
                        "SELECT count(*) FROM journal_told WHERE subject_id = ? AND action = 'lab.lookAtResults'"
                                + " AND story_id = ?",
                        tube.toString(),
                        visit.toString()))
                .as("each that was opened, and what the test itself looked at")
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theFileIsCalledByTheNumberAndNamesNobody() {
        var tube = received(guest("夏侯丁"), "BLOOD_COUNT");
        found(tube);
        var file = as(QIAN, () -> papers.open(order(tube), "BLOOD_COUNT"));
        assertThat(file.name()).matches("JZ\\d{10}-BLOOD_COUNT\\.pdf");
        assertThat(as(QIAN, () -> papers.open(order(tube), "BLOOD_COUNT")).bytes())
                .as("the same report is the same file")
                .isEqualTo(file.bytes());
    }

    @Test
    void aReportOfAnExaminationSaysWhatWasSeenAndWhatWasReworded() throws IOException {
        VisitId visit = guest("夏侯戊");
        var which = new Examination(
                as(ZHOU, () -> orders.order(key(), visit, Set.of("ULTRASOUND"))).subject(), "ULTRASOUND");
        as(YULAN, () -> imaging.done(key(), which));
        as(YULAN, () -> imaging.conclude(key(), which, new Written("肝脏大小正常", "未见异常", Overall.NORMAL)));
        as(YULAN, () -> imaging.amend(key(), which, new Written("肝脏大小正常", "肝囊肿", Overall.ABNORMAL), "漏看"));
        var file = as(YULAN, () -> papers.open(which.order(), "ULTRASOUND"));
        assertThat(file.name()).matches("L\\d+-ULTRASOUND\\.pdf");
        assertThat(text(file.bytes())).contains("检查报告单", "修订报告", "肝囊肿", "原结论“未见异常”已修订（漏看）", "检查者：余兰");
        assertThat(refused(QIAN, () -> papers.open(which.order(), "ULTRASOUND")).key())
                .as("the laboratory does not read what imaging saw")
                .isEqualTo("refusal.lab.noReport");
    }

    @Test
    void whoReviewsOpensTheReportsOfTheGuestsThatConcernAndOfNoOthers() {
        var tube = received(guest("夏侯己"), "BLOOD_COUNT");
        found(tube);
        for (var concerned : List.of("fangqi", ZHOU)) {
            assertThat(as(concerned, () -> papers.open(order(tube), "BLOOD_COUNT"))
                            .bytes())
                    .isNotEmpty();
        }
        assertThat(refused("hanli", () -> papers.open(order(tube), "BLOOD_COUNT"))
                        .key())
                .as("another doctor's guest")
                .isEqualTo("refusal.lab.noReport");
    }

    private String text(SpecimenId tube) throws IOException {
        return text(as(QIAN, () -> papers.open(order(tube), "BLOOD_COUNT")).bytes());
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private OrderId order(SpecimenId tube) {
        return jdbc.sql("SELECT order_id FROM lab_specimen WHERE id = ?")
                .param(tube.value())
                .query((rs, row) -> new OrderId(rs.getObject(1, UUID.class)))
                .single();
    }
}
