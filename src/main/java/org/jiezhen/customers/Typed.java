package org.jiezhen.customers;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Unseen;

/**
 * What somebody typed to find a customer, cut before anybody looks at its characters.
 *
 * @param text in normal form C, without what cannot be seen
 */
record Typed(String text) {

    /** Longer than any name, number or code; the rest of what is longer is not read. */
    static final int LONGEST = 128;

    private static final int FEWEST_DIGITS = 3;
    private static final int MOST_WORDS = 4;
    private static final Pattern TICKET = Pattern.compile("A0*([1-9][0-9]{0,6})");
    private static final Pattern BOOKING = Pattern.compile("[A-Z0-9][A-Z0-9-]{2,39}");
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}]+");

    static Typed of(String typed) {
        var cut = typed.length() <= LONGEST ? typed : typed.substring(0, LONGEST);
        return new Typed(
                Normalizer.normalize(Unseen.without(cut), Normalizer.Form.NFC).strip());
    }

    /** Whether this is a number or a code, not a name: no name has a figure. */
    boolean hasDigits() {
        return text.codePoints().anyMatch(Character::isDigit);
    }

    /** The digits at the end of a telephone number, or all of it; empty when it is none, or too short to tell by. */
    String phone() {
        try {
            var whole = Phone.parse("", text);
            if (whole.isPresent()) {
                return whole.get().value();
            }
        } catch (InvalidInput e) {
            // Not a whole number, but perhaps the end of one.
        }
        return Phone.dialled(text)
                .filter(digits -> digits.replace("+", "").length() >= FEWEST_DIGITS)
                .orElse("");
    }

    /** The number of a ticket. */
    OptionalInt ticket() {
        var ticket = TICKET.matcher(code());
        return ticket.matches() ? OptionalInt.of(Integer.parseInt(ticket.group(1))) : OptionalInt.empty();
    }

    /** The number of a booking, or its beginning; empty when it cannot be one. */
    String booking() {
        return BOOKING.matcher(code()).matches() ? code() : "";
    }

    private String code() {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    }

    /** Its letters, small: what stands behind a space in what a name is found by. */
    String letters() {
        return Pinyin.part(Pinyin.plain(text));
    }

    /** In Latin letters; of characters that are written, how they sound. */
    String latin() {
        return Pinyin.part(Pinyin.of(text));
    }

    /** Whether it was typed in characters alone, so that its sound is not what was meant first. */
    boolean inCharacters() {
        return !text.isEmpty()
                && text.codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN);
    }

    /** Its words, when there are several: a name in another order. */
    List<String> words() {
        var words = Arrays.stream(SEPARATORS.split(text))
                .filter(word -> !word.isEmpty())
                .map(word -> Pinyin.part(Pinyin.of(word)))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList();
        return words.size() > 1 ? words : List.of();
    }
}
