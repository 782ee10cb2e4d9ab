package org.jiezhen.tasks;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holders;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How a task passes from one to another: offered and taken over, or given by the manager. */
@Service
@Transactional
public class TaskPassing {

    private final Commands commands;
    private final Tasks tasks;
    private final TaskKind kind;
    private final TaskTakers takers;
    private final Holders holders;
    private final JdbcClient jdbc;

    TaskPassing(Commands commands, Tasks tasks, TaskKind kind, TaskTakers takers, Holders holders, JdbcClient jdbc) {
        this.commands = commands;
        this.tasks = tasks;
        this.kind = kind;
        this.takers = takers;
        this.holders = holders;
        this.jdbc = jdbc;
    }

    /** Offers what one has to a colleague, who must accept: it stays with the giver until then. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> offer(UUID key, TaskId task, StaffId taker) {
        return commands.on(kind, task, key, TaskAct.OFFER.with("taker", taker), context -> {
            takers.require(context.subject().code(), taker, "taker");
            holders.offer(kind.chain(), context, taker.value());
        });
    }

    /** Takes back an offer that is not answered yet. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> withdraw(UUID key, TaskId task) {
        return commands.on(
                kind, task, key, TaskAct.WITHDRAW.plain(), context -> holders.withdraw(kind.chain(), context));
    }

    /** Takes over what a colleague offers. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeOver(UUID key, TaskId task) {
        return commands.onAny(
                kind, task, key, TaskAct.TAKE_OVER.plain(), context -> holders.accept(kind.chain(), context, false));
    }

    /** Declines what a colleague offers: it stays with the colleague, who sees it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> decline(UUID key, TaskId task) {
        return commands.onAny(
                kind,
                task,
                key,
                TaskAct.DECLINE.because("BUSY"),
                context -> holders.decline(kind.chain(), context, false));
    }

    /** Gives a task to somebody, whoever has it: what somebody left behind, or nobody takes. */
    @RolesAllowed(TaskPermission.OVERSEE)
    public Done<TaskId> assign(UUID key, TaskId task, StaffId to) {
        return commands.on(kind, task, key, TaskAct.ASSIGN.with("to", to), context -> {
            takers.require(context.subject().code(), to, "taker");
            holders.assign(kind.chain(), context, to.value());
        });
    }

    // ---- answering a notice

    /** Takes what is passed to, or asked of, whoever acts: whichever of the two it is. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeWhatIsAsked(UUID key, TaskId task) {
        return isPassed(task) ? takeOver(key, task) : tasks.accept(key, task);
    }

    /** Refuses that: what is passed stays with the giver, what was asked of one alone is over. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> refuseWhatIsAsked(UUID key, TaskId task) {
        return isPassed(task) ? decline(key, task) : tasks.reject(key, task, TaskReason.CALLED_AWAY);
    }

    boolean isPassed(TaskId task) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM task_handoff WHERE task_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(task.value())
                .query(Boolean.class)
                .single();
    }
}
