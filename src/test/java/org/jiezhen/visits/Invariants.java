package org.jiezhen.visits;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What must never be so in a house, whatever people have done: as the database tells it.
 *
 * @param since only visits whose arrival was journalled after this entry are looked at, where tests have written others
 *     past the services
 */
public record Invariants(JdbcClient jdbc, long since) {

    private static final String OURS =
            "v.id IN (SELECT subject_id::uuid FROM journal WHERE id > :since AND action = 'visits.arrive')";

    /** Everything that is so and must not be, each with the ids it is so of; empty in a sound house. */
    public List<String> broken() {
        var broken = new ArrayList<String>();
        find(broken, "two open periods of one visit", """
                SELECT visit_id FROM (
                    SELECT visit_id, 'waiting for ' || code AS t FROM visit_reason WHERE ended IS NULL AND voided IS NULL UNION ALL
                    SELECT visit_id, 'phase' FROM visit_phase WHERE ended IS NULL AND voided IS NULL UNION ALL
                    SELECT visit_id, 'place' FROM visit_place WHERE ended IS NULL AND voided IS NULL UNION ALL
                    SELECT visit_id, 'custody' FROM visit_custody WHERE ended IS NULL AND voided IS NULL UNION ALL
                    SELECT visit_id, 'call' FROM visit_call WHERE ended IS NULL AND voided IS NULL UNION ALL
                    SELECT visit_id, 'handoff' FROM visit_handoff WHERE ended IS NULL AND voided IS NULL) o
                GROUP BY visit_id, t HAVING count(*) > 1""");
        find(broken, "two visits in one place", """
                SELECT claim FROM visit_place WHERE claim IS NOT NULL AND ended IS NULL AND voided IS NULL
                GROUP BY claim HAVING count(*) > 1""");
        find(broken, "two visits called to one place", """
                SELECT claim FROM visit_call WHERE claim IS NOT NULL AND ended IS NULL AND voided IS NULL
                GROUP BY claim HAVING count(*) > 1""");
        find(broken, "two open visits of one customer", """
                SELECT k.root_id FROM visit v JOIN customer k ON k.id = v.customer_id
                WHERE v.status = 'IN_PROGRESS' GROUP BY k.root_id HAVING count(*) > 1""");
        find(broken, "two visits with one ticket", """
                SELECT min(id::text) FROM visit GROUP BY arrival_day, ticket_number HAVING count(*) > 1""");
        find(broken, "two visits on one booking", """
                SELECT booking_id FROM visit WHERE booking_id IS NOT NULL AND status <> 'ENTERED_IN_ERROR'
                GROUP BY booking_id HAVING count(*) > 1""");
        for (var track : List.of(Tracks.CUSTODY, Tracks.PHASE, Tracks.PLACE)) {
            find(broken, "a gap or an overlap in " + track.table(), """
                    SELECT visit_id FROM (
                        SELECT p.visit_id, p.started, p.ended, v.arrived_at, v.departed_at,
                               lag(p.ended) OVER chain AS previous, row_number() OVER chain AS place,
                               lead(p.id) OVER chain AS following
                        FROM %s p JOIN visit v ON v.id = p.visit_id AND v.status <> 'ENTERED_IN_ERROR'
                        WHERE p.voided IS NULL AND %s
                        WINDOW chain AS (PARTITION BY p.visit_id ORDER BY p.started, p.ended NULLS LAST)) c
                    WHERE (place = 1 AND started <> arrived_at)
                       OR (place > 1 AND started IS DISTINCT FROM previous)
                       OR (following IS NULL AND ended IS DISTINCT FROM departed_at)
                    """.formatted(track.table(), OURS));
            find(broken, "a visit without " + track.table(), """
                    SELECT id FROM visit v WHERE status <> 'ENTERED_IN_ERROR' AND %s
                    AND NOT EXISTS (SELECT FROM %s p WHERE p.visit_id = v.id AND p.voided IS NULL)
                    """.formatted(OURS, track.table()));
        }
        find(broken, "an open visit that waits for nothing", """
                SELECT id FROM visit v WHERE status = 'IN_PROGRESS'
                AND NOT EXISTS (SELECT FROM visit_reason_now r WHERE r.visit_id = v.id)""");
        find(broken, "a phase that is not of what is waited for first", """
                SELECT p.visit_id FROM visit_phase_now p
                WHERE p.phase <> (SELECT phase FROM visit_reason_now r WHERE r.visit_id = p.visit_id
                                  ORDER BY rank, id LIMIT 1)""");
        for (var track : Tracks.ALL) {
            find(broken, "an open period of a closed visit in " + track.table(), """
                    SELECT visit_id FROM %s p JOIN visit v ON v.id = p.visit_id
                    WHERE p.ended IS NULL AND p.voided IS NULL AND v.status <> 'IN_PROGRESS'
                    """.formatted(track.table()));
            find(broken, "a period that an entry about something else changed in " + track.table(), """
                    SELECT p.visit_id FROM %s p JOIN journal j ON j.id IN (p.begun_by, p.ended_by, p.voided_by)
                    WHERE p.visit_id::text NOT IN (j.subject_id, coalesce(j.about_id, '')) AND j.subject_id <> 'hall'
                    """.formatted(
                            track.table()));
            find(broken, "a visit entered in error that still counts in " + track.table(), """
                    SELECT v.id FROM visit v JOIN %s p ON p.visit_id = v.id AND p.voided IS NULL
                    WHERE v.status = 'ENTERED_IN_ERROR' AND %s
                    """.formatted(
                            track.table(), OURS));
        }
        var leaps = leaps();
        if (!leaps.isEmpty()) {
            broken.add("a step that may not follow: " + leaps);
        }
        return broken;
    }

    private void find(List<String> broken, String what, String sql) {
        var query = jdbc.sql(sql);
        var found = (sql.contains(":since") ? query.param("since", since) : query)
                .query(String.class)
                .list();
        if (!found.isEmpty()) {
            broken.add(what + ": " + found);
        }
    }

    private List<String> leaps() {
        record Step(String visit, String from, String to) {}
        return jdbc
                .sql("""
                        SELECT * FROM (
                            SELECT p.visit_id, lag(p.code) OVER (PARTITION BY p.visit_id ORDER BY p.started, p.id) AS f,
                                   p.code AS t
                            FROM visit_reason p JOIN visit v ON v.id = p.visit_id AND v.status <> 'ENTERED_IN_ERROR'
                            WHERE p.voided IS NULL AND %s) s
                        -- Beside what another module tells, several things are waited for at once.
                        WHERE f IS NOT NULL AND NOT EXISTS (
                            SELECT FROM visit_reason told JOIN journal j ON j.id = told.begun_by
                            WHERE told.visit_id = s.visit_id AND j.action NOT LIKE 'visits.%%')
                        AND NOT EXISTS (
                            SELECT FROM waiting_reason_next n WHERE n.code = f AND n.next = t)""".formatted(OURS))
                .param("since", since)
                .query((rs, row) -> new Step(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list()
                .stream()
                .map(Step::toString)
                .collect(Collectors.toList());
    }
}
