package org.jiezhen.tables;

import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with a row of a file, or has to be said of it.
 *
 * @param row as the file's program counts: the header is 1
 * @param column which cell; null when it is the row as a whole
 * @param value what stands there, cut where it is long
 * @param why the sentence to say
 */
public record Issue(int row, @Nullable Column column, String value, Refusal why) {

    private static final int LONGEST_VALUE = 60;

    public Issue {
        if (value.length() > LONGEST_VALUE) {
            var cut = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
            value = value.substring(0, cut) + "…";
        }
    }
}
