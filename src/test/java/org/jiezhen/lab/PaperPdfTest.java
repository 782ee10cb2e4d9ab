package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jiezhen.lab.Paper.Fact;
import org.jiezhen.lab.Paper.Row;
import org.jiezhen.lab.Paper.Text;
import org.junit.jupiter.api.Test;

/** A report as it is printed: each word at its place, the same file each time. */
class PaperPdfTest {

    private static final List<Fact> FACTS = List.of(
            new Fact("姓名", "欧阳喆"),
            new Fact("接诊号", "2026-11-29 A012"),
            new Fact("性别", "女"),
            new Fact("出生日期", "1992-03-04（34 岁）"),
            new Fact("标本", "紫帽管 EDTA"),
            new Fact("标本号", "JZ2611290043"));

    private static final Paper AMENDED = new Paper(
            "澄宁整形美容医院",
            "检验报告单",
            "修订报告",
            "JZ2611290043-BLOOD_COUNT",
            FACTS,
            List.of(
                    new Row("白细胞 WBC", "6.20", "", "3.5–9.5", "10^9/L", false),
                    new Row("血红蛋白 HGB", "55", "↓↓ 危急", "115–150", "g/L", true),
                    new Row("活化部分凝血活酶时间（一个写得很长的项目名称）APTT", "38.2", "↑", "25.1–36.5", "s", true),
                    new Row("血小板 PLT", "待出", "", "", "10^9/L", false)),
            List.of(),
            List.of("血红蛋白 HGB：132 改为 55 g/L（复测），2026-11-29 10:05，钱进"),
            "报告：钱进　2026-11-29 10:05",
            "本报告只对所送标本负责。");

    private static final Paper EXAMINATION = new Paper(
            "",
            "检查报告单",
            "正式报告",
            "L12-ECG",
            FACTS,
            List.of(),
            List.of(
                    new Text(
                            "检查所见",
                            "窦性心律，心率 72 次/分。PR 间期 0.16 s，QRS 时限 0.08 s，QT/QTc 380/410 ms，电轴不偏。\n各导联 ST-T 未见明显异常改变。"),
                    new Text("检查结论", "正常心电图")),
            List.of(),
            "报告：余兰　2026-11-29 10:05",
            "本报告供临床参考，不作证明用。");

    @Test
    void eachWordStandsAtItsPlaceInAReportOfResults() throws IOException {
        assertThat(positions(PaperPdf.of(AMENDED))).isEqualTo(golden("report-amended.txt"));
    }

    @Test
    void eachWordStandsAtItsPlaceInAReportOfAnExamination() throws IOException {
        assertThat(positions(PaperPdf.of(EXAMINATION))).isEqualTo(golden("report-examination.txt"));
    }

    @Test
    void theSameReportIsTheSameFileAndAnotherIsAnother() {
        assertThat(PaperPdf.of(AMENDED)).isEqualTo(PaperPdf.of(AMENDED)).isNotEqualTo(PaperPdf.of(EXAMINATION));
    }

    @Test
    void aLongReportGoesOnAndEachPageSaysWhichItIs() throws IOException {
        var rows = new ArrayList<Row>();
        for (var n = 0; n < 90; n++) {
            rows.add(new Row("项目 " + n, "1", "", "0–2", "mmol/L", false));
        }
        var paper = new Paper(
                AMENDED.house(),
                AMENDED.title(),
                "正式报告",
                AMENDED.number(),
                FACTS,
                rows,
                List.of(new Text("检查所见", "很长的一段话。".repeat(400))),
                List.of(),
                AMENDED.signed(),
                AMENDED.notice());
        try (var document = Loader.loadPDF(PaperPdf.of(paper))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
            for (var page = 1; page <= document.getNumberOfPages(); page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document))
                        .contains("第 " + page + " 页，共 " + document.getNumberOfPages() + " 页")
                        .contains(AMENDED.signed().substring(0, 5))
                        .contains(page == 1 ? "欧阳喆" : AMENDED.number());
            }
        }
    }

    @Test
    void allOfItIsInkOnThePageAndNothingLiesOutside() throws IOException {
        try (var document = Loader.loadPDF(PaperPdf.of(AMENDED))) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            var dark = 0;
            var outside = 0;
            for (var x = 0; x < page.getWidth(); x++) {
                for (var y = 0; y < page.getHeight(); y++) {
                    if ((page.getRGB(x, y) & 0xFF) < 160) {
                        dark++;
                        outside += x < 45 || x > page.getWidth() - 45 ? 1 : 0;
                    }
                }
            }
            assertThat(dark).isBetween(3_000, 40_000);
            assertThat(outside).isZero();
        }
    }

    @Test
    void whatTheFontDoesNotHaveIsASquareAndNotMissing() throws IOException {
        var rare = new Paper(
                "",
                "检验报告单",
                "正式报告",
                "N",
                List.of(new Fact("姓名", "欧阳\uD840\uDC00")),
                List.of(),
                List.of(),
                List.of(),
                "",
                "");
        try (var document = Loader.loadPDF(PaperPdf.of(rare))) {
            assertThat(new PDFTextStripper().getText(document)).contains("欧阳□");
        }
    }

    @Test
    void itSaysNoNameWhereFilesAreLookedThrough() throws IOException {
        try (var document = Loader.loadPDF(PaperPdf.of(AMENDED))) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(AMENDED.number());
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        }
    }

    /** Each piece of text: where it begins, how large it is, what it says. */
    private static String positions(byte[] pdf) throws IOException {
        var said = new StringBuilder();
        try (var document = Loader.loadPDF(pdf)) {
            var stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> at) {
                    var first = at.getFirst();
                    said.append(String.format(
                            Locale.ROOT,
                            "%.1f %.1f %.1f %s%n",
                            first.getXDirAdj(),
                            first.getYDirAdj(),
                            first.getFontSizeInPt(),
                            text.strip()));
                }
            };
            stripper.setSortByPosition(false);
            stripper.getText(document);
        }
        return said.toString();
    }

    private static String golden(String name) throws IOException {
        try (var golden = PaperPdfTest.class.getResourceAsStream(name)) {
            return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
