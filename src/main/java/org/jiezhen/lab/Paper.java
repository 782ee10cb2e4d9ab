package org.jiezhen.lab;

import java.util.List;

/**
 * What a report says, as it is printed.
 *
 * @param house what the hospital is called; may be empty
 * @param title which report it is
 * @param standing how far it stands: preliminary, final, amended
 * @param number of the specimen, or of the form and the panel: what the file is called
 * @param facts of whom it is, of what, and when: word and value
 * @param rows of results; none of an examination
 * @param texts what is written in words: heading and text
 * @param changes what was amended, each a sentence
 * @param signed by whom, and when
 * @param notice what has to be known of it
 */
record Paper(
        String house,
        String title,
        String standing,
        String number,
        List<Fact> facts,
        List<Row> rows,
        List<Text> texts,
        List<String> changes,
        String signed,
        String notice) {

    /** A word, and what is so. */
    record Fact(String word, String value) {}

    /**
     * One result.
     *
     * @param flag what stands out of it, in a sign or a word; empty where nothing does
     */
    record Row(String test, String value, String flag, String usual, String unit, boolean standsOut) {}

    /** Something written in words. */
    record Text(String heading, String text) {}
}
