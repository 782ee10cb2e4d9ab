package org.jiezhen.doctors;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class DoctorYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        // A request and its briefing: one without the other the database does not take.
        jdbc.sql("""
                        WITH asked AS (
                            INSERT INTO doctor_request (id, visit_id, asked_by, requested, task_id)
                            SELECT visit_id, visit_id, (SELECT id FROM account LIMIT 1), requested, id FROM task
                            WHERE same LIKE 'over %' RETURNING id)
                        INSERT INTO doctor_briefing (request_id, wish, plan, started, recorded, begun_by)
                        SELECT asked.id, 'w', 'p', at, at, entry FROM asked JOIN """ + OVER + " ON over.id = asked.id").update();
        jdbc.sql("""
                        INSERT INTO doctor_request_state (request_id, visit_id, state, started, ended, recorded, begun_by, ended_by)
                        SELECT id, id, step, at - back, CASE WHEN step = 'OPEN' THEN at - interval '1 day' END, at - back, entry,
                               CASE WHEN step = 'OPEN' THEN entry END
                        FROM (VALUES ('OPEN', interval '25 hours'), ('ANSWERED', '24 hours')) AS life (step, back), """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO doctor_declined (request_id, staff_id, reason, started, recorded, begun_by)
                        SELECT over.id, a.id, 'IN_THEATRE', at, at, entry FROM (SELECT id FROM account LIMIT 1) AS a, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO doctor_seeing (request_id, staff_id, place_id, started, ended, recorded, begun_by, ended_by)
                        SELECT over.id, a.id, p.id, at, at, at, entry, entry
                        FROM (SELECT id FROM account LIMIT 1) AS a, (SELECT id FROM place LIMIT 1) AS p, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO doctor_record (request_id, doctor_id, findings, indication, advice, started, recorded, begun_by)
                        SELECT over.id, a.id, 'f', 'i', 'a', at, at, entry FROM (SELECT id FROM account LIMIT 1) AS a, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO doctor_confirmed (record_id, item_id, verdict)
                        SELECT d.id, i.id, 'CONFIRMED' FROM doctor_record d, (SELECT id FROM price_item LIMIT 1) AS i""").update();
    }
}
