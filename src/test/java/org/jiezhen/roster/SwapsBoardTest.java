package org.jiezhen.roster;

import java.util.List;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.roster.SwapsBoard.Row;
import org.jiezhen.staff.StaffId;
import org.springframework.beans.factory.annotation.Autowired;

class SwapsBoardTest extends BoardContractTest<Row> {

    private static final UUID SWAP = UUID.fromString("00000000-0000-4000-8000-00000000f001");
    private static final UUID ASKER = UUID.fromString("00000000-0000-4000-8000-000000000123");
    private static final UUID OTHER = UUID.fromString("00000000-0000-4000-8000-000000000122");

    @Autowired
    private SwapsBoard board;

    @Override
    protected BoardSource<Row> source() {
        return board;
    }

    @Override
    protected Audience<Row> audience() {
        return SwapsBoard.of(new StaffId(ASKER), true);
    }

    @Override
    protected String change(int n) {
        var sql =
                switch (n % 3) {
                    case 0 -> """
                            WITH entry AS (
                                INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                VALUES (now(), 'system', 'test.swap', 'swap', 'test') RETURNING id),
                            again AS (
                                INSERT INTO roster_swap (id, asker, other, role_code, day, gives, asked)
                                VALUES (:swap, :asker, :other, 'PHOTO', '2026-12-31', '08:00-12:00', now())
                                ON CONFLICT (id) DO NOTHING)
                            INSERT INTO roster_swap_state (swap_id, state, started, recorded, begun_by)
                            SELECT :swap, 'REQUESTED', now(), now(), id FROM entry
                            ON CONFLICT (swap_id) WHERE ended IS NULL AND voided IS NULL
                            DO UPDATE SET started = roster_swap_state.started - interval '1 hour'""";
                    case 1 -> """
                            UPDATE roster_swap_state SET state = 'ACCEPTED', started = started - interval '1 minute'
                            WHERE swap_id = :swap AND voided IS NULL""";
                    default -> """
                            UPDATE roster_swap_state SET voided = now(), voided_by = begun_by
                            WHERE swap_id = :swap AND voided IS NULL""";
                };
        jdbc.sql(sql)
                .param("swap", SWAP)
                .param("asker", ASKER)
                .param("other", OTHER)
                .update();
        return "swap:" + SWAP;
    }

    @Override
    protected String table() {
        return "roster_swap";
    }

    /** Names, and no usernames. */
    @Override
    protected List<String> hide() {
        change(0);
        return jdbc.sql("SELECT '\"' || username || '\"' FROM account WHERE id IN (?, ?)")
                .params(ASKER, OTHER)
                .query(String.class)
                .list();
    }
}
