package org.jiezhen.intake;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class IntakeYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO intake_form (visit_id, begun_by) SELECT id, entry FROM " + OVER)
                .update();
        // Of a visit that is over what was said stands: nothing of it is ended.
        period(
                jdbc,
                "intake_value",
                "field, value, origin",
                "f.code, 'YES', 'GUEST'",
                ", (VALUES ('ALLERGY'), ('WISH')," + " ('INTEREST')) AS f (code)");
        period(jdbc, "intake_consent", "given", "true", "");
        period(jdbc, "intake_ready", "missing", "0", "");
        period(
                jdbc,
                "intake_lent",
                "shift_id, staff_id, until",
                "gen_random_uuid(), (SELECT id FROM account LIMIT 1), at",
                "");
        period(jdbc, "intake_filler", "staff_id", "(SELECT id FROM account LIMIT 1)", "");
        jdbc.sql("""
                        INSERT INTO intake_signature (entry, visit_id, notice, hash, line, signed, witness, device)
                        SELECT entry, id, 1, repeat('0', 64), decode(repeat('00', 100), 'hex'), at,
                               (SELECT id FROM account LIMIT 1), 'tablet' FROM """ + OVER).update();
        jdbc.sql("INSERT INTO intake_presence (page, visit_id, staff_id, seen)"
                        + " SELECT gen_random_uuid(), id, (SELECT id FROM account LIMIT 1), at FROM " + OVER)
                .update();
    }

    private static void period(JdbcClient jdbc, String table, String columns, String values, String also) {
        jdbc.sql("INSERT INTO %s (visit_id, %s, started, recorded, begun_by) SELECT id, %s, at, at, entry FROM %s%s"
                        .formatted(table, columns, values, OVER, also))
                .update();
    }
}
