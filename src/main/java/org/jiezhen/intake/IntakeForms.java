package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.intake.IntakeBoard.FormFact;
import org.jiezhen.live.Audience;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
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
    private final SurgerySaid surgery;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    IntakeForms(
            Commands commands,
            FormKind kind,
            IntakeFields fields,
            VisitRecords visits,
            Transitions transitions,
            SurgerySaid surgery,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.visits = visits;
        this.transitions = transitions;
        this.surgery = surgery;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * A form, opened.
     *
     * @param audience as what this person is shown it
     * @param fills whether this person fills it
     * @param open whether its guest is here
     */
    public record Opened(VisitId visit, Ticket ticket, Audience<FormFact> audience, boolean fills, boolean open) {}

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
        var mine = staff.may(IntakePermission.HEALTH_OF_MINE) && isMine(visit);
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
        return Optional.of(
                new Opened(visit, ticket, IntakeAudiences.of(visit, staff.id(), everybodys, knows), fills, open));
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
        var asked = fields.get(field);
        var kept = asked.kind().keep(asked, value);
        return commands.once(kind, key, FormAct.WRITE, () -> {
            var form = filled(visit);
            if (asked.sensitive() && !consented(visit)) {
                throw new Refusal("refusal.intake.consent");
            }
            var so = standing(visit, field);
            if (so.isPresent() && so.get().value.equals(kept) && so.get().origin.equals(origin.name())) {
                return new Done<>(form.id(), form.label(), so.get().entry);
            }
            return put(form, asked, base, kept, origin);
        });
    }

    private Done<FormId> put(IntakeForm form, IntakeField field, @Nullable Long base, String value, Origin origin) {
        var visit = form.visit();
        if (field.kind() == FieldKind.PERSON) {
            FieldKind.person(value).ifPresent(this::requirePerson);
        }
        var deed = FormAct.WRITE.with("field", field.code()).with("origin", origin);
        return commands.run(kind, form, deed, context -> {
            var values = Map.of("field", field.code(), "value", value, "origin", origin.name());
            var shown = standing(visit, field.code());
            var outcome = base == null
                    ? transitions.begin(IntakeForm.VALUE, visit.value(), values, context.now(), context.entry())
                    : shown.isPresent() && shown.get().entry == base
                            ? transitions.next(
                                    IntakeForm.VALUE,
                                    visit.value(),
                                    shown.get().id,
                                    values,
                                    context.now(),
                                    context.entry())
                            : Outcome.NOT_OPEN;
            if (outcome != Outcome.DONE) {
                throw meanwhile(visit, field);
            }
            if (field.neededBefore() != null || field.code().equals(IntakeField.ALLERGY)) {
                kind.tellVisit(visit);
            }
            if (field.code().equals(IntakeField.SURGERY_TODAY)) {
                surgery.said(new Moment(visit, context.now(), context.entry()), value);
            }
        });
    }

    /**
     * The guest agrees that answers about health are written down, or does not: then what was said is shown to nobody any
     * more, on this visit and on those before.
     */
    @RolesAllowed(IntakePermission.FILL)
    public Done<FormId> consent(UUID key, VisitId visit, boolean given) {
        return commands.once(kind, key, FormAct.CONSENT, () -> {
            var form = filled(visit);
            var deed = FormAct.CONSENT.because(given ? "GIVEN" : "NOT_GIVEN");
            return commands.run(kind, form.telling(), deed, context -> {
                says(visit, given, context);
                if (!given) {
                    consentedBefore(visit).forEach(earlier -> {
                        says(earlier, false, context);
                        kind.tellForm(earlier);
                    });
                }
            });
        });
    }

    private void says(VisitId visit, boolean given, Context<IntakeForm> context) {
        var values = Map.of("given", given);
        var next = transitions.next(IntakeForm.CONSENT, visit.value(), null, values, context.now(), context.entry());
        if (next == Outcome.NOT_OPEN) {
            transitions.begin(IntakeForm.CONSENT, visit.value(), values, context.now(), context.entry());
        }
    }

    private List<VisitId> consentedBefore(VisitId visit) {
        return jdbc.sql("""
                        SELECT c.visit_id FROM intake_consent c
                        WHERE c.given AND c.ended IS NULL AND c.voided IS NULL AND c.visit_id IN (
                            SELECT o.id FROM visit o
                            WHERE o.id <> :visit AND o.customer_id = ANY (ARRAY(
                                SELECT r.record_id FROM customer_record r WHERE r.person_id =
                                    (SELECT person_id FROM visit_person WHERE visit_id = :visit))))""")
                .param("visit", visit.value())
                .query(Id.column(VisitId::new))
                .list();
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

    /** The guest has signed the notice, in this version, before whoever acts: what goes with it is written along. */
    Done<FormId> signed(UUID key, VisitId visit, int version, Consumer<Moment> along) {
        return commands.once(kind, key, FormAct.SIGN, () -> {
            var form = filled(visit);
            var value = Integer.toString(version);
            return commands.run(kind, form.telling(), FormAct.SIGN.with("version", version), context -> {
                var values =
                        Map.of("field", IntakeField.PRIVACY, "value", value, "origin", Origin.GUEST_HERSELF.name());
                var before = standing(visit, IntakeField.PRIVACY);
                if (before.isPresent()) {
                    transitions.next(
                            IntakeForm.VALUE, visit.value(), before.get().id, values, context.now(), context.entry());
                } else {
                    transitions.begin(IntakeForm.VALUE, visit.value(), values, context.now(), context.entry());
                }
                along.accept(new Moment(visit, context.now(), context.entry()));
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

    /** What the house asks, in the order of the form. */
    @RolesAllowed(IntakePermission.SEE)
    @Transactional(readOnly = true)
    public List<IntakeField> asked() {
        return fields.inUse();
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
    private IntakeForm filled(VisitId visit) {
        visits.here(visit);
        var form = kind.find(visit).orElseThrow(() -> new Refusal("refusal.intake.none"));
        if (!fills(visit)) {
            throw new Refusal("refusal.intake.filler", form.label());
        }
        return form;
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

    private boolean consented(VisitId visit) {
        return exists(
                "SELECT FROM intake_consent WHERE visit_id = ? AND given AND ended IS NULL AND voided IS NULL",
                visit.value());
    }

    private boolean mayFill(StaffId colleague) {
        return exists(
                "SELECT FROM account a JOIN account_role r ON r.account_id = a.id"
                        + " JOIN role_permission p USING (role_code)"
                        + " WHERE a.id = ? AND a.enabled AND p.permission = ?",
                colleague.value(),
                IntakePermission.FILL);
    }

    private void requirePerson(UUID person) {
        if (!exists("SELECT FROM customer_person WHERE record_id = ?", person)) {
            throw new InvalidInput(IntakeField.REFERRER, "refusal.intake.person");
        }
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

    /** What stands in a field: an empty value is an answer that was taken out. */
    private record Standing(
            long id,
            String value,
            String origin,
            long entry,
            OffsetDateTime since,
            @Nullable String actor,
            @Nullable String name) {}

    private Optional<Standing> standing(VisitId visit, String field) {
        return jdbc.sql("""
                        SELECT a.id, a.value, a.origin, a.begun_by, a.started, j.actor, n.name
                        FROM intake_value a
                        JOIN journal_told j ON j.id = a.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE a.visit_id = ? AND a.field = ? AND a.ended IS NULL AND a.voided IS NULL""")
                .params(visit.value(), field)
                .query((rs, row) -> new Standing(
                        rs.getLong(1),
                        rs.getString(2),
                        rs.getString(3),
                        rs.getLong(4),
                        rs.getObject(5, OffsetDateTime.class),
                        rs.getString(6),
                        rs.getString(7)))
                .optional();
    }

    /** Who was first, in a sentence; what was written stands in it: whoever fills the form may know that. */
    private Refusal meanwhile(VisitId visit, IntakeField field) {
        var so = standing(visit, field.code()).orElseThrow(() -> new Refusal("refusal.intake.none"));
        var mine = staff.account().toString().equals(so.actor);
        var at = so.since.toInstant();
        if (so.value.isEmpty()) {
            return mine
                    ? new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.outMine", at)
                    : new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.out", name(so), at);
        }
        var said = field.kind() == FieldKind.PERSON
                ? FieldKind.person(so.value)
                        .flatMap(this::personsName)
                        .<Object>map(name -> name)
                        .orElseGet(() -> field.said(so.value))
                : field.said(so.value);
        return mine
                ? new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.mine", said, at)
                : new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile", name(so), said, at);
    }

    private static String name(Standing so) {
        return Optional.ofNullable(so.name).orElse("");
    }

    private Optional<String> personsName(UUID person) {
        return jdbc.sql("SELECT name FROM customer_person WHERE record_id = ? AND NOT discreet AND name IS NOT NULL")
                .param(person)
                .query(String.class)
                .optional();
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
