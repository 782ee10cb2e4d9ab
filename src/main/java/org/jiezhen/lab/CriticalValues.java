package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A critical value (危急值) is told by telephone and repeated. Either side writes it down: the laboratory says who received it,
 * the doctor who called; what was repeated must be what was found out.
 */
@Service
@Transactional
@RolesAllowed({LabPermission.RESULT, LabPermission.CRITICAL})
public class CriticalValues {

    /**
     * A value that is to be told.
     *
     * @param result what was found out; null for whoever receives it, who hears it
     */
    public record Value(TestItem test, @Nullable Result result) {}

    /**
     * A call that is open.
     *
     * @param due until when somebody must know
     * @param calls whether whoever looks at it calls; else receives
     * @param others who can be at the other end
     */
    public record Call(
            TaskId task,
            String label,
            Ticket ticket,
            Instant due,
            boolean calls,
            List<Value> values,
            List<Colleague> others) {}

    private final Commands commands;
    private final SpecimenKind kind;
    private final ResultSheets sheets;
    private final CriticalCalls open;
    private final Errands errands;
    private final TaskRecords tasks;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    CriticalValues(
            Commands commands,
            SpecimenKind kind,
            ResultSheets sheets,
            CriticalCalls open,
            Errands errands,
            TaskRecords tasks,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.sheets = sheets;
        this.open = open;
        this.errands = errands;
        this.tasks = tasks;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** The call for a tube, if one is open. */
    @Transactional(readOnly = true)
    public Optional<TaskId> of(SpecimenId specimen) {
        return open.open(specimen);
    }

    /** A call that is open: a look at what is to be told, which is journalled. */
    public Optional<Call> look(TaskId task) {
        var pending = open.pending(task);
        if (pending.isEmpty()) {
            return Optional.empty();
        }
        var tube = kind.look(open.tube(task).orElseThrow());
        var calls = staff.may(LabPermission.RESULT);
        commands.run(kind, tube, SpecimenAct.LOOK.plain(), _ -> {});
        return Optional.of(jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, t.due FROM task t JOIN visit v ON v.id = t.visit_id WHERE t.id = ?""")
                .param(task.value())
                .query((rs, row) -> new Call(
                        task,
                        tube.label(),
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        calls,
                        told(tube, pending).stream()
                                .map(value -> new Value(value.test, calls ? value.result : null))
                                .toList(),
                        directory.colleagues(calls ? LabPermission.CRITICAL : LabPermission.RESULT).stream()
                                .filter(one -> !one.id().equals(staff.id()))
                                .toList()))
                .single());
    }

    /** What is told. */
    private record Told(TestItem test, Result result) {}

    private List<Told> told(Specimen tube, List<Long> pending) {
        var told = new ArrayList<Told>();
        for (var line : sheets.lines(tube.id(), tube.panels())) {
            var result = line.result();
            if (result != null && pending.contains(result.id())) {
                told.add(new Told(line.test(), result));
            }
        }
        return told;
    }

    /**
     * It was told, and repeated: whoever is here called, or received, and the other one did the other. With it the task is done.
     *
     * @param other at the other end of the line
     * @param readBack what was repeated, by the code of each test
     * @throws InvalidInput without the other one; or at a test's code, when what was repeated is not what was found out
     */
    public Done<SpecimenId> readBack(UUID key, TaskId task, @Nullable StaffId other, Map<String, String> readBack) {
        var specimen = open.tube(task).orElseThrow(() -> new Refusal("refusal.critical.none"));
        return commands.once(kind, key, SpecimenAct.TELL, () -> {
            errands.lock(specimen);
            var tube = kind.locked(specimen);
            var values = told(tube, open.pending(task));
            if (values.isEmpty()) {
                throw new Refusal("refusal.critical.none");
            }
            var calls = staff.may(LabPermission.RESULT);
            var able = directory.colleagues(calls ? LabPermission.CRITICAL : LabPermission.RESULT);
            if (other == null
                    || other.equals(staff.id())
                    || able.stream().noneMatch(one -> one.id().equals(other))) {
                throw new InvalidInput("other", calls ? "refusal.critical.receiver" : "refusal.critical.caller");
            }
            values.forEach(value -> requireSame(value, readBack.getOrDefault(value.test.code(), "")));
            return commands.run(
                    kind,
                    tube,
                    SpecimenAct.TELL
                            .with("caller", calls ? staff.id() : other)
                            .with("receiver", calls ? other : staff.id()),
                    context -> {
                        values.forEach(value -> open.told(
                                value.result.id(),
                                calls ? staff.id() : other,
                                calls ? other : staff.id(),
                                readBack.getOrDefault(value.test.code(), "").strip(),
                                context.now(),
                                context.entry()));
                        tasks.close(task, true, new TaskRecords.Moment(context.now(), context.entry()));
                    });
        });
    }

    private static void requireSame(Told value, String said) {
        var test = value.test;
        if (!Measured.parse(test, said, null).same(value.result.value())) {
            throw new InvalidInput(test.code(), "refusal.critical.differs", test.name());
        }
    }
}
