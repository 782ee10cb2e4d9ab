package org.jiezhen.callbacks;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.CallLook.Line;
import org.jiezhen.callbacks.CallbackCalls.Conclusion;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.tasks.TaskRecords.Asked;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written of calls: that one is made, what is asked and answered in it, what became of it and what follows. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CallRecords {

    private static final int ANSWER = 400;

    private final TaskRecords tasks;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    CallRecords(TaskRecords tasks, Transitions transitions, CurrentStaff staff, JdbcClient jdbc) {
        this.tasks = tasks;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** The record that stands for the person. */
    CustomerId person(CustomerId record) {
        return jdbc.sql("SELECT person_id FROM customer_person WHERE record_id = ?")
                .param(record.value())
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .optional()
                .orElseThrow(CalledKind::unknown);
    }

    /** A call is begun, with the newest script of what the person is rung for. */
    void open(CallId id, Called called, @Nullable VisitId visit, Context<Called> context) {
        var why = called.due(BusinessTime.day(context.now())).stream()
                .sorted(Comparator.comparing((Owed one) -> !one.care()))
                .map(Owed::why)
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.callback.nothing"));
        jdbc.sql("""
                        INSERT INTO callback_call (id, customer_id, staff_id, visit_id, opened, opened_by, script, script_version,
                                                   spoke)
                        SELECT :id, :customer, :staff, CAST(:visit AS uuid), :now, :entry, s.why, s.version, :spoke
                        FROM (SELECT 1) AS one
                        LEFT JOIN LATERAL (SELECT why, version FROM callback_script WHERE why = :why
                                           ORDER BY version DESC LIMIT 1) AS s ON true""")
                .param("id", id.value())
                .param("customer", called.id().value())
                .param("staff", context.staff())
                .param("visit", visit == null ? null : visit.value())
                .param("now", at(context.now()))
                .param("entry", context.entry())
                .param("why", why)
                .param("spoke", visit == null ? null : "SELF")
                .update();
    }

    /** What is said and asked in a version of a script, and what was answered in this call. */
    List<Line> lines(CallId call, String script, int version) {
        return jdbc.sql("""
                        SELECT l.line, l.zh, l.en, l.asks, l.alarm_from, a.value FROM callback_script_line l
                        LEFT JOIN callback_answer a ON a.call_id = :call AND a.line = l.line
                        WHERE l.why = :script AND l.version = :version ORDER BY l.line""")
                .param("call", call.value())
                .param("script", script)
                .param("version", version)
                .query((rs, row) -> {
                    var asks = rs.getString("asks");
                    var answer = rs.getString("value");
                    var alarm = rs.getBigDecimal("alarm_from");
                    return new Line(
                            rs.getInt("line"),
                            new Localized(rs.getString("zh"), rs.getString("en")),
                            asks == null ? null : Asks.valueOf(asks),
                            answer,
                            alarm != null && answer != null && new BigDecimal(answer).compareTo(alarm) >= 0);
                })
                .list();
    }

    /** What of the playbook was said in this call, and in which version. */
    Map<String, Integer> used(CallId call) {
        var used = new HashMap<String, Integer>();
        jdbc.sql("SELECT code, version FROM callback_used WHERE call_id = ?")
                .param(call.value())
                .query(rs -> {
                    used.put(rs.getString(1), rs.getInt(2));
                });
        return Map.copyOf(used);
    }

    /** Writes down an answer; blank takes it back. */
    void write(CallId call, int line, @Nullable String value) {
        var asks = jdbc.sql("""
                        SELECT l.asks FROM callback_call k
                        JOIN callback_script_line l ON l.why = k.script AND l.version = k.script_version AND l.line = ?
                        WHERE k.id = ? AND l.asks IS NOT NULL""")
                .params(line, call.value())
                .query(String.class)
                .optional()
                .map(Asks::valueOf)
                .orElseThrow(() -> new InvalidInput("answer" + line, "refusal.callback.noQuestion"));
        var said = answered(asks, line, value);
        if (said.isEmpty()) {
            jdbc.sql("DELETE FROM callback_answer WHERE call_id = ? AND line = ?")
                    .params(call.value(), line)
                    .update();
        } else {
            jdbc.sql("""
                            INSERT INTO callback_answer (call_id, line, value) VALUES (?, ?, ?)
                            ON CONFLICT (call_id, line) DO UPDATE SET value = excluded.value""").params(call.value(), line, said.get()).update();
        }
    }

    private static Optional<String> answered(Asks asks, int line, @Nullable String value) {
        var field = "answer" + line;
        var said = PlainText.parse(field, value, ANSWER, "refusal.callback");
        said.ifPresent(text -> {
            var fits =
                    switch (asks) {
                        case YES_NO -> Set.of("0", "1").contains(text);
                        case SCALE -> text.matches("\\d|10");
                        case TEMPERATURE -> text.matches("3[4-9](\\.\\d)?|4[0-3](\\.\\d)?");
                        case WORDS -> true;
                    };
            if (!fits) {
                throw new InvalidInput(field, "refusal.callback.answer." + asks);
            }
        });
        return said;
    }

    /** Keeps what was written of the call; nothing takes it back. */
    void note(CallId call, Optional<String> note, Instant now) {
        if (note.isEmpty()) {
            jdbc.sql("DELETE FROM callback_note WHERE call_id = ?")
                    .param(call.value())
                    .update();
        } else {
            jdbc.sql("""
                            INSERT INTO callback_note (call_id, note, at) VALUES (?, ?, ?)
                            ON CONFLICT (call_id) DO UPDATE SET note = excluded.note, at = excluded.at""").params(call.value(), note.get(), at(now)).update();
        }
    }

    /** Whether an answer of this call says that a doctor is to know. */
    boolean isAlarming(CallId call) {
        return jdbc
                .sql("SELECT script, script_version FROM callback_call WHERE id = ? AND script IS NOT NULL")
                .param(call.value())
                .query((rs, row) -> lines(call, rs.getString(1), rs.getInt(2)))
                .optional()
                .orElse(List.of())
                .stream()
                .anyMatch(Line::alarming);
    }

    /** What became of the call. */
    void result(CallId call, Conclusion said, @Nullable Instant promised, Context<Called> context) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("outcome", said.outcome().name());
        values.put("promised", promised == null ? null : at(promised));
        values.put(
                "mood",
                said.outcome() == CallOutcome.ANGRY
                        ? Mood.ANGRY.name()
                        : said.mood() == null ? null : said.mood().name());
        transitions.begin(Called.RESULT, call.value(), values, context.now(), context.entry());
    }

    /** Carries out what follows of it: what is over, what is again, what is asked of others. */
    void carryOut(Consequence follows, CallId call, Called called, Context<Called> context) {
        follows.over()
                .forEach(id -> transitions.end(CallbackRecords.DUE, id.value(), null, context.now(), context.entry()));
        follows.again()
                .forEach(again -> transitions.next(
                        CallbackRecords.DUE,
                        again.id().value(),
                        null,
                        CallbackRecords.values(again.due(), again.at(), again.promised(), again.by()),
                        context.now(),
                        context.entry()));
        if (follows.task() != null) {
            ask(follows.task(), call, called, context);
        }
        if (CallConsequences.COMPLICATION.equals(follows.task())) {
            ringAfter(call, called, context);
        }
        if (follows.stops()) {
            transitions.begin(
                    Called.STOP, called.id().value(), Map.of("call_id", call.value()), context.now(), context.entry());
        }
    }

    private void ask(String code, CallId call, Called called, Context<Called> context) {
        tasks.openBy(
                        staff.id(),
                        new Asked(code, called.id().value(), null, null, null, null),
                        new TaskRecords.Moment(context.now(), context.entry()),
                        null)
                .ifPresent(
                        task -> jdbc.sql("INSERT INTO callback_task (task_id, call_id, customer_id) VALUES (?, ?, ?)")
                                .params(task.value(), call.value(), called.id().value())
                                .update());
    }

    /** Whoever was not well is rung on the next day, whatever day that is. */
    private void ringAfter(CallId call, Called called, Context<Called> context) {
        var id = CallbackId.random();
        jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        VALUES (?, ?, 'AFTER_COMPLICATION', 'call', ?, ?)""")
                .params(id.value(), called.id().value(), call.value(), context.entry())
                .update();
        transitions.begin(
                CallbackRecords.DUE,
                id.value(),
                CallbackRecords.values(BusinessTime.day(context.now()).plusDays(1), null, false, Caller.AGENTS),
                context.now(),
                context.entry());
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
