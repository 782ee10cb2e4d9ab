package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.People;
import org.jiezhen.consult.ConsultBoard;
import org.jiezhen.consult.ConsultBoard.ConsultFact;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class ConsultBoardTest extends BoardContractTest<ConsultFact> {

    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private ConsultBoard board;

    @Autowired
    private People people;

    @Override
    protected BoardSource<ConsultFact> source() {
        return board;
    }

    @Override
    protected Audience<ConsultFact> audience() {
        return ConsultBoard.of(people.id("xulan"));
    }

    @Override
    protected String change(int n) {
        switch (n % 3) {
            case 0 -> VISITS.put(n / 3, with("xulan", "客"));
            case 1 ->
                jdbc.sql("UPDATE visit_reason SET started = started - interval '1 minute' WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
            default ->
                jdbc.sql("UPDATE visit_custody SET holder = 'DESK', staff_id = NULL WHERE visit_id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
        }
        return "visit:" + VISITS.get(n / 3);
    }

    private VisitId with(String username, String name) {
        var visit = new VisitRows(jdbc).arrived(name, "13800138000");
        jdbc.sql("UPDATE visit_custody SET holder = 'STAFF', staff_id = ? WHERE visit_id = ?")
                .params(people.id(username).value(), visit.value())
                .update();
        return visit;
    }

    @Override
    protected String table() {
        return "visit_custody";
    }

    /** Nobody's guest but her own, and no telephone number. */
    @Override
    protected List<String> hide() {
        with("suman", "CANARY-NAME");
        return List.of("CANARY-NAME", "8000138000");
    }
}
