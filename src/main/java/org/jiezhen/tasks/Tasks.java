package org.jiezhen.tasks;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is done with what was asked. A task is nobody's until somebody accepts it, and one person's then; it is begun, and
 * done. Whoever begins to accompany a guest takes the guest over in the same press, and whoever ends it hands the guest on.
 */
@Service
@Transactional
public class Tasks {

    private static final String HOUSEKEEPING = TaskGate.HOUSEKEEPING;

    private final Commands commands;
    private final TaskKind kind;
    private final TaskQueue queue;
    private final TaskEnds ends;
    private final Holders holders;
    private final Transitions transitions;
    private final VisitRecords visits;
    private final FrontDesk desk;
    private final Rooms rooms;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Tasks(
            Commands commands,
            TaskKind kind,
            TaskQueue queue,
            TaskEnds ends,
            Holders holders,
            Transitions transitions,
            VisitRecords visits,
            FrontDesk desk,
            Rooms rooms,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.queue = queue;
        this.ends = ends;
        this.holders = holders;
        this.transitions = transitions;
        this.visits = visits;
        this.desk = desk;
        this.rooms = rooms;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Takes a task that is nobody's.
     *
     * @throws Refusal that says who was first, and when
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> accept(UUID key, TaskId task) {
        return commands.on(kind, task, key, TaskAct.ACCEPT.plain(), context -> {
            requireMayTake(context.subject());
            holders.take(kind.chain(), context, false);
        });
    }

    /**
     * Takes the most urgent task that this person may take and nobody has: what is late, the longest first; then what is
     * near to where this person is; then what is due first. Two who ask at once are given two.
     *
     * @throws Refusal when there is nothing to do
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeNext(UUID key) {
        return commands.once(kind, key, TaskAct.ACCEPT, () -> {
            var next = queue.next(staff.id(), commands.now());
            return commands.run(
                    kind,
                    kind.locked(next),
                    TaskAct.ACCEPT.plain(),
                    context -> holders.take(kind.chain(), context, false));
        });
    }

    private void requireMayTake(Task task) {
        if (!kind.mayTake(task)) {
            throw new Refusal("refusal.task.notYours", task.code().name());
        }
    }

    /** Begins what one has accepted, or accepts and begins what nobody has. A guest to be accompanied is taken over with it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> begin(UUID key, TaskId task) {
        var of = about(task);
        if (of.code.equals(HOUSEKEEPING)) {
            return cleaning(key, task, TaskAct.BEGIN, room -> rooms.beginCleaning(further(key, "clean"), room));
        }
        var deed = of.custody ? TaskAct.BEGIN_ESCORT.plain() : TaskAct.BEGIN.plain();
        return withGuest(key, task, of, deed, context -> {
            own(context);
            if (transitions.begin(
                            Task.WORK,
                            task.value(),
                            Map.of("staff_id", context.staff()),
                            context.now(),
                            context.entry())
                    == Outcome.TAKEN) {
                throw new Refusal("refusal.task.begun", context.subject().code().name());
            }
            if (of.custody) {
                visits.accompany(
                        further(key, "custody"), guest(of), context.subject().requester());
            }
        });
    }

    /**
     * It is done: also what nobody had accepted or begun, because that is how it is. A guest who was accompanied is led to
     * where it was to go, and handed on: offered to whoever is to receive the guest, or left to the desk.
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> done(UUID key, TaskId task) {
        var of = about(task);
        if (of.code.equals(HOUSEKEEPING)) {
            return cleaning(key, task, TaskAct.DONE, room -> rooms.cleaned(further(key, "clean"), room));
        }
        var deed = of.custody ? TaskAct.END_ESCORT.plain() : TaskAct.DONE.plain();
        return withGuest(key, task, of, deed, context -> {
            ends.requireHere(context.subject().code());
            if (of.custody) {
                requireBegun(context.subject());
                lead(key, of, context.subject());
                visits.handOn(
                        further(key, "custody"), guest(of), context.subject().receiver());
            } else {
                own(context);
            }
            kind.close(task, Task.Outcome.COMPLETED, null, context);
        });
    }

    private void requireBegun(Task task) {
        holders.requireHolder(kind.chain(), task, staff.id().value());
        if (!isBegun(task.id())) {
            throw new Refusal("refusal.task.notBegun", task.code().name());
        }
    }

    private boolean isBegun(TaskId task) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM task_work WHERE task_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(task.value())
                .query(Boolean.class)
                .single();
    }

    private void lead(UUID key, About of, Task task) {
        var to = task.to();
        var there = jdbc.sql("SELECT place_id FROM visit_place_now WHERE visit_id = ?")
                .param(guest(of).value())
                .query((rs, row) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .single();
        if (to != null && !there.equals(Optional.of(to.value()))) {
            desk.move(further(key, "place"), guest(of), to);
        }
    }

    /** Gives back what one has: it is nobody's again, and told anew. Of what one alone was asked for it is the end. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> giveBack(UUID key, TaskId task, TaskReason why) {
        return commands.on(
                kind,
                task,
                key,
                TaskAct.GIVE_BACK.because(why.name()),
                context -> holders.leave(kind.chain(), context, Holder.NOBODY));
    }

    /**
     * Lays down what one has, or alone is asked for, because one goes: it is everybody's again who may, and told anew. A room
     * that is being cleaned waits for somebody else.
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> layDown(UUID key, TaskId task) {
        return commands.once(kind, key, TaskAct.LAY_DOWN, () -> {
            var of = about(task);
            if (of.code.equals(HOUSEKEEPING) && isBegun(task)) {
                rooms.suspendCleaning(
                        further(key, "clean"), Objects.requireNonNull(of.room), Rooms.Suspended.CALLED_AWAY);
            }
            var locked = kind.locked(task);
            locked.requireOpen();
            kind.requireMine(locked);
            return commands.run(kind, locked, TaskAct.LAY_DOWN.plain(), context -> {
                if (!staff.id().equals(locked.person()) || holders.isHolder(kind.chain(), locked, context.staff())) {
                    holders.requireHolder(kind.chain(), locked, context.staff());
                    holders.give(kind.chain(), task, Holder.NOBODY, context.now(), context.entry());
                }
                jdbc.sql("UPDATE task SET person = NULL WHERE id = ? AND person = ?")
                        .params(task.value(), context.staff())
                        .update();
            });
        });
    }

    /** Whoever alone is asked for it cannot; whoever asked is told. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> reject(UUID key, TaskId task, TaskReason why) {
        return commands.on(kind, task, key, TaskAct.REJECT.because(why.name()), context -> {
            if (!staff.id().equals(context.subject().person())) {
                throw new Refusal(
                        "refusal.task.notYours", context.subject().code().name());
            }
            ends.requireHere(context.subject().code());
            kind.close(task, Task.Outcome.REJECTED, why.name(), context);
        });
    }

    /** It cannot be done: says whoever has it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> fail(UUID key, TaskId task, TaskReason why) {
        return commands.on(kind, task, key, TaskAct.FAIL.because(why.name()), context -> {
            holders.requireHolder(kind.chain(), context.subject(), context.staff());
            ends.requireHere(context.subject().code());
            kind.close(task, Task.Outcome.FAILED, why.name(), context);
        });
    }

    // ---- how

    /** What is so of a task from its first moment. */
    private record About(
            String code,
            boolean custody,
            @Nullable VisitId visit,
            @Nullable PlaceId room) {}

    private About about(TaskId task) {
        return jdbc.sql("""
                        SELECT t.code, c.custody, t.visit_id, t.room_id
                        FROM task t JOIN task_code c ON c.code = t.code WHERE t.id = ?""").param(task.value()).query(Tasks::about).optional().orElseThrow(TaskKind::unknown);
    }

    private static About about(ResultSet rs, int row) throws SQLException {
        return new About(
                rs.getString(1),
                rs.getBoolean(2),
                Id.orNull(rs.getObject(3, UUID.class), VisitId::new),
                Id.orNull(rs.getObject(4, UUID.class), PlaceId::new));
    }

    private static VisitId guest(About of) {
        return Objects.requireNonNull(of.visit, "whoever is accompanied is a guest");
    }

    // The guest before the task, as a visit's own command takes them.
    private Done<TaskId> withGuest(UUID key, TaskId task, About of, Deed deed, Consumer<Context<Task>> verb) {
        return commands.once(kind, key, deed.act(), () -> {
            if (of.custody) {
                visits.here(guest(of));
            }
            var locked = kind.locked(task);
            locked.requireOpen();
            kind.requireMine(locked);
            return commands.run(kind, locked, deed, verb);
        });
    }

    /** It is this person's, or nobody's and becomes it. */
    private void own(Context<Task> context) {
        var task = context.subject();
        if (!holders.isHolder(kind.chain(), task, context.staff())) {
            requireMayTake(task);
            holders.take(kind.chain(), context, false);
        }
    }

    /** Cleaning a room is done to the room, and the task follows it. */
    private Done<TaskId> cleaning(UUID key, TaskId id, TaskAct act, Consumer<PlaceId> clean) {
        return commands.once(kind, key, act, () -> {
            var room = Objects.requireNonNull(about(id).room);
            clean.accept(room);
            var task = kind.locked(id);
            return new Done<>(id, task.label(), lastEntry(id));
        });
    }

    private long lastEntry(TaskId task) {
        return jdbc.sql("SELECT greatest(max(begun_by), max(ended_by)) FROM task_owner WHERE task_id = ?")
                .param(task.value())
                .query(Long.class)
                .single();
    }

    /** A press that goes with a press, under a key of its own. */
    private static UUID further(UUID key, String what) {
        return UUID.nameUUIDFromBytes((key + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    /** A guest's ticket, where one is known. */
    static @Nullable Ticket ticket(ResultSet rs) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        return day == null ? null : new Ticket(day, rs.getInt("ticket_number"));
    }
}
