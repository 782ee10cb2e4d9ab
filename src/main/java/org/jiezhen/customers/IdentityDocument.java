package org.jiezhen.customers;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Unseen;

/**
 * An identity document. Of the resident identity card's number everything is checked that can be (GB 11643-1999); of
 * other documents only what their numbers are made of.
 */
public record IdentityDocument(Kind kind, String number) {

    /** What kind of document it is. */
    public enum Kind {
        /** 居民身份证. */
        ID_CARD(Pattern.compile("[1-9][0-9]{16}[0-9X]")),
        PASSPORT(Pattern.compile("[A-Z0-9]{5,15}")),
        /** 港澳、台湾居民来往内地（大陆）通行证. */
        TRAVEL_PERMIT(Pattern.compile("[A-Z]?[0-9]{8,10}")),
        OTHER(Pattern.compile("[A-Z0-9][A-Z0-9-]{1,39}"));

        private final Pattern syntax;

        Kind(Pattern syntax) {
            this.syntax = syntax;
        }
    }

    private static final int LONGEST_RAW = 80;
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    /**
     * Reads what somebody typed or scanned; spaces, small and full-width letters are understood.
     *
     * @throws InvalidInput at the field {@code number}, when no such document has it
     */
    public static IdentityDocument parse(Kind kind, String typed) {
        if (typed.length() > LONGEST_RAW || Unseen.deceives(typed)) {
            throw new InvalidInput("number", "refusal.document.number." + kind);
        }
        var number = Normalizer.normalize(Unseen.without(typed), Normalizer.Form.NFKC)
                .replaceAll("[\\s]", "")
                .toUpperCase(Locale.ROOT);
        if (number.isEmpty()) {
            throw new InvalidInput("number", "refusal.document.empty");
        }
        if (!kind.syntax.matcher(number).matches()) {
            throw new InvalidInput("number", "refusal.document.number." + kind);
        }
        var document = new IdentityDocument(kind, number);
        if (kind == Kind.ID_CARD) {
            if (document.birthDate().isEmpty()) {
                throw new InvalidInput("number", "refusal.document.birth");
            }
            if (CHECKS.charAt(weighed(number)) != number.charAt(17)) {
                throw new InvalidInput("number", "refusal.document.check");
            }
        }
        return document;
    }

    private static int weighed(String number) {
        var sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += WEIGHTS[i] * (number.charAt(i) - '0');
        }
        return sum % 11;
    }

    /** The birth date that the number says; empty when the number says none. */
    public Optional<LocalDate> birthDate() {
        if (kind != Kind.ID_CARD) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.of(figures(6, 10), figures(10, 12), figures(12, 14)))
                    .filter(date -> date.getYear() >= CustomerDetails.EARLIEST_BIRTH);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The sex that the number says. */
    public Optional<Sex> sex() {
        return kind == Kind.ID_CARD ? Optional.of(figures(16, 17) % 2 == 1 ? Sex.MALE : Sex.FEMALE) : Optional.empty();
    }

    private int figures(int from, int to) {
        return Integer.parseInt(number.substring(from, to));
    }

    /** The last two characters: enough to see which document it is, too little to use it. */
    public String tail() {
        return number.substring(number.length() - 2);
    }

    /** Without the number, so that it comes into no log. */
    @Override
    public String toString() {
        return kind.toString();
    }
}
