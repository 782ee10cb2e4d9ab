package org.jiezhen.bookings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.ChannelNames;
import org.jiezhen.channels.Through;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.Cell;
import org.jiezhen.tables.Moments;
import org.jspecify.annotations.Nullable;

/**
 * What the words of the booking system mean in this house, today.
 *
 * @param channels by which names channels are said
 * @param consultants whose a display name or a user name is, in small letters; more than one where two share a name
 */
record BookingRules(LocalDate today, Map<String, List<StaffId>> consultants, ChannelNames channels) {

    /** How late a booking may be sent: a file of a month ago may still be brought in. */
    private static final Period LATEST = Period.ofDays(31);

    /** As the booking system says it when it says nothing. */
    static final Sent.Told UNTOLD = new Sent.Told("web", Through.of(Channel.WEB));

    private static final Set<String> BOOKED = Set.of("booked", "confirmed", "active", "已预约", "预约", "有效", "正常", "已确认");
    private static final Set<String> CANCELLED = Set.of("cancelled", "canceled", "已取消", "取消", "作废");
    private static final Set<String> YES = Set.of("yes", "y", "true", "1", "first", "是", "初诊", "首次");
    private static final Set<String> NO = Set.of("no", "n", "false", "0", "returning", "否", "复诊", "老客");

    LocalDate day(Cell cell) {
        if (cell.isBlank()) {
            throw new InvalidInput("date", "refusal.import.dateMissing");
        }
        var day = Moments.day(cell)
                .orElseThrow(() -> new InvalidInput("date", "refusal.import.date"))
                .orElseThrow(() -> new InvalidInput("date", "refusal.import.noSuchDay"));
        return comingDay("date", day);
    }

    /** @throws InvalidInput when it is too long ago or too far ahead */
    LocalDate comingDay(String field, LocalDate day) {
        if (day.isBefore(today.minus(LATEST)) || day.isAfter(today.plus(Bookings.FARTHEST))) {
            throw new InvalidInput(field, "refusal.import.dayRange");
        }
        return day;
    }

    LocalTime time(Cell cell) {
        if (cell.isBlank()) {
            throw new InvalidInput("time", "refusal.import.timeMissing");
        }
        return Moments.time(cell).orElseThrow(() -> new InvalidInput("time", "refusal.import.time"));
    }

    /** A word that is no name of a channel is kept as it was said: which channels there are is not for us to know. */
    Sent.Told channel(@Nullable String told) {
        return BookingTexts.text("channel", told, BookingTexts.LONGEST_CHANNEL)
                .map(said -> new Sent.Told(said, channels.through(said)))
                .orElse(UNTOLD);
    }

    StaffId consultant(String field, String name) {
        var found = consultants.getOrDefault(Cell.word(name), List.of());
        if (found.isEmpty()) {
            throw new InvalidInput(field, "refusal.import.consultant");
        }
        if (new HashSet<>(found).size() > 1) {
            throw new InvalidInput(field, "refusal.import.consultantTwice");
        }
        return found.getFirst();
    }

    @Nullable
    Boolean first(Cell cell) {
        var word = cell.word();
        if (word.isEmpty()) {
            return null;
        }
        if (YES.contains(word)) {
            return true;
        }
        if (NO.contains(word)) {
            return false;
        }
        throw new InvalidInput("firstVisit", "refusal.import.first");
    }

    @Nullable
    Boolean cancelled(Cell cell) {
        var word = cell.word();
        if (word.isEmpty() || BOOKED.contains(word)) {
            return false;
        }
        if (CANCELLED.contains(word)) {
            return true;
        }
        throw new InvalidInput("status", "refusal.import.status");
    }
}
