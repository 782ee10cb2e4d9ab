package org.jiezhen.documents;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.documents.DocumentsBoard.DocumentFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Watched;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class DocumentsBoardTest extends BoardContractTest<DocumentFact> {

    @Autowired
    private DocumentsBoard board;

    @Autowired
    private Documents documents;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    private @Nullable VisitId visit;
    private Watched.@Nullable Watch watch;

    @AfterEach
    void nobodyLooks() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
        visit = null;
        jdbc.sql("UPDATE visit SET status = 'COMPLETED', departed_at = now() WHERE status = 'IN_PROGRESS'")
                .update();
    }

    private VisitId visit() {
        if (visit == null) {
            visit = people.as("gaofeng", () -> desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(
                                            Source.WALK_IN,
                                            VisitType.FIRST,
                                            null,
                                            VisitDetails.parse("欧阳金丝雀", "13812349862", 0, false))
                                    .ofAnother())
                    .subject());
            watch = board.watch(visit);
        }
        return visit;
    }

    @Override
    protected BoardSource<DocumentFact> source() {
        visit();
        return board;
    }

    @Override
    protected Audience<DocumentFact> audience() {
        return DocumentsBoard.everybodys(visit());
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO document (id, visit_id, kind, version, language, body, filled_in, filled, filled_by, begun_by)
                        SELECT gen_random_uuid(), :visit, 'SERVICE_CONTRACT', 1, 'zh', '正文', '{}', now(), a.id,
                               (SELECT max(id) FROM journal)
                        FROM (SELECT id FROM account LIMIT 1) AS a""").param("visit", visit().value()).update();
        return "document:" + UUID.randomUUID() + " visit:" + visit();
    }

    @Override
    protected String table() {
        return "document";
    }

    /** Neither what stands in a document nor who the guest is comes to the board. */
    @Override
    protected List<String> hide() {
        people.as(
                "gaofeng",
                () -> documents.fill(
                        UUID.randomUUID(),
                        visit(),
                        TextKind.SERVICE_CONTRACT,
                        Locale.SIMPLIFIED_CHINESE,
                        Map.of(Placeholder.ITEMS, "金丝雀项目", Placeholder.TOTAL, "98765.43 元")));
        return List.of("欧阳金丝雀", "9862", "金丝雀项目", "98765.43", "甲方");
    }
}
