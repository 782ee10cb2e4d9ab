package org.jiezhen.intake;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a field is written, whoever writes: nothing that a screen has not shown is overwritten. Services name the permissions. */
@Component
class Writes {

    /** What a text of whom the guest herself wrote says in the place of a name. */
    static final Localized GUEST = new Localized("顾客本人", "The guest herself");

    private final Commands commands;
    private final FormKind kind;
    private final IntakeFields fields;
    private final Transitions transitions;
    private final SurgerySaid surgery;
    private final Answered answered;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Writes(
            Commands commands,
            FormKind kind,
            IntakeFields fields,
            Transitions transitions,
            SurgerySaid surgery,
            Answered answered,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.transitions = transitions;
        this.surgery = surgery;
        this.answered = answered;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Writes into a field.
     *
     * @param whose finds the form and locks its visit, and refuses whoever may not write in it
     * @param base what the screen showed there, by the journal entry that wrote it; null when nothing stood there
     * @throws WrittenMeanwhile who was first
     * @throws InvalidInput when it can be no answer to this field
     */
    Done<FormId> write(
            UUID key, Supplier<IntakeForm> whose, String field, @Nullable Long base, String value, Origin origin) {
        var asked = fields.get(field);
        var kept = WhoSheIs.keep(field, asked.kind().keep(asked, value), BusinessTime.day(commands.now()));
        if (field.equals(IntakeField.IDENTITY) && kept.startsWith("YES")) {
            throw new InvalidInput(field, "refusal.intake.identity");
        }
        return commands.once(kind, key, FormAct.WRITE, () -> {
            var form = whose.get();
            if (asked.sensitive() && !consented(form.visit())) {
                throw new Refusal("refusal.intake.consent");
            }
            var so = standing(form.visit(), field);
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
            var moment = new Moment(visit, context.now(), context.entry());
            if (field.personal()) {
                // What was checked is not what is said now.
                answered.takeOut(moment, IntakeField.IDENTITY);
                kind.tellVisit(visit);
            }
            if (field.neededBefore() != null || field.code().equals(IntakeField.ALLERGY)) {
                kind.tellVisit(visit);
            }
            if (field.code().equals(IntakeField.SURGERY_TODAY)) {
                surgery.said(moment, value);
            }
        });
    }

    /** The guest has signed the notice, in this version: what goes with it is written along. */
    Done<FormId> signed(UUID key, Supplier<IntakeForm> whose, int version, Consumer<Moment> along) {
        return commands.once(kind, key, FormAct.SIGN, () -> {
            var form = whose.get();
            var visit = form.visit();
            return commands.run(kind, form.telling(), FormAct.SIGN.with("version", version), context -> {
                var values = Map.of(
                        "field",
                        IntakeField.PRIVACY,
                        "value",
                        Integer.toString(version),
                        "origin",
                        Origin.GUEST_HERSELF.name());
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

    /** Whether the guest agrees that answers about health are written down. */
    boolean consented(VisitId visit) {
        return exists(
                "SELECT FROM intake_consent WHERE visit_id = ? AND given AND ended IS NULL AND voided IS NULL",
                visit.value());
    }

    private void requirePerson(UUID person) {
        if (!exists("SELECT FROM customer_person WHERE record_id = ?", person)) {
            throw new InvalidInput(IntakeField.REFERRER, "refusal.intake.person");
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
            @Nullable String name) {

        boolean byGuest() {
            return origin.equals(Origin.GUEST_HERSELF.name());
        }
    }

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

    /**
     * Who was first, in a sentence; what was written stands in it: whoever fills the form may know that. The guest is told
     * nobody's name.
     */
    private Refusal meanwhile(VisitId visit, IntakeField field) {
        var so = standing(visit, field.code()).orElseThrow(() -> new Refusal("refusal.intake.none"));
        var guest = staff.lender().isPresent();
        var mine = guest == so.byGuest() && staff.account().toString().equals(so.actor);
        var at = so.since.toInstant();
        if (so.value.isEmpty()) {
            return mine
                    ? new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.outMine", at)
                    : guest
                            ? new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.outGuide", at)
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
                : guest
                        ? new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile.guide", said, at)
                        : new WrittenMeanwhile(so.entry, "refusal.intake.meanwhile", name(so), said, at);
    }

    private static Object name(Standing so) {
        return so.byGuest() ? GUEST : Optional.ofNullable(so.name).orElse("");
    }

    private Optional<String> personsName(UUID person) {
        return jdbc.sql("SELECT name FROM customer_person WHERE record_id = ? AND NOT discreet AND name IS NOT NULL")
                .param(person)
                .query(String.class)
                .optional();
    }
}
