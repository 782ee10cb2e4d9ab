package org.jiezhen.roster;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something in a plan that is missing or cannot be.
 *
 * @param day the day whose roster has to be mended
 * @param role which role is missing; null where it is about somebody
 * @param person who is meant; null where it is about a role
 * @param from since which minute of the day; past midnight it is more than a day
 * @param have how many there are, or how many days
 * @param least how many there should be
 */
record Problem(
        Code code,
        LocalDate day,
        @Nullable String role,
        @Nullable String person,
        int from,
        int to,
        int have,
        int least) {

    /** What it is, in the order in which it is said. */
    enum Code {
        /** A week of which nothing is planned yet, although the house needs somebody. */
        WEEK_UNWRITTEN,
        /** Days to come on which nothing is planned yet, although the house needs somebody. */
        UNWRITTEN,
        /** Nobody of a role, although the house needs somebody. */
        NOBODY,
        /** Fewer of a role than the house needs. */
        TOO_FEW,
        /** On leave and on a shift. */
        ON_LEAVE,
        /** On tea duty and elsewhere at once. */
        TEA_AND_WORK,
        /** In two shifts at once. */
        TWICE,
        /** A tea duty that is not two days long. */
        TEA_DAYS
    }

    /** Something planned for somebody: minutes count from the midnight of its day. */
    record Item(String person, String name, String role, LocalDate day, Planned planned) {

        private long from() {
            return minute(day, planned.from());
        }

        private long to() {
            return minute(day, planned.to());
        }
    }

    private static final int DAY = 24 * 60;
    private static final String TEA_ROLE = "TEA_GUIDE";

    private static long minute(LocalDate day, int minute) {
        return day.toEpochDay() * DAY + minute;
    }

    /**
     * All there is of these days, from the first that is not over.
     *
     * @param items what is planned, also of the days around
     * @param needs by role and day of the week
     * @param holidays days on which the needs of holidays hold, where a role has any
     */
    static List<Problem> in(
            Collection<LocalDate> days,
            LocalDate today,
            List<Item> items,
            Map<String, Map<Integer, List<Need>>> needs,
            Set<LocalDate> holidays) {
        var problems = new ArrayList<Problem>();
        var byPerson = new TreeMap<String, List<Item>>();
        items.forEach(item ->
                byPerson.computeIfAbsent(item.person, _ -> new ArrayList<>()).add(item));
        var unwritten = unwritten(days, today, items, needs, holidays);
        for (var day : days) {
            if (!day.isBefore(today) && !unwritten.contains(day)) {
                needs.forEach((role, week) ->
                        on(day, week, holidays).forEach(need -> missing(role, day, need, items, problems)));
            }
        }
        if (!unwritten.isEmpty()) {
            var code = isUnwritten(days, today, items) ? Code.WEEK_UNWRITTEN : Code.UNWRITTEN;
            problems.add(
                    new Problem(code, unwritten.getFirst(), null, null, 0, DAY, unwritten.size(), unwritten.size()));
        }
        byPerson.values().forEach(of -> {
            clashes(of, problems);
            teaDays(of, problems);
        });
        problems.removeIf(problem -> problem.day.isBefore(today) || !days.contains(problem.day));
        problems.sort(Comparator.comparing(Problem::day)
                .thenComparing(Problem::code)
                .thenComparing(Problem::from)
                .thenComparing(problem -> problem.role + "" + problem.person));
        return List.copyOf(problems);
    }

    /** The days to come of which nothing is written: one sentence says what else each role would say of each of them. */
    private static List<LocalDate> unwritten(
            Collection<LocalDate> days,
            LocalDate today,
            List<Item> items,
            Map<String, Map<Integer, List<Need>>> needs,
            Set<LocalDate> holidays) {
        var empty = days.stream()
                .filter(day -> !day.isBefore(today))
                .filter(day -> items.stream().noneMatch(item -> item.day.equals(day)))
                .filter(day -> needs.values().stream()
                        .anyMatch(week -> !on(day, week, holidays).isEmpty()))
                .sorted()
                .toList();
        return empty.size() < 2 && !isUnwritten(days, today, items) ? List.of() : empty;
    }

    private static boolean isUnwritten(Collection<LocalDate> days, LocalDate today, List<Item> items) {
        return days.stream()
                .allMatch(day -> !day.isBefore(today) && items.stream().noneMatch(item -> item.day.equals(day)));
    }

    /** What a role needs on a day. */
    static List<Need> on(LocalDate day, Map<Integer, List<Need>> week, Set<LocalDate> holidays) {
        var usual = week.getOrDefault(day.getDayOfWeek().getValue(), List.of());
        return holidays.contains(day) ? week.getOrDefault(Need.HOLIDAY, usual) : usual;
    }

    /** Hours in which fewer of the role are there than needed; hours beside each other with as many are one. */
    private static void missing(String role, LocalDate day, Need need, List<Item> items, List<Problem> problems) {
        var from = minute(day, need.from());
        var to = minute(day, need.to());
        var there = items.stream()
                .filter(item -> item.planned.kind() != Planned.Kind.LEAVE)
                .filter(item -> (item.planned.kind() == Planned.Kind.TEA ? TEA_ROLE : item.role).equals(role))
                .filter(item -> item.from() < to && item.to() > from)
                .toList();
        var away = items.stream()
                .filter(item -> item.planned.kind() == Planned.Kind.LEAVE)
                .toList();
        var edges = new TreeSet<>(List.of(from, to));
        for (var list : List.of(there, away)) {
            list.forEach(item -> {
                edges.add(Math.clamp(item.from(), from, to));
                edges.add(Math.clamp(item.to(), from, to));
            });
        }
        var at = edges.iterator();
        var begins = at.next();
        Problem last = null;
        while (at.hasNext()) {
            var ends = at.next();
            var moment = begins;
            var have = (int) there.stream()
                    .filter(item -> covers(item, moment))
                    .map(Item::person)
                    .distinct()
                    .filter(person ->
                            away.stream().noneMatch(item -> item.person.equals(person) && covers(item, moment)))
                    .count();
            if (have < need.least()) {
                var began = last != null && last.to == minuteOf(day, begins) && last.have == have
                        ? last.from
                        : minuteOf(day, begins);
                if (last != null && began == last.from) {
                    problems.remove(last);
                }
                last = new Problem(
                        have == 0 ? Code.NOBODY : Code.TOO_FEW,
                        day,
                        role,
                        null,
                        began,
                        minuteOf(day, ends),
                        have,
                        need.least());
                problems.add(last);
            }
            begins = ends;
        }
    }

    private static boolean covers(Item item, long minute) {
        return item.from() <= minute && minute < item.to();
    }

    private static int minuteOf(LocalDate day, long minute) {
        return (int) (minute - minute(day, 0));
    }

    /** Whoever is planned for two things at once: each two of them are named, once. */
    private static void clashes(List<Item> items, List<Problem> problems) {
        var sorted = items.stream().sorted(Comparator.comparingLong(Item::from)).toList();
        for (var n = 0; n < sorted.size(); n++) {
            for (var m = n + 1;
                    m < sorted.size() && sorted.get(m).from() < sorted.get(n).to();
                    m++) {
                var one = sorted.get(n);
                var two = sorted.get(m);
                var code = clash(one.planned.kind(), two.planned.kind());
                if (code != null) {
                    // Named on the later of the two days, at which it can still be mended.
                    var day = two.day.isAfter(one.day) ? two.day : one.day;
                    problems.add(new Problem(
                            code,
                            day,
                            null,
                            one.name,
                            minuteOf(day, two.from()),
                            minuteOf(day, Math.min(one.to(), two.to())),
                            2,
                            1));
                }
            }
        }
    }

    private static @Nullable Code clash(Planned.Kind one, Planned.Kind two) {
        if (one == Planned.Kind.LEAVE || two == Planned.Kind.LEAVE) {
            return one == two ? null : Code.ON_LEAVE;
        }
        return one == two ? Code.TWICE : Code.TEA_AND_WORK;
    }

    /** Each person has tea duty for two days, one after another. */
    private static void teaDays(List<Item> items, List<Problem> problems) {
        var names = new HashMap<LocalDate, String>();
        items.stream()
                .filter(item -> item.planned.kind() == Planned.Kind.TEA)
                .forEach(item -> names.put(item.day, item.name));
        var days = new TreeSet<>(names.keySet());
        for (var day : days) {
            if (!days.contains(day.minusDays(1))) {
                var length = 1;
                while (days.contains(day.plusDays(length))) {
                    length++;
                }
                if (length != 2) {
                    problems.add(new Problem(Code.TEA_DAYS, day, null, names.get(day), 0, 0, length, 2));
                }
            }
        }
    }
}
