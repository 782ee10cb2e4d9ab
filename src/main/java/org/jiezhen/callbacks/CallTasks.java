package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPermission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What calls ask of others: a doctor, whoever answers for the day, the desk. */
@Service
@Transactional
@RolesAllowed(TaskPermission.TAKE)
public class CallTasks {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final Commands commands;
    private final CalledKind kind;
    private final TaskCodes codes;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    CallTasks(Commands commands, CalledKind kind, TaskCodes codes, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.codes = codes;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What a task is about.
     *
     * @param what for what the person was rung
     * @param at when, in the house's zone
     * @param note in the words of whoever rang
     * @param phone of a complication, for whoever sees to it: the look is journalled
     */
    public record Told(
            CustomerId customer,
            @Nullable String name,
            Localized what,
            String by,
            String at,
            @Nullable String note,
            @Nullable String phone,
            List<Answer> answers) {

        /** Without the number, so that it comes into no log. */
        @Override
        public String toString() {
            return "Told";
        }
    }

    /** What was asked, and answered. */
    public record Answer(Localized question, String value, boolean yesOrNo, boolean alarming) {}

    private record About(UUID call, String code, @Nullable UUID owner) {}

    /** What is told of a task to whoever may take it; empty for others, and for a task that comes of no call. */
    public Optional<Told> about(TaskId task) {
        return jdbc.sql("""
                        SELECT b.call_id, t.code, t.owner FROM callback_task b JOIN task_now t ON t.task_id = b.task_id
                        WHERE b.task_id = ?""")
                .param(task.value())
                .query((rs, row) ->
                        new About(rs.getObject(1, UUID.class), rs.getString(2), rs.getObject(3, UUID.class)))
                .optional()
                .filter(about -> codes.all().stream()
                        .anyMatch(code -> code.code().equals(about.code) && staff.may(code.permission())))
                .map(this::told);
    }

    private Told told(About about) {
        var told = jdbc.sql("""
                        SELECT p.person_id, p.name, y.zh, y.en, n.name AS by_name, k.opened, t.note
                        FROM callback_call k
                        JOIN customer_person p ON p.record_id = k.customer_id
                        LEFT JOIN callback_reason y ON y.code = k.script
                        LEFT JOIN staff_named n ON n.actor = k.staff_id::text
                        LEFT JOIN callback_note t ON t.call_id = k.id
                        WHERE k.id = ?""")
                .param(about.call)
                .query((rs, row) -> new Told(
                        new CustomerId(rs.getObject(1, UUID.class)),
                        rs.getString(2),
                        new Localized(
                                rs.getString(3) == null ? "" : rs.getString(3),
                                rs.getString(4) == null ? "" : rs.getString(4)),
                        rs.getString(5),
                        TIME.format(rs.getObject(6, OffsetDateTime.class)),
                        rs.getString(7),
                        null,
                        answers(about.call)))
                .single();
        return about.code.equals(CallConsequences.COMPLICATION)
                        && staff.id().value().equals(about.owner)
                ? withNumber(told)
                : told;
    }

    private Told withNumber(Told told) {
        commands.run(
                new Journal.Subject(CalledKind.NAME, told.customer.toString()), CallbackAct.DIAL.plain(), () -> {});
        var phone = jdbc.sql("SELECT phone FROM customer WHERE id = ? AND phone IS NOT NULL")
                .param(told.customer.value())
                .query(String.class)
                .optional();
        return new Told(
                told.customer, told.name, told.what, told.by, told.at, told.note, phone.orElse(null), told.answers);
    }

    private List<Answer> answers(UUID call) {
        return jdbc.sql("""
                        SELECT l.zh, l.en, a.value, l.asks,
                               CASE WHEN l.alarm_from IS NULL THEN false
                                    ELSE CAST(a.value AS numeric) >= l.alarm_from END AS alarming
                        FROM callback_call k
                        JOIN callback_answer a ON a.call_id = k.id
                        JOIN callback_script_line l ON l.why = k.script AND l.version = k.script_version AND l.line = a.line
                        WHERE k.id = ? ORDER BY l.line""")
                .param(call)
                .query((rs, row) -> new Answer(
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getString(3),
                        Set.of("YES_NO").contains(rs.getString(4)),
                        rs.getBoolean(5)))
                .list();
    }
}
