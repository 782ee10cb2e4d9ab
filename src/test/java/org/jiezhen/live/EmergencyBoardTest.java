package org.jiezhen.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jiezhen.emergency.EmergencyBoard;
import org.jiezhen.emergency.EmergencyBoard.Guest;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.VisitId;
import org.springframework.beans.factory.annotation.Autowired;

class EmergencyBoardTest extends PartialBoardContractTest<Guest> {

    private static final Map<Integer, VisitId> VISITS = new HashMap<>();

    @Autowired
    private EmergencyBoard board;

    @Override
    protected BoardSource<Guest> source() {
        return board;
    }

    @Override
    protected Audience<Guest> audience() {
        return EmergencyBoard.KEEPERS;
    }

    @Override
    protected String change(int n) {
        if (n % 3 == 0) {
            VISITS.put(n / 3, new VisitRows(jdbc).arrived("客" + n, null));
        } else {
            jdbc.sql(
                            n % 3 == 1
                                    ? "UPDATE visit SET companions = companions + 1 WHERE id = ?"
                                    : "UPDATE visit SET status = 'COMPLETED' WHERE id = ?")
                    .param(Id.orNull(VISITS.get(n / 3)))
                    .update();
        }
        return "visit:" + VISITS.get(n / 3);
    }

    @Override
    protected String table() {
        return "visit_custody";
    }

    /** Neither a telephone nor what a discreet guest is called at home. */
    @Override
    protected List<String> hide() {
        var rows = new VisitRows(jdbc);
        rows.arrived("客人", "13812345678");
        var discreet = rows.arrived("CANARY-DISCREET", null);
        jdbc.sql("UPDATE visit SET discreet = true WHERE id = ?")
                .param(discreet.value())
                .update();
        return List.of("13812345678", "1381234", "CANARY-DISCREET");
    }
}
