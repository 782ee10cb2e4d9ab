package org.jiezhen.lab;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class RunnersBoardTest extends BoardContractTest<ErrandFact> {

    private static @Nullable TaskId errand;

    @Autowired
    private RunnersBoard board;

    @Autowired
    private Orders orders;

    @Autowired
    private Specimens specimens;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<ErrandFact> source() {
        return board;
    }

    @Override
    protected Audience<ErrandFact> audience() {
        return RunnersBoard.of(people.id("fengjie"), permission -> permission.equals("tasks.serve"));
    }

    @Override
    protected String change(int n) {
        var task = errand == null ? drawn() : errand;
        errand = task;
        jdbc.sql("UPDATE task SET requested = requested - interval '1 minute' WHERE id = ?")
                .param(task.value())
                .update();
        return "task:" + task;
    }

    private TaskId drawn() {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("欧阳金丝雀", "13812349864", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("INFECTION")))
                .subject();
        var id = jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), id, List.of(Identifier.values())));
        people.as("jiangxue", () -> specimens.collect(UUID.randomUUID(), id, new Drawn(null, LabTest.STATION, true)));
        return jdbc.sql("SELECT task_id FROM lab_errand WHERE specimen_id = ?")
                .param(id.value())
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .single();
    }

    @Override
    protected String table() {
        return "task";
    }

    /** Whoever runs knows a tube by its number and its ticket: no name, no test. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of("欧阳金丝雀", "13812349864", "感染四项", "HIV");
    }
}
