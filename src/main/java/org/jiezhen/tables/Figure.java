package org.jiezhen.tables;

/**
 * How many rows are what.
 *
 * @param words the key of what they are
 * @param loud whether somebody should look at them
 */
public record Figure(String words, int count, boolean loud) {

    public Figure(String words, int count) {
        this(words, count, false);
    }
}
