package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.customers.CustomerId;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever did not come, or cancelled, is rung; whoever comes after all is not. */
@Component
@Order(40)
class BookingCallbacks implements Gate {

    private static final String BOOKING = "booking";

    /** A booking of somebody who is known. */
    private record Missed(UUID booking, CustomerId customer) {}

    private final CallbackRecords records;
    private final CallbackReasons reasons;
    private final JdbcClient jdbc;

    BookingCallbacks(CallbackRecords records, CallbackReasons reasons, JdbcClient jdbc) {
        this.records = records;
        this.reasons = reasons;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(BOOKING, "day");
    }

    @Override
    public void accompany(Passage passage) {
        var moment = new Moment(passage.now(), passage.entry());
        switch (passage.act().code()) {
            case "bookings.cancel" ->
                of(
                                // Whoever is booked under another number has cancelled nothing.
                                "b.id = ? AND NOT EXISTS (SELECT FROM journal_told j WHERE j.id = " + passage.entry()
                                        + " AND j.reason = 'DUPLICATE')",
                                UUID.fromString(passage.subject().id()))
                        .forEach(one -> ring(moment, one, "CANCELLED"));
            case "bookings.putBack" ->
                records.over(
                        moment,
                        new Origin(BOOKING, UUID.fromString(passage.subject().id())));
            case "visits.closeDay" ->
                of(
                                "b.status = 'NOSHOW' AND b.day = ?",
                                LocalDate.parse(passage.subject().id()))
                        .forEach(one -> ring(moment, one, "NO_SHOW"));
            default -> {}
        }
    }

    private void ring(Moment moment, Missed missed, String why) {
        records.setAgain(
                moment,
                new Origin(BOOKING, missed.booking),
                missed.customer,
                why,
                new CallbackPlan(reasons.proposed(why), Caller.AGENTS));
    }

    // The condition is the code's own.
    private List<Missed> of(String which, Object value) {
        return jdbc.sql("SELECT b.id, b.customer_id FROM booking b WHERE b.customer_id IS NOT NULL AND " + which
                        + " ORDER BY b.id")
                .param(value)
                .query((rs, row) ->
                        new Missed(rs.getObject(1, UUID.class), new CustomerId(rs.getObject(2, UUID.class))))
                .list();
    }
}
