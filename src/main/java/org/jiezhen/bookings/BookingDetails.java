package org.jiezhen.bookings;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;

/**
 * What a booking says.
 *
 * @param channel the code of the one through which it was made
 * @param at the time of day, in the house's zone
 * @param customer the customer, when it is known who that is
 * @param consultant an account, when one was asked for
 * @param referrer the name of the friend who sent the customer, as given
 * @param interest the treatments asked for, as given
 * @param firstVisit null when not asked
 */
public record BookingDetails(
        String channel,
        LocalDate day,
        LocalTime at,
        PersonName name,
        @Nullable Phone phone,
        @Nullable CustomerId customer,
        @Nullable StaffId consultant,
        @Nullable PersonName referrer,
        @Nullable String interest,
        @Nullable String note,
        @Nullable Boolean firstVisit) {

    /** The same without the telephone number. */
    BookingDetails withoutPhone() {
        return new BookingDetails(
                channel, day, at, name, null, customer, consultant, referrer, interest, note, firstVisit);
    }

    /** The same, with the number that was known before where none is told. */
    BookingDetails elseReachedAt(@Nullable Phone known) {
        return phone != null
                ? this
                : new BookingDetails(
                        channel, day, at, name, known, customer, consultant, referrer, interest, note, firstVisit);
    }

    /** The same, about this customer. */
    BookingDetails about(@Nullable CustomerId who) {
        return new BookingDetails(channel, day, at, name, phone, who, consultant, referrer, interest, note, firstVisit);
    }
}
