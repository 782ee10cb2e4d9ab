package org.jiezhen.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;

/**
 * How many of a role the house needs on a day of the week, in minutes of the day.
 *
 * @param from inclusive
 * @param to exclusive; past midnight it is more than a day
 * @param least at least so many; none where it is said that nobody is needed
 */
record Need(int from, int to, int least) {

    /** The day of the week whose needs hold on public holidays. */
    static final int HOLIDAY = 8;

    private static final Need NOBODY = new Need(0, 24 * 60, 0);

    private static final Pattern ONE = Pattern.compile("(" + Planned.HOURS.pattern() + ")(?:[x×*](\\d{1,2}))?");
    private static final int MOST = 6;

    /**
     * What somebody typed: hours, and how many when it is more than one: {@code 8-12x2 12-18}.
     *
     * @throws InvalidInput when it cannot be read
     */
    static List<Need> read(String typed, int weekday) {
        if (weekday == HOLIDAY && Planned.isLeave(typed)) {
            return List.of(NOBODY);
        }
        return read(typed);
    }

    /** The same, of a day on which somebody is needed or nothing is said. */
    static List<Need> read(String typed) {
        var needs = new ArrayList<Need>();
        for (var part : Planned.plain(typed).split("[\\s,;、/]+")) {
            if (part.isEmpty()) {
                continue;
            }
            var matcher = ONE.matcher(part);
            if (!matcher.matches()) {
                throw Planned.unreadable(part);
            }
            var hours = Planned.HOURS.matcher(matcher.group(1));
            if (!hours.matches()) {
                throw Planned.unreadable(part);
            }
            var from = Planned.minutes(hours, 1, part);
            var to = Planned.minutes(hours, 3, part);
            var least = matcher.group(6) == null ? 1 : Integer.parseInt(matcher.group(6));
            if (from == to || from == 24 * 60 || least == 0) {
                throw Planned.unreadable(part);
            }
            needs.add(new Need(from, to > from ? to : to + 24 * 60, least));
        }
        if (needs.size() > MOST) {
            throw new InvalidInput("text", "refusal.roster.long");
        }
        needs.sort(Comparator.comparingInt(Need::from));
        return List.copyOf(needs);
    }

    /** As it is written, and can be typed again. */
    static String text(List<Need> needs) {
        return needs.contains(NOBODY)
                ? "LEAVE"
                : needs.stream()
                        .map(need -> Planned.time(need.from) + "-" + Planned.time(need.to)
                                + (need.least == 1 ? "" : "×" + need.least))
                        .collect(Collectors.joining(" "));
    }
}
