package org.jiezhen.intake;

import java.util.Map;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a guest answered elsewhere than on the form, written into it: nobody is asked twice. */
@Component
class Answered {

    private final Transitions transitions;
    private final JdbcClient jdbc;

    Answered(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * From now on this stands in the field.
     *
     * @param moment of the act that brings it about, on a visit that is locked and whose form was begun
     */
    void put(Moment moment, String field, String value, Origin origin) {
        var visit = moment.visit().value();
        var values = Map.of("field", field, "value", value, "origin", origin.name());
        var open = open(moment.visit(), field);
        var outcome = open == null
                ? transitions.begin(IntakeForm.VALUE, visit, values, moment.now(), moment.entry())
                : transitions.next(IntakeForm.VALUE, visit, open, values, moment.now(), moment.entry());
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException(field + " of " + visit + " changed under its lock");
        }
    }

    /** Nothing stands in the field from now on, if anything did. */
    void takeOut(Moment moment, String field) {
        var stands = jdbc.sql("SELECT EXISTS (SELECT FROM intake_answer_now WHERE visit_id = ? AND field = ?)")
                .params(moment.visit().value(), field)
                .query(Boolean.class)
                .single();
        if (stands) {
            put(moment, field, "", Origin.GUEST);
        }
    }

    private @Nullable Long open(VisitId visit, String field) {
        return jdbc.sql("""
                        SELECT id FROM intake_value
                        WHERE visit_id = ? AND field = ? AND ended IS NULL AND voided IS NULL""")
                .params(visit.value(), field)
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
