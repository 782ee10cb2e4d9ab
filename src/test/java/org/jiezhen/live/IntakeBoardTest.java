package org.jiezhen.live;

import java.util.List;
import org.jiezhen.intake.IntakeBoard;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.springframework.beans.factory.annotation.Autowired;

class IntakeBoardTest extends PartialBoardContractTest<FormFact> {

    private static @Nullable VisitId visit;
    private static Watched.@Nullable Watch watch;

    @Autowired
    private IntakeBoard board;

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
            jdbc.sql("INSERT INTO intake_form (visit_id, begun_by) SELECT ?, max(id) FROM journal")
                    .param(watched.value())
                    .update();
            jdbc.sql("""
                            INSERT INTO intake_consent (visit_id, given, started, recorded, begun_by)
                            SELECT ?, true, now(), now(), max(id) FROM journal""").param(watched.value()).update();
            watch = board.watch(watched);
            boards.lookAgain(board);
            visit = watched;
        }
        return watched;
    }

    @Override
    protected BoardSource<FormFact> source() {
        return board;
    }

    @Override
    protected Audience<FormFact> audience() {
        return IntakeBoard.withoutHealth(visit());
    }

    /** Somebody writes into a field, takes an answer out, or comes to a field with the cursor. */
    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> written("WISH", "愿望" + n);
            case 1 -> written("REMARKS", "");
            default -> jdbc.sql("""
                                INSERT INTO intake_presence (page, visit_id, staff_id, field, seen)
                                SELECT gen_random_uuid(), ?, id, 'WISH', now() + interval '1 hour' FROM account LIMIT 1""").param(visit().value()).update();
        }
        return "intake:" + visit();
    }

    private void written(String field, String value) {
        var entry = jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'intake.write', 'intake', ?) RETURNING id""").param(visit().toString()).query(Long.class).single();
        jdbc.sql("""
                        UPDATE intake_value SET ended = now(), ended_by = ?
                        WHERE visit_id = ? AND field = ? AND ended IS NULL""").params(entry, visit().value(), field).update();
        jdbc.sql("""
                        INSERT INTO intake_value (visit_id, field, value, origin, started, recorded, begun_by)
                        VALUES (?, ?, ?, 'GUEST', now(), now(), ?)""").params(visit().value(), field, value, entry).update();
    }

    @Override
    protected String table() {
        return "intake_value";
    }

    @Override
    protected List<String> hide() {
        var other = new VisitRows(jdbc).arrived("CANARY-NAME", "13800138000");
        written("ALLERGY", "YES CANARY-ALLERGY");
        return List.of("CANARY-NAME", other.toString(), "13812345678", "CANARY-ALLERGY");
    }
}
