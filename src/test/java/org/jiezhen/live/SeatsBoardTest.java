package org.jiezhen.live;

import java.util.List;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.SeatsBoard;
import org.jiezhen.visits.SeatsBoard.SeatFact;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class SeatsBoardTest extends BoardContractTest<SeatFact> {

    @Autowired
    private SeatsBoard board;

    /** The house is shared with the tests that follow. */
    @AfterEach
    void everySeatIsInUse() {
        jdbc.sql("UPDATE place SET in_use = true WHERE kind = 'SEAT' AND NOT in_use")
                .update();
    }

    @Override
    protected BoardSource<SeatFact> source() {
        return board;
    }

    @Override
    protected Audience<SeatFact> audience() {
        return SeatsBoard.SEATS;
    }

    @Override
    protected String change(int n) {
        // One seat always has another name: each change is seen, also when an earlier one never came about.
        jdbc.sql("UPDATE place SET short_zh = ? WHERE id = ?")
                .params("座" + n, seat(11).value())
                .update();
        if (n % 3 > 0) {
            jdbc.sql("UPDATE place SET in_use = ? WHERE id = ?")
                    .params(n % 3 == 2, seat(n / 3 % 11).value())
                    .update();
        }
        return "place:" + seat(11);
    }

    private static PlaceId seat(int n) {
        return PlaceId.of("00000000-0000-4000-8000-000000000%d".formatted(259 + n % 12));
    }

    @Override
    protected String table() {
        return "place";
    }

    @Override
    protected List<String> hide() {
        var visit = new VisitRows(jdbc).arrived("CANARY-NAME", "13800138000");
        jdbc.sql("UPDATE visit_place SET place_id = ?, claim = ? WHERE visit_id = ?")
                .params(seat(5).value(), seat(5).value(), visit.value())
                .update();
        return List.of("CANARY-NAME", "8000138000", "\"nm\"");
    }
}
