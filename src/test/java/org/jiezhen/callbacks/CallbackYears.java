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
                        FROM callback_call WHERE number % 50 = 0""").update();
    }
}
