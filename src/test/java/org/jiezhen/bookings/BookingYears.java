package org.jiezhen.bookings;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class BookingYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, booked_at)
                        SELECT id, 0, 'B' || entry, 'FULFILLED', 'WEB', (at - interval '2 days')::date, '09:30',
                               '客', 'ke', ' 客 ke', at
                        FROM %s""".formatted(OVER)).update();
    }
}
