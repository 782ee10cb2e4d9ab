package org.jiezhen.hospitality;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.hospitality.TeaSideBoard.SideFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.shared.Id;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.springframework.beans.factory.annotation.Autowired;

class TeaSideBoardTest extends BoardContractTest<SideFact> {

    @Autowired
    private TeaSideBoard board;

    @Autowired
    private Flasks flasks;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<SideFact> source() {
        return board;
    }

    @Override
    protected Audience<SideFact> audience() {
        return TeaSideBoard.EVERYBODY;
    }

    @Override
    protected String change(int n) {
        var all = jdbc.sql("SELECT id FROM flask ORDER BY rank")
                .query(Id.column(FlaskId::new))
                .list();
        var flask = all.get(n % all.size());
        var level = jdbc.sql("SELECT level FROM flask_now WHERE flask_id = ?")
                .param(flask.value())
                .query(Integer.class)
                .single();
        people.as("liting", () -> flasks.level(UUID.randomUUID(), flask, (level + 1) % Flasks.FULL));
        return "flask:" + flask;
    }

    @Override
    protected String table() {
        return "flask";
    }

    @Override
    protected List<String> hide() {
        people.as(
                "liting",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("欧阳金丝雀", "13812349876", 0, false))
                                .ofAnother()));
        return List.of("欧阳金丝雀", "13812349876", "9876");
    }
}
