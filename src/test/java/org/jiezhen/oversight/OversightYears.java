package org.jiezhen.oversight;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class OversightYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO escalation (about, rule_id, since, permission, unmanned, entry)
                        SELECT id, (SELECT min(id) FROM escalation_rule), due, 'oversight.watch', false, closed_by
                        FROM task WHERE closed IS NOT NULL""").update();
        jdbc.sql("""
                        INSERT INTO alarm_acknowledged (about, until, started, ended, recorded, begun_by, ended_by)
                        SELECT id, due, requested, closed, requested, closed_by, closed_by
                        FROM task WHERE closed IS NOT NULL""").update();
    }
}
