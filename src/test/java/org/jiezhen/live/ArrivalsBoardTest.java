package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class ArrivalsBoardTest extends PartialBoardContractTest<VisitFact> {

    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private ArrivalsBoard board;

    @Override
    protected BoardSource<VisitFact> source() {
        return board;
    }

    @Override
    protected Audience<VisitFact> audience() {
        return ArrivalsBoard.GUIDES;
    }

    @Override
    protected String change(int n) {
        switch (n % 3) {
            // Every second one is called like those who stay: a row changes the marks of others, too.
            case 0 -> VISITS.put(n / 3, new VisitRows(jdbc).arrived(n / 3 % 2 == 0 ? "客甲" : "客" + n, null));
            case 1 ->
                jdbc.sql("UPDATE visit SET companions = companions + 1 WHERE id = ?")
                        .param(Id.orNull(VISITS.get(n / 3)))
                        .update();
            default -> {
                // Every tenth stays.
                var sql = n / 3 % 10 == 0
                        ? "UPDATE visit SET companions = companions + 1 WHERE id = ?"
                        : "UPDATE visit SET status = 'COMPLETED' WHERE id = ?";
                jdbc.sql(sql).param(Id.orNull(VISITS.get(n / 3))).update();
            }
        }
        return "visit:" + VISITS.get(n / 3);
    }

    @Override
    boolean showsTheMachinery() {
        return true;
    }

    @Override
    protected String table() {
        return "visit_custody";
    }

    @Override
    protected List<String> hide() {
        new VisitRows(jdbc).arrived("客人", "13812345678");
        return List.of("13812345678", "1381234");
    }
}
