package org.jiezhen.quotes;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Quotes, as commands act on them: one of each visit. */
@Component
class QuoteKind implements Kind<VisitId, Quote> {

    /** What the journal calls one. */
    static final String NAME = "quote";

    private final VisitRecords visits;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    QuoteKind(VisitRecords visits, CurrentStaff staff, JdbcClient jdbc) {
        this.visits = visits;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public VisitId id(UUID value) {
        return new VisitId(value);
    }

    /** Under the visit's own lock: the guest does not leave meanwhile. */
    @Override
    public Quote locked(VisitId id) {
        visits.hold(id);
        return read(id);
    }

    /** Of which guest it is; to be asked under the visit's lock, or by whoever only looks. */
    Quote read(VisitId id) {
        return jdbc.sql("SELECT arrival_day, ticket_number FROM visit WHERE id = ?")
                .param(id.value())
                .query((rs, row) -> new Quote(id, new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.visit.unknown"));
    }

    /** Whoever has the guest, or has had the guest on this visit; and those whose business every visit is. */
    @Override
    public void requireMine(Quote quote) {
        if (!mayWrite(quote.id())) {
            throw new Refusal("refusal.visit.unknown");
        }
    }

    /** Whether the guest is, or was, in the hands of whoever asks. */
    boolean mayWrite(VisitId visit) {
        return staff.may(Permission.VISITS_SEE)
                || asked(
                        "SELECT FROM visit_custody WHERE visit_id = :visit AND staff_id = :me AND voided IS NULL",
                        visit);
    }

    /** Whether whoever asks may see the quote of a visit: also whoever is to take the guest over, or has seen or quoted her. */
    boolean concerns(VisitId visit) {
        return mayWrite(visit)
                || asked("SELECT FROM visit_handoff_now WHERE visit_id = :visit AND taker_id = :me", visit)
                || asked("SELECT FROM doctor_record_now WHERE visit_id = :visit AND doctor_id = :me", visit)
                || asked("SELECT FROM quote_version WHERE visit_id = :visit AND written_by = :me", visit);
    }

    // The statement is the code's own.
    private boolean asked(String select, VisitId visit) {
        return jdbc.sql("SELECT EXISTS (" + select + ")")
                .param("visit", visit.value())
                .param("me", staff.id().value())
                .query(Boolean.class)
                .single();
    }

    @Override
    public Collection<? extends Act> acts() {
        return List.of(QuoteAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Quote.APPROVAL, Quote.ACCEPTANCE, Quote.SHOWN, Quote.TRIED);
    }

    @Override
    public Act undo() {
        return QuoteAct.UNDO;
    }

    /** None of its acts is a tap that is taken back. */
    @Override
    public void requireUndoable(Undone undone, Context<Quote> context) {
        throw new Refusal("refusal.quote.unknown");
    }
}
