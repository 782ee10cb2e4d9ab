package org.jiezhen.hospitality;

import java.util.List;
import java.util.UUID;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Trays follow their guests: what stands where the guest is no more is a task, which leads to where the guest is now. */
@Component
class Trays {

    /** The task of moving a tray. */
    static final String TROLLEY = "TROLLEY";

    /** From where to where. */
    private record Way(@Nullable PlaceId from, PlaceId to) {}

    private final TaskRecords tasks;
    private final JdbcClient jdbc;

    Trays(TaskRecords tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** Makes the task what is so of a visit's tray. */
    void settle(VisitId visit, Moment moment) {
        var open = tasks.find(TROLLEY, visit.value());
        var way = way(visit);
        if (way.isEmpty()) {
            open.ifPresent(task -> tasks.close(task, false, moment));
        } else if (open.isPresent()) {
            tasks.leadsTo(open.get(), way.getFirst().to);
        } else {
            var first = way.getFirst();
            tasks.open(new Asked(TROLLEY, visit.value(), visit, first.from, first.to, null), moment);
        }
    }

    /** The tray stands where the guest is. */
    void moved(VisitId visit, Moment moment) {
        tasks.find(TROLLEY, visit.value()).ifPresent(task -> tasks.close(task, true, moment));
    }

    // Where nothing may be had, the tray waits until the guest comes out.
    private List<Way> way(VisitId visit) {
        return jdbc.sql("""
                        SELECT d.place_id, d.guest_at FROM drink_now d JOIN place p ON p.id = d.guest_at
                        WHERE d.visit_id = ? AND d.here AND d.state = 'BROUGHT' AND d.place_id IS DISTINCT FROM d.guest_at
                          AND p.kind = ANY (d.places)
                        ORDER BY d.since LIMIT 1""")
                .param(visit.value())
                .query((rs, row) -> new Way(
                        Id.orNull(rs.getObject(1, UUID.class), PlaceId::new), new PlaceId(rs.getObject(2, UUID.class))))
                .list();
    }
}
