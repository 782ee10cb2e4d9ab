package org.jiezhen.bookings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
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
    private final BookingLinks links;
    private final JdbcClient jdbc;

    BookingRecords(BookingRepository bookings, BookingLinks links, JdbcClient jdbc) {
        this.bookings = bookings;
        this.links = links;
        this.jdbc = jdbc;
    }

    /** Locks bookings for the rest of the transaction, in the order in which whoever brings in many locks them. */
    public void lockAll(Collection<BookingId> ids) {
        if (!ids.isEmpty()) {
            jdbc.sql("SELECT id FROM booking WHERE id IN (:ids) ORDER BY number FOR NO KEY UPDATE")
                    .param("ids", ids.stream().map(BookingId::value).toList())
                    .query(UUID.class)
                    .list();
        }
    }

    /** What a booking says, locked for the rest of the transaction, while somebody can still come on it. */
    public BookingDetails lock(BookingId booking) {
        var found = locked(booking);
        if (found.status() != Booking.Status.NOSHOW) {
            found.requireBooked();
        }
        return found.details();
    }

    /** The customer is here. */
    public void arrived(BookingId booking) {
        locked(booking).arrive();
        bookings.flush();
    }

    /** Through which channel the booking was made. */
    public Through through(BookingId booking) {
        return locked(booking).through();
    }

    /** It was not this booking's customer who came. */
    public void backToBooked(BookingId booking) {
        locked(booking).backToBooked();
        bookings.flush();
    }

    /** The customer has left. */
    public void fulfilled(BookingId booking) {
        locked(booking).fulfil();
        bookings.flush();
    }

    /** The customer has not left after all. */
    public void resumed(BookingId booking) {
        locked(booking).resume();
        bookings.flush();
    }

    /**
     * Nobody came on what is still booked for a day. A customer of two bookings who was here once has kept both.
     *
     * @return on how many bookings nobody came
     */
    public int missed(LocalDate day) {
        lockAll(jdbc.sql("SELECT id FROM booking WHERE day = ? AND status = 'BOOKED'")
                .param(day)
                .query(Id.column(BookingId::new))
                .list());
        links.link(day);
        jdbc.sql("""
                        UPDATE booking b SET status = 'FULFILLED', version = b.version + 1
                        FROM customer k
                        WHERE b.day = :day AND b.status = 'BOOKED' AND k.id = b.customer_id
                          AND EXISTS (SELECT FROM visit v JOIN customer o ON o.id = v.customer_id
                                      WHERE o.root_id = k.root_id AND v.arrival_day = :day
                                        AND v.status <> 'ENTERED_IN_ERROR')""").param("day", day).update();
        return jdbc.sql(
                        "UPDATE booking SET status = 'NOSHOW', version = version + 1 WHERE day = ? AND status = 'BOOKED'")
                .param(day)
                .update();
    }

    /**
     * The customer whom a booking is about, so that she can be rung. Whoever gave a name and a number that nobody else has is a
     * customer from now on; empty where it is not known who that is.
     *
     * @param actor who is answerable: an account's id, or {@code system}
     */
    public Optional<CustomerId> acquaint(BookingId booking, String actor) {
        return links.acquaint(locked(booking), actor);
    }

    /** How many are still expected on a day after a time. */
    public int expectedAfter(LocalDate day, LocalTime time) {
        return jdbc.sql("SELECT count(*) FROM booking WHERE day = ? AND status = 'BOOKED' AND at > ?")
                .params(day, time)
                .query(Integer.class)
                .single();
    }

    private Booking locked(BookingId booking) {
        return bookings.findLocked(booking.value()).orElseThrow(() -> new Refusal("refusal.booking.unknown"));
    }
}
