package org.jiezhen.callbacks;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class CallbackYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO callback_call (id, customer_id, staff_id, opened, opened_by, script, script_version, spoke)
                        SELECT v.id, v.customer_id, (SELECT min(id::text)::uuid FROM account), over.at - interval '3 days',
                               over.entry, 'NO_DEAL', 1, 'SELF'
                        FROM """ + OVER + " JOIN visit v ON v.id = over.id WHERE v.customer_id IS NOT NULL")
                .update();
        jdbc.sql("INSERT INTO callback_note (call_id, note, at) SELECT id, '想再考虑', opened FROM callback_call")
                .update();
        jdbc.sql("INSERT INTO callback_answer (call_id, line, value) SELECT id, 3, '恢复期' FROM callback_call")
                .update();
        jdbc.sql("""
                        INSERT INTO callback_claim (customer_id, call_id, staff_id, started, ended, recorded, begun_by, ended_by)
                        SELECT customer_id, id, staff_id, opened, opened + interval '4 minutes', opened, opened_by, opened_by
                        FROM callback_call""").update();
        jdbc.sql("""
                        INSERT INTO callback_result (call_id, outcome, mood, started, recorded, begun_by)
                        SELECT id, 'REACHED', 'CALM', opened + interval '4 minutes', opened, opened_by
                        FROM callback_call""").update();
        jdbc.sql("""
                        INSERT INTO callback_stop (customer_id, call_id, started, ended, recorded, begun_by, ended_by)
                        SELECT customer_id, id, opened, opened + interval '1 day', opened, opened_by, opened_by
                        FROM callback_call""").update();
        jdbc.sql("""
                        INSERT INTO callback_course (origin_id, customer_id, why, version, counted_from)
                        SELECT c.id, c.customer_id, p.why, p.version, date '2020-01-01'
                        FROM callback_call c, (SELECT why, version FROM callback_plan ORDER BY why, version LIMIT 1) AS p""").update();
        // Each of them published once.
        jdbc.sql("""
                        INSERT INTO callback_plan (why, version, published, published_by)
                        SELECT 'NO_DEAL', 1000 + row_number() OVER (ORDER BY over.entry), over.at, over.entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO callback_plan_step (why, version, step, days)
                        SELECT why, version, 1, 1 FROM callback_plan WHERE version > 1000""").update();
        jdbc.sql("""
                        INSERT INTO callback_task (task_id, call_id, customer_id)
                        SELECT t.id, k.id, k.customer_id FROM task t JOIN callback_call k ON k.id = t.visit_id""").update();
    }
}
