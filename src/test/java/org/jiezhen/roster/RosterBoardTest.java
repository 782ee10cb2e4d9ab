package org.jiezhen.roster;

import java.util.List;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.roster.RosterBoard.Row;
import org.springframework.beans.factory.annotation.Autowired;

class RosterBoardTest extends BoardContractTest<Row> {

    private static final UUID NOBODY_ELSES = UUID.fromString("00000000-0000-4000-8000-000000000123");

    @Autowired
    private RosterBoard board;

    @Autowired
    private RosterDays days;

    @Override
    protected BoardSource<Row> source() {
        return board;
    }

    @Override
    protected Audience<Row> audience() {
        return RosterBoard.of("every week", _ -> true);
    }

    @Override
    protected String change(int n) {
        var sql =
                switch (n % 3) {
                    case 0 -> """
                            WITH entry AS (
                                INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                VALUES (now(), 'system', 'test.roster', 'roster', 'test') RETURNING id)
                            INSERT INTO roster_item (account_id, role_code, day, kind, started, ended, recorded, begun_by)
                            SELECT :person, 'PHOTO', :day, 'WORK', now(), now() + interval '1 hour', now(), id FROM entry""";
                    case 1 -> """
                            UPDATE roster_item SET ended = ended + interval '1 minute'
                            WHERE account_id = :person AND day = :day AND voided IS NULL""";
                    default -> """
                            UPDATE roster_item SET voided = now(), voided_by = begun_by
                            WHERE account_id = :person AND day = :day AND voided IS NULL""";
                };
        jdbc.sql(sql)
                .param("person", NOBODY_ELSES)
                .param("day", Week.of(days.today()).monday())
                .update();
        return "roster:" + NOBODY_ELSES;
    }

    @Override
    protected String table() {
        return "roster_item";
    }

    /** Nothing but the name and the post: no username. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of(jdbc.sql("SELECT '\"' || username || '\"' FROM account WHERE id = ?")
                .param(NOBODY_ELSES)
                .query(String.class)
                .single());
    }
}
