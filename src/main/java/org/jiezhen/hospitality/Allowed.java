package org.jiezhen.hospitality;

import java.time.OffsetDateTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether a guest may be given anything: said in a sentence, before the database refuses it. */
@Component
class Allowed {

    private final JdbcClient jdbc;

    Allowed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal who says that the guest fasts, and since when; or that nobody has asked; or that nobody came along */
    void require(VisitId visit, Ticket ticket, Whom whom) {
        if (whom == Whom.COMPANION) {
            if (companions(visit) == 0) {
                throw new Refusal("refusal.hospitality.alone", ticket.text());
            }
            return;
        }
        var refusal = jdbc.sql("""
                        SELECT f.state, f.since, n.name FROM fasting_now f
                        LEFT JOIN journal_told j ON j.id = f.entry
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE f.visit_id = ? AND f.state <> 'NO'""")
                .param(visit.value())
                .query((rs, row) -> rs.getString(1).equals("YES")
                        ? new Refusal(
                                "refusal.hospitality.fasting",
                                ticket.text(),
                                rs.getObject(2, OffsetDateTime.class).toInstant(),
                                rs.getString(3))
                        : new Refusal("refusal.hospitality.notKnown", ticket.text()))
                .optional();
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /** Whether the guest is known not to fast. */
    boolean mayHave(VisitId visit) {
        return jdbc.sql("SELECT NOT drink_refused(?)")
                .param(visit.value())
                .query(Boolean.class)
                .single();
    }

    private int companions(VisitId visit) {
        return jdbc.sql("SELECT companions FROM visit WHERE id = ?")
                .param(visit.value())
                .query(Integer.class)
                .single();
    }
}
