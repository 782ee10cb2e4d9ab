package org.jiezhen.hospitality;

import java.time.LocalDate;
import java.util.List;
import org.jiezhen.closing.AskedOfADay;
import org.jiezhen.shared.Localized;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Before a day is closed on which somebody drank something, the lists of the tea room are signed: cleanliness, drinks, disinfection. */
@Component
class ListsOfADay implements AskedOfADay {

    private final JdbcClient jdbc;

    ListsOfADay(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Missing> missing(LocalDate day) {
        return jdbc.sql("""
                        SELECT l.code, l.zh, l.en FROM tea_list l
                        WHERE (EXISTS (SELECT FROM visit v JOIN drink_order o ON o.visit_id = v.id WHERE v.arrival_day = :day)
                               OR EXISTS (SELECT FROM tea_sheet WHERE day = :day))
                          AND NOT EXISTS (SELECT FROM tea_sheet t
                                          JOIN tea_sheet_state s ON s.sheet_id = t.id AND s.ended IS NULL AND s.voided IS NULL
                                          WHERE t.list = l.code AND t.day = :day AND s.signed)
                        ORDER BY l.rank""")
                .param("day", day)
                .query((rs, row) -> new Missing(rs.getString(1), new Localized(rs.getString(2), rs.getString(3))))
                .list();
    }
}
