package org.jiezhen.sales;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Years leave a deal in five visits of nine, signed and never revoked: nothing is paid here. */
class SalesYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO document (id, visit_id, kind, version, language, body, filled_in, filled, filled_by, begun_by,
                                              bound_kind, bound_id)
                        SELECT gen_random_uuid(), visit_id, 'SERVICE_CONTRACT', 1, 'zh', '合同', '{}', written, written_by, begun_by,
                               'quote', id::text
                        FROM quote_version WHERE number = 2 AND abs(hashtext(id::text)) % 9 < 5""").update();
        jdbc.sql("""
                        INSERT INTO document_signature (document_id, signer, name, staff_id, checked, taken_by, doctor, strokes, device,
                                                        signed, begun_by)
                        SELECT d.id, s.signer, '某某', CASE WHEN s.signer = 'STAFF' THEN d.filled_by END, 'NAME BIRTH_DATE', d.filled_by,
                               false, '600x220;10,10 40,40 90,10', 'tablet', d.filled, d.begun_by
                        FROM document d, (VALUES ('GUEST'), ('STAFF')) AS s (signer) WHERE d.bound_kind = 'quote'""").update();
        // Each is looked at as it comes: a few at a time.
        for (var portion = 0; portion < 4; portion++) {
            deals(jdbc, portion);
        }
        jdbc.sql("""
                        INSERT INTO sales_standing (deal_id, claim, started, recorded, begun_by)
                        SELECT id, visit_id, closed, closed, entry FROM sales_deal""").update();
        jdbc.sql("""
                        INSERT INTO sales_correction (deal_id, reason, people, parts, worth, started, recorded, begun_by)
                        SELECT id, '两人一起谈的', ARRAY[closed_by], '{SELLER}', '{1000}', closed, closed, entry FROM sales_deal""").update();
    }

    private static void deals(JdbcClient jdbc, int portion) {
        jdbc.sql("""
                        WITH deal AS (
                            INSERT INTO sales_deal (id, visit_id, acceptance_id, version_id, document_id, rule, deal_fen, closed,
                                                    closed_by, entry)
                            SELECT gen_random_uuid(), a.visit_id, a.id, a.version_id, d.id, 1, a.deal_fen, a.started, a.staff_id,
                                   a.begun_by
                            FROM quote_acceptance a JOIN document d ON d.bound_id = a.version_id::text
                            WHERE a.id % 4 = ?
                            RETURNING id, deal_fen, closed_by),
                        orders AS (
                            INSERT INTO sales_order (id, deal_id, department, deal_fen)
                            SELECT gen_random_uuid(), id, (SELECT min(code) FROM department), deal_fen FROM deal
                            RETURNING id, deal_id, deal_fen),
                        lines AS (
                            INSERT INTO sales_order_line (order_id, line, item_id, zh, en, quantity, units, deal_fen)
                            SELECT id, 1, (SELECT item_id FROM price LIMIT 1), '某', 'x', 1, 1, deal_fen FROM orders)
                        INSERT INTO sales_share (order_id, staff_id, part, per_mille, fen)
                        SELECT o.id, d.closed_by, 'SELLER', 1000, o.deal_fen FROM orders o JOIN deal d ON d.id = o.deal_id""").param(portion).update();
    }
}
