package org.jiezhen.intake;

import java.util.List;
import org.jiezhen.intake.FieldsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class FieldsBoardTest extends BoardContractTest<Line> {

    private static final String CODE = "OWN_CONTRACT_TEST";

    @Autowired
    private FieldsBoard board;

    /** What is asked is shared with the tests that follow. */
    @AfterEach
    void itIsAskedNoLonger() {
        jdbc.sql("UPDATE intake_field SET in_use = false WHERE code = ?")
                .param(CODE)
                .update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return FieldsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO intake_field (code, zh, en, section, rank, kind, in_use)
                        VALUES (:code, :zh, :zh, 'WISH', 900, 'TEXT', :use)
                        ON CONFLICT (code) DO UPDATE SET zh = EXCLUDED.zh, in_use = EXCLUDED.in_use""")
                .param("code", CODE)
                .param("zh", "问题 " + n)
                .param("use", n % 2 == 0)
                .update();
        return "intakeField:" + CODE;
    }

    @Override
    protected String table() {
        return "intake_field";
    }

    /** What is offered no longer is no news. */
    @Override
    protected List<String> hide() {
        jdbc.sql("""
                        INSERT INTO intake_choice (field, code, zh, en, rank, in_use)
                        VALUES ('REGISTERED_IN', 'CANARY', 'canaryformer', 'canaryformer', 900, false)
                        ON CONFLICT DO NOTHING""").update();
        return List.of("canaryformer");
    }
}
