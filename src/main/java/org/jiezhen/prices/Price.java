package org.jiezhen.prices;

import java.time.Instant;
import java.time.LocalDate;
import org.jiezhen.shared.Fen;
import org.jspecify.annotations.Nullable;

/**
 * A price of an item, for its history.
 *
 * @param from from which day on
 * @param before until before which day; null while none follows, and of one that is withdrawn
 * @param said when it was said, and by whom; null of one that the house began with
 * @param withdrawn when it was withdrawn, and by whom; null of one that stands
 */
public record Price(
        PriceId id,
        Fen sum,
        LocalDate from,
        @Nullable LocalDate before,
        @Nullable Said said,
        @Nullable Said withdrawn) {

    /** Who, and when. */
    public record Said(String who, Instant at) {}

    /** Whether it holds on this day. */
    public boolean holdsOn(LocalDate day) {
        return withdrawn == null && !day.isBefore(from) && (before == null || day.isBefore(before));
    }
}
