package org.jiezhen.quotes;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.prices.Need;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.shared.Fen;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What guests have accepted, for the commands of other modules: within their transaction, under the visit's lock. */
@Component
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
public class QuoteRecords {

    private final QuoteStore store;
    private final JdbcClient jdbc;

    QuoteRecords(QuoteStore store, JdbcClient jdbc) {
        this.store = store;
        this.jdbc = jdbc;
    }

    /**
     * What a guest has accepted. The contract that was filled with it belongs to {@code quote} and the version's id: see
     * {@link org.jiezhen.documents.BoundTo}.
     *
     * @param number which version of the quote it is, as people call it
     * @param acceptance the acceptance's own id: a version can be accepted again, once a doctor has confirmed again what was taken back
     * @param list what it would be by the list
     * @param deal all that is paid: the sum of the lines' deal prices
     * @param by who had it accepted
     */
    public record Accepted(
            QuoteVersionId version,
            int number,
            long acceptance,
            Fen list,
            Fen deal,
            Instant at,
            StaffId by,
            List<AcceptedLine> lines) {

        public Accepted {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line that was accepted.
     *
     * @param line its number in the version
     * @param item what it is, as it was when it was quoted: price, department, parts
     * @param quantity how many of it
     * @param units how many units are bought with all of it: of courses their units
     * @param deal what is paid for all of it
     * @param needs what is needed before it is done
     */
    public record AcceptedLine(
            int line, PricedItem item, int quantity, int units, Side side, Fen list, Fen deal, Set<Need> needs) {

        public AcceptedLine {
            needs = Set.copyOf(needs);
        }

        /** The code of the department to which it is settled. */
        public String department() {
            return item.department();
        }
    }

    private record Row(long id, UUID version, long list, long deal, Instant at, UUID by) {}

    /** What the guest of a visit has accepted, if that still holds. */
    public Optional<Accepted> accepted(VisitId visit) {
        return jdbc.sql("""
                        SELECT id, version_id, list_fen, deal_fen, started, staff_id FROM quote_acceptance
                        WHERE visit_id = ? AND ended IS NULL AND voided IS NULL""")
                .param(visit.value())
                .query((rs, row) -> new Row(
                        rs.getLong(1),
                        rs.getObject(2, UUID.class),
                        rs.getLong(3),
                        rs.getLong(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant(),
                        rs.getObject(6, UUID.class)))
                .optional()
                .map(row -> accepted(visit, row));
    }

    private Accepted accepted(VisitId visit, Row row) {
        var deals = new HashMap<Integer, Fen>();
        jdbc.sql("SELECT line, deal_fen FROM quote_accepted_line WHERE acceptance_id = ?")
                .param(row.id)
                .query(rs -> {
                    deals.put(rs.getInt(1), new Fen(rs.getLong(2)));
                });
        var version = store.of(visit).stream()
                .filter(one -> one.id().value().equals(row.version))
                .findFirst()
                .orElseThrow();
        return new Accepted(
                version.id(),
                version.number(),
                row.id,
                new Fen(row.list),
                new Fen(row.deal),
                row.at,
                new StaffId(row.by),
                version.lines(deals.keySet()).stream()
                        .map(line -> new AcceptedLine(
                                line.line(),
                                line.item(),
                                line.quantity(),
                                line.units(),
                                line.side(),
                                line.list(),
                                deals.getOrDefault(line.line(), Fen.NONE),
                                line.item().needs()))
                        .toList());
    }
}
