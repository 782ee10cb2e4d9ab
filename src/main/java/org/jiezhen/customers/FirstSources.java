package org.jiezhen.customers;

import java.util.Collection;
import java.util.Objects;
import org.jiezhen.channels.Through;
import org.jiezhen.journal.Journal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Through which channel the house first won a customer: what the first booking or visit that names one says, and what no
 * later one changes. For the commands of modules above, within their transaction: they say whose bookings or visits they
 * wrote.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FirstSources {

    private static final String PERSONS = """
            WITH person AS (SELECT DISTINCT root_id AS id FROM customer WHERE id = ANY (CAST(:customers AS uuid[]))),
            record AS (SELECT p.id AS person, r.record_id AS id FROM person p JOIN customer_record r ON r.person_id = p.id),
            """;

    // A booking that turns out to be about somebody else, or a visit that was somebody else's, in another way, or none.
    private static final String WITHDRAW = PERSONS + """
            gone AS (
                DELETE FROM customer_first_source s USING record r
                WHERE s.customer_id = r.id AND NOT s.by_hand
                  AND (s.booking_id IS NOT NULL AND NOT EXISTS (
                           SELECT FROM booking b WHERE b.id = s.booking_id AND b.customer_id = s.customer_id)
                       OR s.visit_id IS NOT NULL AND NOT EXISTS (
                           SELECT FROM visit v
                           WHERE v.id = s.visit_id AND v.customer_id = s.customer_id AND v.status <> 'ENTERED_IN_ERROR'
                             AND v.channel = s.channel AND v.channel_said IS NOT DISTINCT FROM s.channel_said))
                RETURNING s.customer_id)
            SELECT count(pg_notify(:hints, 'customer:' || customer_id)) FROM gone""";

    private static final String SAY = PERSONS + """
            said AS (
                INSERT INTO customer_first_source (customer_id, channel, channel_said, at, booking_id, visit_id)
                SELECT DISTINCT ON (r.person) f.customer_id, f.channel, f.channel_said, f.at, f.booking_id, f.visit_id
                FROM record r
                CROSS JOIN LATERAL (
                    SELECT b.customer_id, b.channel, b.channel_said, b.booked_at AS at, b.id AS booking_id,
                           CAST(NULL AS uuid) AS visit_id
                    FROM booking b WHERE b.customer_id = r.id
                    UNION ALL
                    SELECT v.customer_id, v.channel, v.channel_said, v.arrived_at, NULL, v.id
                    FROM visit v
                    WHERE v.customer_id = r.id AND v.channel IS NOT NULL AND v.status <> 'ENTERED_IN_ERROR') AS f
                WHERE NOT EXISTS (
                    SELECT FROM record o JOIN customer_first_source s ON s.customer_id = o.id WHERE o.person = r.person)
                ORDER BY r.person, f.at, f.booking_id
                ON CONFLICT DO NOTHING
                RETURNING customer_id)
            SELECT count(pg_notify(:hints, 'customer:' || customer_id)) FROM said""";

    private final JdbcClient jdbc;

    FirstSources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Bookings or visits of these were written. Whoever has a first source keeps it, unless what said it turned out not to
     * be theirs; whoever has none has what the earliest says.
     *
     * @param customers any records of theirs; null is nobody
     */
    public void settle(Collection<? extends @Nullable CustomerId> customers) {
        var ids = customers.stream()
                .filter(Objects::nonNull)
                .distinct()
                .map(String::valueOf)
                .toList();
        if (ids.isEmpty()) {
            return;
        }
        var records = "{" + String.join(",", ids) + "}";
        for (var statement : new String[] {WITHDRAW, SAY}) {
            jdbc.sql(statement)
                    .param("customers", records)
                    .param("hints", Journal.CHANNEL)
                    .query(Long.class)
                    .single();
        }
    }

    /** It was asked when the record was made. */
    void said(CustomerId customer, Through through) {
        jdbc.sql("""
                        INSERT INTO customer_first_source (customer_id, channel, channel_said, at)
                        SELECT id, :channel, :said, registered_at FROM customer WHERE id = :id
                        ON CONFLICT DO NOTHING""")
                .param("channel", through.code())
                .param("said", through.said())
                .param("id", customer.value())
                .update();
    }
}
