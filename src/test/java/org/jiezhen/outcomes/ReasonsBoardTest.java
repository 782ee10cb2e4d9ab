package org.jiezhen.outcomes;

import java.util.List;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.outcomes.ReasonsBoard.Line;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class ReasonsBoardTest extends BoardContractTest<Line> {

    private static final String CODE = "CONTRACT_TEST";

    @Autowired
    private ReasonsBoard board;

    /** The tree is shared with the tests that follow. */
    @AfterEach
    void itIsOfferedNoLonger() {
        jdbc.sql("UPDATE no_deal_reason SET in_use = false WHERE code = ?")
                .param(CODE)
                .update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return ReasonsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO no_deal_reason (code, zh, en, rank, in_use) VALUES (:code, :zh, :zh, 99, :use)
                        ON CONFLICT (code) DO UPDATE SET zh = EXCLUDED.zh, in_use = EXCLUDED.in_use""")
                .param("code", CODE)
                .param("zh", "原因 " + n)
                .param("use", n % 2 == 0)
                .update();
        return "noDealReason:" + CODE;
    }

    @Override
    protected String table() {
        return "no_deal_reason";
    }

    /** What was noted of a guest. */
    @Override
    protected List<String> hide() {
        jdbc.sql("INSERT INTO outcome_note (decision, note) VALUES (gen_random_uuid(), 'CANARY-NOTE')")
                .update();
        return List.of("CANARY-NOTE");
    }
}
