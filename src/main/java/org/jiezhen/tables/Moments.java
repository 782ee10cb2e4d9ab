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
import java.util.stream.Collectors;
import org.jiezhen.shared.Unseen;
import org.jiezhen.tables.Cell.Kind;
import org.jspecify.annotations.Nullable;

/** Reads days and times of day in the ways that files write them. */
public final class Moments {

    // No date, time or number in a table has more.
    private static final int FIGURES = 40;
    // Where a cell holds both, the day is read in the column of days, and the time in that of times.
    private static final String CLOCK = "\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.0+)?)?";
    private static final Pattern DAY = Pattern.compile(
            "(\\d{4})(?:([-/.])(\\d{1,2})\\2(\\d{1,2})|年(\\d{1,2})月(\\d{1,2})日?|(\\d{2})(\\d{2}))(?:[ T]" + CLOCK
                    + ")?");
    private static final Pattern DAY_BEFORE = Pattern.compile("\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}[ T](?=" + CLOCK + "$)");
    private static final String PART = "(上午|早上|早晨|清晨|早|凌晨|中午|下午|午后|傍晚|晚上|晚间|晚|夜里|深夜|半夜|[ap]\\.?m\\.?)";
    private static final Pattern TIME = Pattern.compile(PART
            + "?\\s*(?:(\\d{1,2})[:.](\\d{2})(?::\\d{2}(?:\\.0+)?)?|(\\d{1,2})(\\d{2})"
            + "|(\\d{1,2})[点點时時](?:(半|整|钟|鐘|一刻|三刻)|(\\d{2})分?|(\\d)分)?|(\\d{1,2}))\\s*" + PART + "?");
    private static final Pattern SPOKEN = Pattern.compile("([零〇一二两兩三四五六七八九]?十?[零〇一二两兩三四五六七八九]?)(?=[点點时時分])");
    private static final String FIGURES_SPOKEN = "零〇一二两兩三四五六七八九";
    private static final int[] SPOKEN_AS = {0, 0, 1, 2, 2, 2, 3, 4, 5, 6, 7, 8, 9};

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
        var plain = plain(cell.text()).toLowerCase(Locale.ROOT);
        var written = TIME.matcher(inFigures(DAY_BEFORE.matcher(plain).replaceFirst("")));
        if (!written.matches() || (written.group(1) != null && written.group(11) != null)) {
            return Optional.empty();
        }
        var half = Optional.ofNullable(written.group(1)).orElse(written.group(11));
        var asSpoken = written.group(6) != null;
        if (half == null && written.group(10) != null) {
            return Optional.empty();
        }
        var hour = hour(half == null ? null : half.replace(".", ""), asSpoken, first(written, 2, 4, 6, 10));
        try {
            return hour < 0 ? Optional.empty() : Optional.of(LocalTime.of(hour, minute(written)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int minute(Matcher written) {
        return switch (written.group(7)) {
            case "半" -> 30;
            case "一刻" -> 15;
            case "三刻" -> 45;
            case null, default ->
                written.group(3) == null
                                && written.group(5) == null
                                && written.group(8) == null
                                && written.group(9) == null
                        ? 0
                        : first(written, 3, 5, 8, 9);
        };
    }

    /**
     * The hour of the day; -1 when nobody can know. 晚上12:00 is midnight, of which day is not said; 晚上1:00 is too early
     * or too late for an evening.
     *
     * @param asSpoken whether it is said as people say it: at three o'clock they mean the afternoon, or they do not
     */
    private static int hour(@Nullable String half, boolean asSpoken, int hour) {
        return switch (half) {
            case null -> asSpoken && hour > 0 && hour < 7 ? -1 : hour;
            case "am" -> hour > 12 ? -1 : hour % 12;
            case "pm" -> hour > 12 || hour == 0 ? -1 : hour % 12 + 12;
            // Some mean noon by 上午12:30, some midnight.
            case "上午", "早上", "早晨", "清晨", "早" -> hour >= 12 ? -1 : hour;
            case "凌晨" -> hour > 6 ? -1 : hour;
            case "中午" -> hour >= 11 && hour <= 13 ? hour : hour == 1 ? 13 : -1;
            case "下午", "午后" -> hour == 0 ? -1 : hour >= 12 ? hour : hour + 12;
            case "傍晚" -> between(hour, 4, 8);
            case "晚上", "晚间", "晚" -> between(hour, 5, 11);
            default -> between(hour, 8, 11);
        };
    }

    /** An hour of the second half of the day, by either clock, within this part of it. */
    private static int between(int hour, int first, int last) {
        var late = hour < 12 ? hour + 12 : hour;
        return hour == 12 || late < first + 12 || late > last + 12 ? -1 : late;
    }

    /** 下午三点十五分, with figures: 下午3点15分. */
    private static String inFigures(String text) {
        return SPOKEN.matcher(text).replaceAll(found -> found.group(1).isEmpty() ? "" : figures(found.group(1)));
    }

    private static String figures(String spoken) {
        var ten = spoken.indexOf('十');
        if (ten < 0) {
            return spoken.chars()
                    .mapToObj(c -> Integer.toString(figure((char) c)))
                    .collect(Collectors.joining());
        }
        var tens = ten == 0 ? 1 : figure(spoken.charAt(0));
        var ones = ten == spoken.length() - 1 ? 0 : figure(spoken.charAt(ten + 1));
        return Integer.toString(10 * tens + ones);
    }

    private static int figure(char spoken) {
        return SPOKEN_AS[FIGURES_SPOKEN.indexOf(spoken)];
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
