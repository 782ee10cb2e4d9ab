package org.jiezhen.intake;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a guest says about health, looked at within acts of modules above, whose services name the permissions. Whoever may not
 * know it is given nothing; each look is journalled, as one into the form is.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HealthSaid {

    /**
     * An answer.
     *
     * @param today whether the guest has said or confirmed it on this visit; otherwise it stood in a booking, or was said before
     */
    public record Said(Localized field, Localized value, boolean today) {}

    private final Commands commands;
    private final FormKind kind;
    private final IntakeFields fields;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    HealthSaid(Commands commands, FormKind kind, IntakeFields fields, CurrentStaff staff, JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.fields = fields;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** The answers of a guest, in the order of the form; none for whoever may not know them. */
    public List<Said> look(VisitId visit) {
        var form = kind.find(visit);
        if (form.isEmpty() || !mayKnow(visit)) {
            return List.of();
        }
        var values = jdbc
                .sql("""
                        SELECT a.field, a.value, v.origin IN ('GUEST', 'GUEST_HERSELF', 'CONFIRMED') AS today
                        FROM intake_answer_now a
                        JOIN intake_value v ON v.visit_id = a.visit_id AND v.field = a.field AND v.ended IS NULL AND v.voided IS NULL
                        WHERE a.visit_id = ? AND a.sensitive""")
                .param(visit.value())
                .query((rs, row) -> new Value(rs.getString(1), rs.getString(2), rs.getBoolean(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Value::field, one -> one));
        if (values.isEmpty()) {
            return List.of();
        }
        commands.run(kind, form.get(), FormAct.LOOK.plain(), _ -> {});
        return fields.all().stream()
                .flatMap(field -> Stream.ofNullable(values.get(field.code()))
                        .map(value -> new Said(field.name(), field.said(value.value), value.today)))
                .toList();
    }

    private record Value(String field, String value, boolean today) {}

    private boolean mayKnow(VisitId visit) {
        return staff.may(IntakePermission.HEALTH) || (staff.may(IntakePermission.HEALTH_OF_MINE) && isMine(visit));
    }

    private boolean isMine(VisitId visit) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM visit_custody_now WHERE visit_id = :visit AND staff_id = :me)
                            OR EXISTS (SELECT FROM visit v JOIN booking_consultant b USING (booking_id)
                                       WHERE v.id = :visit AND b.consultant_id = :me)""")
                .param("visit", visit.value())
                .param("me", staff.id().value())
                .query(Boolean.class)
                .single();
    }
}
