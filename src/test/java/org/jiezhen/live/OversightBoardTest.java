package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class OversightBoardTest extends PartialBoardContractTest<Wrong> {

    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private OversightBoard board;

    @Override
    protected BoardSource<Wrong> source() {
        return board;
    }

    @Override
    protected Audience<Wrong> audience() {
        return OversightBoard.WATCH;
    }

    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> VISITS.put(n / 3, alone("客"));
            case 1 ->
                jdbc.sql("UPDATE visit_custody SET started = started - interval '1 minute' WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
            default ->
                jdbc.sql("UPDATE visit_custody SET holder = 'DESK' WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
        }
        return "visit:" + VISITS.get(n / 3);
    }

    private VisitId alone(String name) {
        var visit = new VisitRows(jdbc).arrived(name, "13800138000");
        jdbc.sql("UPDATE visit_custody SET holder = 'NONE', staff_id = NULL WHERE visit_id = ?")
                .param(visit.value())
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
        alone("CANARY-NAME");
        return List.of("CANARY-NAME", "8000138000", "\"nm\"");
    }
}
