package org.jiezhen.lab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A guest is called to an examination by asking somebody to bring her; and what was seen is brought as any report is. */
@Component
class ImagingCalls {

    private static final String ESCORT = "ESCORT";

    private final TaskRecords tasks;
    private final Numbers numbers;
    private final JdbcClient jdbc;

    ImagingCalls(TaskRecords tasks, Numbers numbers, JdbcClient jdbc) {
        this.tasks = tasks;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    /**
     * Somebody is asked to bring the guest.
     *
     * @return false when somebody is already
     */
    boolean open(OrderId order, String panel, VisitId visit, PlaceId to, Instant now, long entry) {
        var from = jdbc.sql("SELECT place_id FROM visit_place_now WHERE visit_id = ?")
                .param(visit.value())
                .query((rs, row) -> Optional.ofNullable(Id.orNull(rs.getObject(1, UUID.class), PlaceId::new)))
                .optional()
                .flatMap(at -> at)
                .orElse(null);
        var task = tasks.open(new Asked(ESCORT, focus(order, panel), visit, from, to, null), new Moment(now, entry));
        task.ifPresent(id -> jdbc.sql("INSERT INTO lab_imaging_call (task_id, order_id, panel) VALUES (?, ?, ?)")
                .params(id.value(), order.value(), panel)
                .update());
        return task.isPresent();
    }

    /**
     * The guest is there, or does not come any more: nobody need bring her, unless somebody is just doing it.
     *
     * @param panel null is all of the form
     */
    void close(OrderId order, @Nullable String panel, Instant now, long entry) {
        jdbc.sql("""
                        SELECT c.task_id FROM lab_imaging_call c
                        JOIN task t ON t.id = c.task_id AND t.closed IS NULL
                        WHERE c.order_id = :order AND c.panel = coalesce(CAST(:panel AS text), c.panel) AND NOT EXISTS (
                            SELECT FROM task_now n WHERE n.task_id = c.task_id AND n.begun IS NOT NULL)
                        ORDER BY 1""")
                .param("order", order.value())
                .param("panel", panel)
                .query(Id.column(TaskId::new))
                .list()
                .forEach(task -> tasks.close(task, false, new Moment(now, entry)));
    }

    /** What was seen is final: the report is to be brought. */
    void report(OrderId order, String panel, VisitId visit, @Nullable PlaceId from, Instant now, long entry) {
        tasks.open(
                new Asked(
                        Errands.REPORT,
                        focus(order, panel),
                        visit,
                        from,
                        numbers.format().reportsTo(),
                        null),
                new Moment(now, entry));
    }

    private static UUID focus(OrderId order, String panel) {
        return UUID.nameUUIDFromBytes((order + ":" + panel).getBytes(StandardCharsets.UTF_8));
    }
}
