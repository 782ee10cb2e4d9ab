package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks a text for people, wherever it comes from: size, then characters. */
public final class PlainText {

    private PlainText() {}

    /**
     * Reads a text for people. Blank means: nothing said.
     *
     * @param field the form's field, named in the refusal
     * @param longest in characters
     * @param refusals where the sentences stand that say that it is {@code tooLong}, or has something {@code hidden}
     * @throws InvalidInput when it is too long or has characters that cannot be seen
     */
    public static Optional<String> parse(String field, @Nullable String typed, int longest, String refusals) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        // A bound before anybody looks at the characters.
        if (typed.length() > 8 * longest) {
            throw new InvalidInput(field, refusals + ".tooLong", longest);
        }
        var text = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).replaceAll("\\s+", " ");
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidInput(field, refusals + ".tooLong", longest);
        }
        if (text.codePoints().anyMatch(PlainText::unseen)) {
            throw new InvalidInput(field, refusals + ".hidden");
        }
        return Optional.of(text);
    }

    private static boolean unseen(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
