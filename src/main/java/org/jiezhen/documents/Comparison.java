package org.jiezhen.documents;

import com.github.difflib.DiffUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What has changed from one version of a text to the next, sentence by sentence. */
public final class Comparison {

    /** Where a sentence ends: after its sign, or with its line. */
    private static final Pattern END = Pattern.compile("(?<=[。；;\\n])|(?<=\\.)(?=\\s)");

    private Comparison() {}

    /** What became of a piece. */
    public enum Change {
        SAME,
        TAKEN_OUT,
        ADDED
    }

    /** A piece of both texts, or of one of them. */
    public record Piece(Change change, String text) {}

    /** The pieces of both, in the order of the newer. */
    public static List<Piece> of(String before, String after) {
        var old = sentences(before);
        var now = sentences(after);
        var pieces = new ArrayList<Piece>();
        for (var delta : DiffUtils.diff(old, now, true).getDeltas()) {
            switch (delta.getType()) {
                case EQUAL -> add(pieces, Change.SAME, delta.getSource().getLines());
                case DELETE -> add(pieces, Change.TAKEN_OUT, delta.getSource().getLines());
                case INSERT -> add(pieces, Change.ADDED, delta.getTarget().getLines());
                case CHANGE -> {
                    add(pieces, Change.TAKEN_OUT, delta.getSource().getLines());
                    add(pieces, Change.ADDED, delta.getTarget().getLines());
                }
            }
        }
        return pieces;
    }

    private static void add(List<Piece> pieces, Change change, List<String> lines) {
        pieces.add(new Piece(change, String.join("", lines)));
    }

    private static List<String> sentences(String text) {
        return END.splitAsStream(text).filter(one -> !one.isEmpty()).toList();
    }
}
