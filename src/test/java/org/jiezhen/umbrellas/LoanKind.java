package org.jiezhen.umbrellas;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.umbrellas.Umbrellas.Lent;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jiezhen.visits.VisitRecords.Moment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A loan, as commands act on it and take it back. */
@Component
class LoanKind implements Kind<LoanId, Loan> {

    private static final String BACK = "UMBRELLA_BACK";

    private final JdbcClient jdbc;
    private final VisitRecords visits;

    LoanKind(JdbcClient jdbc, VisitRecords visits) {
        this.jdbc = jdbc;
        this.visits = visits;
    }

    /** A new one, of an umbrella that is not out yet. */
    Loan of(VisitId visit, int umbrella) {
        var loan = new Loan(LoanId.random(), visit, umbrella, null);
        jdbc.sql("INSERT INTO umbrella_loan (id, visit_id, umbrella) VALUES (?, ?, ?)")
                .params(loan.id().value(), visit.value(), umbrella)
                .update();
        return loan;
    }

    /** Those that a guest has now. */
    List<Lent> lent(VisitId visit) {
        return jdbc.sql("SELECT loan_id, umbrella FROM umbrella_now WHERE visit_id = ? ORDER BY started")
                .param(visit.value())
                .query((rs, row) -> new Lent(new LoanId(rs.getObject(1, UUID.class)), Loan.name(rs.getInt(2))))
                .list();
    }

    /** A guest waits, beside all else, for the umbrella to be taken back: as long as there is one. */
    void settle(Moment moment) {
        if (lent(moment.visit()).isEmpty()) {
            visits.noLongerWaitingFor(moment, BACK);
        } else {
            visits.nowWaitingFor(moment, BACK);
        }
    }

    /** Who has an umbrella, and since when, if it is out. */
    Optional<Refusal> taken(int umbrella) {
        return jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, n.started
                        FROM umbrella_now n JOIN visit_now v USING (visit_id) WHERE n.umbrella = ?""")
                .param(umbrella)
                .query((rs, row) -> new Refusal(
                        "refusal.umbrella.taken",
                        Loan.name(umbrella),
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)).text(),
                        rs.getObject(3, OffsetDateTime.class).toInstant()))
                .optional();
    }

    @Override
    public String name() {
        return "umbrella";
    }

    @Override
    public LoanId id(UUID value) {
        return new LoanId(value);
    }

    @Override
    public Loan locked(LoanId id) {
        var locked = jdbc.sql("SELECT id FROM umbrella_loan WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw new Refusal("refusal.umbrella.unknown");
        }
        // Only now: whoever had the lock may have taken it back.
        return jdbc.sql("""
                        SELECT l.visit_id, l.umbrella, o.ended, n.name
                        FROM umbrella_loan l
                        JOIN umbrella_out o ON o.loan_id = l.id AND o.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = o.ended_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE l.id = ?""")
                .param(id.value())
                .query((rs, row) -> {
                    var ended = rs.getObject("ended", OffsetDateTime.class);
                    return new Loan(
                            id,
                            new VisitId(rs.getObject("visit_id", UUID.class)),
                            rs.getInt("umbrella"),
                            ended == null
                                    ? null
                                    : new Loan.Back(
                                            ended.toInstant(),
                                            Optional.ofNullable(rs.getString("name"))
                                                    .orElse("")));
                })
                .optional()
                .orElseThrow(() -> new Refusal("refusal.umbrella.unknown"));
    }

    /** Whoever lends umbrellas takes any of them back. */
    @Override
    public void requireMine(Loan loan) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(UmbrellaAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Loan.OUT);
    }

    @Override
    public Act undo() {
        return UmbrellaAct.UNDO;
    }

    /** It is out again only with a guest who is still here, and if nobody else has it by now. */
    @Override
    public void requireUndoable(Undone undone, Context<Loan> context) {
        if (undone.act() == UmbrellaAct.RETURN) {
            visits.here(context.subject().visit());
            taken(context.subject().umbrella()).ifPresent(had -> {
                throw had;
            });
        }
    }

    @Override
    public void takeBack(Undone undone, Context<Loan> context) {
        settle(new Moment(context.subject().visit(), context.now(), context.entry()));
    }
}
