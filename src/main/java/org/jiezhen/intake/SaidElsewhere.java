package org.jiezhen.intake;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guest answers to a question of the form while something else is done with her: it is written into the form, so that
 * there is one place for it. Within the acts of modules above, whose services name the permissions.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class SaidElsewhere {

    private final FormKind kind;
    private final IntakeFields fields;
    private final Answered answered;
    private final JdbcClient jdbc;

    SaidElsewhere(FormKind kind, IntakeFields fields, Answered answered, JdbcClient jdbc) {
        this.kind = kind;
        this.fields = fields;
        this.answered = answered;
        this.jdbc = jdbc;
    }

    /** What can be chosen in a field of the form, in the order of the house. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<IntakeField.Choice> choices(String field) {
        return fields.all().stream()
                .filter(one -> one.code().equals(field))
                .findFirst()
                .map(IntakeField::choices)
                .orElse(List.of());
    }

    /**
     * From now on this stands in fields that are not about health, and not about who she is. Whoever fills the form sees it at
     * once; what stands there already is left as it was written.
     *
     * @param moment of the act that brings it about, on a visit that is locked
     * @param said by the code of the field, as its kind keeps it; empty takes the answer out
     * @throws InvalidInput when it can be no answer to a field
     * @throws Refusal when a field is out of use
     */
    public void say(Moment moment, Map<String, String> said) {
        var stands = standing(moment.visit());
        var news = said.keySet().stream()
                .sorted()
                .filter(field -> !kept(field, said).equals(stands.getOrDefault(field, "")))
                .toList();
        if (!news.isEmpty()) {
            kind.beginUnlessBegun(moment.visit(), moment.entry());
            news.forEach(field -> answered.put(moment, field, kept(field, said), Origin.GUEST));
            kind.tellForm(moment.visit());
            kind.tellVisit(moment.visit());
        }
    }

    /** Who wrote what stands in a field, and when: for whoever has seen something else there. */
    public Refusal meanwhile(VisitId visit, String field) {
        var asked = fields.get(field);
        return jdbc.sql("""
                        SELECT coalesce(n.name, ''), a.value, a.started FROM intake_value a
                        JOIN journal_told j ON j.id = a.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE a.visit_id = ? AND a.field = ? AND a.ended IS NULL AND a.voided IS NULL""")
                .params(visit.value(), field)
                .query((rs, row) -> {
                    var at = rs.getObject(3, OffsetDateTime.class).toInstant();
                    return rs.getString(2).isEmpty()
                            ? new Refusal("refusal.intake.elsewhere.out", rs.getString(1), asked.name(), at)
                            : new Refusal("refusal.intake.elsewhere", rs.getString(1), asked.said(rs.getString(2)), at);
                })
                .optional()
                .orElseGet(() -> new Refusal("refusal.intake.elsewhere.other", asked.name()));
    }

    private String kept(String field, Map<String, String> said) {
        var asked = fields.get(field);
        if (asked.sensitive() || asked.personal()) {
            throw new IllegalArgumentException(field + " is said on the form alone");
        }
        return asked.kind().keep(asked, said.getOrDefault(field, ""));
    }

    private Map<String, String> standing(VisitId visit) {
        return jdbc
                .sql("SELECT field, value FROM intake_answer_now WHERE visit_id = ? AND NOT sensitive AND NOT personal")
                .param(visit.value())
                .query((rs, row) -> Map.entry(rs.getString(1), rs.getString(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
