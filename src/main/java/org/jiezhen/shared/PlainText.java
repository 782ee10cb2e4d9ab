package org.jiezhen.shared;

import java.text.Normalizer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a text for people, wherever it comes from: size, then characters; what is unseen, by {@link Unseen}. */
public final class PlainText {

    private PlainText() {}

    /**
     * Reads a text for people. Blank means: nothing said.
     *
     * @param field the form's field, named in the refusal
     * @param longest in characters
     * @param refusals where the sentences stand that say that it is {@code tooLong}, or has something {@code hidden}
     * @throws InvalidInput when it is too long, or looks like another text
     */
    public static Optional<String> parse(String field, @Nullable String typed, int longest, String refusals) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        // A bound before anybody looks at the characters.
        if (typed.length() > 8 * longest) {
            throw new InvalidInput(field, refusals + ".tooLong", longest);
        }
        if (Unseen.deceives(typed)) {
            throw new InvalidInput(field, refusals + ".hidden");
        }
        var text = Normalizer.normalize(Unseen.cleaned(typed).strip(), Normalizer.Form.NFC)
                .replaceAll(" {2,}", " ");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (text.codePointCount(0, text.length()) > longest) {
            throw new InvalidInput(field, refusals + ".tooLong", longest);
        }
        return Optional.of(text);
    }
}
