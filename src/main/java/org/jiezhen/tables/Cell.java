package org.jiezhen.tables;

import java.text.Normalizer;
import java.util.Locale;
import org.jiezhen.shared.Unseen;

/** A cell as it was written. */
public record Cell(Kind kind, String text) {

    static final Cell EMPTY = new Cell(Kind.TEXT, "");

    /** What a cell holds. */
    public enum Kind {
        TEXT,
        NUMBER,
        /** A formula: it is not worked out, and what some program once worked out is not trusted. */
        FORMULA,
        /** What cannot be read as what it claims to be. */
        BROKEN
    }

    public boolean isBlank() {
        return Unseen.without(text).isBlank() && kind != Kind.FORMULA;
    }

    /** What it says, as it is compared with words of ours. */
    public String word() {
        return word(text);
    }

    /** A word as it is compared with another: however wide, in small letters. */
    public static String word(String text) {
        return Normalizer.normalize(Unseen.without(text), Normalizer.Form.NFKC)
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
