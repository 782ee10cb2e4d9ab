package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.shared.InvalidInput;
import org.jspecify.annotations.Nullable;

/**
 * A step of a plan.
 *
 * @param step which it is, from 1
 * @param months so many months after the day it is counted from: where a month is too short, at its end
 * @param days and so many days; before that day where negative
 * @param role who makes it; null is whoever makes the first
 */
public record PlanStep(
        int step, int months, int days, @Nullable String role) {

    /** The most that a plan may have. */
    public static final int MOST = 20;

    private static final int LATEST_DAYS = 730;
    private static final int EARLIEST_DAYS = -60;
    private static final int MOST_MONTHS = 24;
    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,3})|(\\d{1,2})m");

    /** The day it falls on, counted from another. */
    public LocalDate day(LocalDate from) {
        return from.plusMonths(months).plusDays(days);
    }

    /** As it is written: {@code 3}, {@code -1}, {@code 1m}. */
    public String written() {
        return months > 0 ? months + "m" : Integer.toString(days);
    }

    /** What somebody wrote of a step. */
    public record Written(String offset, @Nullable String role) {}

    /**
     * Reads a plan, passes over what is blank, and brings its steps into the order of time.
     *
     * @throws InvalidInput at the step that cannot be, by its number from 0: {@code step3}
     */
    public static List<PlanStep> parse(List<Written> written) {
        if (written.size() > MOST) {
            throw new InvalidInput("step" + MOST, "refusal.callback.plan.long", MOST);
        }
        var read = new ArrayList<PlanStep>();
        for (var n = 0; n < written.size(); n++) {
            if (written.get(n).offset.isBlank()) {
                continue;
            }
            var step = parse("step" + n, written.get(n));
            if (read.stream().anyMatch(other -> other.months == step.months && other.days == step.days)) {
                throw new InvalidInput("step" + n, "refusal.callback.plan.twice");
            }
            read.add(step);
        }
        if (read.isEmpty()) {
            throw new InvalidInput("step0", "refusal.callback.plan.empty");
        }
        // Of a month one does not know how long it is: for the order, thirty days.
        read.sort(Comparator.comparingInt(step -> step.months * 30 + step.days));
        var numbered = new ArrayList<PlanStep>();
        for (var step : read) {
            numbered.add(new PlanStep(numbered.size() + 1, step.months, step.days, step.role));
        }
        return List.copyOf(numbered);
    }

    private static PlanStep parse(String field, Written written) {
        var match = WRITTEN.matcher(written.offset.strip());
        if (!match.matches()) {
            throw new InvalidInput(field, "refusal.callback.plan.offset");
        }
        var days = match.group(1) == null ? 0 : Integer.parseInt(match.group(1));
        var months = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        if (days < EARLIEST_DAYS || days > LATEST_DAYS || months > MOST_MONTHS) {
            throw new InvalidInput(field, "refusal.callback.plan.far");
        }
        return new PlanStep(1, months, days, written.role);
    }
}
