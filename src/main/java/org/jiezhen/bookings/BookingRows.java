package org.jiezhen.bookings;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.Column;
import org.jiezhen.tables.Row;
import org.jspecify.annotations.Nullable;

/** What a row of a file of bookings says. */
record BookingRows(BookingRules rules) {

    /** The booking that a row is; null when something is wrong with it, which the row was told. */
    @Nullable
    Sent read(Row row) {
        var number = row.read(BookingColumns.NUMBER, cell -> BookingTexts.number("number", cell.text()));
        if (number != null) {
            row.saidBefore(BookingColumns.NUMBER, number)
                    .ifPresent(first ->
                            row.wrong(BookingColumns.NUMBER, new Refusal("refusal.import.numberTwice", first)));
        }
        LocalDate day = row.read(BookingColumns.DATE, rules::day);
        LocalTime at = row.read(BookingColumns.TIME, rules::time);
        var name = row.read(BookingColumns.NAME, cell -> PersonName.parse("name", cell.text())
                .orElseThrow(() -> new InvalidInput("name", "refusal.booking.nameMissing")));
        var phone = row.read(
                BookingColumns.PHONE, cell -> Phone.parse("phone", cell.text()).orElse(null));
        var channel = row.read(BookingColumns.CHANNEL, cell -> rules.channel(cell.text()));
        var consultant = text(row, BookingColumns.CONSULTANT, PersonName.LONGEST);
        StaffId whose = row.read(
                BookingColumns.CONSULTANT, cell -> cell.isBlank() ? null : rules.consultant("consultant", cell.text()));
        var referrer = row.read(BookingColumns.REFERRER, cell -> PersonName.parse("referrer", cell.text())
                .orElse(null));
        var interest = text(row, BookingColumns.INTEREST, BookingTexts.LONGEST_INTEREST);
        var note = text(row, BookingColumns.NOTE, BookingTexts.LONGEST_NOTE);
        var first = row.read(BookingColumns.FIRST_VISIT, rules::first);
        var cancelled = row.read(BookingColumns.STATUS, rules::cancelled);
        if (!row.isRight() || number == null || day == null || at == null || name == null) {
            return null;
        }
        return new Sent(
                number,
                Boolean.TRUE.equals(cancelled),
                channel == null ? BookingRules.UNTOLD : channel,
                day,
                at,
                name,
                phone,
                consultant,
                whose,
                referrer,
                interest,
                note,
                first);
    }

    private static @Nullable String text(Row row, Column column, int longest) {
        return row.read(
                column, cell -> BookingTexts.text("text", cell.text(), longest).orElse(null));
    }
}
