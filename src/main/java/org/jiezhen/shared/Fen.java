package org.jiezhen.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Money, in whole fen (分): it adds up, and nothing is ever rounded. What runs over is an error, and no other sum.
 *
 * @param value how many fen; less than none is owed
 */
public record Fen(@JsonValue long value) implements Comparable<Fen> {

    /** Nothing. */
    public static final Fen NONE = new Fen(0);

    /** The largest sum that somebody may type or a file may say: 9,999,999.99. */
    public static final Fen MOST = new Fen(999_999_999);

    private static final int IN_A_YUAN = 100;
    private static final int LONGEST = 40;
    // Without a point, or with one and one or two figures behind; in groups of three, or in none.
    private static final Pattern YUAN = Pattern.compile(
            "(?:[¥￥]|RMB|CNY)?\\s*((?:0|[1-9]\\d*)|[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.(\\d{1,2}))?\\s*(?:元|圆)?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Fen {}

    /** So many yuan. */
    public static Fen yuan(long yuan) {
        return new Fen(Math.multiplyExact(yuan, IN_A_YUAN));
    }

    /** All of them together. */
    public static Fen sum(Collection<Fen> all) {
        return all.stream().reduce(NONE, Fen::plus);
    }

    /**
     * Reads a sum as people write it: 12800, 12,800.00, ¥12,800, 12800 元, of whatever width. What can be meant in two ways
     * is not guessed at.
     *
     * @param field the form's field, named in the refusal
     * @throws InvalidInput when it is none, is less than nothing, has parts of a fen, or is beyond {@link #MOST}
     */
    public static Fen parse(String field, String typed) {
        if (typed.length() > LONGEST) {
            throw new InvalidInput(field, "refusal.fen.none");
        }
        var plain = Normalizer.normalize(Unseen.without(typed), Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT);
        if (plain.isEmpty()) {
            throw new InvalidInput(field, "refusal.fen.missing");
        }
        var written = YUAN.matcher(plain);
        if (!written.matches()) {
            throw new InvalidInput(field, why(plain));
        }
        var parts = written.group(2);
        return bounded(field, new BigDecimal(written.group(1).replace(",", "") + (parts == null ? "" : "." + parts)));
    }

    private static String why(String plain) {
        if (plain.contains("万") || plain.contains("千") || plain.contains("K")) {
            return "refusal.fen.words";
        }
        if (plain.matches("[^\\d]*[-−–—(].*")) {
            return "refusal.fen.negative";
        }
        return plain.matches(".*\\d\\.\\d{3,}\\D*") ? "refusal.fen.parts" : "refusal.fen.none";
    }

    /**
     * Reads a number that a program wrote, whose unit is the yuan.
     *
     * @throws InvalidInput as {@link #parse}
     */
    public static Fen of(String field, BigDecimal yuan) {
        if (yuan.signum() < 0) {
            throw new InvalidInput(field, "refusal.fen.negative");
        }
        return bounded(field, yuan);
    }

    private static Fen bounded(String field, BigDecimal yuan) {
        if (yuan.compareTo(BigDecimal.valueOf(MOST.value, 2)) > 0) {
            throw new InvalidInput(field, "refusal.fen.most", MOST.text());
        }
        if (yuan.stripTrailingZeros().scale() > 2) {
            throw new InvalidInput(field, "refusal.fen.parts");
        }
        return new Fen(yuan.movePointRight(2).longValueExact());
    }

    /** Both together. */
    public Fen plus(Fen other) {
        return new Fen(Math.addExact(value, other.value));
    }

    /** What is left without the other. */
    public Fen minus(Fen other) {
        return new Fen(Math.subtractExact(value, other.value));
    }

    /** So many times as much. */
    public Fen times(int quantity) {
        return new Fen(Math.multiplyExact(value, quantity));
    }

    /** Whether it is less than nothing. */
    public boolean isNegative() {
        return value < 0;
    }

    /** As it is read: 12,800.00. */
    public String text() {
        return String.format(
                Locale.ROOT,
                "%s%,d.%02d",
                value < 0 ? "-" : "",
                Math.abs(value / IN_A_YUAN),
                Math.abs(value % IN_A_YUAN));
    }

    /** As a total is read: ¥12,800.00. */
    public String total() {
        return value < 0 ? "-¥" + text().substring(1) : "¥" + text();
    }

    /** As a file writes it: 12800.00. */
    public String plain() {
        return BigDecimal.valueOf(value, 2).toPlainString();
    }

    @Override
    public int compareTo(Fen other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return text();
    }
}
