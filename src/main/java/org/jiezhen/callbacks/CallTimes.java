package org.jiezhen.callbacks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;

/**
 * When guests are rung: within hours, and on no public holiday unless it is for their safety.
 *
 * @param hours of a day
 * @param holiday whether a day is a public holiday
 */
public record CallTimes(List<Hours> hours, Predicate<LocalDate> holiday) {

    // Whoever did not answer is rung at another time of day: one of these, and not so soon.
    private static final List<LocalTime> PARTS =
            List.of(LocalTime.of(10, 0), LocalTime.of(15, 0), LocalTime.of(18, 30));
    private static final Duration APART = Duration.ofHours(2);
    private static final int FARTHEST_DAYS = 60;

    /** From when to when. */
    public record Hours(LocalTime from, LocalTime to) {

        private boolean hold(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /**
     * Whether guests are rung at that instant.
     *
     * @param care whether it is for the guest's safety: then on a holiday too
     */
    boolean areOpen(Instant at, boolean care) {
        var there = at.atZone(BusinessTime.ZONE);
        return isDay(there.toLocalDate(), care) && hours.stream().anyMatch(hours -> hours.hold(there.toLocalTime()));
    }

    /** The first instant from this one on at which guests are rung. */
    Instant from(Instant at, boolean care) {
        var there = at.atZone(BusinessTime.ZONE);
        return first(there, hours.stream().map(Hours::from).toList(), care, true);
    }

    /**
     * When whoever did not answer is rung again: at the hour at which the person usually answers, where that is known, or at
     * another part of the day.
     */
    Instant another(Instant now, @Nullable Integer usual, boolean care) {
        var earliest = now.plus(APART).atZone(BusinessTime.ZONE);
        var times = (usual == null ? PARTS.stream() : Stream.of(LocalTime.of(usual, 0)))
                .filter(time -> hours.stream().anyMatch(one -> one.hold(time)))
                .toList();
        return first(earliest, times.isEmpty() ? hours.stream().map(Hours::from).toList() : times, care, false);
    }

    /** Another day, at that hour or at the beginning of the first hours. */
    Instant onDay(LocalDate day, @Nullable Integer usual, boolean care) {
        var start = day.atStartOfDay(BusinessTime.ZONE);
        var at = usual == null ? hours.getFirst().from : LocalTime.of(usual, 0);
        return first(start, List.of(at), care, false);
    }

    private Instant first(ZonedDateTime earliest, List<LocalTime> times, boolean care, boolean orNow) {
        if (orNow && areOpen(earliest.toInstant(), care)) {
            return earliest.toInstant();
        }
        for (var n = 0; n < FARTHEST_DAYS; n++) {
            var day = earliest.toLocalDate().plusDays(n);
            if (isDay(day, care)) {
                var found = times.stream()
                        .map(time -> day.atTime(time).atZone(BusinessTime.ZONE))
                        .filter(at -> !at.isBefore(earliest))
                        .min(Comparator.naturalOrder());
                if (found.isPresent()) {
                    return found.get().toInstant();
                }
            }
        }
        return earliest.toInstant();
    }

    private boolean isDay(LocalDate day, boolean care) {
        return care || !holiday.test(day);
    }
}
