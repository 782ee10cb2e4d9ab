package org.jiezhen.tasks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What waits for somebody, the most urgent first: what is late, the longest first; then what is near; then what is due. */
@Component
class TaskQueue {

    private final TaskCodes codes;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    TaskQueue(TaskCodes codes, CurrentStaff staff, JdbcClient jdbc) {
        this.codes = codes;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * The next task for this person, locked. What was taken between looking and locking is passed over, and looked for again.
     *
     * @throws Refusal when there is nothing to do
     */
    TaskId next(StaffId person, Instant now) {
        var passed = new ArrayList<UUID>();
        while (true) {
            var next = candidate(person, now, passed).orElseThrow(() -> new Refusal("refusal.task.nothing"));
            if (isNobodys(next)) {
                return next;
            }
            passed.add(next.value());
        }
    }

    private boolean isNobodys(TaskId task) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM task_owner
                                       WHERE task_id = ? AND holder = 'NONE' AND ended IS NULL AND voided IS NULL)""").param(task.value()).query(Boolean.class).single();
    }

    private Optional<TaskId> candidate(StaffId person, Instant now, List<UUID> passed) {
        return jdbc.sql("""
                        SELECT t.id
                        FROM task t
                        JOIN task_code c ON c.code = t.code
                        JOIN task_owner o ON o.task_id = t.id AND o.ended IS NULL AND o.voided IS NULL
                        LEFT JOIN place p ON p.id = coalesce(
                            (SELECT place_id FROM visit_place_now WHERE visit_id = t.visit_id LIMIT 1), t.room_id, t.to_id)
                        LEFT JOIN LATERAL (
                            SELECT place.floor FROM visit_custody_now k
                            JOIN visit_place_now n ON n.visit_id = k.visit_id
                            JOIN place ON place.id = n.place_id
                            WHERE k.staff_id = :person ORDER BY n.started DESC LIMIT 1) AS mine ON true
                        WHERE t.closed IS NULL AND o.holder = 'NONE' AND NOT t.id = ANY (:passed)
                          AND (t.person = :person OR (t.person IS NULL AND c.permission = ANY (:may)))
                          AND NOT EXISTS (SELECT FROM task_handoff h WHERE h.task_id = t.id
                                          AND h.ended IS NULL AND h.voided IS NULL)
                        ORDER BY least(t.due, :now), abs(coalesce(p.floor - mine.floor, 0)), t.due, t.number
                        LIMIT 1
                        FOR UPDATE OF t SKIP LOCKED""")
                .param("person", person.value())
                .param("may", permitted())
                .param("passed", passed.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Id.column(TaskId::new))
                .optional();
    }

    private String[] permitted() {
        return codes.all().stream()
                .map(TaskCode::permission)
                .distinct()
                .filter(staff::may)
                .toArray(String[]::new);
    }
}
