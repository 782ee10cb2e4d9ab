package org.jiezhen.lab;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class LabYears implements Years {

    private static final int PARTS = 20;

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO lab_order (id, visit_id) SELECT id, id FROM " + OVER)
                .update();
        jdbc.sql("""
                        INSERT INTO lab_order_state (order_id, state, started, recorded, begun_by)
                        SELECT id, 'COMPLETED', at - interval '1 day', at - interval '1 day', entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_order_panel (order_id, panel, started, recorded, begun_by)
                        SELECT id, 'PREGNANCY', at - interval '2 days', at - interval '2 days', entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_examined (order_id, panel, started, recorded, begun_by)
                        SELECT id, 'ECG', at - interval '2 days', at - interval '2 days', entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_specimen (id, accession, order_id, visit_id, tube, panels)
                        SELECT id, 'OVER' || row_number() OVER (), id, id, 'SERUM', '{PREGNANCY}' FROM """ + OVER).update();
        // What came of it, with its life: one without the other the database does not take; and not all in one
        // statement.
        for (var n = 0; n < PARTS; n++) {
            var part = " WHERE abs(hashtext(over.id::text)) % " + PARTS + " = " + n;
            jdbc.sql("""
                            WITH life AS (
                                INSERT INTO lab_specimen_state (specimen_id, state, started, ended, recorded, begun_by, ended_by)
                                SELECT id, step, at - back, CASE WHEN step <> 'RESULTED' THEN at - back END, at - back, entry,
                                       CASE WHEN step <> 'RESULTED' THEN entry END
                                FROM (VALUES ('ORDERED', interval '50 hours'), ('COLLECTED', '49 hours'),
                                             ('RECEIVED', '48 hours'), ('RESULTED', '47 hours')) AS life (step, back),
                            """ + OVER + part + """
                            ), reported AS (
                                INSERT INTO lab_report (order_id, panel, specimen_id, status, flag, started, recorded, begun_by)
                                SELECT id, 'PREGNANCY', id, 'FINAL', 'NORMAL', at - interval '47 hours', at, entry FROM
                            """ + OVER + part + """
                            )
                            INSERT INTO lab_result (specimen_id, test, status, number, unit, flag, started, recorded, begun_by)
                            SELECT over.id, 'HCG', 'FINAL', 1, 'IU/L', 'NORMAL', at - interval '47 hours', at, entry FROM
                            """ + OVER + part).update();
        }
        jdbc.sql("""
                        INSERT INTO lab_review (order_id, panel, report_id, state, started, recorded, begun_by)
                        SELECT order_id, panel, id, 'REVIEWED', started, recorded, begun_by FROM lab_report
                        WHERE order_id IN (SELECT id FROM """ + OVER + ")").update();
        jdbc.sql("""
                        INSERT INTO lab_specimen_custody (specimen_id, holder, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'NONE', at - interval '49 hours', at - interval '47 hours', at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_label (specimen_id, number, code, known_by, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 1, id, 'NAME', at - interval '2 days', at - interval '1 day', at, entry, entry FROM """ + OVER).update();
        jdbc.sql("INSERT INTO lab_trip (id) SELECT id FROM " + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_trip_run (trip_id, claim, started, ended, recorded, begun_by, ended_by)
                        SELECT id, (SELECT id FROM account LIMIT 1), at - interval '2 days', at - interval '1 day', at, entry,
                               entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_specimen_handoff (specimen_id, taker, taker_id, giver_id, started, ended, recorded,
                                                          begun_by, ended_by)
                        SELECT over.id, 'STAFF', a.id, a.id, at - interval '2 days', at - interval '1 day', at, entry, entry
                        FROM (SELECT id FROM account LIMIT 1) AS a, """ + OVER).update();
        jdbc.sql("INSERT INTO lab_errand (task_id, specimen_id) SELECT id, visit_id FROM task WHERE same LIKE 'over %'")
                .update();
        jdbc.sql("""
                        INSERT INTO lab_critical (result_id, specimen_id, task_id)
                        SELECT r.id, r.specimen_id, t.id FROM lab_result r
                        JOIN task t ON t.visit_id = r.specimen_id AND t.same LIKE 'over %'
                        WHERE r.test = 'HCG'""").update();
        jdbc.sql("""
                        INSERT INTO lab_critical_call (result_id, caller, receiver, read_back, told, entry)
                        SELECT c.result_id, a.ids[1], a.ids[2], '100', now(), r.begun_by
                        FROM lab_critical c JOIN lab_result r ON r.id = c.result_id,
                             (SELECT array_agg(id) AS ids FROM (SELECT id FROM account ORDER BY id LIMIT 2) AS two) AS a""").update();
        jdbc.sql("""
                        INSERT INTO lab_trip_item (trip_id, claim, started, ended, recorded, begun_by, ended_by)
                        SELECT visit_id, id, requested, closed, requested, closed_by, closed_by FROM task
                        WHERE same LIKE 'over %'""").update();
        jdbc.sql("""
                        INSERT INTO lab_imaging (order_id, panel, state, staff_id, started, ended, recorded, begun_by, ended_by)
                        SELECT over.id, 'ECG', step, a.id, at - back, at - interval '1 day', at, entry, entry
                        FROM (SELECT id FROM account LIMIT 1) AS a,
                             (VALUES ('BEGUN', interval '49 hours'), ('DONE', '48 hours')) AS life (step, back), """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_imaging_call (task_id, order_id, panel)
                        SELECT id, visit_id, 'ECG' FROM task WHERE same LIKE 'over %'""").update();
        jdbc.sql("""
                        INSERT INTO lab_report (order_id, panel, status, flag, conclusion, started, recorded, begun_by)
                        SELECT id, 'ECG', 'FINAL', 'NORMAL', 'normal', at - interval '1 day', at, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_message (id, sender, control, digest, received)
                        SELECT id, 'COUNTER', id, replace(id::text || id::text, '-', ''), at FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_message_state (message_id, state, taken, lines, started, recorded, begun_by)
                        SELECT id, 'TAKEN', 4, '[]', at, at, entry FROM """ + OVER).update();
    }
}
