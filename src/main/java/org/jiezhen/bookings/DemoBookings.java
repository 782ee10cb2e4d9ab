package org.jiezhen.bookings;

import java.time.Clock;
import java.util.UUID;
import org.jiezhen.database.HouseKind;
import org.jiezhen.shared.BusinessTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The demo house never stands empty: when it starts on a day that nobody is booked for, the sample file is brought in
 * as any other would be, its first day moved to today. Nobody waits for it.
 */
@Component
class DemoBookings {

    private static final Logger LOG = LoggerFactory.getLogger(DemoBookings.class);

    private final HouseKind house;
    private final boolean wanted;
    private final FileIntake intake;
    private final JdbcClient jdbc;
    private final Clock clock;

    DemoBookings(
            HouseKind house,
            @Value("${portal.demo.bookings:true}") boolean wanted,
            FileIntake intake,
            JdbcClient jdbc,
            Clock clock) {
        this.house = house;
        this.wanted = wanted;
        this.intake = intake;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void onReady() {
        if (house == HouseKind.DEMO && wanted) {
            Thread.ofVirtual().name("demo-bookings").start(() -> {
                try {
                    bringIn();
                } catch (RuntimeException e) {
                    LOG.warn("The demo house has no bookings: {}", e.toString());
                }
            });
        }
    }

    /** Says how many bookings there are new. */
    int bringIn() {
        var today = BusinessTime.day(clock.instant());
        var booked = jdbc.sql("SELECT count(*) FROM booking WHERE day = ?")
                .param(today)
                .query(Integer.class)
                .single();
        if (booked > 0) {
            return 0;
        }
        var checked = intake.check(BookingSample.from(today), (done, of) -> {});
        return intake.bringIn(UUID.randomUUID(), checked, "system", (done, of) -> {})
                .fresh();
    }
}
