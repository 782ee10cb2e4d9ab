package org.jiezhen.visits;

import java.time.OffsetDateTime;
import java.util.Optional;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is so at present of a visit, its customer and its last commands, read inside a command: to decide whether it may
 * be carried out, and to say who was first, and when, if it may not.
 */
@Component
class Explanations {

    private final JdbcClient jdbc;

    Explanations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The version of the record that stands for the visit's customer; null while nobody knows who it is. */
    @Nullable
    Long customerVersion(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.version FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN customer p ON p.id = k.root_id
                        WHERE v.id = ?""").param(visit.value()).query(Long.class).optional().orElse(null);
    }

    /** Who wrote something else down of the visit's customer. */
    Refusal customerChangedMeanwhile(VisitId visit) {
        return jdbc.sql("""
                        SELECT a.display_name, j.at FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN journal j ON j.subject_kind = 'customer' AND j.subject_id = k.root_id::text
                            AND j.action <> 'customers.look'
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE v.id = ? ORDER BY j.id DESC LIMIT 1""")
                .param(visit.value())
                .query((rs, row) -> new Refusal(
                        "refusal.visit.changed",
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Whether a name sounds otherwise than that of the visit's customer, who was here at another time too. */
    boolean isAnothersName(VisitId visit, PersonName told) {
        return jdbc.sql("""
                        SELECT count(*) FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN customer p ON p.id = k.root_id AND p.name IS NOT NULL AND p.pinyin <> :sound
                        WHERE v.id = :visit
                          AND EXISTS (SELECT FROM visit other JOIN customer o ON o.id = other.customer_id
                                      WHERE o.root_id = p.id AND other.id <> v.id
                                        AND other.status <> 'ENTERED_IN_ERROR')""")
                        .param("visit", visit.value())
                        .param("sound", Pinyin.of(told.value()))
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Whether the customer's record was made for this visit, and is no other's. */
    boolean isOfThisVisitAlone(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.registered_at >= v.arrived_at - interval '5 seconds' AND NOT EXISTS (
                                   SELECT FROM customer r WHERE r.root_id = p.id AND r.id <> p.id)
                               AND NOT EXISTS (SELECT FROM visit other
                                               WHERE other.customer_id = p.id AND other.id <> v.id
                                                 AND other.status <> 'ENTERED_IN_ERROR')
                        FROM visit v JOIN customer k ON k.id = v.customer_id JOIN customer p ON p.id = k.root_id
                        WHERE v.id = ?""")
                .param(visit.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** Whether the customer must never appear on the wall. */
    boolean discreet(VisitId visit) {
        return jdbc.sql("""
                        SELECT v.discreet OR coalesce(p.discreet, false) FROM visit v
                        LEFT JOIN customer k ON k.id = v.customer_id
                        LEFT JOIN customer p ON p.id = k.root_id
                        WHERE v.id = ?""").param(visit.value()).query(Boolean.class).single();
    }

    /** Whether a visit stands at something else than its arrival, as registered or as put back by an undo. */
    boolean goesOnFromArrival(VisitId visit) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT r.begun_by FROM visit_reason r
                            WHERE r.visit_id = :visit AND r.ended IS NULL AND r.voided IS NULL
                            UNION ALL SELECT o.begun_by FROM visit_place o
                            WHERE o.visit_id = :visit AND o.ended IS NULL AND o.voided IS NULL
                            UNION ALL SELECT c.begun_by FROM visit_custody c
                            WHERE c.visit_id = :visit AND c.ended IS NULL AND c.voided IS NULL) AS open
                        JOIN journal j ON j.id = open.begun_by
                        WHERE j.action NOT IN ('visits.arrive', 'visits.undo')""").param("visit", visit.value()).query(Integer.class).single() > 0;
    }

    /** Who changed meanwhile what the visit waits for. */
    Refusal reasonChanged(VisitId visit, Ticket ticket) {
        return jdbc.sql("""
                        SELECT a.display_name, r.started FROM visit_reason r
                        JOIN journal j ON j.id = r.begun_by
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE r.visit_id = ?""" + Tracks.open("r") + " ORDER BY r.id DESC LIMIT 1")
                .param(visit.value())
                .query((rs, row) -> new Refusal(
                        "refusal.reason.changed",
                        ticket.text(),
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .single();
    }
}
