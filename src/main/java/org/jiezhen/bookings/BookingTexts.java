package org.jiezhen.bookings;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jiezhen.channels.ChannelNames;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Unseen;
import org.jspecify.annotations.Nullable;

/** Checks the texts of a booking, wherever they come from: size, then characters, then syntax. */
public final class BookingTexts {

    /** The longest interest and the longest note, in characters. */
    public static final int LONGEST_INTEREST = 200;

    public static final int LONGEST_NOTE = 1000;

    /** The longest word for how a booking was made. */
    static final int LONGEST_CHANNEL = ChannelNames.LONGEST;

    private static final int LONGEST_NUMBER = 40;
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9-]*");

    private BookingTexts() {}

    /**
     * Reads a text for people. Blank means: nothing said.
     *
     * @throws InvalidInput when it is too long, or looks like another text
     */
    public static Optional<String> text(String field, @Nullable String typed, int longest) {
        return PlainText.parse(field, typed, longest, "refusal.booking");
    }

    /**
     * Reads a booking number: letters, figures and dashes; small letters are taken as capitals.
     *
     * @throws InvalidInput when there is none, or when it cannot be one
     */
    public static String number(String field, @Nullable String typed) {
        var number = typed == null ? "" : Unseen.without(typed).strip();
        if (number.isEmpty()) {
            throw new InvalidInput(field, "refusal.booking.numberMissing");
        }
        if (number.length() > LONGEST_NUMBER) {
            throw new InvalidInput(field, "refusal.booking.tooLong", LONGEST_NUMBER);
        }
        if (typed != null && Unseen.deceives(typed)) {
            throw new InvalidInput(field, "refusal.booking.number");
        }
        number = Normalizer.normalize(number, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
        if (number.length() > LONGEST_NUMBER || !NUMBER.matcher(number).matches()) {
            throw new InvalidInput(field, "refusal.booking.number");
        }
        return number;
    }
}
