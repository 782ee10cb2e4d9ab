package org.jiezhen.filings;

import java.time.LocalDate;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * A filing of a doctor.
 *
 * @param end why it ended before its time; null where it did not
 * @param endedFrom the first day on which it holds no longer; null of a mistake, which never held
 */
public record Filing(
        FilingId id,
        StaffId doctor,
        String name,
        FilingDetails details,
        @Nullable EndReason end,
        @Nullable LocalDate endedFrom) {

    /** The last day on which it holds; null while none is set. */
    public @Nullable LocalDate last() {
        var until = details.until();
        if (endedFrom == null) {
            return until;
        }
        var before = endedFrom.minusDays(1);
        return until == null || before.isBefore(until) ? before : until;
    }

    /** Whether it holds on this day: its first and its last are days of it. */
    public boolean holdsOn(LocalDate day) {
        return end != EndReason.MISTAKE && !day.isBefore(details.from()) && !isOverOn(day);
    }

    /** Whether its last day was before this one. */
    public boolean isOverOn(LocalDate day) {
        var last = last();
        return last != null && day.isAfter(last);
    }
}
