package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Story;
import org.jiezhen.callbacks.CallTimes.Hours;
import org.jiezhen.callbacks.CallbackRecords.Moment;
import org.jiezhen.callbacks.CallbackRecords.Origin;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Plans of callbacks: set for a guest, moved when the treatment moves; and the house's own, published in versions. */
@Service
@Transactional
@RolesAllowed(CallbackPermission.CALL)
public class CallbackPlanning {

    static final String SUBJECT = "callbackPlan";

    private static final String WITHIN = "set";
    private static final int EARLIEST_DAYS = 400;
    private static final int LATEST_DAYS = 400;
    private static final int MOST_HOURS = 4;
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*[-–—~至]\\s*(\\d{1,2}):(\\d{2})");

    private final Commands commands;
    private final CalledKind kind;
    private final CallbackRecords records;
    private final CallbackPlans plans;
    private final CallbackReasons reasons;
    private final CallHours hours;
    private final Story story;
    private final JdbcClient jdbc;

    CallbackPlanning(
            Commands commands,
            CalledKind kind,
            CallbackRecords records,
            CallbackPlans plans,
            CallbackReasons reasons,
            CallHours hours,
            Story story,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.records = records;
        this.plans = plans;
        this.reasons = reasons;
        this.hours = hours;
        this.story = story;
        this.jdbc = jdbc;
    }

    /**
     * A plan as it stands.
     *
     * @param why its code
     * @param version the newest
     */
    public record Plan(String why, Localized name, boolean care, int version, List<PlanStep> steps) {}

    /**
     * What a guest's calls are counted from.
     *
     * @param origin what they come from
     * @param open how many are still to be made
     */
    public record Course(UUID origin, Localized name, LocalDate from, int open) {}

    /** What was published. */
    public record Published(String why, int version) {}

    // ---- of a guest

    /** The plans that are set by hand. */
    @Transactional(readOnly = true)
    public List<Plan> offered() {
        return jdbc
                .sql("SELECT code FROM callback_reason WHERE by_hand ORDER BY rank")
                .query(String.class)
                .list()
                .stream()
                .map(this::plan)
                .toList();
    }

    private Plan plan(String why) {
        var newest = plans.newest(why);
        return new Plan(why, newest.name(), newest.care(), newest.version(), newest.steps());
    }

    /**
     * The guest is rung by this plan, counted from a day.
     *
     * @throws Refusal when the guest wishes not to be rung, unless it is for the guest's safety
     */
    public Done<CustomerId> add(UUID key, CustomerId customer, @Nullable String why, @Nullable LocalDate from) {
        if (why == null || offered().stream().noneMatch(plan -> plan.why.equals(why))) {
            throw new InvalidInput("why", "refusal.callback.plan.which");
        }
        var day = day(from);
        return commands.once(kind, key, CallbackAct.PLAN, () -> {
            var called = kind.locked(customer);
            if (called.stopped() && !reasons.isForCare(why)) {
                throw new Refusal("refusal.callback.stopped");
            }
            return commands.run(kind, called, CallbackAct.PLAN.with("why", why), context -> {
                var made = records.plan(
                        new Moment(context.now(), context.entry()),
                        new Origin(WITHIN, UUID.randomUUID()),
                        called.id(),
                        why,
                        day);
                if (made == 0) {
                    throw new InvalidInput("from", "refusal.callback.plan.over");
                }
            });
        });
    }

    private LocalDate day(@Nullable LocalDate from) {
        if (from == null) {
            throw new InvalidInput("from", "refusal.callback.when");
        }
        if (from.isBefore(reasons.today().minusDays(EARLIEST_DAYS))
                || from.isAfter(reasons.today().plusDays(LATEST_DAYS))) {
            throw new InvalidInput("from", "refusal.callback.plan.far");
        }
        return from;
    }

    /**
     * The plans by which a guest is still to be rung, for whoever may ring her.
     *
     * @param customer the record that stands for the person
     */
    @Transactional(readOnly = true)
    public List<Course> courses(CustomerId customer) {
        kind.requireMine(kind.read(customer));
        return of(customer);
    }

    private List<Course> of(CustomerId customer) {
        return jdbc.sql("""
                        SELECT o.origin_id, w.zh, w.en, o.counted_from, CAST(count(*) AS int)
                        FROM customer_person p
                        JOIN customer_record r ON r.person_id = p.person_id
                        JOIN callback_now n ON n.customer_id = r.record_id
                        JOIN callback_course o ON o.origin_id = n.origin_id
                        JOIN callback_reason w ON w.code = o.why
                        WHERE p.record_id = ?
                        GROUP BY o.origin_id, w.zh, w.en, o.counted_from, w.rank ORDER BY w.rank, o.counted_from""")
                .param(customer.value())
                .query((rs, row) -> new Course(
                        rs.getObject(1, UUID.class),
                        new Localized(rs.getString(2), rs.getString(3)),
                        rs.getObject(4, LocalDate.class),
                        rs.getInt(5)))
                .list();
    }

