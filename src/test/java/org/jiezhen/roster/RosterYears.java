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
        jdbc.sql("""
                        INSERT INTO roster_swap_state (swap_id, state, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'REQUESTED', asked - interval '31 days', closed, asked, closed_by, closed_by
                        FROM roster_swap WHERE outcome = 'AGREED'""").update();
        jdbc.sql("""
                        INSERT INTO roster_need (role_code, weekday, from_min, to_min, least, recorded, voided, begun_by, voided_by)
                        SELECT 'DESK_GUIDE', 1, 480, 1080, 1, at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO roster_day (day, kind, zh, en, recorded, voided, begun_by, voided_by)
                        SELECT CAST(at AS date), 'HOLIDAY', '院庆', 'Anniversary', at, at, entry, entry FROM """ + OVER).update();
    }
}
