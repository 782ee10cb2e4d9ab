package org.jiezhen.lab;

import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jiezhen.print.A4Pages;

/** A report as a PDF, in Chinese. */
final class PaperPdf extends A4Pages {

    private static final float FOOT = 24 * MM;

    /** Where the columns of results begin, from the left edge: test, value, flag, what is usual, unit. */
    private static final float[] COLUMNS = {0, 66 * MM, 92 * MM, 112 * MM, 147 * MM};

    private static final List<String> HEADS = List.of("检验项目", "结果", "标志", "参考区间", "单位");

    private final Paper paper;

    private PaperPdf(Paper paper) throws IOException {
        super(FOOT);
        this.paper = paper;
    }

    /** The report as a file. */
    static byte[] of(Paper paper) {
        try (var pdf = new PaperPdf(paper)) {
            return pdf.written(paper.number(), Locale.SIMPLIFIED_CHINESE, paper.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void content() throws IOException {
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
    }

    /** The report's number stands above each page. */
    @Override
    protected void continued() throws IOException {
        write(LEFT, SMALL, paper.title() + "（续）　" + paper.number());
        y -= 2 * LEADING * SMALL;
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

    @Override
    protected void foot(int page, int of) throws IOException {
        rule(Color.GRAY);
        y -= SMALL * LEADING;
        write(LEFT, SMALL, paper.signed());
        right(SMALL, "第 " + page + " 页，共 " + of + " 页");
        y -= SMALL * LEADING;
        write(LEFT, SMALL, paper.notice());
    }
}
