package org.jiezhen.callbacks;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the house says, read before it is published: what promises an effect, or says what somebody has, is flagged where it stands. */
@Component
class PlaybookWords {

    private final JdbcClient jdbc;

    PlaybookWords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param said how it is found: letters as a word of their own, other characters wherever they stand */
    private record Word(String word, String kind, Pattern said) {}

    /** The words that no one says, as they are now. */
    Check check() {
        return new Check(jdbc.sql("SELECT word, kind FROM callback_word ORDER BY word")
                .query((rs, row) -> new Word(rs.getString(1), rs.getString(2), pattern(rs.getString(1))))
                .list());
    }

    private static Pattern pattern(String word) {
        var latin = Character.isLetter(word.charAt(0)) && word.charAt(0) < 128;
        return Pattern.compile(
                (latin ? "(?<!\\p{L})" : "") + Pattern.quote(word) + (latin ? "(s|ed|d)?(?!\\p{L})" : ""));
    }

    /** Reads one text after the other. */
    static final class Check {

        private final List<Word> words;

        private Check(List<Word> words) {
            this.words = words;
        }

        /**
         * Reads what is said.
         *
         * @throws InvalidInput at the field: what is missing, too long, promises or diagnoses
         */
        String said(String field, String typed, int longest) {
            var text = PlainText.parse(field, typed, longest, "refusal.callback")
                    .orElseThrow(() -> new InvalidInput(field, "refusal.callback.script.both"));
            var small = text.toLowerCase(Locale.ROOT);
            words.stream()
                    .filter(word -> word.said.matcher(small).find())
                    .findFirst()
                    .ifPresent(word -> {
                        throw new InvalidInput(field, "refusal.callback.script." + word.kind, word.word);
                    });
            return text;
        }
    }
}
