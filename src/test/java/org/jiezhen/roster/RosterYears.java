package org.jiezhen.roster;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class RosterYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO roster_item (account_id, role_code, day, kind, started, ended, recorded, begun_by)
                        SELECT (SELECT id FROM account LIMIT 1), 'DESK_GUIDE', CAST(at AS date), 'WORK',
                               at - interval '400 days', at - interval '400 days' + interval '8 hours', at, entry FROM """ + OVER).update();
        jdbc.sql("UPDATE roster_item SET day = CAST(started AS date) WHERE day > CAST(started AS date) + 1")
                .update();
        jdbc.sql("""
                        INSERT INTO roster_swap (id, asker, other, role_code, day, gives, asked, outcome, closed, closed_by)
                        SELECT id, (SELECT id FROM account ORDER BY id LIMIT 1), (SELECT id FROM account ORDER BY id DESC LIMIT 1),
                               'DESK_GUIDE', CAST(at AS date), '08:00-12:00', at, 'AGREED', at - interval '30 days', entry FROM """ + OVER).update();
    }
}
