package org.jiezhen.outcomes;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class OutcomeYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO visit_outcome (visit_id, decision, kind, reason, started, recorded, begun_by)
                        SELECT id, gen_random_uuid(), 'NO_DEAL', 'PRICE', at - interval '1 day', at - interval '1 day', entry
                        FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO visit_tour (visit_id, department, started, ended, recorded, begun_by, ended_by)
                        SELECT id, (SELECT min(code) FROM department), at - interval '2 days', at - interval '1 day',
                               at - interval '2 days', entry, entry
                        FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        SELECT o.decision, v.customer_id, 'NO_DEAL', 'outcome', o.decision, o.begun_by
                        FROM visit_outcome o JOIN visit v ON v.id = o.visit_id WHERE v.customer_id IS NOT NULL
                        ON CONFLICT DO NOTHING""").update();
        jdbc.sql("""
                        INSERT INTO callback_due (callback_id, due, role_code, started, ended, recorded, begun_by, ended_by)
                        SELECT id, date '2020-01-01', 'CALLBACK_AGENT', timestamptz '2020-01-01', timestamptz '2020-01-02',
                               timestamptz '2020-01-01', set_by, set_by
                        FROM callback""").update();
    }
}
