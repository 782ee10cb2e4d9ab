package org.jiezhen.shared;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number somebody can be reached at: a mainland mobile, a mainland landline with its area code, or an
 * international number with its country code (ITU-T E.164). However it is written or dictated, one number is one value.
 *
 * @param value digits only, or {@code +} and digits for a number abroad
 */
public record Phone(String value) {

    private static final int LONGEST_RAW = 60;
    private static final String HOME = "CN";
    private static final int HOME_CODE = 86;

    // Networks are given new beginnings more often than a portal is brought up to date.
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    /** What may stand before a mainland number that is written in full: not the code of a carrier. */
    private static final Pattern BEFORE = Pattern.compile("(?:(?:\\+|00)?86)?0?");

    private static final Pattern EXTENSION = Pattern.compile("(?i)转|轉|分机|分機|#|ext|x");

    /**
     * Reads what somebody typed, pasted or dictated; separators, full-width digits, what cannot be seen, and the own
     * country code in any form are understood. Blank means: not known yet.
     *
     * @throws InvalidInput when nobody could be reached at it
     */
    public static Optional<Phone> parse(String field, @Nullable String typed) {
        if (typed == null || typed.isBlank()) {
            return Optional.empty();
        }
        if (typed.length() > LONGEST_RAW) {
            throw new InvalidInput(field, "refusal.phone.tooLong");
        }
        if (Unseen.deceives(typed)) {
            throw new InvalidInput(field, "refusal.phone.character");
        }
        var text = Unseen.without(typed).strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var dialled = dialled(text)
                .orElseThrow(() -> new InvalidInput(
                        field, EXTENSION.matcher(text).find() ? "refusal.phone.extension" : "refusal.phone.character"));
        return Optional.of(of(dialled)
                .orElseThrow(() -> new InvalidInput(
                        field, "refusal.phone.digits", dialled.replace("+", "").length())));
    }

    /**
     * What one would dial: digits, perhaps behind a {@code +}, without what is only written to be read.
     *
     * @return empty when it is no number, nor a part of one
     */
    public static Optional<String> dialled(String typed) {
        var digits = new StringBuilder();
        for (var c : Unseen.without(typed).strip().toCharArray()) {
            if (Character.digit(c, 10) >= 0) {
                digits.append(Character.digit(c, 10));
            } else if ((c == '+' || c == '＋') && digits.isEmpty()) {
                digits.append('+');
            } else if (!separates(c)) {
                return Optional.empty();
            }
        }
        return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
    }

    private static boolean separates(char c) {
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION -> true;
            default -> c == '\t' || "()（）.．/−".indexOf(c) >= 0;
        };
    }

    /** The number that is dialled so in mainland China; empty when there can be none. */
    private static Optional<Phone> of(String dialled) {
        PhoneNumber number;
        try {
            number = PhoneNumberUtil.getInstance().parse(dialled, HOME);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
        if (number.getCountryCode() != HOME_CODE) {
            return PhoneNumberUtil.getInstance().isValidNumber(number)
                    ? Optional.of(new Phone(PhoneNumberUtil.getInstance().format(number, PhoneNumberFormat.E164)))
                    : Optional.empty();
        }
        var national = Long.toString(number.getNationalNumber());
        var before = dialled.substring(0, Math.max(0, dialled.length() - national.length()));
        if (!dialled.endsWith(national) || !BEFORE.matcher(before).matches()) {
            return Optional.empty();
        }
        if (MOBILE.matcher(national).matches()) {
            return Optional.of(new Phone(national));
        }
        if (!PhoneNumberUtil.getInstance().isValidNumber(number)) {
            return Optional.empty();
        }
        if (PhoneNumberUtil.getInstance().getNumberType(number) != PhoneNumberType.FIXED_LINE) {
            return Optional.of(new Phone(national));
        }
        // Without its 0 it could as well be a mobile that lacks a digit.
        return before.isEmpty() ? Optional.empty() : Optional.of(new Phone("0" + national));
    }

    /**
     * What a number is that former versions kept as it was dialled, with a 0 or a code too much in front.
     *
     * @return empty when it is right as it is, or when it could be more than one number
     */
    public static Optional<Phone> straightened(String kept) {
        if (!kept.startsWith("0")) {
            return Optional.empty();
        }
        var asDialled = of(kept);
        var withoutTheFirst = kept.startsWith("00") ? of(kept.substring(1)) : Optional.<Phone>empty();
        return asDialled.isPresent() && withoutTheFirst.isPresent()
                ? Optional.empty()
                : asDialled.or(() -> withoutTheFirst).filter(number -> !number.value.equals(kept));
    }

    /** The last four digits: enough to find somebody on a list, too little to call. */
    public String tail() {
        return value.substring(value.length() - 4);
    }
}
