package org.jiezhen.customers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.customers.CustomerSearch.Candidate;
import org.jiezhen.customers.Hit.Here;
import org.jiezhen.customers.Hit.Match;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is shown of customers that were found. Masked in the statement: the rest does not leave the database. */
@Component
class HitRows {

    static final String HITS = """
            SELECT p.id, p.name, right(p.phone, 4) AS tail, p.sex, CAST(extract(year FROM p.birth_date) AS int) AS born,
                   p.discreet, a.display_name AS consultant, f.match,
                   CASE WHEN f.match IN ('NAME', 'PINYIN', 'SOUND') AND own.name <> p.name THEN own.name END AS formerly,
                   (SELECT max(v.arrival_day) FROM visit v
                    WHERE v.status <> 'ENTERED_IN_ERROR' AND v.customer_id = ANY (records.ids)) AS last_visit,
                   here.id AS visit, here.arrival_day, here.ticket_number
            FROM unnest(CAST(:roots AS uuid[]), CAST(:records AS uuid[]), CAST(:matches AS text[]))
                 AS f (root, record, match)
            JOIN customer p ON p.id = f.root
            JOIN customer own ON own.id = f.record
            LEFT JOIN account a ON a.id = p.consultant_id
            CROSS JOIN LATERAL (SELECT array_append(array_agg(r.id), p.id) AS ids FROM customer r
                                WHERE r.root_id = p.id AND r.merged_into IS NOT NULL) records
            LEFT JOIN LATERAL (SELECT v.id, v.arrival_day, v.ticket_number FROM visit v
                               WHERE v.status = 'IN_PROGRESS' AND v.customer_id = ANY (records.ids)
                               LIMIT 1) here ON true""";

    private final JdbcClient jdbc;

    HitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The persons these records belong to, in no order. */
    List<Hit> of(Collection<Candidate> found) {
        if (found.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(HITS)
                .param(
                        "roots",
                        found.stream()
                                .map(candidate -> candidate.root().value())
                                .toArray(UUID[]::new))
                .param(
                        "records",
                        found.stream().map(candidate -> candidate.id().value()).toArray(UUID[]::new))
                .param("matches", found.stream().map(c -> c.match().name()).toArray(String[]::new))
                .query(HitRows::hit)
                .list();
    }

    private static Hit hit(ResultSet rs, int row) throws SQLException {
        return new Hit(
                new CustomerId(rs.getObject("id", UUID.class)),
                rs.getString("name"),
                rs.getString("tail"),
                Sex.valueOf(rs.getString("sex")),
                rs.getObject("born", Integer.class),
                rs.getBoolean("discreet"),
                rs.getString("consultant"),
                rs.getObject("last_visit", LocalDate.class),
                here(rs),
                Match.valueOf(rs.getString("match")),
                rs.getString("formerly"));
    }

    private static @Nullable Here here(ResultSet rs) throws SQLException {
        var visit = rs.getObject("visit", UUID.class);
        if (visit == null) {
            return null;
        }
        var day = Objects.requireNonNull(rs.getObject("arrival_day", LocalDate.class));
        return new Here(visit, day, new Ticket(day, rs.getInt("ticket_number")).text());
    }
}
