package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerBoard.From;
import org.jiezhen.customers.CustomerBoard.Source;
import org.jiezhen.shared.BusinessTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a customer's page tells of the first source: how it stands, and each time that somebody said otherwise. */
@Component
class FirstSourceLines {

    private static final String LINES = """
            WITH own AS (
                SELECT r.person_id AS person, array_agg(r.record_id) AS ids
                FROM (SELECT DISTINCT root_id AS id FROM customer WHERE id IN (:watched)) p
                JOIN customer_record r ON r.person_id = p.id GROUP BY r.person_id)
            SELECT 'source:' || o.person AS id, o.ids, true AS stands, s.channel_said AS said, c.zh, c.en,
                   CAST(NULL AS text) AS former_zh, CAST(NULL AS text) AS former_en, s.at,
                   CASE WHEN s.by_hand THEN 'HAND' WHEN s.booking_id IS NOT NULL THEN 'BOOKING'
                        WHEN s.visit_id IS NOT NULL THEN 'VISIT' WHEN s.person_id IS NOT NULL THEN 'RECORD' END AS came,
                   CASE WHEN NOT s.by_hand THEN b.number END AS booking,
                   CAST(NULL AS text) AS by, CAST(NULL AS text) AS why
            FROM own o
            LEFT JOIN LATERAL (SELECT * FROM customer_source WHERE person_id = o.person LIMIT 1) AS s ON true
            LEFT JOIN channel_named c ON c.code = s.channel
            LEFT JOIN booking b ON b.id = s.booking_id
            UNION ALL
            SELECT 'source:' || j.id, o.ids, false, NULL, t.zh, t.en, f.zh, f.en, j.at, NULL, NULL, n.name, j.reason
            FROM own o
            CROSS JOIN LATERAL unnest(o.ids) AS record (id)
            JOIN journal_told j ON j.subject_kind = 'customer' AND j.subject_id = CAST(record.id AS text)
                AND j.action = 'customers.firstSource'
            JOIN channel_named t ON t.code = j.detail ->> 'to'
            LEFT JOIN channel_named f ON f.code = j.detail ->> 'from'
            LEFT JOIN staff_named n ON n.actor = j.actor
            ORDER BY stands DESC, at DESC""";

    private final JdbcClient jdbc;

    FirstSourceLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of each person to whom one of these records belongs: how it stands first, then the latest change. */
    List<Source> of(Collection<UUID> records) {
        return jdbc.sql(LINES)
                .param("watched", records)
                .query(FirstSourceLines::line)
                .list();
    }

    private static Source line(ResultSet rs, int row) throws SQLException {
        var from = rs.getString("came");
        return new Source(
                rs.getString("id"),
                Arrays.stream((UUID[]) rs.getArray("ids").getArray())
                        .map(CustomerId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                rs.getBoolean("stands"),
                Through.told(rs.getString("said"), rs.getString("zh"), rs.getString("en")),
                Through.told(null, rs.getString("former_zh"), rs.getString("former_en")),
                day(rs),
                from == null ? null : From.valueOf(from),
                rs.getString("booking"),
                rs.getString("by"),
                rs.getString("why"),
                row);
    }

    private static @Nullable String day(ResultSet rs) throws SQLException {
        var at = rs.getObject("at", OffsetDateTime.class);
        return at == null ? null : BusinessTime.day(at.toInstant()).toString();
    }
}
