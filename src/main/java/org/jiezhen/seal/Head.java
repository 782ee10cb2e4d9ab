package org.jiezhen.seal;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How far the journal was sealed, in one line to be kept elsewhere: it vouches for every entry up to there. Written as
 * the seal's MAC in hexadecimal, {@code @}, and the seal's number.
 */
record Head(long number, String mac) {

    /** Before the first seal. */
    static final Head NONE = new Head(0, "0".repeat(64));

    private static final Pattern WRITTEN = Pattern.compile("\\b([0-9a-fA-F]{64})@([0-9]{1,18})\\b");

    /** Finds every head in a text, such as a file to which one is added daily, or a log. */
    static List<Head> allIn(String text) {
        return WRITTEN.matcher(text)
                .results()
                .map(found ->
                        new Head(Long.parseLong(found.group(2)), found.group(1).toLowerCase(Locale.ROOT)))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return mac + "@" + number;
    }
}
