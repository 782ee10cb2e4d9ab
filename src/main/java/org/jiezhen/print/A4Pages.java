package org.jiezhen.print;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
 * A paper as a PDF: A4, written from top to bottom, with the bundled font of which it takes the characters that it needs. The
 * same paper is the same file, byte by byte: no clock is asked.
 */
public abstract class A4Pages implements AutoCloseable {

    private static final String FONT = "paper-sans.ttf";

    /** A millimetre, in points. */
    protected static final float MM = 72f / 25.4f;

    /** The left edge of what is written. */
    protected static final float LEFT = 18 * MM;

    /** The right edge. */
    protected static final float RIGHT = PDRectangle.A4.getWidth() - 18 * MM;

    private static final float TOP = PDRectangle.A4.getHeight() - 16 * MM;

    protected static final float SMALL = 9;
    protected static final float PLAIN = 10.5f;
    protected static final float LARGE = 15;

    /** From one line to the next, in sizes of the letters. */
    protected static final float LEADING = 1.5f;

    private final PDDocument document = new PDDocument();
    private final CmapLookup known;
    private final PDType0Font font;
    private final List<PDPage> pages = new ArrayList<>();
    private final float foot;

    /** What is written on now. */
    protected PDPageContentStream out;

    /** Where the next line stands, from the lower edge. */
    protected float y;

    /** @param foot how much room is left below, from the lower edge */
    protected A4Pages(float foot) throws IOException {
        this.foot = foot;
        var parsed = new TTFParser().parse(new RandomAccessReadBuffer(bundled()));
        known = parsed.getUnicodeCmapLookup();
        font = PDType0Font.load(document, parsed, true);
        out = page();
    }

    private static InputStream bundled() {
        return Objects.requireNonNull(A4Pages.class.getResourceAsStream(FONT), FONT);
    }

    /** Writes what it says. */
    protected abstract void content() throws IOException;

    /** What stands above each page but the first. */
    protected abstract void continued() throws IOException;

    /** What stands at the foot of a page; {@link #y} is where the foot begins. */
    protected abstract void foot(int page, int of) throws IOException;

    /**
     * The file.
     *
     * @param title what the file says of itself: it names no guest
     * @param said all that the paper says, by which the file is known
     */
    protected final byte[] written(String title, Locale language, String said) throws IOException {
        content();
        out.close();
        for (var n = 0; n < pages.size(); n++) {
            out = new PDPageContentStream(document, pages.get(n), PDPageContentStream.AppendMode.APPEND, false);
            y = foot - 2 * MM;
            foot(n + 1, pages.size());
            out.close();
        }
        // The file's own id would else be of the clock.
        document.setDocumentId((long) said.hashCode());
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
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

    /**
     * Room for what comes next, on a page of its own where there is none.
     *
     * @return whether a page was begun
     */
    protected final boolean room(float height) throws IOException {
        if (y - height >= foot) {
            return false;
        }
        out.close();
        out = page();
        continued();
        return true;
    }

    /** A heading, with what follows it on the same page. */
    protected final void heading(String text) throws IOException {
        room(3 * PLAIN * LEADING);
        write(LEFT, PLAIN, text, true);
        y -= PLAIN * LEADING;
    }

    /** A text of several lines. */
    protected final void paragraph(String text, float size) throws IOException {
        for (var said : text.split("\n", -1)) {
            for (var line : lines(said, size, RIGHT - LEFT)) {
                room(size * LEADING);
                write(LEFT, size, line);
                y -= size * LEADING;
            }
        }
        y -= size * (LEADING - 1);
    }

    /** A line across the page. */
    protected final void rule(Color colour) throws IOException {
        out.setLineWidth(0.6f);
        out.setStrokingColor(colour);
        out.moveTo(LEFT, y);
        out.lineTo(RIGHT, y);
        out.stroke();
        out.setStrokingColor(Color.BLACK);
    }

    /** In the middle. */
    protected final void centred(float size, String text) throws IOException {
        write((LEFT + RIGHT - width(text, size)) / 2, size, text);
    }

    /** To the right. */
    protected final void right(float size, String text) throws IOException {
        write(RIGHT - width(text, size), size, text);
    }

    /** In a box, to the right. */
    protected final void boxed(String text) throws IOException {
        var width = width(text, PLAIN);
        out.addRect(RIGHT - width - 8, y - 5, width + 8, PLAIN + 7);
        out.stroke();
        write(RIGHT - width - 4, PLAIN, text);
    }

    /** One line of text. */
    protected final void write(float x, float size, String text) throws IOException {
        write(x, size, text, false);
    }

    /** @param strong drawn with its outline, because the font has one weight */
    protected final void write(float x, float size, String text, boolean strong) throws IOException {
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

    /** How wide a text is. */
    protected final float width(String text, float size) throws IOException {
        return font.getStringWidth(drawn(text)) / 1000 * size;
    }

    /** What the font does not have is drawn as an empty square, and not left out. */
    private String drawn(String text) {
        var shown = new StringBuilder();
        text.codePoints().map(at -> known.getGlyphId(at) == 0 ? '□' : at).forEach(shown::appendCodePoint);
        return shown.toString();
    }

    /** A text as lines that are no wider. */
    protected final List<String> lines(String text, float size, float width) throws IOException {
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
