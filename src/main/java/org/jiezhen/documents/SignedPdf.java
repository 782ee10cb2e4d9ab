package org.jiezhen.documents;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jiezhen.print.A4Pages;

/** A document with its signatures as a PDF, in the language in which it was read. */
final class SignedPdf extends A4Pages {

    private static final float FOOT = 24 * MM;
    private static final float PAD = 62 * MM;
    private static final float PAD_HEIGHT = 23 * MM;
    private static final int SHORT = 8;

    private final SignedPaper paper;

    private SignedPdf(SignedPaper paper) throws IOException {
        super(FOOT);
        this.paper = paper;
    }

    /** The document as a file. */
    static byte[] of(SignedPaper paper) {
        try (var pdf = new SignedPdf(paper)) {
            return pdf.written(paper.label(), paper.language(), paper.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void content() throws IOException {
        if (!paper.house().isEmpty()) {
            centred(LARGE, paper.house());
            y -= LEADING * LARGE;
        }
        centred(LARGE, paper.title());
        boxed(paper.standing());
        y -= LEADING * LARGE;
        for (var note : paper.notes()) {
            for (var line : lines(note, PLAIN, RIGHT - LEFT)) {
                write(LEFT, PLAIN, line, true);
                y -= PLAIN * LEADING;
            }
        }
        facts();
        for (var text : paper.body().split("\n", -1)) {
            if (text.isBlank()) {
                y -= PLAIN * (LEADING - 1);
            } else {
                paragraph(text, PLAIN);
                y -= PLAIN * (LEADING - 1) / 2;
            }
        }
        y -= PLAIN;
        if (!paper.signatures().isEmpty()) {
            room(PAD_HEIGHT + 3 * PLAIN * LEADING);
            heading(paper.signaturesTitle());
            for (var one : paper.signatures()) {
                signature(one);
            }
        }
    }

    private void facts() throws IOException {
        var half = (RIGHT - LEFT) / 2;
        rule(Color.BLACK);
        y -= PLAIN * LEADING;
        for (var n = 0; n < paper.facts().size(); n++) {
            var fact = paper.facts().get(n);
            write(LEFT + n % 2 * half, PLAIN, fact.word() + colon() + fact.value());
            if (n % 2 == 1 || n == paper.facts().size() - 1) {
                y -= PLAIN * LEADING;
            }
        }
        y += PLAIN * (LEADING - 1) + 2;
        rule(Color.BLACK);
        y -= PLAIN * LEADING * 1.2f;
    }

    private String colon() {
        return paper.language().getLanguage().equals("zh") ? "：" : ": ";
    }

    /** What is said of a signature to the left, the strokes to the right, as they were drawn. */
    private void signature(SignedPaper.Line one) throws IOException {
        room(PAD_HEIGHT + 4 * MM);
        var top = y + PLAIN;
        write(LEFT, PLAIN, one.who(), true);
        y -= PLAIN * LEADING;
        for (var said : one.said()) {
            for (var line : lines(said, SMALL, RIGHT - PAD - LEFT - 4 * MM)) {
                write(LEFT, SMALL, line);
                y -= SMALL * LEADING;
            }
        }
        var left = RIGHT - PAD;
        out.setLineWidth(0.6f);
        out.setStrokingColor(Color.GRAY);
        out.addRect(left, top - PAD_HEIGHT, PAD, PAD_HEIGHT);
        out.stroke();
        out.setStrokingColor(Color.BLACK);
        strokes(one.strokes(), left, top);
        y = Math.min(y, top - PAD_HEIGHT - PLAIN) - 2 * MM;
    }

    private void strokes(Strokes strokes, float left, float top) throws IOException {
        var scale = Math.min(PAD / strokes.width(), PAD_HEIGHT / strokes.height());
        out.setLineWidth(1.1f);
        out.setLineCapStyle(1);
        out.setLineJoinStyle(1);
        for (var stroke : strokes.lines()) {
            var first = stroke.getFirst();
            out.moveTo(left + first.x() * scale, top - first.y() * scale);
            for (var point : stroke) {
                out.lineTo(left + point.x() * scale, top - point.y() * scale);
            }
            out.stroke();
        }
        out.setLineCapStyle(0);
        out.setLineJoinStyle(0);
    }

    /** The document's number and title stand above each page. */
    @Override
    protected void continued() throws IOException {
        write(LEFT, SMALL, paper.title() + "　" + paper.label());
        y -= 2 * LEADING * SMALL;
    }

    @Override
    protected void foot(int page, int of) throws IOException {
        if (paper.struck()) {
            out.setLineWidth(1.2f);
            out.setStrokingColor(Color.LIGHT_GRAY);
            out.moveTo(LEFT, FOOT + 10 * MM);
            out.lineTo(RIGHT, 270 * MM);
            out.stroke();
            out.setStrokingColor(Color.BLACK);
        }
        rule(Color.GRAY);
        y -= SMALL * LEADING;
        var brief = paper.hashWord() + " " + paper.sha256().substring(0, SHORT);
        write(LEFT, SMALL, brief, true);
        right(SMALL, page + "/" + of);
        y -= SMALL * LEADING;
        write(LEFT, SMALL - 2, paper.label() + "　SHA-256 " + paper.sha256());
    }
}
