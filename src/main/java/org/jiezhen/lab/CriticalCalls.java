package org.jiezhen.lab;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.shared.Id;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.tasks.TaskRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calls that critical values ask for: one for a tube at a time, of whoever ordered it if that is a doctor who is there,
 * else of the doctors on duty.
 */
@Component
class CriticalCalls {

    /** The kind of task. */
    static final String CODE = "LAB_CRITICAL";

    private final TaskRecords tasks;
    private final JdbcClient jdbc;

    CriticalCalls(TaskRecords tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /**
     * Has the calls follow what stands of a tube now: what is critical and was not told is to be told, and what stands no longer
     * is not. The same value is told once, however often it is said.
     */
    void follow(Specimen tube, Instant now, long entry) {
        var moment = new Moment(now, entry);
        var untold = untold(tube.id());
        var open = open(tube.id());
        if (untold.isEmpty()) {
            open.ifPresent(task -> tasks.close(task, false, moment));
            return;
        }
        var task = open.orElseGet(() -> ask(tube, orderer(tube), null, moment));
        untold.forEach(result ->
                jdbc.sql("""
                        INSERT INTO lab_critical (result_id, specimen_id, task_id) VALUES (?, ?, ?)
                        ON CONFLICT (result_id) DO UPDATE SET task_id = EXCLUDED.task_id""").params(result, tube.id().value(), task.value()).update());
    }

    /** Whoever alone was asked cannot: it is asked of every doctor on duty, and due when it was. */
    void askOthers(Specimen tube, TaskId refused, Instant now, long entry) {
        var due = jdbc.sql("SELECT due FROM task WHERE id = ?")
                .param(refused.value())
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        var task = ask(tube, null, due, new Moment(now, entry));
        jdbc.sql("UPDATE lab_critical SET task_id = ? WHERE task_id = ?")
                .params(task.value(), refused.value())
                .update();
    }

    private TaskId ask(Specimen tube, @Nullable StaffId of, @Nullable Instant due, Moment moment) {
        var asked = new Asked(CODE, tube.id().value(), tube.visit(), tube.to(), null, due);
        var task = (of == null ? tasks.open(asked, moment) : tasks.openFor(of, asked, moment))
                .orElseThrow(() -> new IllegalStateException("a call is open already"));
        jdbc.sql("INSERT INTO lab_errand (task_id, specimen_id) VALUES (?, ?)")
                .params(task.value(), tube.id().value())
                .update();
        return task;
    }

    /** The results that are critical as they stand, and of which nobody was told that value. */
    private List<Long> untold(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT r.id FROM lab_result r
                        WHERE r.specimen_id = ? AND r.ended IS NULL AND r.voided IS NULL
                          AND r.flag IN ('CRITICAL_LOW', 'CRITICAL_HIGH', 'CRITICAL')
                          AND NOT EXISTS (
                            SELECT FROM lab_critical_call k JOIN lab_result o ON o.id = k.result_id
                            WHERE o.specimen_id = r.specimen_id AND o.test = r.test
                              AND o.comparator IS NOT DISTINCT FROM r.comparator
                              AND o.number IS NOT DISTINCT FROM r.number AND o.choice IS NOT DISTINCT FROM r.choice)
                        ORDER BY r.id""").param(specimen.value()).query(Long.class).list();
    }

    /** The call for a tube that is open. */
    Optional<TaskId> open(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT e.task_id FROM lab_errand e JOIN task t ON t.id = e.task_id AND t.closed IS NULL
                        WHERE e.specimen_id = ? AND t.code = ?""")
                .params(specimen.value(), CODE)
                .query(Id.column(TaskId::new))
                .optional();
    }

    /** The tube of a call; empty when the task is none. */
    Optional<SpecimenId> tube(TaskId task) {
        return jdbc.sql("""
                        SELECT e.specimen_id FROM lab_errand e JOIN task t ON t.id = e.task_id
                        WHERE e.task_id = ? AND t.code = ?""")
                .params(task.value(), CODE)
                .query(Id.column(SpecimenId::new))
                .optional();
    }

    /** Who ordered it, if that is a doctor who is there. */
    private @Nullable StaffId orderer(Specimen tube) {
        return jdbc.sql("""
                        SELECT d.account_id FROM lab_order_state s
                        JOIN journal_told j ON j.id = s.begun_by
                        JOIN duty_present d ON d.account_id::text = j.actor
                        JOIN account_role r ON r.account_id = d.account_id
                        JOIN role_permission p ON p.role_code = r.role_code AND p.permission = ?
                        WHERE s.order_id = ? AND s.state = 'ACTIVE' AND s.voided IS NULL
                        ORDER BY s.id LIMIT 1""")
                .params(LabPermission.CRITICAL, tube.order().value())
                .query(Id.column(StaffId::new))
                .optional()
                .orElse(null);
    }

    /** What is still to be told by a call. */
    List<Long> pending(TaskId task) {
        return jdbc.sql("SELECT result_id FROM lab_critical_now WHERE task_id = ? ORDER BY result_id")
                .param(task.value())
                .query(Long.class)
                .list();
    }

    /** Somebody was told, and has repeated it. */
    void told(long result, StaffId caller, StaffId receiver, String readBack, Instant now, long entry) {
        jdbc.sql("""
                        INSERT INTO lab_critical_call (result_id, caller, receiver, read_back, told, entry)
                        VALUES (:result, :caller, :receiver, :said, :now, :entry)""")
                .param("result", result)
                .param("caller", caller.value())
                .param("receiver", receiver.value())
                .param("said", Objects.requireNonNull(readBack))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("entry", entry)
                .update();
    }

    /** Whether somebody has been told something of a tube since an act. */
    boolean isTold(SpecimenId specimen, long since) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM lab_critical_call k JOIN lab_critical c ON c.result_id = k.result_id
                                       WHERE c.specimen_id = ? AND k.entry > ?)""")
                .params(specimen.value(), since)
                .query(Boolean.class)
                .single();
    }
}
