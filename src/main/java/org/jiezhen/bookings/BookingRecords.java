package org.jiezhen.bookings;

import java.time.LocalDate;
import java.util.UUID;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Bookings, for the commands on visits: within their transaction, on their authority, and journalled by their entry.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class BookingRecords {

    private final BookingRepository bookings;
    private final JdbcClient jdbc;

    BookingRecords(BookingRepository bookings, JdbcClient jdbc) {
        this.bookings = bookings;
        this.jdbc = jdbc;
    }

    /** What a booking says, locked for the rest of the transaction, while somebody can still come on it. */
    public BookingDetails lock(UUID booking) {
        var found = locked(booking);
        if (found.status() != Booking.Status.NOSHOW) {
            found.requireBooked();
        }
        return found.details();
    }

    /** The customer is here. */
    public void arrived(UUID booking, @Nullable UUID customer) {
        locked(booking).arrive(customer);
        bookings.flush();
    }

    /** How the booking was made. */
    public Channel channel(UUID booking) {
        return locked(booking).details().channel();
    }

    /** It was not this booking's customer who came. */
    public void backToBooked(UUID booking) {
        locked(booking).backToBooked();
        bookings.flush();
    }

    /** The customer has left. */
    public void fulfilled(UUID booking) {
        locked(booking).fulfil();
        bookings.flush();
    }

    /** The customer has not left after all. */
    public void resumed(UUID booking) {
        locked(booking).resume();
        bookings.flush();
    }

    /** Nobody came on what is still booked for a day. Says on how many bookings. */
    public int missed(LocalDate day) {
        return jdbc.sql(
                        "UPDATE booking SET status = 'NOSHOW', version = version + 1 WHERE day = ? AND status = 'BOOKED'")
                .param(day)
                .update();
    }

    private Booking locked(UUID booking) {
        return bookings.findLocked(booking).orElseThrow(() -> new Refusal("refusal.booking.unknown"));
    }
}
