package org.jiezhen.shared;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A telephone number somebody can be reached at: a mainland mobile, a mainland landline with its area code, or an
 * international number with its country code (ITU-T E.164).
 *
 * @param value digits only, or {@code +} and digits for a number abroad
 */
public record Phone(String value) {

    private static final int LONGEST_RAW = 40;
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern LANDLINE = Pattern.compile("0\\d{2,3}\\d{7,8}");
    private static final Pattern ABROAD = Pattern.compile("\\+(?!86)[1-9]\\d{6,14}");

    private static final Pattern OWN_COUNTRY = Pattern.compile("\\+86|0086|86(?=1[3-9]\\d{9}$)");

    /**
     * Reads what somebody typed or dictated; spaces, dashes, brackets and full-width digits are understood, and 86 as
     * the own country code. Blank means: not known yet.
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
        var digits = new StringBuilder();
        for (var c : typed.strip().toCharArray()) {
            if (Character.digit(c, 10) >= 0) {
                digits.append(Character.digit(c, 10));
            } else if ((c == '+' || c == '＋') && digits.isEmpty()) {
                digits.append('+');
            } else if (" -‐–—()（）\u3000\u00a0".indexOf(c) < 0) {
                throw new InvalidInput(field, "refusal.phone.character");
            }
        }
        var number = withoutOwnCountryCode(digits.toString());
        if (MOBILE.matcher(number).matches()
                || LANDLINE.matcher(number).matches()
                || ABROAD.matcher(number).matches()) {
            return Optional.of(new Phone(number));
        }
        throw new InvalidInput(
                field, "refusal.phone.digits", number.replace("+", "").length());
    }

    private static String withoutOwnCountryCode(String dialled) {
        var code = OWN_COUNTRY.matcher(dialled);
        if (!code.lookingAt()) {
            return dialled;
        }
        var number = dialled.substring(code.end());
        // Behind the country code an area code is written without its 0.
        var landline = "0" + number;
        return !MOBILE.matcher(number).matches() && LANDLINE.matcher(landline).matches() ? landline : number;
    }

    /** The last four digits: enough to find somebody on a list, too little to call. */
    public String tail() {
        return value.substring(value.length() - 4);
    }
}
