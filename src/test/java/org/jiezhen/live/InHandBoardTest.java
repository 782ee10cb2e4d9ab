package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.handover.InHandBoard;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class InHandBoardTest extends BoardContractTest<Thing> {

    private static final StaffId NOBODY_ELSES = StaffId.of("00000000-0000-4000-8000-000000000111");
    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private InHandBoard board;

    @Override
    protected BoardSource<Thing> source() {
        return board;
    }

    @Override
    protected Audience<Thing> audience() {
        return board.of(NOBODY_ELSES, false);
    }

    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> VISITS.put(n / 3, held("客"));
            case 1 ->
                jdbc.sql("UPDATE visit_custody SET started = started - interval '1 minute' WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
            default ->
                jdbc.sql("UPDATE visit_custody SET holder = 'DESK', staff_id = NULL WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
        }
        return "visit:" + VISITS.get(n / 3);
    }

    private VisitId held(String name) {
        var visit = new VisitRows(jdbc).arrived(name, "13800138000");
        jdbc.sql("UPDATE visit_custody SET holder = 'STAFF', staff_id = ? WHERE visit_id = ?")
                .params(NOBODY_ELSES.value(), visit.value())
                .update();
        return visit;
    }

    @Override
    protected String table() {
        return "visit_custody";
    }

    /** By ticket, and never by the guest's name. */
    @Override
    protected List<String> hide() {
        held("CANARY-NAME");
        return List.of("CANARY-NAME", "8000138000", "\"nm\"");
    }
}
