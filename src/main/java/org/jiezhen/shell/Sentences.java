package org.jiezhen.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;

/** Says a refusal in the language of the screen. */
public final class Sentences {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(BusinessTime.ZONE);

    private Sentences() {}

    /** The sentence for a screen in this language. */
    public static String of(Refusal refusal, Locale locale) {
        var args = Arrays.stream(refusal.args()).map(arg -> shown(arg, locale)).toArray();
        return Words.ofTheHouse().getTranslation(refusal.key(), locale, args);
    }

    private static Object shown(Object arg, Locale locale) {
        return switch (arg) {
            case Localized text -> text.in(locale);
            case Instant instant -> TIME.format(instant);
            // Figures in a sentence are counts and lengths: no grouping.
            case Number number -> number.toString();
            default -> arg;
        };
    }
}
