package org.jiezhen.sales;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.sales.OrdersBoard.OrderFact;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The orders of this house that stand: open, or void because what was signed is. Nothing is paid here, so that an order stands until
 * its guest is consulted again. No guest's name is on it, and no item.
 */
@Component
public class OrdersBoard implements BoardSource<OrderFact> {

    /** The board's name. */
    public static final String NAME = "orders";

    /** How an order stands. */
    public enum State {
        /** What was signed holds, and the guest is here. */
        OPEN,
        /** The guest has left, and it is open. */
        LEFT_OPEN,
        /** What was signed holds no longer: it must not be charged. */
        VOID
    }

    /** The cashier and the manager: all of them. */
    public static final Audience<OrderFact> ALL = new Audience<>("all", SalesPermission.SEE, _ -> true, shown());

    /** Those with which somebody is credited. */
    public static Audience<OrderFact> of(StaffId person) {
        return new Audience<>("mine:" + person, SalesPermission.OWN, fact -> fact.sellers.contains(person), shown());
    }

    /** Who may correct by hand whom an order is credited to. */
    public static final Audience<OrderFact> CORRECTING = new Audience<>(
            "correcting",
            SalesPermission.CORRECT,
            _ -> true,
            Stream.concat(
                            shown().stream(),
                            Stream.of(Column.<OrderFact>actions(
                                    _ -> List.of(Next.of("CORRECT")), "sales.action", "CORRECT")))
                    .toList());

    private static List<Shown<OrderFact>> shown() {
        return List.of(
                Column.ticket(Field.<OrderFact>of("no", fact -> Deals.label(fact.number)), "sales.number"),
                Column.text(Field.<OrderFact>of("tk", fact -> fact.ticket.text()), "sales.ticket")
                        .strong()
                        .sub(Field.of("dy", fact -> fact.ticket.day().toString())),
                Column.text(Field.<OrderFact>of("de", fact -> fact.departmentName), "sales.department"),
                Column.text(Field.<OrderFact>of("sm", fact -> fact.deal.total()), "sales.sum")
                        .late(Field.of("vd", fact -> fact.holds ? null : true)),
                Column.text(Field.<OrderFact>of("by", fact -> fact.names), "sales.credited"),
                Column.status(
                        Field.<OrderFact>of("st", OrderFact::state),
                        "sales.state",
                        new Mark("OPEN", "sq", false),
                        new Mark("LEFT_OPEN", "i-arrow", false),
                        new Mark("VOID", "i-x", false)),
                Column.elapsed(Field.<OrderFact>of("s", fact -> fact.closed.toEpochMilli()), "sales.since"));
    }

    /**
     * An order.
     *
     * @param sellers who is credited with it, and {@code names} what they are called
     * @param here whether its guest is in the house
     * @param holds whether what was signed holds
     */
    public record OrderFact(
            UUID order,
            DealId dealId,
            VisitId visit,
            long number,
            Ticket ticket,
            Localized departmentName,
            Fen deal,
            Set<StaffId> sellers,
            String names,
            Instant closed,
            boolean here,
            boolean holds)
            implements BoardSource.Fact {

        public OrderFact {
            sellers = Set.copyOf(sellers);
        }

        @Override
        public String id() {
            return order.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(visit.toString());
        }

        State state() {
            return !holds ? State.VOID : here ? State.OPEN : State.LEFT_OPEN;
        }
    }

    private static final String ORDERS = """
            SELECT n.order_id, n.deal_id, n.visit_id, n.number, v.arrival_day, v.ticket_number, d.name_zh, d.name_en, n.deal_fen,
                   s.sellers, s.names, n.closed, v.status = 'IN_PROGRESS' AS here, n.holds
            FROM sales_order_now n
            JOIN visit v ON v.id = n.visit_id
            JOIN department d ON d.code = n.department
            JOIN LATERAL (SELECT array_agg(x.staff_id) AS sellers, string_agg(m.name, '、' ORDER BY x.per_mille DESC, m.name) AS names
                          FROM sales_share_now x LEFT JOIN staff_named m ON m.actor = x.staff_id::text
                          WHERE x.order_id = n.order_id) AS s ON true
            WHERE n.closed > now() - interval '31 days'""";

    private final JdbcClient jdbc;

    OrdersBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("deal", "visit", "quote", "document", "outcome", "account", "department");
    }

    /** An order that is shown. */
    public Optional<OrderFact> find(String order) {
        return read().stream().filter(fact -> fact.id().equals(order)).findFirst();
    }

    @Override
    public List<OrderFact> read() {
        return jdbc.sql(ORDERS).query(OrdersBoard::fact).list();
    }

    private static OrderFact fact(ResultSet rs, int row) throws SQLException {
        var names = rs.getString("names");
        return new OrderFact(
                rs.getObject("order_id", UUID.class),
                new DealId(rs.getObject("deal_id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getLong("number"),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new Localized(rs.getString("name_zh"), rs.getString("name_en")),
                new Fen(rs.getLong("deal_fen")),
                Arrays.stream((UUID[]) rs.getArray("sellers").getArray())
                        .map(StaffId::new)
                        .collect(Collectors.toUnmodifiableSet()),
                names == null ? "" : names,
                rs.getObject("closed", OffsetDateTime.class).toInstant(),
                rs.getBoolean("here"),
                rs.getBoolean("holds"));
    }
}
