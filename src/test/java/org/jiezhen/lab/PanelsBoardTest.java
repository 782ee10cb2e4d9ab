package org.jiezhen.lab;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.lab.PanelsBoard.Line;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

class PanelsBoardTest extends BoardContractTest<Line> {

    private static final String CODE = "CONTRACT_TEST";

    @Autowired
    private PanelsBoard board;

    @Autowired
    private Orders orders;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    /** What can be ordered is shared with the tests that follow. */
    @AfterEach
    void itIsOfferedNoLonger() {
        jdbc.sql("UPDATE lab_panel SET in_use = false WHERE code = ?")
                .param(CODE)
                .update();
    }

    @Override
    protected BoardSource<Line> source() {
        return board;
    }

    @Override
    protected Audience<Line> audience() {
        return PanelsBoard.ALL;
    }

    @Override
    protected String change(int n) {
        jdbc.sql("""
                        INSERT INTO lab_panel (code, zh, en, tube, role_code, target_minutes, rank, in_use)
                        VALUES (:code, :zh, :zh, 'EDTA', 'WARD_NURSE', 60, 900, :use)
                        ON CONFLICT (code) DO UPDATE SET zh = EXCLUDED.zh, in_use = EXCLUDED.in_use""")
                .param("code", CODE)
                .param("zh", "项目 " + n)
                .param("use", n % 2 == 0)
                .update();
        return "labPanel:" + CODE;
    }

    @Override
    protected String table() {
        return "lab_panel";
    }

    /** For whom something was ordered is not what can be ordered. */
    @Override
    protected List<String> hide() {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("欧阳金丝雀", "13812349861", 0, false))
                                .ofAnother())
                .subject());
        people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("COAGULATION")));
        return List.of("欧阳金丝雀", "9861");
    }
}
