package org.jiezhen.tasks;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above ask for, and see done, within acts of their own. Their services name the permissions. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TaskRecords {

    /**
     * What is asked for by an act of another module.
     *
     * @param code the kind, by its code
     * @param focus what it is about, of which one task of the kind is open at a time
     * @param from where it begins
     * @param to where it leads
     * @param due until when; null is the time of its kind
     */
    public record Asked(
            String code,
            UUID focus,
            @Nullable VisitId visit,
            @Nullable PlaceId from,
            @Nullable PlaceId to,
            @Nullable Instant due) {}

    /**
     * An act of another module.
     *
     * @param now the instant at which everything in it happens
     * @param entry its journal entry
     */
    public record Moment(Instant now, long entry) {}

    private final TaskKind kind;
    private final TaskCodes codes;
    private final TaskTakers takers;
    private final Holders holders;
    private final House house;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    TaskRecords(
            TaskKind kind,
            TaskCodes codes,
            TaskTakers takers,
            Holders holders,
            House house,
            Transitions transitions,
            JdbcClient jdbc) {
        this.kind = kind;
        this.codes = codes;
        this.takers = takers;
        this.holders = holders;
        this.house = house;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * From now on it is asked for, and nobody's yet. With the entry of the act: an undo of it takes the task back.
     *
     * @return the task; empty when the same is open already
     */
    public Optional<TaskId> open(Asked asked, Moment moment) {
        return open(null, null, asked, moment);
    }

    /**
     * The same, asked of one person alone.
     *
     * @return the task; empty when the same is open already
     */
    public Optional<TaskId> openFor(StaffId person, Asked asked, Moment moment) {
        return open(null, person, asked, moment);
    }

    /**
     * The same, asked by a person, who may hurry it.
     *
     * @param person who alone is asked; null asks everybody who may
     * @return the task; empty when the same is open already
     */
    public Optional<TaskId> openBy(StaffId requester, Asked asked, Moment moment, @Nullable StaffId person) {
        return open(requester, person, asked, moment);
    }

    private Optional<TaskId> open(@Nullable StaffId requester, @Nullable StaffId person, Asked asked, Moment moment) {
        var id = TaskId.random();
        var code = codes.find(asked.code).orElseThrow();
        var due = asked.due == null ? moment.now.plusSeconds(house.targetSeconds(code.target())) : asked.due;
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id.value());
        values.put("code", code.code());
        values.put("visit", Id.orNull(asked.visit));
        values.put("room", Id.orNull(asked.from));
        values.put("to", Id.orNull(asked.to));
        values.put("requester", Id.orNull(requester));
        values.put("person", Id.orNull(person));
        values.put("now", moment.now.atOffset(ZoneOffset.UTC));
        values.put("due", due.atOffset(ZoneOffset.UTC));
        values.put("same", code.code() + "|" + asked.focus);
        var opened = jdbc.sql("""
                        INSERT INTO task (id, code, visit_id, room_id, to_id, requester, person, requested, due, same)
                        VALUES (:id, :code, CAST(:visit AS uuid), CAST(:room AS uuid), CAST(:to AS uuid),
                                CAST(:requester AS uuid), CAST(:person AS uuid), :now, :due, :same)
                        ON CONFLICT (same) WHERE closed IS NULL DO NOTHING""").params(values).update();
        if (opened == 0) {
            return Optional.empty();
        }
        holders.begin(kind.chain(), id, Holder.NOBODY, moment.now, moment.entry);
        return Optional.of(id);
    }

    /** It leads there from now on, whoever is on the way. */
    public void leadsTo(TaskId task, PlaceId to) {
        jdbc.sql("UPDATE task SET to_id = ? WHERE id = ? AND closed IS NULL")
                .params(to.value(), task.value())
                .update();
        changed(task);
    }

    /** Something of it is another, though nothing was done to it: of no story, but whoever sees it is told at commit. */
    public void changed(TaskId task) {
        jdbc.sql("SELECT pg_notify(?, ?)")
                .params(Journal.CHANNEL, "task:" + task)
                .query((rs, row) -> true)
                .single();
    }

    /** It is to be done by then: somebody has said when, or it has come to another stage. */
    public void due(TaskId task, Instant due) {
        jdbc.sql("UPDATE task SET due = greatest(?, requested) WHERE id = ? AND closed IS NULL")
                .params(due.atOffset(ZoneOffset.UTC), task.value())
                .update();
    }

    /**
     * @throws org.jiezhen.shared.InvalidInput at the field, when this person may not take tasks of this kind, or is not there to be
     *     asked: how the person stands, since when, and who is there instead
     */
    public void requireTaker(String code, StaffId person, String field) {
        takers.require(codes.find(code).orElseThrow(), person, field);
    }

    /** The task of this kind that is open about something. */
    public Optional<TaskId> find(String code, UUID focus) {
        return jdbc.sql("SELECT id FROM task WHERE same = ? AND closed IS NULL")
                .param(code + "|" + focus)
                .query(Id.column(TaskId::new))
                .optional();
    }

    /**
     * Locks tasks, before what they are about is locked.
     *
     * @return those of them that are open
     */
    public Collection<TaskId> lock(Collection<TaskId> tasks) {
        return tasks.stream()
                .sorted(Comparator.comparing(task -> task.value().toString()))
                .map(kind::locked)
                .filter(task -> task.over() == null)
                .map(Task::id)
                .toList();
    }

    /** What is asked for came about, or is not needed any more, with the act. */
    public void close(TaskId task, boolean done, Moment moment) {
        var locked = kind.locked(task);
        if (locked.over() == null) {
            Task.TRACKS.forEach(track -> transitions.end(track, task.value(), null, moment.now, moment.entry));
            kind.close(task, done ? Task.Outcome.COMPLETED : Task.Outcome.CANCELLED, null, moment.now, moment.entry);
        }
    }

    /**
     * Takes back what an act had begun and ended of tasks.
     *
     * @param undone the entry of that act
     * @param moment of the undo
     * @throws Refusal when somebody has gone on with one of them
     */
    public void takeBack(long undone, Moment moment) {
        var touched = jdbc.sql("""
                        SELECT id FROM task WHERE closed_by = :entry
                        UNION SELECT task_id FROM task_owner WHERE begun_by = :entry OR ended_by = :entry
                        UNION SELECT task_id FROM task_work WHERE begun_by = :entry OR ended_by = :entry
                        ORDER BY 1""")
                .param("entry", undone)
                .query(Id.column(TaskId::new))
                .list();
        for (var id : touched) {
            var task = kind.locked(id);
            for (var track : Task.TRACKS) {
                if (!transitions.undo(track, id.value(), undone, Map.of(), moment.now, moment.entry)) {
                    throw new Refusal("refusal.task.movedOn", task.code().name());
                }
            }
            if (task.over() != null) {
                kind.open(task);
            }
            if (isNobodys(id)) {
                kind.close(id, Task.Outcome.ENTERED_IN_ERROR, null, moment.now, moment.entry);
            }
        }
    }

    /** It came about with the act, and is as if it had never been. */
    private boolean isNobodys(TaskId task) {
        return jdbc.sql(
                        "SELECT NOT EXISTS (SELECT FROM task_owner WHERE task_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(task.value())
                .query(Boolean.class)
                .single();
    }
}
