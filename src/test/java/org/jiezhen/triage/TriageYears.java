package org.jiezhen.triage;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class TriageYears implements Years {

    private static final int PARTS = 20;
    private static final String SOMEBODY = "(SELECT id FROM account WHERE username = 'suman')";

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO triage_decision (id, no, visit_id, at, by_id, rules, facts, choice, proposed, chosen, rule,
                                                     sha256, entry)
                        SELECT gen_random_uuid(), row_number() OVER () - 10000000, id, at, %1$s, 1, '{}', '{}', %1$s, %1$s,
                               'WHEEL', repeat('0', 64), entry FROM %2$s""".formatted(SOMEBODY, OVER)).update();
        // Each turn counts up one row, of which nothing old is forgotten before the statement is over.
        for (var part = 0; part < PARTS; part++) {
            jdbc.sql("""
                            INSERT INTO triage_turn (account_id, decision_id, kind, reason, raises, at, begun_by)
                            SELECT chosen, id, 'TURN', 'TURN', 1, at, entry FROM triage_decision
                            WHERE no < 0 AND abs(no) % ? = ?""").params(PARTS, part).update();
        }
        jdbc.sql("""
                        INSERT INTO visit_assignment (decision_id, visit_id, staff_id, state, started, ended, recorded,
                                                      begun_by, ended_by)
                        SELECT id, visit_id, chosen, 'RECEIVED', at, at, at, entry, entry
                        FROM triage_decision WHERE no < 0""").update();
    }
}
