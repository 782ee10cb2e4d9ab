package org.jiezhen.duty;

import java.util.List;
import java.util.UUID;
import org.jiezhen.duty.DutyBoard.Row;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.PartialBoardContractTest;
import org.springframework.beans.factory.annotation.Autowired;

class DutyBoardTest extends PartialBoardContractTest<Row> {

    private static final UUID NOBODY_ELSES = UUID.fromString("00000000-0000-4000-8000-000000000126");

    @Autowired
    private DutyBoard board;

    @Override
    protected BoardSource<Row> source() {
        return board;
    }

    @Override
    protected Audience<Row> audience() {
        return DutyBoard.COLLEAGUES;
    }

    @Override
    protected String change(int n) {
        var sql =
                switch (n % 3) {
                    case 0 -> """
                            WITH entry AS (
                                INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                VALUES (now(), 'system', 'test.duty', 'duty', 'test') RETURNING id)
                            INSERT INTO duty_period (account_id, state, started, recorded, begun_by)
                            SELECT ?, 'ON_DUTY', now(), now(), id FROM entry
                            ON CONFLICT (account_id) WHERE ended IS NULL AND voided IS NULL
                            DO UPDATE SET started = duty_period.started - interval '1 minute'""";
                    case 1 -> """
                            UPDATE duty_period SET started = started - interval '1 minute'
                            WHERE account_id = ? AND ended IS NULL AND voided IS NULL""";
                    default -> """
                            UPDATE duty_period SET voided = now(), voided_by = begun_by
                            WHERE account_id = ? AND ended IS NULL AND voided IS NULL""";
                };
        jdbc.sql(sql).param(NOBODY_ELSES).update();
        return "duty:" + NOBODY_ELSES;
    }

    @Override
    protected String table() {
        return "duty_period";
    }

    /** Nothing but the name, the role and the post: no username. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of(jdbc.sql("SELECT '\"' || username || '\"' FROM account WHERE id = ?")
                .param(NOBODY_ELSES)
                .query(String.class)
                .single());
    }
}
