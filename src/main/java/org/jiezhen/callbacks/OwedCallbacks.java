package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallLook.Line;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is settled without ringing: asked of a guest who is here, put on another day or given to somebody else, left out. And that
 * somebody may be rung again.
 */
@Service
@Transactional
@RolesAllowed(CallbackPermission.CALL)
public class OwedCallbacks {

    private final Commands commands;
    private final CalledKind kind;
    private final CallbackReasons reasons;
    private final CallConsequences consequences;
    private final CustomerRecords customers;
    private final VisitRecords visits;
    private final TaskRecords tasks;
    private final CallRecords records;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    OwedCallbacks(
            Commands commands,
            CalledKind kind,
            CallbackReasons reasons,
            CallConsequences consequences,
            CustomerRecords customers,
            VisitRecords visits,
            TaskRecords tasks,
            CallRecords records,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.reasons = reasons;
        this.consequences = consequences;
        this.customers = customers;
        this.visits = visits;
        this.tasks = tasks;
        this.records = records;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    // ---- asked here

    /**
     * Asked in person, of a guest who is here: what she would have been rung for is done.
     *
     * @param answers by the lines of the script
     */
    @RolesAllowed(CallbackPermission.ASK)
    public Done<CustomerId> askedHere(UUID key, VisitId visit, @Nullable String note, Map<Integer, String> answers) {
        var words = PlainText.parse("note", note, CallbackCalls.NOTE, "refusal.callback");
        return commands.once(kind, key, CallbackAct.ASKED_HERE, () -> {
            visits.here(visit);
            var called = kind.locked(guest(visit));
            var before = called.claim();
            var id = CallId.random();
            return commands.run(kind, called, CallbackAct.ASKED_HERE.with("call", id), context -> {
                if (before != null) {
                    // Whoever dials just now sees that she is here.
                    transitions.end(Called.CLAIM, before.on().value(), null, context.now(), context.entry());
                }
                records.open(id, called, visit, context);
                records.note(id, words, context.now());
                answers.forEach((line, value) -> records.write(id, line, value));
                // What a doctor is to know of is told at once, whoever has asked.
                var outcome = records.isAlarming(id) ? CallOutcome.COMPLICATION : CallOutcome.REACHED;
                records.result(id, Conclusion.of(outcome), null, context);
                var me = new Caller.One(staff.id());
                records.carryOut(consequences.of(called, outcome, me, null, context.now()), id, called, context);
            });
        });
    }

    private CustomerId guest(VisitId visit) {
        return jdbc.sql("SELECT person_id FROM visit_person WHERE visit_id = ? AND person_id IS NOT NULL")
                .param(visit.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.callback.nothing"));
    }

    /** What a guest who is here would have been rung for, and what is asked of it; empty when nothing is owed. */
    @RolesAllowed(CallbackPermission.ASK)
    @Transactional(readOnly = true)
    public Optional<OwedHere> owedHere(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.person_id, v.arrived_at FROM visit v JOIN visit_person p ON p.visit_id = v.id
                        WHERE v.id = ? AND v.status = 'IN_PROGRESS' AND p.person_id IS NOT NULL""")
                .param(visit.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional()
                .map(person -> {
                    var due = dueBefore(visit, kind.read(person));
                    var script = due.stream()
                            .sorted(Comparator.comparing((Owed one) -> !one.care()))
                            .map(Owed::why)
                            .findFirst();
                    return new OwedHere(
                            due,
                            script.map(why -> records.lines(
                                            new CallId(new UUID(0, 0)),
                                            why,
                                            jdbc.sql("SELECT max(version) FROM callback_script WHERE why = ?")
                                                    .param(why)
                                                    .query(Integer.class)
                                                    .optional()
                                                    .orElse(0)))
                                    .orElse(List.of()));
                })
                .filter(owed -> !owed.due.isEmpty());
    }

    /** What was set before this visit: what it has itself set is of another day. */
    private List<Owed> dueBefore(VisitId visit, Called called) {
        var marked = jdbc.sql("SELECT EXISTS (SELECT FROM callback_mark WHERE visit_id = ?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
        return marked ? called.due(BusinessTime.day(commands.now())) : List.of();
    }

    /** What a guest who is here is owed, and what is asked. */
    public record OwedHere(List<Owed> due, List<Line> script) {}

    // ---- what is settled otherwise

    /** What is due and to come to a person, for whoever may ring her. */
    @Transactional(readOnly = true)
    public List<Owed> owed(CustomerId customer) {
        var called = kind.read(records.person(customer));
        kind.requireMine(called);
        return called.owed();
    }

    /**
     * The person is rung on another day, or by somebody else.
     *
     * @throws InvalidInput when the day cannot be
     */
    public Done<CustomerId> move(UUID key, CustomerId customer, @Nullable LocalDate day, Caller by, MoveReason why) {
        if (day == null) {
            throw new InvalidInput("due", "refusal.callback.when");
        }
        reasons.require(day);
        return settled(
                key, customer, CallbackAct.MOVE, why, (called, context) -> called.due(BusinessTime.day(context.now()))
                        .forEach(one -> transitions.next(
                                CallbackRecords.DUE,
                                one.id().value(),
                                null,
                                CallbackRecords.values(day, null, false, by),
                                context.now(),
                                context.entry())));
    }

    /** The person is not rung for what is due: it is settled, or was set by mistake. */
    public Done<CustomerId> skip(UUID key, CustomerId customer, MoveReason why) {
        return settled(
                key, customer, CallbackAct.SKIP, why, (called, context) -> called.due(BusinessTime.day(context.now()))
                        .forEach(one -> transitions.end(
                                CallbackRecords.DUE, one.id().value(), null, context.now(), context.entry())));
    }

    private interface Settles {
        void at(Called called, Context<Called> context);
    }

    private Done<CustomerId> settled(UUID key, CustomerId customer, CallbackAct act, MoveReason why, Settles verb) {
        return commands.once(kind, key, act, () -> {
            var locks = jdbc.sql("""
                            SELECT k.task_id FROM callback_task b JOIN task_now k ON k.task_id = b.task_id AND k.code = ?
                            JOIN customer_record r ON r.record_id = b.customer_id WHERE r.person_id = ?""")
                    .params(CallConsequences.DECIDE, records.person(customer).value())
                    .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                    .list();
            var called = kind.locked(customer);
            kind.requireMine(called);
            if (!locks.isEmpty() && !staff.may(CallbackPermission.OVERSEE)) {
                throw new Refusal("refusal.callback.decides");
            }
            var claim = called.claim();
            if (claim != null && !claim.by().equals(staff.id())) {
                throw new Refusal("refusal.callback.claimed", claim.name(), claim.since());
            }
            if (called.due(BusinessTime.day(commands.now())).isEmpty()) {
                throw new Refusal("refusal.callback.nothing");
            }
            return commands.run(kind, called, act.because(why.name()), context -> {
                if (claim != null) {
                    transitions.end(Called.CLAIM, claim.on().value(), null, context.now(), context.entry());
                }
                verb.at(called, context);
                var moment = new TaskRecords.Moment(context.now(), context.entry());
                tasks.lock(locks).forEach(task -> tasks.close(task, true, moment));
            });
        });
    }

    /** The person may be rung again: she has said so. */
    public Done<CustomerId> resume(UUID key, CustomerId customer) {
        return commands.once(kind, key, CallbackAct.RESUME, () -> {
            var called = kind.locked(customer);
            if (!called.stopped()) {
                throw new Refusal("refusal.callback.notStopped");
            }
            // Said of whichever record of the person.
            return commands.run(
                    kind, called, CallbackAct.RESUME.because(MoveReason.GUEST_ASKED.name()), context -> customers
                            .records(called.id())
                            .forEach(record -> transitions.end(
                                    Called.STOP, record.value(), null, context.now(), context.entry())));
        });
    }
}
