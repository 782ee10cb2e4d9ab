package org.jiezhen.tasks;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class TaskYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO task (id, code, visit_id, requester, requested, due, same, outcome, closed, closed_by)
                        SELECT gen_random_uuid(), 'ESCORT', id, (SELECT id FROM account LIMIT 1), at - interval '2 days',
                               at - interval '2 days', 'over ' || id, 'COMPLETED', at - interval '1 day', entry FROM """ + OVER).update();
        for (var track : new String[] {"owner", "handoff", "work"}) {
            var values = track.equals("owner")
                    ? "holder, staff_id"
                    : track.equals("work") ? "staff_id" : "taker, taker_id, giver_id";
            var said = track.equals("owner") ? "'STAFF', a.id" : track.equals("work") ? "a.id" : "'STAFF', a.id, a.id";
            jdbc.sql(
                            "INSERT INTO task_%s (task_id, %s, started, ended, recorded, begun_by, ended_by)"
                                            .formatted(track, values)
                                    + " SELECT t.id, %s, t.requested, t.closed, t.requested, t.closed_by, t.closed_by"
                                            .formatted(said)
                                    + " FROM task t CROSS JOIN (SELECT id FROM account LIMIT 1) AS a WHERE t.same LIKE 'over %'")
                    .update();
        }
    }
}
