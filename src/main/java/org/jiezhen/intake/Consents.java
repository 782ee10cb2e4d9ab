package org.jiezhen.intake;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a guest agrees that answers about health are written down, to whomever it is said. Services name the permissions. */
@Component
class Consents {

    private final Commands commands;
    private final FormKind kind;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Consents(Commands commands, FormKind kind, Transitions transitions, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * The guest agrees, or does not: then what was said is shown to nobody any more, on this visit and on those before.
     *
     * @param whose finds the form and locks its visit, and refuses whoever may not write in it
     */
    Done<FormId> said(UUID key, Supplier<IntakeForm> whose, boolean given) {
        return commands.once(kind, key, FormAct.CONSENT, () -> {
            var form = whose.get();
            var deed = FormAct.CONSENT.because(given ? "GIVEN" : "NOT_GIVEN");
            return commands.run(kind, form.telling(), deed, context -> {
                says(form.visit(), given, context);
                if (!given) {
                    consentedBefore(form.visit()).forEach(earlier -> {
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
}
