package org.jiezhen.lab;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class SpecimensBoardTest extends BoardContractTest<SpecimenFact> {

    private static @Nullable SpecimenId tube;

    @Autowired
    private SpecimensBoard board;

    @Autowired
    private Orders orders;

    @Autowired
    private Specimens specimens;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<SpecimenFact> source() {
        return board;
    }

    @Override
    protected Audience<SpecimenFact> audience() {
        return SpecimensBoard.BENCH;
    }

    /** The tube is longer on its way than before. */
    @Override
    protected String change(int n) {
        var id = tube == null ? drawn("欧阳金丝雀") : tube;
        tube = id;
        jdbc.sql("""
                        UPDATE lab_specimen_state SET started = started - interval '1 minute' WHERE specimen_id = ?
                        AND state = 'ORDERED'""").param(id.value()).update();
        jdbc.sql("UPDATE lab_panel SET target_minutes = 30 + ? WHERE code = 'BLOOD_COUNT'")
                .param(n % 60)
                .update();
        return "specimen:" + id;
    }

    private SpecimenId drawn(String name) {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse(name, "13812349862", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("BLOOD_COUNT")))
                .subject();
        var id = jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), id, List.of(Identifier.values())));
        people.as("jiangxue", () -> specimens.collect(UUID.randomUUID(), id, new Drawn(null, LabTest.STATION, true)));
        return id;
    }

    @Override
    protected String table() {
        return "lab_specimen_state";
    }

    /** A laboratory knows a tube by its number and its ticket, and nobody's name. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of("欧阳金丝雀", "13812349862");
    }
}
