package org.jiezhen.hospitality;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class HospitalityYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO drink_order (id, visit_id, menu_id, whom, wishes, ordered)
                        SELECT id, id, (SELECT min(id) FROM menu_entry), 'GUEST', '{}', at - interval '1 day' FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO drink_state (order_id, state, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'BROUGHT', at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO drink_alert (order_id, was, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'TRAY', at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO flask_level (flask_id, level, asked, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM flask ORDER BY rank LIMIT 1), 4, false, at - interval '1 day', at, at, entry, entry
                        FROM """ + OVER).update();
    }
}
