package org.jiezhen.tasks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Holders;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A task, as commands act on it and take it back; and whose it is, one after another. */
@Component
class TaskKind implements Kind<TaskId, Task> {

    private final TaskCodes codes;
    private final Holders holders;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Chain<TaskId, Task> chain;

    TaskKind(TaskCodes codes, Holders holders, CurrentStaff staff, JdbcClient jdbc) {
        this.codes = codes;
        this.holders = holders;
        this.staff = staff;
        this.jdbc = jdbc;
        this.chain = new Chain<>(
                this,
                Task.OWNER,
                Task.HANDOFF,
                new Chain.Steps(
                        TaskAct.OFFER,
                        TaskAct.WITHDRAW,
                        TaskAct.TAKE_OVER,
                        TaskAct.DECLINE,
                        TaskAct.ACCEPT,
                        TaskAct.GIVE_BACK,
                        TaskAct.GIVE_BACK,
                        TaskAct.ABANDON),
                "refusal.task");
    }

    /** Whose it is. */
    @Bean
    Chain<TaskId, Task> taskOwners() {
        return chain;
    }

    Chain<TaskId, Task> chain() {
        return chain;
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public TaskId id(UUID value) {
        return new TaskId(value);
    }

    @Override
    public Task locked(TaskId id) {
        var locked = jdbc.sql("SELECT id FROM task WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have ended it.
        return jdbc.sql("""
                        SELECT t.*, n.name AS closed_name
                        FROM task t
                        LEFT JOIN journal_told j ON j.id = t.closed_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE t.id = ?""")
                .param(id.value())
                .query((rs, row) -> {
                    var closed = rs.getObject("closed", OffsetDateTime.class);
                    return new Task(
                            id,
                            rs.getLong("number"),
                            codes.find(rs.getString("code")).orElseThrow(),
                            Id.orNull(rs.getObject("visit_id", UUID.class), VisitId::new),
                            Id.orNull(rs.getObject("room_id", UUID.class), PlaceId::new),
                            Id.orNull(rs.getObject("to_id", UUID.class), PlaceId::new),
                            Id.orNull(rs.getObject("requester", UUID.class), StaffId::new),
                            Id.orNull(rs.getObject("person", UUID.class), StaffId::new),
                            Id.orNull(rs.getObject("receiver", UUID.class), StaffId::new),
                            closed == null
                                    ? null
                                    : new Task.Over(
                                            Task.Outcome.valueOf(rs.getString("outcome")),
                                            closed.toInstant(),
                                            Optional.ofNullable(rs.getString("closed_name"))
                                                    .orElse("")));
                })
                .single();
    }

    static Refusal unknown() {
        return new Refusal("refusal.task.unknown");
    }

    /** Of whoever asked, is asked, or may take it; of the manager; and of the panel of its room. */
    @Override
    public void requireMine(Task task) {
        if (staff.device().isPresent()) {
            if (task.room() == null || !staff.speaksFor(task.room().value())) {
                throw unknown();
            }
        } else if (!staff.may(TaskPermission.OVERSEE)
                && !staff.id().equals(task.requester())
                && !mayTake(task)
                && !holders.concerns(chain, task.id(), staff.id().value())) {
            throw unknown();
        }
    }

    /** Whether the person who acts may take it. */
    boolean mayTake(Task task) {
        return task.person() == null
                ? staff.may(task.code().permission())
                : task.person().equals(staff.id());
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(TaskAct.values());
    }

    @Override
    public List<Track> tracks() {
        return Task.TRACKS;
    }

    @Override
    public Act undo() {
        return TaskAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Task> context) {
        var task = context.subject();
        if (task.visit() != null && !isHere(task.visit())) {
            throw new Refusal("refusal.task.visitMoves", task.code().name());
        }
        if (task.over() == null) {
            holders.requireUndoable(chain, undone, context);
        } else if (!closedBy(task.id(), undone.entry())) {
            task.requireOpen();
        }
    }

    // A visit is locked before its tasks: here it is not waited for.
    private boolean isHere(VisitId visit) {
        return jdbc.sql("SELECT id FROM visit WHERE id = ? AND status = 'IN_PROGRESS' FOR SHARE SKIP LOCKED")
                .param(visit.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private boolean closedBy(TaskId task, long entry) {
        return jdbc.sql("SELECT closed_by = ? FROM task WHERE id = ?")
                .params(entry, task.value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public void takeBack(Undone undone, Context<Task> context) {
        var task = context.subject();
        if (undone.act() == TaskAct.REQUEST) {
            close(task.id(), Task.Outcome.ENTERED_IN_ERROR, null, context);
        } else if (task.over() != null) {
            open(task);
        }
    }

    /** @param reason a code; null when there is nothing to say */
    void close(TaskId task, Task.Outcome outcome, @Nullable String reason, Context<?> context) {
        close(task, outcome, reason, context.now(), context.entry());
    }

    void close(TaskId task, Task.Outcome outcome, @Nullable String reason, Instant now, long entry) {
        jdbc.sql("UPDATE task SET outcome = ?, reason = ?, closed = greatest(?, requested), closed_by = ? WHERE id = ?")
                .param(outcome.name())
                .param(reason)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(entry)
                .param(task.value())
                .update();
    }

    /** It is open again, unless the same has been asked for meanwhile. */
    void open(Task task) {
        var opened = jdbc.sql("""
                        UPDATE task SET outcome = NULL, reason = NULL, closed = NULL, closed_by = NULL
                        WHERE id = ? AND NOT EXISTS (
                            SELECT FROM task other WHERE other.same = task.same AND other.closed IS NULL)""").param(task.id().value()).update();
        if (opened == 0) {
            throw new Refusal("refusal.task.askedAgain", task.code().name());
        }
    }
}
