package org.jiezhen.lab;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class LabYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO lab_order (id, visit_id) SELECT id, id FROM " + OVER)
                .update();
        jdbc.sql("""
                        INSERT INTO lab_order_state (order_id, state, started, recorded, begun_by)
                        SELECT id, 'COMPLETED', at - interval '1 day', at - interval '1 day', entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_order_panel (order_id, panel, started, recorded, begun_by)
                        SELECT id, 'BLOOD_COUNT', at - interval '2 days', at - interval '2 days', entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO lab_examined (order_id, panel, started, recorded, begun_by)
                        SELECT id, 'ECG', at - interval '2 days', at - interval '2 days', entry FROM """ + OVER).update();
    }
}
