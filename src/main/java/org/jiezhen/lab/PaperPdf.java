package org.jiezhen.lab;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/**
 * A report as a PDF: A4, in Chinese, with the bundled font of which it takes the characters that it needs. The same report is
 * the same file, byte by byte: no clock is asked.
 */
final class PaperPdf implements AutoCloseable {

    private static final String FONT = "report-sans.ttf";

    private static final float MM = 72f / 25.4f;
    private static final float LEFT = 18 * MM;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 18 * MM;
    private static final float TOP = PDRectangle.A4.getHeight() - 16 * MM;
    private static final float FOOT = 24 * MM;

    private static final float SMALL = 9;
    private static final float PLAIN = 10.5f;
    private static final float LARGE = 15;
    private static final float LEADING = 1.5f;

    /** Where the columns of results begin, from the left edge: test, value, flag, what is usual, unit. */
    private static final float[] COLUMNS = {0, 66 * MM, 92 * MM, 112 * MM, 147 * MM};

    private static final List<String> HEADS = List.of("检验项目", "结果", "标志", "参考区间", "单位");

    private final Paper paper;
    private final PDDocument document = new PDDocument();
    private final CmapLookup known;
    private final PDType0Font font;
    private final List<PDPage> pages = new ArrayList<>();
    private PDPageContentStream out;
    private float y;

