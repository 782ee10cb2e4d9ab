package org.jiezhen.hospitality;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many cups a day had, and how long one took from the order until it was brought. */
@Service
@Transactional(readOnly = true)
public class TeaFigures {

    /**
     * A day.
     *
     * @param cups how many were brought
     * @param made how many of them were ordered first
     * @param median how long these took in the middle; null where there are none
     */
    public record Day(int cups, int made, @Nullable Duration median) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    TeaFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Who has tea duty today, as the roster says. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public List<String> duty() {
        return jdbc.sql("""
                        SELECT n.name FROM roster_tea r JOIN staff_named n ON n.actor = r.account_id::text
                        WHERE r.day = ? ORDER BY n.name""")
                .param(BusinessTime.day(clock.instant()))
                .query(String.class)
                .list();
    }

    /** Today. */
    @RolesAllowed(HospitalityPermission.SERVE)
    public Day today() {
        LocalDate day = BusinessTime.day(clock.instant());
        return jdbc.sql("""
                        SELECT count(*) AS cups, count(*) FILTER (WHERE took > 1) AS made,
                               percentile_cont(0.5) WITHIN GROUP (ORDER BY took) FILTER (WHERE took > 1) AS median
                        FROM (SELECT extract(epoch FROM min(s.started) - o.ordered)::float8 AS took
                              FROM drink_state s JOIN drink_order o ON o.id = s.order_id
                              WHERE s.state = 'BROUGHT' AND s.voided IS NULL AND o.ordered >= ?
                              GROUP BY o.id) AS brought""")
                .param(day.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .query((rs, row) -> {
                    var median = rs.getObject("median", Double.class);
                    return new Day(
                            rs.getInt("cups"),
                            rs.getInt("made"),
                            median == null ? null : Duration.ofSeconds(Math.round(median)));
                })
                .single();
    }
}
