package org.jiezhen.callbacks;

import java.time.LocalTime;
import java.util.List;
import org.jiezhen.callbacks.CallTimes.Hours;
import org.jiezhen.roster.RosterDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The hours in which guests are rung: the house's data. */
@Component
public class CallHours {

    private static final int DAY_MINUTES = 24 * 60;

    private final RosterDays days;
    private final JdbcClient jdbc;

    CallHours(RosterDays days, JdbcClient jdbc) {
        this.days = days;
        this.jdbc = jdbc;
    }

    /** The hours of a day. */
    public List<Hours> all() {
        return jdbc.sql("SELECT from_min, to_min FROM callback_hours ORDER BY from_min")
                .query((rs, row) -> new Hours(time(rs.getInt(1)), time(rs.getInt(2))))
                .list();
    }

    private static LocalTime time(int minutes) {
        return minutes == DAY_MINUTES ? LocalTime.MAX : LocalTime.of(minutes / 60, minutes % 60);
    }

    /** When guests are rung, by these hours and the house's public holidays. */
    CallTimes times() {
        return new CallTimes(all(), days::isHoliday);
    }
}
