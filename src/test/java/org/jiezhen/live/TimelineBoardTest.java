package org.jiezhen.live;

import java.util.List;
import org.jiezhen.journey.TimelineBoard;
import org.jiezhen.journey.TimelineBoard.TimelineFact;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.annotation.Autowired;

class TimelineBoardTest extends PartialBoardContractTest<TimelineFact> {

    private static @Nullable VisitId visit;
    private static Watched.@Nullable Watch watch;

    @Autowired
    private TimelineBoard board;

    @Autowired
    private LiveBoards boards;

    @AfterAll
    static void nobodyLooksAnyMore() {
        if (watch != null) {
            watch.close();
        }
        visit = null;
    }

    private synchronized VisitId visit() {
        var watched = visit;
        if (watched == null) {
            watched = new VisitRows(jdbc).arrived("客", "13812345678");
            watch = board.watch(watched);
            boards.lookAgain(board);
            visit = watched;
        }
        return watched;
    }

    @Override
    protected BoardSource<TimelineFact> source() {
        return board;
    }

    @Override
    protected Audience<TimelineFact> audience() {
        return TimelineBoard.everybodys(visit());
    }

    /** The journal only grows: a row more, a row changed, and a row that is marked as taken back. */
    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> entry("visits.correct", "{}");
            case 1 ->
                jdbc.sql("UPDATE visit SET companions = 1 - companions WHERE id = ?")
                        .param(visit().value())
                        .update();
            default ->
                jdbc.sql("SELECT max(id) FROM journal WHERE subject_id = ? AND action = 'visits.correct'")
                        .param(visit().toString())
                        .query(Long.class)
                        .optional()
                        .ifPresent(last -> entry("visits.undo", "{\"entry\": " + last + "}"));
        }
        return "visit:" + visit();
    }

    private void entry(String action, String detail) {
        jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id, detail)
                        VALUES (now(), 'system', ?, 'visit', ?, CAST(? AS jsonb))
                        """).params(action, visit().toString(), detail).update();
    }

    @Override
    protected String table() {
        return "visit_custody";
    }

    @Override
    protected List<String> hide() {
        var other = new VisitRows(jdbc).arrived("CANARY-NAME", "13800138000");
        return List.of("CANARY-NAME", other.toString(), "13812345678", "5678");
    }
}
