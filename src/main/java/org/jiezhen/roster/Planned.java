package org.jiezhen.roster;

import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * Something planned for a day, in minutes from its midnight; it may end on the next day.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Planned(Kind kind, int from, int to) {

    /** What it is. */
    enum Kind {
        WORK,
        TEA,
        LEAVE
    }

    /** From when to when a tea duty is, where no hours are written. */
    record TeaHours(int from, int to) {}

    private static final int DAY = 24 * 60;
    private static final int MOST = 6;
    private static final int LONGEST = 80;
    private static final Set<String> TEA = Set.of("tea", "茶", "茶水", "茶水间", "茶水班");
    private static final Set<String> LEAVE = Set.of("leave", "off", "holiday", "休", "假", "休假", "休息", "请假");
    private static final Pattern SPLIT = Pattern.compile("[\\s,;、/]+");
    private static final String TIME = "(\\d{1,2})(?::(\\d{2}))?";
    static final Pattern HOURS = Pattern.compile(TIME + "(?:-|–|—|~|至|到)" + TIME);
    private static final Pattern WORD_AND_HOURS = Pattern.compile("(\\D+)(\\d.*)");

    /**
     * What somebody typed: hours, start and end, several a day; {@code tea} or 茶 with hours or without; {@code leave} or 休.
     *
     * @throws InvalidInput when it cannot be read, or says two things of one hour
     */
    static List<Planned> read(String typed, TeaHours tea) {
        var text = plain(typed);
        if (text.length() > LONGEST) {
            throw wrong("refusal.roster.long");
        }
        var planned = new ArrayList<Planned>();
        @Nullable Kind said = null;
        for (var part : SPLIT.split(text)) {
            if (part.isEmpty()) {
                continue;
            }
            var glued = WORD_AND_HOURS.matcher(part);
            var word = glued.matches() ? glued.group(1) : part;
            var hours = glued.matches() ? glued.group(2) : part;
            if (TEA.contains(word) || LEAVE.contains(word)) {
                alone(said, tea, planned);
                said = TEA.contains(word) ? Kind.TEA : Kind.LEAVE;
                if (!glued.matches()) {
                    continue;
                }
            } else if (glued.matches()) {
                throw unreadable(part);
            }
            if (said == Kind.LEAVE) {
                alone(said, tea, planned);
                said = null;
            }
            planned.add(hours(hours, part, said == null ? Kind.WORK : said));
            said = null;
        }
        alone(said, tea, planned);
        planned.sort(Comparator.comparingInt(Planned::from).thenComparing(Planned::kind));
        check(planned);
        return List.copyOf(planned);
    }

    private static void alone(@Nullable Kind said, TeaHours tea, List<Planned> planned) {
        if (said == Kind.TEA) {
            planned.add(new Planned(Kind.TEA, tea.from, tea.to > tea.from ? tea.to : tea.to + DAY));
        } else if (said == Kind.LEAVE) {
            planned.add(new Planned(Kind.LEAVE, 0, DAY));
        }
    }

    private static Planned hours(String hours, String part, Kind kind) {
        var matcher = HOURS.matcher(hours);
        if (!matcher.matches()) {
            throw unreadable(part);
        }
        var from = minutes(matcher, 1, part);
        var to = minutes(matcher, 3, part);
        if (from == to || from == DAY) {
            throw unreadable(part);
        }
        return new Planned(kind, from, to > from ? to : to + DAY);
    }

    /** The minute of the day that stands in these groups. */
    static int minutes(Matcher matcher, int group, String part) {
        var hour = Integer.parseInt(matcher.group(group));
        var minute = matcher.group(group + 1) == null ? 0 : Integer.parseInt(matcher.group(group + 1));
        if (hour * 60 + minute > DAY || minute > 59) {
            throw unreadable(part);
        }
        return hour * 60 + minute;
    }

    private static void check(List<Planned> planned) {
        if (planned.size() > MOST) {
            throw wrong("refusal.roster.long");
        }
        for (var n = 1; n < planned.size(); n++) {
            if (planned.get(n).from < planned.get(n - 1).to) {
                throw new InvalidInput(
                        "text",
                        "refusal.roster.twice",
                        planned.get(n - 1).text(),
                        planned.get(n).text());
            }
        }
    }

    /** Typed in whatever width and case. */
    static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s*([-–—~至到:])\\s*", "$1")
                .strip();
    }

    /** Whether what is typed says that nobody works. */
    static boolean isLeave(String typed) {
        return LEAVE.contains(plain(typed));
    }

    static InvalidInput unreadable(String part) {
        return new InvalidInput("text", "refusal.roster.unreadable", part.substring(0, Math.min(part.length(), 20)));
    }

    private static InvalidInput wrong(String key) {
        return new InvalidInput("text", key);
    }

    /** As it stands between two instants, when it is of this day. */
    static Planned between(Kind kind, LocalDate day, Instant started, Instant ended) {
        var midnight = midnight(day);
        return new Planned(
                kind,
                Math.toIntExact(Duration.between(midnight, started).toMinutes()),
                Math.toIntExact(Duration.between(midnight, ended).toMinutes()));
    }

    /** When it begins, on this day. */
    Instant starts(LocalDate day) {
        return midnight(day).plus(Duration.ofMinutes(from));
    }

    /** When it ends, on this day or the next. */
    Instant ends(LocalDate day) {
        return midnight(day).plus(Duration.ofMinutes(to));
    }

    static Instant midnight(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant();
    }

    /** As it is written for whoever reads it, and can be typed again. */
    String text() {
        return switch (kind) {
            case WORK -> time(from) + "-" + time(to);
            case TEA -> "TEA " + time(from) + "-" + time(to);
            case LEAVE -> "LEAVE";
        };
    }

    /** All of a day, in one line. */
    static String text(List<Planned> planned) {
        return planned.stream().map(Planned::text).collect(Collectors.joining(" "));
    }

    /** A minute of the day as a time; what is past midnight is a time of the next day. */
    static String time(int minute) {
        var of = minute > DAY ? minute - DAY : minute;
        return "%02d:%02d".formatted(of / 60, of % 60);
    }
}
