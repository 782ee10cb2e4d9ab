package org.jiezhen.callbacks;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What modules above set, within acts of their own: that a customer is to be rung, once for each thing it comes from. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CallbackRecords {

    static final Track DUE = new Track(
            "callback_due",
            "callback_id",
            List.of(
                    new Value("due", "date"),
                    new Value("at", "timestamptz"),
                    new Value("promised", "boolean"),
                    new Value("role_code", "text"),
                    new Value("staff_id", "uuid")));

    /**
     * What a callback comes from.
     *
     * @param kind of what kind it is, in a word
     */
    public record Origin(String kind, UUID which) {}

    /**
     * The act that sets it, or ends it.
     *
     * @param now the instant at which everything in it happens
     * @param entry its journal entry
     */
    public record Moment(Instant now, long entry) {}

    private final CallbackReasons reasons;
    private final CallbackPlans plans;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    CallbackRecords(CallbackReasons reasons, CallbackPlans plans, Transitions transitions, JdbcClient jdbc) {
        this.reasons = reasons;
        this.plans = plans;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * The customer is to be rung.
     *
     * @param why the reason's code
     * @throws InvalidInput when the day cannot be, or whoever is to ring does not work here any more
     * @throws Refusal when one has been set for this already
     */
    public CallbackId set(Moment moment, Origin origin, CustomerId customer, String why, CallbackPlan plan) {
        reasons.require(plan.due());
        requireHere(plan.by());
        var id = CallbackId.random();
        var set = jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        VALUES (:id, :customer, :why, :origin, :which, :entry) ON CONFLICT DO NOTHING""")
                .param("id", id.value())
                .param("customer", customer.value())
                .param("why", why)
                .param("origin", origin.kind)
                .param("which", origin.which)
                .param("entry", moment.entry)
                .update();
        if (set == 0) {
            throw new Refusal("refusal.callback.set");
        }
        var wanted = plans.newest(why);
        var rings = wanted.care() || !isStopped(customer);
        if (rings && transitions.begin(DUE, id.value(), values(plan), moment.now, moment.entry) != Outcome.DONE) {
            throw new Refusal("refusal.callback.set");
        }
        var from = BusinessTime.day(moment.now);
        course(origin, customer, wanted, from);
        if (rings) {
            wanted.steps().stream()
                    .skip(1)
                    .map(step -> new Step(step, plans.day(step, from, wanted.care())))
                    .filter(step -> step.day.isAfter(plan.due()))
                    .forEach(step -> begin(moment, origin, customer, wanted, step, plan.by()));
        }
        return id;
    }

    /** The same, of something that may have been set and ended before: then it is to be done again. */
    void setAgain(Moment moment, Origin origin, CustomerId customer, String why, CallbackPlan plan) {
        var before = jdbc.sql("SELECT id FROM callback WHERE origin = ? AND origin_id = ? AND step = 1")
                .params(origin.kind, origin.which)
                .query(UUID.class)
                .optional();
        if (before.isEmpty()) {
            set(moment, origin, customer, why, plan);
        } else if (reasons.isForCare(why) || !isStopped(customer)) {
            transitions.begin(DUE, before.get(), values(plan), moment.now, moment.entry);
        }
    }

    private record Step(PlanStep step, LocalDate day) {}

    private void course(Origin origin, CustomerId customer, CallbackPlans.Plan plan, LocalDate from) {
        jdbc.sql("""
                        INSERT INTO callback_course (origin_id, customer_id, why, version, counted_from) VALUES (?, ?, ?, ?, ?)""")
                .params(origin.which, customer.value(), plan.why(), plan.version(), from)
                .update();
    }

    private void begin(
            Moment moment, Origin origin, CustomerId customer, CallbackPlans.Plan plan, Step step, Caller first) {
        var id = CallbackId.random();
        jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by, step)
                        VALUES (:id, :customer, :why, :origin, :which, :entry, :step)""")
                .param("id", id.value())
                .param("customer", customer.value())
                .param("why", plan.why())
                .param("origin", origin.kind)
                .param("which", origin.which)
                .param("entry", moment.entry)
                .param("step", step.step.step())
                .update();
        var by = plans.caller(step.step, customer, first);
        transitions.begin(DUE, id.value(), values(step.day, null, false, by), moment.now, moment.entry);
    }

    /**
     * The customer is to be rung as the house's plan has it, counted from a day: what would have been before today is not made. A
     * module that performs treatments says so when one is booked or done, and {@link #moved} when it is on another day; when there
     * is none after all, {@link #over}.
     *
     * @param why the plan
     * @param from the day of the treatment, or of whatever it is counted from
     * @return how many calls there are to be
     */
    public int plan(Moment moment, Origin origin, CustomerId customer, String why, LocalDate from) {
        var plan = plans.newest(why);
        if (!plan.care() && isStopped(customer)) {
            return 0;
        }
        course(origin, customer, plan, from);
        var steps = plan.steps().stream()
                .map(step -> new Step(step, plans.day(step, from, plan.care())))
                .filter(step -> !step.day.isBefore(reasons.today()))
                .toList();
        steps.forEach(step -> begin(moment, origin, customer, plan, step, Caller.AGENTS));
        return steps.size();
    }

    /**
     * What the calls are counted from is on another day: those that are still to be made move with it, and what was promised and
     * what was done stay.
     *
     * @return how many have moved
     */
    public int moved(Moment moment, Origin origin, LocalDate from) {
        var course = jdbc.sql("SELECT why, version, customer_id FROM callback_course WHERE origin_id = ?")
                .param(origin.which)
                .query((rs, row) ->
                        new Course(rs.getString(1), rs.getInt(2), new CustomerId(rs.getObject(3, UUID.class))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.callback.noPlan"));
        jdbc.sql("UPDATE callback_course SET counted_from = ? WHERE origin_id = ?")
                .params(from, origin.which)
                .update();
        var care = reasons.isForCare(course.why);
        var steps = plans.steps(course.why, course.version);
        var open = jdbc.sql("""
                        SELECT c.id, c.step, d.role_code, d.staff_id FROM callback c
                        JOIN callback_due d ON d.callback_id = c.id AND d.ended IS NULL AND d.voided IS NULL AND NOT d.promised
                        WHERE c.origin_id = ? ORDER BY c.step""")
                .param(origin.which)
                .query((rs, row) -> new Open(
                        new CallbackId(rs.getObject(1, UUID.class)),
                        rs.getInt(2),
                        caller(rs.getString(3), rs.getObject(4, UUID.class))))
                .list();
        for (var one : open) {
            var day = steps.stream()
                    .filter(step -> step.step() == one.step)
                    .findFirst()
                    .map(step -> plans.day(step, from, care))
                    .orElse(from);
            // What would have been before today is asked today: it was not yet.
            var due = day.isBefore(reasons.today()) ? reasons.today() : day;
            transitions.next(DUE, one.id.value(), null, values(due, null, false, one.by), moment.now, moment.entry);
        }
        return open.size() + makeWhatWasPast(moment, origin, course, steps, from);
    }

    /** What would have been before the day on which it was planned was not made: on its new day it is still to come. */
    private int makeWhatWasPast(Moment moment, Origin origin, Course course, List<PlanStep> steps, LocalDate from) {
        var plan = plans.of(course.why, course.version);
        if (!plan.care() && isStopped(course.customer)) {
            return 0;
        }
        var made = jdbc.sql("SELECT step FROM callback WHERE origin_id = ?")
                .param(origin.which)
                .query(Integer.class)
                .list();
        var missing = steps.stream()
                .filter(step -> !made.contains(step.step()))
                .map(step -> new Step(step, plans.day(step, from, plan.care())))
                .filter(step -> !step.day.isBefore(reasons.today()))
                .toList();
        missing.forEach(step -> begin(moment, origin, course.customer, plan, step, Caller.AGENTS));
        return missing.size();
    }

    private record Course(String why, int version, CustomerId customer) {}

    private record Open(CallbackId id, int step, Caller by) {}

    private static Caller caller(@Nullable String role, @Nullable UUID person) {
        return person != null ? new Caller.One(new StaffId(person)) : new Caller.Anybody(Objects.requireNonNull(role));
    }

    /** Of whom wishes not to be rung nothing is to be done but what is for the person's safety. */
    private boolean isStopped(CustomerId customer) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM customer_person p JOIN customer_record r ON r.person_id = p.person_id
                                       JOIN callback_stop s ON s.customer_id = r.record_id AND s.ended IS NULL AND s.voided IS NULL
                                       WHERE p.record_id = ?)""").param(customer.value()).query(Boolean.class).single();
    }

    /** Nobody is to be rung for this any more. Of what nothing was set for, nothing changes. */
    public void over(Moment moment, Origin origin) {
        of(origin).forEach(id -> transitions.end(DUE, id, null, moment.now, moment.entry));
    }

    /**
     * It is as it was before an act of a module above that is taken back.
     *
     * @param undone that act's journal entry
     * @return whether nothing has been done about it since
     */
    public boolean asBefore(Moment moment, Origin origin, long undone) {
        return of(origin).stream()
                .allMatch(id -> transitions.undo(DUE, id, undone, Map.of(), moment.now, moment.entry));
    }

    private List<UUID> of(Origin origin) {
        return jdbc.sql("SELECT id FROM callback WHERE origin = ? AND origin_id = ?")
                .params(origin.kind, origin.which)
                .query(UUID.class)
                .list();
    }

    private void requireHere(Caller by) {
        if (by instanceof Caller.One one
                && !jdbc.sql("SELECT EXISTS (SELECT FROM account WHERE id = ? AND enabled)")
                        .param(one.person().value())
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidInput("by", "refusal.callback.gone");
        }
    }

    private static Map<String, @Nullable Object> values(CallbackPlan plan) {
        return values(plan.due(), null, false, plan.by());
    }

    /** @param at not before this instant; null at any */
    static Map<String, @Nullable Object> values(LocalDate due, @Nullable Instant at, boolean promised, Caller by) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("due", due);
        values.put("at", at == null ? null : at.atOffset(ZoneOffset.UTC));
        values.put("promised", promised);
        values.put("role_code", by instanceof Caller.Anybody anybody ? anybody.role() : null);
        values.put("staff_id", by instanceof Caller.One one ? Id.orNull(one.person()) : null);
        return values;
    }
}