    private PaperPdf(Paper paper) throws IOException {
        this.paper = paper;
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bundled()));
        known = parsed.getUnicodeCmapLookup();
        font = PDType0Font.load(document, parsed, true);
        out = page();
    }

    /** The report as a file. */
    static byte[] of(Paper paper) {
        try (var pdf = new PaperPdf(paper)) {
            return pdf.written();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream bundled() {
        return Objects.requireNonNull(PaperPdf.class.getResourceAsStream(FONT), FONT);
    }

    private byte[] written() throws IOException {
        head();
        facts();
        if (!paper.rows().isEmpty()) {
            results();
        }
        for (var text : paper.texts()) {
            heading(text.heading());
            paragraph(text.text(), PLAIN);
        }
        if (!paper.changes().isEmpty()) {
            heading("修订记录");
            for (var change : paper.changes()) {
                paragraph(change, SMALL);
            }
        }
        out.close();
        for (var n = 0; n < pages.size(); n++) {
            foot(pages.get(n), n + 1);
        }
        // The file's own id would else be of the clock.
        document.setDocumentId((long) paper.toString().hashCode());
        document.getDocumentInformation().setTitle(paper.number());
        document.getDocumentCatalog().setLanguage("zh-CN");
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    private PDPageContentStream page() throws IOException {
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pages.add(page);
        y = TOP;
        return new PDPageContentStream(document, page);
    }

    /** Room for what comes next, on a page of its own where there is none; the report's number stands above each. */
    private boolean room(float height) throws IOException {
        if (y - height >= FOOT) {
            return false;
        }
        out.close();
        out = page();
        write(LEFT, SMALL, paper.title() + "（续）　" + paper.number());
        y -= 2 * LEADING * SMALL;
        return true;
    }

    private void head() throws IOException {
        if (!paper.house().isEmpty()) {
            centred(LARGE, paper.house());
            y -= LEADING * LARGE;
        }
        centred(LARGE, paper.title());
        boxed(paper.standing());
        y -= LEADING * LARGE;
    }

    private void boxed(String standing) throws IOException {
        var width = width(standing, PLAIN);
        out.addRect(RIGHT - width - 8, y - 5, width + 8, PLAIN + 7);
        out.stroke();
        write(RIGHT - width - 4, PLAIN, standing);
    }

    private void facts() throws IOException {
        var half = (RIGHT - LEFT) / 2;
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
        for (var n = 0; n < paper.facts().size(); n += 2) {
            var right = n + 1 < paper.facts().size() ? fact(n + 1, half) : List.<String>of();
            var left = fact(n, half);
            for (var line = 0; line < Math.max(left.size(), right.size()); line++) {
                if (line < left.size()) {
                    write(LEFT, PLAIN, left.get(line));
                }
                if (line < right.size()) {
                    write(LEFT + half, PLAIN, right.get(line));
                }
                y -= PLAIN * LEADING;
            }
        }
        y += PLAIN * (LEADING - 1) + 2;
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
    }

    private List<String> fact(int n, float width) throws IOException {
        var fact = paper.facts().get(n);
        return lines(fact.word() + "：" + fact.value(), PLAIN, width - 8);
    }

    private void results() throws IOException {
        heads();
        for (var row : paper.rows()) {
            var cells = List.of(row.test(), row.value(), row.flag(), row.usual(), row.unit());
            var wrapped = new ArrayList<List<String>>();
            var tallest = 1;
            for (var n = 0; n < cells.size(); n++) {
                var lines = lines(cells.get(n), PLAIN, end(n) - COLUMNS[n] - 4);
                wrapped.add(lines);
                tallest = Math.max(tallest, lines.size());
            }
            if (room(tallest * PLAIN * LEADING)) {
                heads();
            }
            for (var line = 0; line < tallest; line++) {
                for (var n = 0; n < cells.size(); n++) {
                    if (line < wrapped.get(n).size()) {
                        write(
                                LEFT + COLUMNS[n],
                                PLAIN,
                                wrapped.get(n).get(line),
                                row.standsOut() && (n == 1 || n == 2));
                    }
                }
                y -= PLAIN * LEADING;
            }
        }
        y += PLAIN * (LEADING - 1) + 2;
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
    }

    private static float end(int column) {
        return column + 1 < COLUMNS.length ? COLUMNS[column + 1] : RIGHT - LEFT;
    }

    private void heads() throws IOException {
        for (var n = 0; n < COLUMNS.length; n++) {
            write(LEFT + COLUMNS[n], SMALL, HEADS.get(n));
        }
        y -= 5;
        rule(Color.GRAY);
        y -= PLAIN * LEADING;
    }

    private void heading(String text) throws IOException {
        room(3 * PLAIN * LEADING);
        write(LEFT, PLAIN, text, true);
        y -= PLAIN * LEADING;
    }

    private void paragraph(String text, float size) throws IOException {
        for (var said : text.split("\n", -1)) {
            for (var line : lines(said, size, RIGHT - LEFT)) {
                room(size * LEADING);
                write(LEFT, size, line);
                y -= size * LEADING;
            }
        }
        y -= size * (LEADING - 1);
    }

    private void foot(PDPage page, int number) throws IOException {
        out = new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, false);
        y = FOOT - 2 * MM;
        rule(Color.GRAY);
        y -= SMALL * LEADING;
        write(LEFT, SMALL, paper.signed());
        var count = "第 " + number + " 页，共 " + pages.size() + " 页";
        write(RIGHT - width(count, SMALL), SMALL, count);
        y -= SMALL * LEADING;
        write(LEFT, SMALL, paper.notice());
        out.close();
    }

    // ---- how

    private void rule(Color colour) throws IOException {
        out.setLineWidth(0.6f);
        out.setStrokingColor(colour);
        out.moveTo(LEFT, y);
        out.lineTo(RIGHT, y);
        out.stroke();
        out.setStrokingColor(Color.BLACK);
    }

    private void centred(float size, String text) throws IOException {
        write((LEFT + RIGHT - width(text, size)) / 2, size, text);
    }

    private void write(float x, float size, String text) throws IOException {
        write(x, size, text, false);
    }

    /** @param strong drawn with its outline, because the font has one weight */
    private void write(float x, float size, String text, boolean strong) throws IOException {
        if (text.isEmpty()) {
            return;
        }
        out.beginText();
        out.setFont(font, size);
        if (strong) {
            out.setRenderingMode(RenderingMode.FILL_STROKE);
            out.setLineWidth(0.3f);
        } else {
            out.setRenderingMode(RenderingMode.FILL);
        }
        out.newLineAtOffset(x, y);
        out.showText(drawn(text));
        out.endText();
    }

    private float width(String text, float size) throws IOException {
        return font.getStringWidth(drawn(text)) / 1000 * size;
    }

    /** What the font does not have is drawn as an empty square, and not left out. */
    private String drawn(String text) {
        var shown = new StringBuilder();
        text.codePoints().map(at -> known.getGlyphId(at) == 0 ? '□' : at).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private List<String> lines(String text, float size, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : words(text)) {
            if (!line.isEmpty() && width(line + word, size) > width) {
                lines.add(line.toString().strip());
                line.setLength(0);
            }
            line.append(word);
        }
        lines.add(line.toString().strip());
        return lines;
    }

    /** What is not parted: a Chinese character with the sign that follows it, a word of letters and digits, but none too long. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var all = text.codePoints().toArray();
        for (var n = 0; n < all.length; n++) {
            var at = all[n];
            var closing = "，。、；：！？）》”’".indexOf(at) >= 0;
            if (!word.isEmpty()
                    && !closing
                    && (at >= 0x2E80 || all[n - 1] >= 0x2E80 || all[n - 1] == ' ' || word.length() > 20)) {
                words.add(word.toString());
                word.setLength(0);
            }
            word.appendCodePoint(at);
        }
        words.add(word.toString());
        return words;
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
