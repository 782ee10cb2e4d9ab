package org.jiezhen.lab;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * The value of a result: a number with its unit, a choice, or words.
 *
 * @param comparator {@code <} or {@code >}, where it is less or more than the number
 */
public record Measured(
        @Nullable String comparator,
        @Nullable BigDecimal number,
        @Nullable String unit,
        @Nullable String choice,
        @Nullable String words) {

    // A number, and a unit after it if there is one; what begins like the rest of a number is none.
    private static final Pattern NUMBER =
            Pattern.compile("([<>]?)\\s*(-?\\d{1,9}(?:\\.\\d{1,4})?)(?:\\s+(\\S.*)|([^\\s\\d.,，。].*))?");
    private static final int LONGEST = 200;

    /**
     * Reads one as it was typed or sent. Nothing is guessed: another unit, a word that is no choice, a comma are said.
     *
     * @throws InvalidInput at the field of the test's code
     */
    static Measured parse(TestItem test, String typed, @Nullable String unit) {
        if (typed.isBlank()) {
            throw new InvalidInput(test.code(), "refusal.result.missing", test.name());
        }
        return switch (test.kind()) {
            case NUMBER -> number(test, typed, unit);
            case CHOICE -> choice(test, typed);
            case TEXT ->
                new Measured(
                        null,
                        null,
                        null,
                        null,
                        PlainText.parse(test.code(), typed, LONGEST, "refusal.lab")
                                .orElseThrow(
                                        () -> new InvalidInput(test.code(), "refusal.result.missing", test.name())));
        };
    }

    private static Measured number(TestItem test, String typed, @Nullable String unit) {
        var read = NUMBER.matcher(digits(typed));
        if (typed.length() > LONGEST || !read.matches()) {
            throw new InvalidInput(test.code(), "refusal.result.number", test.name());
        }
        for (var said : new String[] {unit, read.group(3), read.group(4)}) {
            if (said != null && !said.isBlank() && !unit(said).equals(unit(test.unit()))) {
                throw new InvalidInput(test.code(), "refusal.result.unit", test.name(), said.strip(), test.unit());
            }
        }
        return new Measured(
                read.group(1).isEmpty() ? null : read.group(1), new BigDecimal(read.group(2)), test.unit(), null, null);
    }

    // A keyboard that writes Chinese writes wide digits.
    private static String digits(String typed) {
        var text = new StringBuilder();
        typed.strip().codePoints().forEach(at -> {
            if (at > 0xFF00 && at < 0xFF5F) {
                text.append(Normalizer.normalize(Character.toString(at), Normalizer.Form.NFKC));
            } else {
                text.appendCodePoint(at);
            }
        });
        return text.toString();
    }

    // The same unit is written in several ways: with the sign of micro or a u, with or without a sign of times before
    // ten.
    private static String unit(String said) {
        return said.replaceAll("\\s", "")
                .replace('µ', 'u')
                .replace('μ', 'u')
                .replace("⁹", "^9")
                .replace("¹²", "^12")
                .replace("*", "^")
                .replaceFirst("^[x×]", "");
    }

    private static Measured choice(TestItem test, String typed) {
        return test.choices().stream()
                .filter(one -> one.isCalled(typed))
                .findFirst()
                .map(one -> new Measured(null, null, null, one.code(), null))
                .orElseThrow(() -> new InvalidInput(
                        test.code(),
                        "refusal.result.choice",
                        test.name(),
                        new Localized(
                                test.choices().stream()
                                        .map(one -> one.name().zh())
                                        .collect(Collectors.joining("、")),
                                test.choices().stream()
                                        .map(one -> one.name().en())
                                        .collect(Collectors.joining(", ")))));
    }

    /** Whether it says the same. */
    boolean same(Measured other) {
        return Objects.equals(comparator, other.comparator)
                && Objects.equals(unit, other.unit)
                && (number == null || other.number == null
                        ? number == other.number
                        : number.compareTo(other.number) == 0)
                && Objects.equals(choice, other.choice)
                && Objects.equals(words, other.words);
    }

    /** As people read it, without its unit. */
    public Localized text(TestItem test) {
        if (number != null) {
            var scale = Math.max(
                    test.decimals(), Math.max(0, number.stripTrailingZeros().scale()));
            var text = (comparator == null ? "" : comparator)
                    + number.setScale(scale).toPlainString();
            return new Localized(text, text);
        }
        return choice == null
                ? new Localized(Objects.requireNonNull(words), Objects.requireNonNull(words))
                : test.choice(choice).map(TestItem.Choice::name).orElse(new Localized(choice, choice));
    }
}
