package org.jiezhen.bookings;

import org.jiezhen.shared.Phone;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sets right, after the start, the numbers of bookings that former versions kept bent, as those of customers are; and what
 * the booking system last said, so that it says the same again.
 */
@Component
class BentNumbersOfBookings {

    private final JdbcClient jdbc;

    BentNumbersOfBookings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("bent-numbers-of-bookings").start(this::straighten);
    }

    /** Sets right what is bent. */
    void straighten() {
        jdbc.sql("""
                        SELECT DISTINCT n FROM booking, LATERAL (VALUES (phone), (sent ->> 'phone')) AS kept (n)
                        WHERE n ~ '^0(0|1[3-9])'""").query(String.class).list().forEach(kept -> Phone.straightened(kept)
                .ifPresent(number -> jdbc.sql("""
                                        UPDATE booking SET version = version + 1,
                                               phone = CASE WHEN phone = :kept THEN :number ELSE phone END,
                                               sent = CASE WHEN sent ->> 'phone' = :kept
                                                           THEN jsonb_set(sent, '{phone}', to_jsonb(CAST(:number AS text)))
                                                           ELSE sent END
                                        WHERE phone = :kept OR sent ->> 'phone' = :kept""")
                        .param("kept", kept)
                        .param("number", number.value())
                        .update()));
    }
}
