package org.jiezhen.callbacks;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class CallbackYears implements Years {

    private static final int DUE = 150;

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
                        INSERT INTO playbook_text (code, version, title_zh, title_en, zh, en, published, published_by)
                        SELECT 'HOW_LONG', 1000 + row_number() OVER (ORDER BY over.entry), '题', 'Title', '说', 'Said', over.at, over.entry
                        FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO callback_used (call_id, code, version, at)
                        SELECT id, 'HOW_LONG', 1, opened FROM callback_call""").update();
        jdbc.sql("""
                        INSERT INTO callback_number (customer_id, phone, whose, set_by)
                        SELECT DISTINCT ON (customer_id) customer_id, '13800000000', 'SELF', opened_by FROM callback_call""").update();
        jdbc.sql("""
                        INSERT INTO customer_profile (customer_id, type, until, set_by)
                        SELECT DISTINCT ON (customer_id) customer_id, 'SAYS_LITTLE', date '2099-01-01', opened_by
                        FROM callback_call""").update();
        today(jdbc);
        jdbc.sql("""
                        INSERT INTO callback_task (task_id, call_id, customer_id)
                        SELECT t.id, k.id, k.customer_id FROM task t JOIN callback_call k ON k.id = t.visit_id""").update();
    }

    /** Beside what is over, a day as the house has it: some are to be rung today, some were, one is being rung. */
    private static void today(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        SELECT gen_random_uuid(), customer_id, 'NO_DEAL', 'years', id, opened_by
                        FROM callback_call ORDER BY opened DESC LIMIT ?""").param(DUE).update();
        jdbc.sql("""
                        INSERT INTO callback_due (callback_id, due, role_code, started, recorded, begun_by)
                        SELECT id, CAST(now() AT TIME ZONE 'Asia/Shanghai' AS date) - CAST(number % 3 AS int), 'CALLBACK_AGENT',
                               now() - interval '3 days', now(), set_by
                        FROM callback WHERE origin = 'years'""").update();
        jdbc.sql("""
                        UPDATE callback_result SET started = now()
                        WHERE call_id IN (SELECT id FROM callback_call ORDER BY opened LIMIT ?)""").param(DUE).update();
    }
}
