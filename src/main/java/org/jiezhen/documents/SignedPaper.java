package org.jiezhen.documents;

import java.util.List;
import java.util.Locale;

/**
 * A document as it is printed.
 *
 * @param house what the hospital is called; may be empty
 * @param label by what the file is called: it names no guest
 * @param standing how it stands
 * @param notes what has to be known before it is read: altered, withdrawn, void, not valid yet
 * @param struck whether it holds no longer
 * @param facts each a word and what is so
 * @param sha256 over the document with all its signatures
 */
record SignedPaper(
        Locale language,
        String house,
        String title,
        String label,
        String standing,
        List<String> notes,
        boolean struck,
        List<Fact> facts,
        String body,
        String signaturesTitle,
        List<Line> signatures,
        String hashWord,
        String sha256) {

    /** A word, and what is so. */
    record Fact(String word, String value) {}

    /**
     * A signature.
     *
     * @param who as whom, and the name
     * @param said when, before whom, how it was made sure: each a line
     */
    record Line(String who, List<String> said, Strokes strokes) {}
}
