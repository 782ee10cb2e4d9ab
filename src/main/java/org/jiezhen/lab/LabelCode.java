package org.jiezhen.lab;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a label's bars say: the specimen's number, which print of the label it is, and a digit by which a misread one is
 * known.
 *
 * @param house the letters of the house
 * @param accession the specimen's number, letters included
 * @param number which print of the label, from 1
 */
record LabelCode(String house, String accession, int number) {

    private static final Pattern FORM = Pattern.compile("([A-Z]{1,4})(\\d{6})(\\d{3,6})(\\d{2})(\\d)");
    private static final int LONGEST = 64;

    // Damm's: finds every wrong digit, and every two that are exchanged.
    private static final int[][] DAMM = {
        {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
        {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
        {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
        {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
        {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
        {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
        {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
        {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
        {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
        {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
    };

    /** The whole of it. */
    String text() {
        var bare = accession + "%02d".formatted(number);
        return bare + digit(bare);
    }

    /**
     * Reads one as a scanner or a hand has typed it.
     *
     * @return empty when it has not the form of one
     */
    static Optional<LabelCode> parse(String typed) {
        var clean = clean(typed);
        var read = FORM.matcher(clean);
        return read.matches()
                ? Optional.of(new LabelCode(
                        read.group(1), read.group(1) + read.group(2) + read.group(3), Integer.parseInt(read.group(4))))
                : Optional.empty();
    }

    /** Whether its last digit is what the others say. */
    static boolean isWhole(String typed) {
        var clean = clean(typed);
        return digit(clean.substring(0, clean.length() - 1)) == clean.charAt(clean.length() - 1) - '0';
    }

    private static String clean(String typed) {
        if (typed.length() > LONGEST) {
            return "";
        }
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT);
    }

    private static int digit(String text) {
        var interim = 0;
        for (var n = 0; n < text.length(); n++) {
            var at = text.charAt(n);
            var value = at >= 'A' && at <= 'Z' ? (at - 'A') % 10 : at - '0';
            interim = DAMM[interim][value];
        }
        return interim;
    }
}
