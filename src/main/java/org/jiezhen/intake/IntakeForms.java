package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.live.Audience;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The desk's intake forms. A form is filled field by field, by several people at once: each write names what its screen
 * showed, and whoever is second is told who wrote what and when. What was acknowledged is committed.
 */
@Service
@Transactional
public class IntakeForms {

    private static final String AT_THE_LIFT = "ARRIVED";
    private static final String FILLING = "INTAKE";
    private static final String FILLED = "AWAITING_TRIAGE";

    private final Commands commands;
    private final FormKind kind;
    private final IntakeFields fields;
    private final VisitRecords visits;
    private final Transitions transitions;
    private final Writes writes;
    private final Consents consents;
    private final Tablets tablets;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    IntakeForms(
            Commands commands,
            FormKind kind,
            IntakeFields fields,
            VisitRecords visits,
            Transitions transitions,
            Writes writes,
            Consents consents,
            Tablets tablets,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.visits = visits;
        this.transitions = transitions;
        this.writes = writes;
        this.consents = consents;
        this.tablets = tablets;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * A form, opened.
     *
     * @param audience as what this person is shown it
     * @param fills whether this person fills it
     * @param open whether its guest is here
     * @param mine whether this person knows what is said about health as the consultant whose guest it is
     */
    public record Opened(
            VisitId visit, Ticket ticket, Audience<FormFact> audience, boolean fills, boolean open, boolean mine) {}

    /** What is missing, and before what it must be there. */
    public record Missing(IntakeField field, IntakeField.Before before) {}

    /**
     * Opens the form of a ticket, begun or not. Whoever may know what is said about health looks at it: that is journalled,
     * once for each opening. Empty also when there is one that this person may not see, so that nobody learns of it.
     */
    @RolesAllowed(IntakePermission.SEE)
    public Optional<Opened> open(Ticket ticket) {
        return jdbc.sql("""
                        SELECT id, status = 'IN_PROGRESS' FROM visit
                        WHERE arrival_day = ? AND ticket_number = ? AND source <> 'BUSINESS'""")
                .params(ticket.day(), ticket.number())
                .query((rs, row) -> opened(new VisitId(rs.getObject(1, UUID.class)), ticket, rs.getBoolean(2)))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<Opened> opened(VisitId visit, Ticket ticket, boolean open) {
        var fills = fills(visit);
        var mayMine = staff.may(IntakePermission.HEALTH_OF_MINE);
        var mine = mayMine && isMine(visit);
        var everybodys = staff.may(Permission.VISITS_SEE) || staff.may(IntakePermission.HEALTH);
        if (!everybodys && !fills && !mine && !visits.concerns(visit, staff.id())) {
            return Optional.empty();
        }
        var knows = IntakeAudiences.Knows.of(staff.may(IntakePermission.HEALTH), fills, mine);
        kind.find(visit)
                .filter(_ -> knows != IntakeAudiences.Knows.NOTHING)
                .ifPresent(form -> commands.run(kind, form, FormAct.LOOK.plain(), _ -> {}));
        if (fills) {
            var handed = jdbc.sql("""
                            UPDATE intake_filler SET giver_id = NULL
                            WHERE visit_id = ? AND staff_id = ? AND giver_id IS NOT NULL AND ended IS NULL AND voided IS NULL""").params(visit.value(), staff.id().value()).update();
            if (handed > 0) {
                kind.tellForm(visit);
            }
        }
        return Optional.of(new Opened(
                visit,
                ticket,
                IntakeAudiences.of(visit, staff.id(), everybodys, knows, mayMine),
                fills,
                open,
                knows == IntakeAudiences.Knows.AS_CONSULTANT));
    }

    /** Fills a guest's form from now on, first or along with others: whoever does knows what is said about health. */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> fill(UUID key, VisitId visit) {
        return commands.once(kind, key, FormAct.FILL, () -> {
            var ticket = visits.here(visit);
            requireCustomer(visit);
            var begun = kind.find(visit);
            var form = begun.orElseGet(() -> new IntakeForm(FormId.of(visit), ticket, false));
            return commands.run(kind, form.telling(), FormAct.FILL.plain(), context -> {
                if (begun.isEmpty()) {
                    kind.begin(visit, context.entry());
                }
                // Who fills it already goes on.
                transitions.begin(
                        IntakeForm.FILLER,
                        visit.value(),
                        Map.of("staff_id", staff.id().value()),
                        context.now(),
                        context.entry());
                waitsInstead(visit, List.of(AT_THE_LIFT), FILLING, context);
            });
        });
    }

    /**
     * Writes into a field.
     *
     * @param base what the screen showed there, by the journal entry that wrote it; null when nothing stood there. If
     *     something else stands there by now, nothing is overwritten
     * @param value as the field's kind reads it; empty takes the answer out
     * @param origin where it comes from
     * @throws WrittenMeanwhile who was first
     * @throws InvalidInput when it can be no answer to this field
     */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> write(UUID key, VisitId visit, String field, @Nullable Long base, String value, Origin origin) {
        return writes.write(key, () -> filled(visit), field, base, value, origin);
    }

    /**
     * The guest agrees that answers about health are written down, or does not: then what was said is shown to nobody any
     * more, on this visit and on those before.
     */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> consent(UUID key, VisitId visit, boolean given) {
        return consents.said(key, () -> filled(visit), given);
    }

    /**
     * The form is ready for triage: the guest waits for it.
     *
     * @throws Refusal that says what is missing
     */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> ready(UUID key, VisitId visit) {
        return commands.once(kind, key, FormAct.READY, () -> {
            var form = filled(visit);
            var missing = stillMissing(visit);
            missing.stream()
                    .filter(one -> one.before == IntakeField.Before.TRIAGE)
                    .findFirst()
                    .ifPresent(one -> {
                        throw new Refusal("refusal.intake.missing", one.field.name());
                    });
            return commands.run(kind, form.telling(), FormAct.READY.plain(), context -> {
                // Said before, it is so still.
                transitions.begin(
                        IntakeForm.READY,
                        visit.value(),
                        Map.of("missing", missing.size()),
                        context.now(),
                        context.entry());
                waitsInstead(visit, List.of(AT_THE_LIFT, FILLING), FILLED, context);
                // What is confirmed is out of the guest's hands.
                tablets.over(new Moment(visit, context.now(), context.entry()));
            });
        });
    }

    /** A colleague goes on with the form, and whoever acts does not. */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> handTo(UUID key, VisitId visit, StaffId colleague) {
        return commands.once(kind, key, FormAct.HAND_OVER, () -> {
            var form = filled(visit);
            if (colleague.equals(staff.id()) || !mayFill(colleague)) {
                throw new InvalidInput("colleague", "refusal.intake.colleague");
            }
            var deed = FormAct.HAND_OVER.with("to", colleague);
            return commands.run(kind, form.telling(), deed, context -> {
                transitions.begin(
                        IntakeForm.FILLER,
                        visit.value(),
                        Map.of(
                                "staff_id",
                                colleague.value(),
                                "giver_id",
                                staff.id().value()),
                        context.now(),
                        context.entry());
                jdbc.sql("""
                                SELECT id FROM intake_filler
                                WHERE visit_id = ? AND staff_id = ? AND ended IS NULL AND voided IS NULL""")
                        .params(visit.value(), staff.id().value())
                        .query(Long.class)
                        .optional()
                        .ifPresent(mine -> transitions.end(
                                IntakeForm.FILLER, visit.value(), mine, context.now(), context.entry()));
            });
        });
    }

    /** The form is printed, with what this person is shown of it: a look, which is journalled. */
    @RolesAllowed(IntakePermission.SEE)
    public void printed(VisitId visit) {
        kind.find(visit).ifPresent(form -> commands.run(kind, form, FormAct.LOOK.because("PRINTED"), _ -> {}));
    }

    /** What is missing in a guest's form, in the order of the form. */
    @RolesAllowed(IntakePermission.SEE)
    @Transactional(readOnly = true)
    public List<Missing> missing(VisitId visit) {
        return stillMissing(visit);
    }

    private List<Missing> stillMissing(VisitId visit) {
        var codes = jdbc.sql("SELECT field FROM intake_missing WHERE visit_id = ?")
                .param(visit.value())
                .query(String.class)
                .list();
        return fields.inUse().stream()
                .filter(field -> codes.contains(field.code()))
                .flatMap(field ->
                        Optional.ofNullable(field.neededBefore()).map(before -> new Missing(field, before)).stream())
                .toList();
    }

    // ---- what is so

    /** The form of a guest who is here, filled by whoever acts, its visit locked. */
    IntakeForm filled(VisitId visit) {
        var ticket = visits.here(visit);
        requireFills(visit);
        return new IntakeForm(FormId.of(visit), ticket, false);
    }

    /** @throws Refusal when this person does not fill the form of a visit */
    void requireFills(VisitId visit) {
        var form = kind.find(visit).orElseThrow(() -> new Refusal("refusal.intake.none"));
        if (!fills(visit)) {
            throw new Refusal("refusal.intake.filler", form.label());
        }
    }

    private boolean fills(VisitId visit) {
        return exists(
                "SELECT FROM intake_filler WHERE visit_id = ? AND staff_id = ? AND ended IS NULL AND voided IS NULL",
                visit.value(),
                staff.id().value());
    }

    /** Whether the guest is with this person, or booked with. */
    private boolean isMine(VisitId visit) {
        return exists(
                        "SELECT FROM visit_custody_now WHERE visit_id = ? AND staff_id = ?",
                        visit.value(),
                        staff.id().value())
                || exists(
                        "SELECT FROM visit v JOIN booking_consultant b USING (booking_id)"
                                + " WHERE v.id = ? AND b.consultant_id = ?",
                        visit.value(),
                        staff.id().value());
    }

    private boolean mayFill(StaffId colleague) {
        return exists(
                "SELECT FROM account a JOIN account_role r ON r.account_id = a.id"
                        + " JOIN role_permission p USING (role_code)"
                        + " WHERE a.id = ? AND a.enabled AND p.permission = ?",
                colleague.value(),
                IntakePermission.FILL);
    }

    private void requireCustomer(VisitId visit) {
        if (exists("SELECT FROM visit WHERE id = ? AND source = 'BUSINESS'", visit.value())) {
            throw new Refusal("refusal.intake.business");
        }
    }

    private boolean exists(String rows, Object... params) {
        return jdbc.sql("SELECT EXISTS (" + rows + ")")
                .params(params)
                .query(Boolean.class)
                .single();
    }

    /** The guest waits for something else, where the guest waited for one of these. */
    private void waitsInstead(VisitId visit, List<String> before, String then, Context<IntakeForm> context) {
        var moment = new Moment(visit, context.now(), context.entry());
        var now = jdbc.sql("SELECT code FROM visit_reason_now WHERE visit_id = ?")
                .param(visit.value())
                .query(String.class)
                .list();
        var over = before.stream().filter(now::contains).toList();
        if (!over.isEmpty()) {
            visits.nowWaitingFor(moment, then);
            over.forEach(reason -> visits.noLongerWaitingFor(moment, reason));
        }
    }
}
