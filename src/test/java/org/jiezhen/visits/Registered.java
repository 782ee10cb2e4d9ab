package org.jiezhen.visits;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was registered last, whatever the clocks of other tests said. */
public final class Registered {

    private Registered() {}

    /** The visit of the journal's last arrival. */
    public static VisitId last(JdbcClient jdbc) {
        return jdbc.sql("SELECT subject_id FROM journal WHERE action = ? ORDER BY id DESC LIMIT 1")
                .param(VisitAct.ARRIVE.code())
                .query((rs, row) -> new VisitId(UUID.fromString(rs.getString(1))))
                .single();
    }
}
