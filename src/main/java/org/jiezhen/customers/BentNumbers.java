package org.jiezhen.customers;

import org.jiezhen.shared.Phone;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Former versions kept some numbers as they were dialled, with a 0 or a code too much in front, so that nobody is found
 * by them. They are set right after the start, where they can be one number only; SQL does not know which.
 */
@Component
class BentNumbers {

    private final JdbcClient jdbc;

    BentNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("bent-numbers").start(this::straighten);
    }

    /** Sets right what is bent. */
    void straighten() {
        jdbc.sql("SELECT DISTINCT phone FROM customer WHERE phone ~ '^0(0|1[3-9])'")
                .query(String.class)
                .list()
                .forEach(kept -> Phone.straightened(kept).ifPresent(number -> jdbc.sql(
                                "UPDATE customer SET phone = ?, version = version + 1 WHERE phone = ?")
                        .params(number.value(), kept)
                        .update()));
    }
}
