package org.jiezhen.documents;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Years leave a signed contract in every visit, one that is void, one that was withdrawn, and looks at each. */
class DocumentYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO document (id, visit_id, kind, version, language, body, filled_in, filled, filled_by, begun_by)
                        SELECT over.id, over.id, 'SERVICE_CONTRACT', 1, 'zh', repeat('合同', 100), '{}', at, a.id, entry
                        FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO document_shown (document_id, shift_id, staff_id, doctor, signer, name, checked, until, started,
                                                    ended, recorded, begun_by, ended_by)
                        SELECT over.id, gen_random_uuid(), a.id, false, 'GUEST', '某某', 'NAME BIRTH_DATE', at, at, at, at, entry, entry
                        FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO document_signature (document_id, signer, name, staff_id, checked, taken_by, doctor, strokes, device,
                                                        signed, begun_by)
                        SELECT over.id, s.signer, '某某', CASE WHEN s.signer = 'STAFF' THEN a.id END, 'NAME BIRTH_DATE', a.id, false,
                               '600x220;10,10 40,40 90,10', 'tablet', at, entry
                        FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, (VALUES ('GUEST'), ('STAFF')) AS s (signer),
                        """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO document_witness (document_id, staff_id, asked_by, asked, begun_by)
                        SELECT over.id, a.ids[1], a.ids[2], at, entry
                        FROM (SELECT array_agg(id) AS ids FROM (SELECT id FROM account ORDER BY id LIMIT 2) AS two) AS a, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO document_end (document_id, state, by_whom, reason, at, staff_id, begun_by)
                        SELECT over.id, 'INACTIVE', 'GUEST', 'x', at, a.id, entry
                        FROM (SELECT id FROM account ORDER BY id LIMIT 1) AS a, """ + OVER).update();
    }
}
