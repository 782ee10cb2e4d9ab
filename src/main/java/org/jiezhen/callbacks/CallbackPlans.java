package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** On which days after what a guest is rung, and by whom: the house's plans, in their newest versions. */
@Component
class CallbackPlans {

    private final CallbackReasons reasons;
    private final JdbcClient jdbc;

    CallbackPlans(CallbackReasons reasons, JdbcClient jdbc) {
        this.reasons = reasons;
        this.jdbc = jdbc;
    }

    /** A plan as it stands. */
    record Plan(String why, Localized name, boolean care, int version, List<PlanStep> steps) {

        /** The step that is the first in time. */
        PlanStep first() {
            return steps.getFirst();
        }
    }

    /** The newest version of a plan. */
    Plan newest(String why) {
        return jdbc.sql("""
                        SELECT w.zh, w.en, w.care, (SELECT max(version) FROM callback_plan WHERE why = w.code) AS version
                        FROM callback_reason w WHERE w.code = ?""")
                .param(why)
                .query((rs, row) -> new Plan(
                        why,
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getBoolean(3),
                        rs.getInt(4),
                        steps(why, rs.getInt(4))))
                .single();
    }

    /** A version of a plan. */
    Plan of(String why, int version) {
        var newest = newest(why);
        return new Plan(why, newest.name, newest.care, version, steps(why, version));
    }

    /** Those of a version, the first in time before the others. */
    List<PlanStep> steps(String why, int version) {
        return jdbc.sql("""
                        SELECT step, months, days, role_code FROM callback_plan_step
                        WHERE why = ? AND version = ? ORDER BY step""")
                .params(why, version)
                .query((rs, row) -> new PlanStep(rs.getInt(1), rs.getInt(2), rs.getInt(3), rs.getString(4)))
                .list();
    }

    /**
     * The day of a step: so long after the day it is counted from, and no public holiday unless it is for the guest's safety.
     * What is before that day is rather made earlier than later.
     */
    LocalDate day(PlanStep step, LocalDate from, boolean care) {
        var day = step.day(from);
        return care ? day : step.days() < 0 ? reasons.workdayUntil(day) : reasons.workdayFrom(day);
    }

    /**
     * Who makes a step: the guest's own consultant, as long as that is one; whoever has the role; or whoever makes the first.
     *
     * @param first who makes the first
     */
    Caller caller(PlanStep step, CustomerId customer, Caller first) {
        var role = step.role();
        if (role == null) {
            return first;
        }
        return role.equals("CONSULTANT")
                ? own(customer).<Caller>map(Caller.One::new).orElse(Caller.AGENTS)
                : new Caller.Anybody(role);
    }

    private Optional<StaffId> own(CustomerId customer) {
        return jdbc.sql("""
                        SELECT a.id FROM customer_person p
                        JOIN customer c ON c.id = p.person_id
                        JOIN account a ON a.id = c.consultant_id AND a.enabled
                        JOIN account_role r ON r.account_id = a.id AND r.role_code = 'CONSULTANT'
                        WHERE p.record_id = ?""")
                .param(customer.value())
                .query((rs, row) -> new StaffId(rs.getObject(1, UUID.class)))
                .optional();
    }

    /** From which day the calls of an origin are counted; null where none are by a plan. */
    @Nullable
    LocalDate countedFrom(UUID origin) {
        return jdbc.sql("SELECT counted_from FROM callback_course WHERE origin_id = ?")
                .param(origin)
                .query(LocalDate.class)
                .optional()
                .orElse(null);
    }
}
