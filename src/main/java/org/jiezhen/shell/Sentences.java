package org.jiezhen.shell;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Saying;

/** Says a refusal in the language of the screen. */
public final class Sentences {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(BusinessTime.ZONE);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private static final DateTimeFormatter DAY_AND_MINUTE =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private Sentences() {}

    /** The sentence for a screen in this language. */
    public static String of(Refusal refusal, Locale locale) {
        var args = Arrays.stream(refusal.args()).map(arg -> shown(arg, locale)).toArray();
        return Words.ofTheHouse().getTranslation(refusal.key(), locale, args);
    }

    /** What there is to say, for a screen in this language: times to the minute. */
    public static String of(Saying saying, Locale locale) {
        var args = saying.args().stream()
                .map(arg -> arg instanceof Instant instant ? MINUTE.format(instant) : shown(arg, locale))
                .toArray();
        return Words.ofTheHouse().getTranslation(saying.key(), locale, args);
    }

    /** When something was, to be said now: the time of the day, and the day where it is not today. */
    public static String moment(Instant at, Instant now) {
        return (BusinessTime.day(at).equals(BusinessTime.day(now)) ? MINUTE : DAY_AND_MINUTE).format(at);
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
