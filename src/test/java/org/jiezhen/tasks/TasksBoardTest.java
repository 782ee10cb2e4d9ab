package org.jiezhen.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.PartialBoardContractTest;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TasksBoardTest extends PartialBoardContractTest<TaskFact> {

    private static final Map<Integer, UUID> OPEN = new HashMap<>();

    @Autowired
    private TasksBoard board;

    @Autowired
    private TaskCodes codes;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Override
    protected BoardSource<TaskFact> source() {
        return board;
    }

    /** Somebody of the desk's role who is not shown by what name a guest is called. */
    @Override
    protected Audience<TaskFact> audience() {
        return TasksBoard.of(
                people.id("wangfang"),
                codes.all(),
                Set.of(),
                Set.of(TaskPermission.TAKE, TaskPermission.SERVE, TaskPermission.ESCORT)::contains,
                false);
    }

    @Override
    protected String change(int n) {
        var number = n / 3 % 20;
        var task = OPEN.computeIfAbsent(number, _ -> UUID.randomUUID());
        if (n % 3 == 0) {
            if (!isKnown(task)) {
                open(task, "ERRAND", null, "contract " + task);
            } else {
                says(task, n);
            }
        } else if (n % 3 == 1 || n / 3 % 2 == 1) {
            says(task, n);
        } else {
            jdbc.sql("UPDATE task_owner SET voided = now(), voided_by = begun_by WHERE task_id = ?")
                    .param(task)
                    .update();
            jdbc.sql(
                            "UPDATE task SET outcome = 'CANCELLED', closed = requested, closed_by = (SELECT max(id) FROM journal)"
                                    + " WHERE id = ?")
                    .param(task)
                    .update();
            OPEN.remove(number);
        }
        return "task:" + task;
    }

    /** Whoever is called otherwise, is so on what is asked for; nothing else is read. */
    @Test
    void aCorrectionOfACustomerIsReadWithTheGuestsTasksAlone() {
        var guest = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                Source.WALK_IN,
                                VisitType.FIRST,
                                null,
                                VisitDetails.parse("丹顶鹤", "13877120041", 0, false)))
                .subject());
        var task = UUID.randomUUID();
        open(task, "ESCORT", guest.value(), "contract " + task);
        var before = board.find(new TaskId(task)).orElseThrow();
        var customer = jdbc.sql("SELECT customer_id FROM visit WHERE id = ?")
                .param(guest.value())
                .query(String.class)
                .single();
        assertThat(before.about("customer", customer)).isTrue();
        jdbc.sql("UPDATE customer SET name = '改名' WHERE id = CAST(? AS uuid)")
                .param(customer)
                .update();
        var part = new BoardSource.Part(Map.of("customer", Set.of(customer)), Set.of());
        assertThat(board.read(part))
                .containsExactly(board.find(new TaskId(task)).orElseThrow())
                .doesNotContain(before);
        people.as("liuyue", () -> desk.depart(UUID.randomUUID(), guest));
    }

    private boolean isKnown(UUID task) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM task WHERE id = ?)")
                .param(task)
                .query(Boolean.class)
                .single();
    }

    private void says(UUID task, int n) {
        jdbc.sql("UPDATE task SET note = ? WHERE id = ?")
                .params("note " + n, task)
                .update();
    }

    private void open(UUID task, String code, @Nullable UUID visit, String same) {
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'test.ask', 'task', CAST(:task AS text)) RETURNING id), asked AS (
                            INSERT INTO task (id, code, visit_id, requester, requested, due, same)
                            VALUES (:task, :code, CAST(:visit AS uuid), :by, now(), now() + interval '5 minutes', :same))
                        INSERT INTO task_owner (task_id, holder, started, recorded, begun_by)
                        SELECT :task, 'NONE', now(), now(), id FROM entry""")
                .param("task", task)
                .param("code", code)
                .param("visit", visit)
                .param("by", people.id("suman").value())
                .param("same", same)
                .update();
    }

    @Override
    protected String table() {
        return "task_owner";
    }

    @Override
    protected List<String> hide() {
        OPEN.computeIfAbsent(19, _ -> {
            var task = UUID.randomUUID();
            var guest = people.as("liuyue", () -> desk.arrive(
                            UUID.randomUUID(),
                            new Arrival(
                                            Source.WALK_IN,
                                            VisitType.FIRST,
                                            null,
                                            VisitDetails.parse("欧阳丹顶鹤", "13812345432", 0, false))
                                    .ofAnother())
                    .subject());
            open(task, "ESCORT", guest.value(), "contract " + task);
            return task;
        });
        return List.of("欧阳丹顶鹤", "13812345432", "5432");
    }
}
