package org.jiezhen.duty;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class DutyYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO duty_period (account_id, state, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM account LIMIT 1), 'ON_DUTY', at - interval '2 days', at - interval '1 day',
                               at - interval '2 days', entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO duty_answer (account_id, said, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM account LIMIT 1), 'ON_DUTY', at - interval '2 days', at - interval '1 day',
                               at - interval '2 days', entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO duty_question (account_id, shift_end, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM account LIMIT 1), at - interval '2 days', at - interval '2 days',
                               at - interval '1 day', at - interval '2 days', entry, entry FROM """ + OVER).update();
    }
}
