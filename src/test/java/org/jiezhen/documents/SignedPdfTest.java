package org.jiezhen.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jiezhen.documents.SignedPaper.Fact;
import org.jiezhen.documents.SignedPaper.Line;
import org.junit.jupiter.api.Test;

/** A signed document as it is printed: each word at its place, the strokes in their frame, the same file each time. */
class SignedPdfTest {

    private static final String HASH = "9f4c27ab" + "0".repeat(56);

    private static SignedPaper paper(Locale language, boolean struck, List<String> notes, String body) {
        var zh = language.getLanguage().equals("zh");
        return new SignedPaper(
                language,
                zh ? "澄宁整形美容医院" : "Chengning Aesthetic Hospital",
                zh ? "照片：诊疗用" : "Photographs: treatment",
                "W12",
                zh ? "有效" : "Valid",
                notes,
                struck,
                List.of(
                        new Fact(zh ? "顾客" : "Guest", "吴婧"),
                        new Fact(zh ? "接诊号" : "Ticket", "2026-11-29 A036"),
                        new Fact(zh ? "编号" : "Number", "W12"),
                        new Fact(zh ? "文本版本" : "Version of the text", "1")),
                body,
                zh ? "签字" : "Signatures",
                List.of(new Line(
                        zh ? "顾客　吴婧" : "Guest　吴婧",
                        List.of(
                                zh ? "签于 2026-11-29 10:46:12" : "Signed 2026-11-29 10:46:12",
                                zh ? "核对姓名、出生日期，许岚在场" : "Checked: Name, Birth date; before 许岚"),
                        new Strokes(DocumentsTest.LINE))),
                zh ? "指纹" : "Fingerprint",
                HASH);
    }

    private static final String BODY = "本人 吴婧 同意 澄宁整形美容医院 拍摄。\n照片只用于诊疗，由医护查看，每次查看都有记录。";

    @Test
    void eachWordStandsAtItsPlaceInChineseAndInEnglish() throws IOException {
        assertThat(positions(SignedPdf.of(paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), BODY))))
                .isEqualTo(golden("document-zh.txt"));
        assertThat(positions(SignedPdf.of(paper(
                        Locale.ENGLISH,
                        true,
                        List.of("Withdrawn by the guest, written down by 许岚. 2026-11-30 09:00:00"),
                        "I agree that the hospital takes photographs.\nThey serve my treatment alone."))))
                .isEqualTo(golden("document-en.txt"));
    }

    @Test
    void itIsTheSameFileEachTimeAndNamesNobodyWhereFilesAreLookedThrough() throws IOException {
        var pdf = SignedPdf.of(paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), BODY));
        assertThat(pdf).isEqualTo(SignedPdf.of(paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), BODY)));
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("W12");
            assertThat(document.getDocumentInformation().getCreationDate()).isNull();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
        }
    }

    @Test
    void aLongOneGoesOnAndEachPageSaysWhichItIsAndWhatItIsKnownBy() throws IOException {
        var pdf = SignedPdf.of(paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), "很长的一段话，要写好几页。\n".repeat(120)));
        try (var document = Loader.loadPDF(pdf)) {
            var pages = document.getNumberOfPages();
            assertThat(pages).isGreaterThan(2);
            for (var page = 1; page <= pages; page++) {
                var stripper = new PDFTextStripper();
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                assertThat(stripper.getText(document)).contains(page + "/" + pages, "指纹 9f4c27ab", HASH, "W12");
            }
        }
    }

    @Test
    void theStrokesAreDrawnInTheirFrame() throws IOException {
        var drawn = ink(paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), BODY));
        var without = paper(Locale.SIMPLIFIED_CHINESE, false, List.of(), BODY);
        var dot = new SignedPaper(
                without.language(),
                without.house(),
                without.title(),
                without.label(),
                without.standing(),
                without.notes(),
                false,
                without.facts(),
                without.body(),
                without.signaturesTitle(),
                List.of(new Line(
                        without.signatures().getFirst().who(),
                        without.signatures().getFirst().said(),
                        new Strokes("600x220;10,10 11,10"))),
                without.hashWord(),
                without.sha256());
        assertThat(drawn - ink(dot)).as("the ink of the strokes").isBetween(60, 2_000);
    }

    private static int ink(SignedPaper paper) throws IOException {
        try (var document = Loader.loadPDF(SignedPdf.of(paper))) {
            var page = new PDFRenderer(document).renderImageWithDPI(0, 72);
            var dark = 0;
            for (var x = 0; x < page.getWidth(); x++) {
                for (var y = 0; y < page.getHeight(); y++) {
                    if ((page.getRGB(x, y) & 0xFF) < 160) {
                        dark++;
                        assertThat(x).as("nothing lies outside").isBetween(45, page.getWidth() - 45);
                    }
                }
            }
            return dark;
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
        try (var golden = SignedPdfTest.class.getResourceAsStream(name)) {
            return golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
