package org.jiezhen.hospitality;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class HospitalityYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        // What the menu said before.
        jdbc.sql("""
                        INSERT INTO menu_entry (item_id, zh, en, made, class, allergens, whom, places, rank, started, ended, begun_by,
                                                ended_by)
                        SELECT m.item_id, m.zh, m.en, m.made, m.class, m.allergens, m.whom, m.places, m.rank, at - interval '1 day', at,
                               entry, entry
                        FROM (SELECT * FROM menu_entry ORDER BY id LIMIT 1) AS m, """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO tea_sheet (id, list, day)
                        SELECT id, 'ROOM', date '1990-01-01' + CAST(row_number() OVER () AS int) FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO tea_sheet_state (sheet_id, done, signed, started, ended, recorded, begun_by, ended_by)
                        SELECT id, '{}', false, at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO drink_order (id, visit_id, menu_id, whom, wishes, ordered)
                        SELECT id, id, (SELECT min(id) FROM menu_entry), 'GUEST', '{}', at - interval '1 day' FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO drink_state (order_id, state, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'BROUGHT', at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO drink_alert (order_id, was, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'TRAY', at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO flask_level (flask_id, level, asked, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM flask ORDER BY rank LIMIT 1), 4, false, at - interval '1 day', at, at, entry, entry
                        FROM """ + OVER).update();
        jdbc.sql("INSERT INTO menu_item (id, code) VALUES (gen_random_uuid(), 'OF_YEARS_AGO')")
                .update();
        jdbc.sql("""
                        INSERT INTO menu_entry (item_id, zh, en, made, class, allergens, whom, places, rank, started, ended, begun_by, ended_by)
                        SELECT y.id, m.zh, m.en, m.made, m.class, m.allergens, m.whom, m.places, m.rank, over.at, over.at,
                               over.entry, over.entry
                        FROM (SELECT item_id, zh, en, made, class, allergens, whom, places, rank FROM menu_entry
                              ORDER BY id LIMIT 1) AS m,
                             (SELECT id FROM menu_item WHERE code = 'OF_YEARS_AGO') AS y, """ + OVER).update();
        jdbc.sql("INSERT INTO tea_sheet (id, list, day) VALUES (gen_random_uuid(), 'ROOM', '2020-01-01')")
                .update();
        jdbc.sql("""
                        INSERT INTO tea_sheet_state (sheet_id, done, signed, started, ended, recorded, begun_by, ended_by)
                        SELECT (SELECT id FROM tea_sheet WHERE day = '2020-01-01'), '{}', false, at, at, at, entry, entry
                        FROM """ + OVER).update();
    }
}
