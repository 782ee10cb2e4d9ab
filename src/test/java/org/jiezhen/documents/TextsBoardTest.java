package org.jiezhen.documents;

import java.util.List;
import org.jiezhen.documents.TextsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class TextsBoardTest extends BoardContractTest<Line> {

    private static final String CANARY = "合同正文金丝雀";

    @Autowired
    private TextsBoard board;

    @AfterEach
    void nothingIsDrafted() {
        jdbc.sql("UPDATE document_draft SET zh = NULL, en = NULL, since = NULL, changed_by = NULL, proposed_by = NULL,"
                        + " proposed_at = NULL WHERE kind = 'SURGERY'")
                .update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return TextsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        UPDATE document_draft SET zh = :text, en = 'x', since = current_date, changed_at = now(), changed_by = a.id,
                            proposed_by = CASE WHEN :proposed THEN a.id END, proposed_at = now()
                        FROM (SELECT id FROM account ORDER BY username OFFSET :n LIMIT 1) AS a WHERE kind = 'SURGERY'""")
                .param("text", "正文 " + n)
                .param("proposed", n % 2 == 0)
                .param("n", n % 7)
                .update();
        return "documentText:SURGERY";
    }

    @Override
    protected String table() {
        return "document_draft";
    }

    /** What stands in a text is not on the board. */
    @Override
    protected List<String> hide() {
        jdbc.sql("UPDATE document_draft SET zh = :text, en = :text, since = current_date, changed_at = now(),"
                        + " changed_by = (SELECT id FROM account LIMIT 1) WHERE kind = 'SURGERY'")
                .param("text", CANARY)
                .update();
        return List.of(CANARY);
    }
}