    /** What a plan is counted from is on another day: what is still to be done moves with it, and what is done stays. */
    public Done<CustomerId> moved(
            UUID key, CustomerId customer, UUID origin, @Nullable LocalDate from, MoveReason why) {
        var day = day(from);
        return commands.once(kind, key, CallbackAct.PLAN_MOVED, () -> {
            var called = kind.locked(customer);
            kind.requireMine(called);
            if (of(customer).stream().noneMatch(course -> course.origin.equals(origin))) {
                throw new Refusal("refusal.callback.noPlan");
            }
            return commands.run(
                    kind,
                    called,
                    CallbackAct.PLAN_MOVED.because(why.name()).with("origin", origin),
                    context ->
                            records.moved(new Moment(context.now(), context.entry()), new Origin(WITHIN, origin), day));
        });
    }

    // ---- the house's

    /** A plan, for a form. */
    @RolesAllowed(CallbackPermission.PLAN)
    @Transactional(readOnly = true)
    public Plan look(String why) {
        if (jdbc.sql("SELECT NOT EXISTS (SELECT FROM callback_reason WHERE code = ?)")
                .param(why)
                .query(Boolean.class)
                .single()) {
            throw new Refusal("refusal.callback.plan.which");
        }
        return plan(why);
    }

    /**
     * Publishes a version of a plan: what is set from now on is set by it, and what was set stays.
     *
     * @param shown the version on which it is made
     * @throws Refusal when somebody published one meanwhile: who, and when
     * @throws InvalidInput at the step that cannot be
     */
    @RolesAllowed(CallbackPermission.PLAN)
    public Published publish(UUID key, String why, int shown, List<PlanStep.Written> written) {
        var steps = PlanStep.parse(written);
        return commands.once(key, PlanAct.PUBLISH, Published.class, () -> {
            jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('callback plans', 0))")
                    .query((rs, row) -> true)
                    .single();
            if (look(why).version != shown) {
                throw story.lastBefore(
                        "refusal.callback.plan.changed", subject(why), List.of(PlanAct.PUBLISH), Long.MAX_VALUE);
            }
            var version = shown + 1;
            var entry = commands.run(subject(why), PlanAct.PUBLISH.with("version", version), () -> {});
            jdbc.sql("INSERT INTO callback_plan (why, version, published, published_by) VALUES (?, ?, ?, ?)")
                    .params(why, version, commands.now().atOffset(ZoneOffset.UTC), entry)
                    .update();
            steps.forEach(step -> jdbc.sql("""
                            INSERT INTO callback_plan_step (why, version, step, months, days, role_code)
                            VALUES (:why, :version, :step, :months, :days, :role)""")
                    .param("why", why)
                    .param("version", version)
                    .param("step", step.step())
                    .param("months", step.months())
                    .param("days", step.days())
                    .param("role", step.role())
                    .update());
            return new Published(why, version);
        });
    }

    private static Journal.Subject subject(String why) {
        return new Journal.Subject(SUBJECT, why);
    }

    /** The hours in which guests are rung. */
    @RolesAllowed(CallbackPermission.PLAN)
    @Transactional(readOnly = true)
    public List<Hours> hours() {
        return hours.all();
    }

    /**
     * From now on guests are rung within these hours.
     *
     * @param written {@code 9:00-12:00, 13:30-20:00}
     * @throws InvalidInput when these are no hours of a day, one after the other
     */
    @RolesAllowed(CallbackPermission.PLAN)
    public Published ringWithin(UUID key, String written) {
        var all = parse(written);
        return commands.once(key, PlanAct.HOURS, Published.class, () -> {
            commands.run(subject("HOURS"), PlanAct.HOURS.plain(), () -> {
                jdbc.sql("DELETE FROM callback_hours").update();
                all.forEach(one -> jdbc.sql("INSERT INTO callback_hours (from_min, to_min) VALUES (?, ?)")
                        .params(one[0], one[1])
                        .update());
            });
            return new Published("HOURS", 0);
        });
    }

    private static List<int[]> parse(String written) {
        var all = new ArrayList<int[]>();
        for (var part : written.split("[,，、;；]", -1)) {
            var match = HOURS.matcher(part.strip());
            if (!match.matches()) {
                throw new InvalidInput("hours", "refusal.callback.hours");
            }
            var from = minutes(match.group(1), match.group(2));
            var to = minutes(match.group(3), match.group(4));
            if (to <= from || (!all.isEmpty() && from < all.getLast()[1]) || all.size() == MOST_HOURS) {
                throw new InvalidInput("hours", "refusal.callback.hours");
            }
            all.add(new int[] {from, to});
        }
        return all;
    }

    private static int minutes(String hours, String minutes) {
        var all = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (Integer.parseInt(minutes) > 59 || all > LocalTime.MAX.toSecondOfDay() / 60 + 1) {
            throw new InvalidInput("hours", "refusal.callback.hours");
        }
        return all;
    }
}
