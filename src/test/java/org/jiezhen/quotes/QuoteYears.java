package org.jiezhen.quotes;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Years leave in every visit a version that was approved, accepted and shown, and another before it. */
class QuoteYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        // A version with its lines: one without the other the database does not take.
        jdbc.sql("""
                        WITH written AS (
                            INSERT INTO quote_version (id, visit_id, number, list_fen, deal_fen, per_mille, limit_per_mille, valid_until,
                                                       written, written_by, begun_by)
                            SELECT gen_random_uuid(), over.id, n, 100, 100, 0, 100, at::date, at, a.id, entry
                            FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, generate_series(1, 2) AS n, """ + OVER + """
                             RETURNING id),
                        lines AS (
                            INSERT INTO quote_line (version_id, line, item_id, price_id, code, kind, zh, en, unit_zh, unit_en, department,
                                                    tax_per_mille, medical, quantity, side, list_fen, executed_fen)
                            SELECT w.id, 1, p.item_id, p.id, 'X', 'ITEM', '某', 'x', '次', 'time', 'X', 0, false, 1, 'NONE', 100, 100
                            FROM written w, (SELECT id, item_id FROM price LIMIT 1) AS p RETURNING version_id, item_id)
                        INSERT INTO quote_part (version_id, line, rank, item_id, code, zh, en, quantity, needs)
                        SELECT version_id, 1, 0, item_id, 'X', '某', 'x', 1, '' FROM lines""").update();
        jdbc.sql("""
                        INSERT INTO quote_approval (version_id, visit_id, state, staff_id, limit_per_mille, started, recorded, begun_by)
                        SELECT id, visit_id, 'APPROVED', written_by, 250, written, written, begun_by FROM quote_version
                        WHERE number = 2""").update();
        jdbc.sql("""
                        WITH accepted AS (
                            INSERT INTO quote_acceptance (version_id, visit_id, list_fen, deal_fen, staff_id, started, recorded, begun_by)
                            SELECT id, visit_id, 100, 100, written_by, written, written, begun_by FROM quote_version WHERE number = 2
                            RETURNING id, version_id)
                        INSERT INTO quote_accepted_line (acceptance_id, version_id, line, deal_fen)
                        SELECT id, version_id, 1, 100 FROM accepted""").update();
        jdbc.sql("""
                        INSERT INTO quote_tried (visit_id, version_id, lines, started, ended, recorded, begun_by, ended_by)
                        SELECT visit_id, id, '{1}', written, written, written, begun_by, begun_by FROM quote_version
                        WHERE number = 2""").update();
        jdbc.sql("""
                        INSERT INTO quote_shown (visit_id, version_id, shift_id, staff_id, language, until, started, ended, recorded,
                                                 begun_by, ended_by)
                        SELECT visit_id, id, gen_random_uuid(), written_by, 'zh', written, written, written, written, begun_by, begun_by
                        FROM quote_version WHERE number = 2""").update();
    }
}
