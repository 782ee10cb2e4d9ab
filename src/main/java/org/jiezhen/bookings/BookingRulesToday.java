package org.jiezhen.bookings;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jiezhen.channels.Channels;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.Cell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules as they are now: what day it is, who works here, and by which names channels are said. */
@Component
class BookingRulesToday {

    private final Channels channels;
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingRulesToday(Channels channels, JdbcClient jdbc, Clock clock) {
        this.channels = channels;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Named(StaffId id, String username, String name) {}

    BookingRules get() {
        var consultants = new HashMap<String, List<StaffId>>();
        jdbc.sql("""
                        SELECT id, username, display_name FROM account a
                        WHERE enabled AND EXISTS (
                            SELECT FROM account_role WHERE account_id = a.id AND role_code = 'CONSULTANT')""")
                .query((rs, row) ->
                        new Named(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2), rs.getString(3)))
                .list()
                .forEach(one -> {
                    consultants
                            .computeIfAbsent(Cell.word(one.username), _ -> new ArrayList<>())
                            .add(one.id);
                    consultants
                            .computeIfAbsent(Cell.word(one.name), _ -> new ArrayList<>())
                            .add(one.id);
                });
        return new BookingRules(BusinessTime.day(clock.instant()), consultants, channels.names());
    }
}
