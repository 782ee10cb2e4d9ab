package org.jiezhen.live;

import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A visit written by SQL alone, as another program or another node would have left it. */
final class VisitRows {

    private final JdbcClient jdbc;

    VisitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody arrived and is alone. */
    VisitId arrived(String name, @Nullable String phone) {
        var visit = VisitId.random();
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'test.arrive', 'visit', :visit) RETURNING id),
                        counter AS (
                            INSERT INTO ticket_counter (day, last) VALUES (current_date, 1)
                            ON CONFLICT (day) DO UPDATE SET last = ticket_counter.last + 1 RETURNING day, last),
                        customer AS (
                            INSERT INTO customer (id, version, name, pinyin, phone, root_id, registered_at)
                            SELECT fresh, 0, :name, :name, :phone, fresh, now() FROM gen_random_uuid() AS fresh RETURNING id),
                        arrived AS (
                            INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type,
                                               customer_id, arrived_at)
                            SELECT CAST(:visit AS uuid), 0, day, last, 'IN_PROGRESS', 'WALK_IN', 'FIRST', customer.id,
                                   now()
                            FROM counter, customer RETURNING id),
                        reason AS (
                            INSERT INTO visit_reason (visit_id, code, started, recorded, begun_by)
                            SELECT arrived.id, 'ARRIVED', now(), now(), entry.id FROM arrived, entry),
                        phase AS (
                            INSERT INTO visit_phase (visit_id, phase, started, recorded, begun_by)
                            SELECT arrived.id, 'ARRIVED', now(), now(), entry.id FROM arrived, entry),
                        place AS (
                            INSERT INTO visit_place (visit_id, started, recorded, begun_by)
                            SELECT arrived.id, now(), now(), entry.id FROM arrived, entry)
                        INSERT INTO visit_custody (visit_id, holder, started, recorded, begun_by)
                        SELECT arrived.id, 'NONE', now(), now(), entry.id FROM arrived, entry
                        """)
                .param("visit", visit.toString())
                .param("name", name)
                .param("phone", phone)
                .update();
        return visit;
    }
}
