package org.jiezhen.umbrellas;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Ticket;
import org.jiezhen.umbrellas.LoansBoard.LoanFact;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which umbrellas are out, with whom, since when. */
@Component
public class LoansBoard implements BoardSource<LoanFact> {

    /** Whoever lends them. */
    public static final Audience<LoanFact> DESK = Audience.everyRow(
            "desk",
            UmbrellaPermission.LEND,
            Column.ticket(Field.<LoanFact>of("u", fact -> Loan.name(fact.umbrella)), "umbrellas.umbrella"),
            Column.text(Field.<LoanFact>of("tk", fact -> fact.ticket.text()), "umbrellas.ticket")
                    .strong(),
            Column.elapsed(Field.<LoanFact>of("s", fact -> fact.since.toEpochMilli()), "umbrellas.out"),
            Column.actions(_ -> List.of(Next.of("RETURN")), "umbrellas.action", "RETURN"));

    /**
     * An umbrella that is out.
     *
     * @param visit whose guest has it
     */
    public record LoanFact(LoanId loan, int umbrella, VisitId visit, Ticket ticket, Instant since)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return loan.toString();
        }
    }

    private static final String OUT = """
            SELECT n.loan_id, n.umbrella, n.visit_id, v.arrival_day, v.ticket_number, n.started
            FROM umbrella_now n JOIN visit_now v USING (visit_id)""";

    private final JdbcClient jdbc;

    LoansBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "umbrellas";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("umbrella");
    }

    @Override
    public List<LoanFact> read() {
        return jdbc.sql(OUT).query(LoansBoard::fact).list();
    }

    @Override
    public Set<String> readInPart() {
        return subjects();
    }

    @Override
    public List<LoanFact> read(Part part) {
        return jdbc.sql(OUT + " WHERE n.loan_id = ANY (CAST(:loans AS uuid[]))")
                .param("loans", part.rowsAnd("umbrella"))
                .query(LoansBoard::fact)
                .list();
    }

    private static LoanFact fact(ResultSet rs, int row) throws SQLException {
        return new LoanFact(
                new LoanId(rs.getObject("loan_id", UUID.class)),
                rs.getInt("umbrella"),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                rs.getObject("started", OffsetDateTime.class).toInstant());
    }
}
