package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.notices.NoticesBoard.Notice;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class NoticesBoardTest extends PartialBoardContractTest<Notice> {

    private static final StaffId GIVER = StaffId.of("00000000-0000-4000-8000-000000000101");
    private static final StaffId TAKER = StaffId.of("00000000-0000-4000-8000-000000000111");
    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private NoticesBoard board;

    @Override
    protected BoardSource<Notice> source() {
        return board;
    }

    /** Who is permitted whatever is asked, so that every notice is hers. */
    @Override
    protected Audience<Notice> audience() {
        return board.of(TAKER, _ -> true);
    }

    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> VISITS.put(n / 3, offered());
            case 1 ->
                jdbc.sql("UPDATE visit_handoff SET started = started - interval '1 minute' WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
            default ->
                jdbc.sql("UPDATE visit_handoff SET voided = now(), voided_by = begun_by WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
        }
        return "visit:" + VISITS.get(n / 3);
    }

    private VisitId offered() {
        var visit = new VisitRows(jdbc).arrived("客", null);
        offer(visit, TAKER);
        return visit;
    }

    private void offer(VisitId visit, StaffId taker) {
        jdbc.sql("""
                        INSERT INTO visit_handoff (visit_id, taker, taker_id, giver_id, started, recorded, begun_by)
                        SELECT visit_id, 'STAFF', ?, ?, now(), now(), begun_by FROM visit_custody WHERE visit_id = ?""").params(taker.value(), GIVER.value(), visit.value()).update();
    }

    @Override
    protected String table() {
        return "visit_handoff";
    }

    /** A guest's name; what other tests have left waiting for others is over. */
    @Override
    protected List<String> hide() {
        jdbc.sql("""
                        UPDATE visit_handoff SET voided = now(), voided_by = begun_by
                        WHERE ended IS NULL AND voided IS NULL AND taker_id IS DISTINCT FROM ?""").param(TAKER.value()).update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        offer(new VisitRows(jdbc).arrived("CANARY-NAME", "13800138000"), TAKER);
        return List.of("CANARY-NAME", "8000138000", "\"nm\"");
    }
}
