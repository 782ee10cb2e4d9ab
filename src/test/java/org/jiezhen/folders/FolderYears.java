package org.jiezhen.folders;

import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class FolderYears implements Years {

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO folder (id, visit_id) SELECT id, id FROM " + OVER).update();
        jdbc.sql("""
                        INSERT INTO folder_out (folder_id, claim, started, ended, recorded, begun_by, ended_by)
                        SELECT id, id, at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO folder_custody (folder_id, holder, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'DESK', at - interval '1 day', at, at, entry, entry FROM """ + OVER).update();
        jdbc.sql("""
                        INSERT INTO folder_handoff
                            (folder_id, taker, giver_id, started, ended, recorded, begun_by, ended_by)
                        SELECT id, 'DESK', (SELECT id FROM account ORDER BY id LIMIT 1), at - interval '1 day', at, at, entry, entry
                        FROM """ + OVER).update();
    }
}
