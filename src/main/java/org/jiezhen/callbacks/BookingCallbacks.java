package org.jiezhen.callbacks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.bookings.BookingId;
import org.jiezhen.bookings.BookingRecords;
import org.jiezhen.bookings.BookingsSaid;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.journal.Journal;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whoever did not come, or cancelled, is rung, however that is said; whoever comes after all is not. Who was never here before,
 * and gave a name and a number, is a customer from then on.
 */
@Component
@Order(40)
class BookingCallbacks implements Gate {

    private static final String BOOKING = "booking";
    private static final String SYSTEM = "system";

    private final CallbackRecords records;
    private final CallbackReasons reasons;
    private final BookingRecords bookings;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingCallbacks(
            CallbackRecords records,
            CallbackReasons reasons,
            BookingRecords bookings,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.records = records;
        this.reasons = reasons;
        this.bookings = bookings;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(BOOKING, "day", "visit");
    }

    @Override
    public void accompany(Passage passage) {
        var moment = new Moment(passage.now(), passage.entry());
        var subject = passage.subject().id();
        switch (passage.act().code()) {
            case "bookings.cancel" -> {
                if (!isBookedTwice(passage.entry())) {
                    ring(
                            moment,
                            BookingId.of(subject),
                            "CANCELLED",
                            passage.staff().toString());
                }
            }
            case "bookings.putBack" -> over(moment, BookingId.of(subject));
            case "visits.closeDay" ->
                missed(LocalDate.parse(subject))
                        .forEach(booking ->
                                ring(moment, booking, "NO_SHOW", passage.staff().toString()));
            case "visits.arrive", "visits.otherBooking" ->
                of(UUID.fromString(subject)).forEach(booking -> over(moment, booking));
            default -> takenBack(passage, moment);
        }
    }

    /** Who has not come after all, because the press was wrong, is rung as before. */
    private void takenBack(Passage passage, Moment moment) {
        var undone = passage.undone();
        if (undone != null && undone.act().code().equals("visits.arrive")) {
            of(UUID.fromString(passage.subject().id()))
                    .forEach(booking -> records.asBefore(moment, origin(booking), undone.entry()));
        }
    }

    /** What the booking system says is no command of the house: it is written down that somebody is rung, or is not, for it. */
    @EventListener
    void on(BookingsSaid said) {
        said.cancelled().forEach(booking -> ring(moment("callbacks.cancelled", booking), booking, "CANCELLED", SYSTEM));
        said.expected().forEach(booking -> over(moment("callbacks.expected", booking), booking));
    }

    private Moment moment(String action, BookingId booking) {
        return new Moment(clock.instant(), journal.append(SYSTEM, action, BOOKING, booking.toString(), null, null));
    }

    private void ring(Moment moment, BookingId booking, String why, String actor) {
        bookings.acquaint(booking, actor)
                .ifPresent(customer -> records.setAgain(
                        moment,
                        origin(booking),
                        customer,
                        why,
                        new CallbackPlan(reasons.proposed(why), Caller.AGENTS)));
    }

    private void over(Moment moment, BookingId booking) {
        records.over(moment, origin(booking));
    }

    private static Origin origin(BookingId booking) {
        return new Origin(BOOKING, booking.value());
    }

    /** Whoever is booked under another number has cancelled nothing. */
    private boolean isBookedTwice(long entry) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM journal_told WHERE id = ? AND reason = 'DUPLICATE')")
                .param(entry)
                .query(Boolean.class)
                .single();
    }

    /** A day is closed again when somebody came after it was: who has been rung for it by then is not rung again. */
    private List<BookingId> missed(LocalDate day) {
        return jdbc.sql("""
                        SELECT b.id FROM booking b
                        WHERE b.status = 'NOSHOW' AND b.day = ?
                          AND NOT EXISTS (SELECT FROM callback c
                                          JOIN callback_due d ON d.callback_id = c.id AND d.voided IS NULL
                                          JOIN journal_told j ON j.id = d.ended_by AND j.action LIKE 'callbacks.%'
                                          WHERE c.origin_id = b.id AND c.origin = 'booking')
                        ORDER BY b.number""")
                .param(day)
                .query((rs, row) -> new BookingId(rs.getObject(1, UUID.class)))
                .list();
    }

    private List<BookingId> of(UUID visit) {
        return jdbc.sql("SELECT booking_id FROM visit WHERE id = ? AND booking_id IS NOT NULL")
                .param(visit)
                .query((rs, row) -> new BookingId(rs.getObject(1, UUID.class)))
                .list();
    }
}
