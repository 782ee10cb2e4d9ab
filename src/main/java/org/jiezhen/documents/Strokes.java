package org.jiezhen.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.shared.Refusal;

/**
 * A signature as it was drawn: each stroke with its points, in the frame in which it was drawn. Written as
 * {@code 600x220;12,40 15,42 …;…}.
 *
 * @param written as the page sent it, and as it is kept and sealed
 */
public record Strokes(String written) {

    private static final int LONGEST = 60_000;
    private static final int LEAST_POINTS = 8;
    private static final int LEAST_WAY = 60;
    private static final Pattern SYNTAX =
            Pattern.compile("\\d{2,4}x\\d{2,4}(;\\d{1,4},\\d{1,4}( \\d{1,4},\\d{1,4})*+)++");

    /** One point. */
    public record Point(int x, int y) {}

    /**
     * Reads what a page has sent.
     *
     * @throws Refusal when nothing was drawn that could be a signature
     */
    public static Strokes parse(String written) {
        if (written.length() > LONGEST || !SYNTAX.matcher(written).matches()) {
            throw new Refusal("refusal.documents.unsigned");
        }
        var strokes = new Strokes(written);
        var points = 0;
        var way = 0.0;
        for (var stroke : strokes.lines()) {
            points += stroke.size();
            for (var n = 1; n < stroke.size(); n++) {
                way += Math.hypot(stroke.get(n).x - stroke.get(n - 1).x, stroke.get(n).y - stroke.get(n - 1).y);
            }
        }
        if (points < LEAST_POINTS || way < LEAST_WAY) {
            throw new Refusal("refusal.documents.unsigned");
        }
        return strokes;
    }

    /** How wide the frame was. */
    public int width() {
        return Integer.parseInt(written.substring(0, written.indexOf('x')));
    }

    /** How high. */
    public int height() {
        return Integer.parseInt(written.substring(written.indexOf('x') + 1, written.indexOf(';')));
    }

    /** Each stroke, point by point. */
    public List<List<Point>> lines() {
        var lines = new ArrayList<List<Point>>();
        var all = written.split(";", -1);
        for (var n = 1; n < all.length; n++) {
            var line = new ArrayList<Point>();
            for (var point : all[n].split(" ", -1)) {
                var comma = point.indexOf(',');
                line.add(new Point(
                        Integer.parseInt(point.substring(0, comma)), Integer.parseInt(point.substring(comma + 1))));
            }
            lines.add(line);
        }
        return lines;
    }
}
