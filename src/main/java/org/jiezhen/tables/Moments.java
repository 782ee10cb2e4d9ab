package org.jiezhen.tables;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jiezhen.shared.Unseen;
import org.jiezhen.tables.Cell.Kind;
import org.jspecify.annotations.Nullable;

/** Reads days and times of day in the ways that files write them. */
public final class Moments {

    // No date, time or number in a table has more.
    private static final int FIGURES = 40;
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日?|(\\d{2})(\\d{2}))(?: 0?0:00(?::00)?)?");
    private static final Pattern TIME = Pattern.compile(
            "(上午|早上|中午|下午|晚上|am|pm)?\\s*(?:(\\d{1,2})[:点时.](\\d{2})分?(?::\\d{2})?|(\\d{1,2})(\\d{2})|(\\d{1,2})[点时]半)\\s*(am|pm)?");

    // Excel counts days from the 30th of December 1899, and believes in a 29th of February 1900.
    private static final LocalDate EPOCH = LocalDate.of(1899, 12, 30);
    private static final int YEAR_2000 = 36_526;
    private static final int YEAR_2100 = 73_051;
    private static final int MINUTES = 24 * 60;

    private Moments() {}

    /** The day; null when it is no day, though it is written like one; empty when it is not even that. */
    public static Optional<Optional<LocalDate>> day(Cell cell) {
        if (cell.kind() == Kind.NUMBER) {
            var serial = new BigDecimal(cell.text());
            if (Math.abs((long) serial.scale()) > FIGURES) {
                return Optional.empty();
            }
            var whole = serial.setScale(0, RoundingMode.FLOOR);
            if (whole.intValue() >= YEAR_2000 && whole.intValue() < YEAR_2100) {
                return Optional.of(Optional.of(EPOCH.plusDays(whole.intValue())));
            }
        }
        var written = DAY.matcher(plain(cell.text()));
        if (!written.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    Optional.of(LocalDate.of(figure(written, 1), first(written, 3, 5, 7), first(written, 4, 6, 8))));
        } catch (DateTimeException e) {
            return Optional.of(Optional.empty());
        }
    }

    /** A part of a day, or a day with a part; a whole number is no time, though it could be midnight. */
    private static boolean isTime(BigDecimal serial) {
        return Math.abs((long) serial.scale()) <= FIGURES
                && (serial.signum() == 0
                        || (serial.remainder(BigDecimal.ONE).signum() > 0
                                && (serial.compareTo(BigDecimal.ONE) < 0
                                        || serial.compareTo(BigDecimal.valueOf(YEAR_2000)) >= 0)));
    }

    /** The time of day; empty when it is none. */
    public static Optional<LocalTime> time(Cell cell) {
        if (cell.kind() == Kind.NUMBER && !cell.text().matches("[1-9]\\d{2,3}")) {
            var serial = new BigDecimal(cell.text());
            if (!isTime(serial)) {
                return Optional.empty();
            }
            var minutes = serial.subtract(serial.setScale(0, RoundingMode.FLOOR))
                    .multiply(BigDecimal.valueOf(MINUTES))
                    .setScale(0, RoundingMode.HALF_UP)
                    .intValue();
            return serial.signum() < 0 || minutes >= MINUTES
                    ? Optional.empty()
                    : Optional.of(LocalTime.ofSecondOfDay(minutes * 60L));
        }
        var written = TIME.matcher(plain(cell.text()).toLowerCase(Locale.ROOT));
        if (!written.matches()) {
            return Optional.empty();
        }
        var half = Optional.ofNullable(written.group(1)).orElse(written.group(7));
        var hour = hour(half, first(written, 2, 4, 6));
        var minute = written.group(6) != null ? 30 : first(written, 3, 5);
        try {
            return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The hour of the day; -1 when nobody can know. */
    private static int hour(@Nullable String half, int hour) {
        return switch (half) {
            case null -> hour;
            case "am" -> hour > 12 ? -1 : hour % 12;
            case "pm" -> hour > 12 ? -1 : hour % 12 + 12;
            // Some mean noon by 上午12:30, some midnight.
            case "上午", "早上" -> hour >= 12 ? -1 : hour;
            case "中午" -> hour >= 11 && hour <= 13 ? hour : hour == 1 ? 13 : -1;
            default -> hour >= 12 ? hour : hour + 12;
        };
    }

    private static int first(Matcher found, int... groups) {
        for (var group : groups) {
            if (found.group(group) != null) {
                return figure(found, group);
            }
        }
        throw new IllegalStateException("none of the ways to write it has matched");
    }

    private static int figure(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static String plain(String text) {
        return Normalizer.normalize(Unseen.without(text), Normalizer.Form.NFKC).strip();
    }
}
