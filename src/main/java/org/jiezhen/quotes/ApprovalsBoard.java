package org.jiezhen.quotes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.customers.ShownName;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Next;
import org.jiezhen.quotes.ApprovalsBoard.AskedFact;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Discounts that wait for approval; each person is sent those that this person may approve. */
@Component
public class ApprovalsBoard implements BoardSource<AskedFact> {

    /** The board's name. */
    public static final String NAME = "approvals";

    /**
     * A version that waits.
     *
     * @param name as boards show it
     * @param by who has asked, and who wrote it
     * @param limit how far that person may go
     */
    public record AskedFact(
            VisitId visit,
            Ticket ticket,
            @Nullable Object name,
            int number,
            StaffId writer,
            String by,
            Fen list,
            Fen deal,
            int perMille,
            int limit,
            Instant since,
            int seconds)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return visit.toString();
        }
    }

    /**
     * What somebody may approve.
     *
     * @param limit how far this person goes
     */
    static Audience<AskedFact> of(StaffId person, int limit) {
        return new Audience<>(
                "of:" + person + ":" + limit,
                QuotePermission.APPROVE,
                fact -> fact.perMille <= limit && !fact.writer.equals(person),
                List.of(
                        Column.ticket(field("tk", fact -> fact.ticket.text()), "approvals.ticket"),
                        Column.text(field("nm", AskedFact::name), "approvals.guest")
                                .strong()
                                .none("name.unknown")
                                .sub(field("no", AskedFact::number)
                                        .counted("approvals.version.one", "approvals.version.more")),
                        Column.text(field("pc", fact -> Quotes.percent(fact.perMille) + " %"), "approvals.percent")
                                .strong()
                                .sub(field("li", fact -> Quotes.percent(fact.limit))
                                        .counted("approvals.limit.one", "approvals.limit")),
                        Column.text(field("de", fact -> fact.deal.text()), "approvals.deal")
                                .sub(field("ls", fact -> fact.list.text())),
                        Column.text(field("by", AskedFact::by), "approvals.by"),
                        Column.elapsed(
                                field("s", fact -> fact.since.toEpochMilli()),
                                field("tg", AskedFact::seconds),
                                "approvals.since"),
                        Column.actions(_ -> List.of(Next.of("OPEN")), "approvals.action", "OPEN"),
                        field("py", fact -> ShownName.spelled(fact.name))));
    }

    private static Field<AskedFact> field(String name, Function<AskedFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private final JdbcClient jdbc;

    ApprovalsBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(QuoteKind.NAME, "visit", "customer", "account", "target");
    }

    @Override
    public List<AskedFact> read() {
        return jdbc.sql("""
                        SELECT a.visit_id, n.arrival_day, n.ticket_number, w.discreet, w.alias, w.name, v.number, v.written_by,
                               g.name AS by_name, v.list_fen, v.deal_fen, v.per_mille, v.limit_per_mille, a.started, t.seconds
                        FROM visit o
                        JOIN quote_approval a ON a.visit_id = o.id
                        JOIN quote_version v ON v.id = a.version_id
                        JOIN LATERAL (SELECT * FROM visit_now WHERE visit_id = a.visit_id LIMIT 1) AS n ON true
                        JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = a.visit_id LIMIT 1) AS w ON true
                        JOIN target t ON t.code = 'QUOTE_APPROVAL'
                        LEFT JOIN staff_named g ON g.actor = a.staff_id::text
                        WHERE o.status = 'IN_PROGRESS' AND a.state = 'ASKED' AND a.ended IS NULL AND a.voided IS NULL""")
                .query((rs, row) -> new AskedFact(
                        new VisitId(rs.getObject("visit_id", UUID.class)),
                        new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                        ShownName.of(rs.getBoolean("discreet"), rs.getString("alias"), rs.getString("name")),
                        rs.getInt("number"),
                        new StaffId(rs.getObject("written_by", UUID.class)),
                        Optional.ofNullable(rs.getString("by_name")).orElse(""),
                        new Fen(rs.getLong("list_fen")),
                        new Fen(rs.getLong("deal_fen")),
                        rs.getInt("per_mille"),
                        rs.getInt("limit_per_mille"),
                        rs.getObject("started", OffsetDateTime.class).toInstant(),
                        rs.getInt("seconds")))
                .list();
    }
}
