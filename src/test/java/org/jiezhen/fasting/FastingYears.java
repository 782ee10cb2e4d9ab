package org.jiezhen.fasting;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class FastingYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO visit_fasting (visit_id, state, reason, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'NO', 'NO_SURGERY', at - interval '2 days', at - interval '1 day', at - interval '2 days',
                               entry, entry
                        FROM """ + OVER).update();
    }
}
