package org.jiezhen.sales;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.documents.DocumentRecords;
import org.jiezhen.documents.TextKind;
import org.jiezhen.house.House;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Panel;
import org.jiezhen.outcomes.OutcomeRecords;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.prices.Need;
import org.jiezhen.quotes.QuoteRecords;
import org.jiezhen.quotes.QuoteRecords.Accepted;
import org.jiezhen.quotes.QuoteRecords.AcceptedLine;
import org.jiezhen.sales.Credit.Player;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A deal is what the guest has accepted and signed. One press orders it, for each department to which it is settled; says who is
 * credited; says what became of the consultation, with the callback and the folder; fills the lab form that it needs; and asks a
 * guide to come along to the cashier. Payments are not kept here.
 */
@Service
@Transactional
public class Deals {

    /** What a guide is asked: to come along to the cashier. */
    static final String TO_CASHIER = "TO_CASHIER";

    /** What an order is about. */
    public record OrderLine(Localized item, int quantity, int units, Fen deal) {}

    /** An order, or what would become one. */
    public record Order(
            String number,
            String department,
            Localized departmentName,
            Fen deal,
            List<OrderLine> lines,
            List<Share> shares) {

        public Order {
            lines = List.copyOf(lines);
            shares = List.copyOf(shares);
        }
    }

    /**
     * What a deal would be.
     *
     * @param missing what lacks, each with who supplies it; empty when it can be closed
     * @param lab whether a lab form is filled with it
     */
    public record Prepared(List<Refusal> missing, int version, Fen deal, List<Order> orders, boolean lab) {

        public Prepared {
            missing = List.copyOf(missing);
            orders = List.copyOf(orders);
        }
    }

    /**
     * A deal that stands.
     *
     * @param holds whether what was signed still holds
     */
    public record Closed(DealId deal, boolean holds, Fen sum, Instant at, String by, List<Order> orders) {

        public Closed {
            orders = List.copyOf(orders);
        }
    }

    private final Commands commands;
    private final DealKind kind;
    private final QuoteRecords quotes;
    private final DocumentRecords documents;
    private final OutcomeRecords outcomes;
    private final ShareRules rules;
    private final TaskRecords tasks;
    private final Orders lab;
    private final VisitRecords visits;
    private final House house;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Deals(
            Commands commands,
            DealKind kind,
            QuoteRecords quotes,
            DocumentRecords documents,
            OutcomeRecords outcomes,
            ShareRules rules,
            TaskRecords tasks,
            Orders lab,
            VisitRecords visits,
            House house,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.quotes = quotes;
        this.documents = documents;
        this.outcomes = outcomes;
        this.rules = rules;
        this.tasks = tasks;
        this.lab = lab;
        this.visits = visits;
        this.house = house;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    // ---- what is so

    /** What closing would do, or why it cannot be. */
    @RolesAllowed(SalesPermission.CLOSE)
    @Transactional(readOnly = true)
    public Prepared prepare(VisitId visit) {
        outcomes.requireConcerned(visit);
        var accepted = quotes.accepted(visit);
        return accepted.map(one -> new Prepared(
                        missing(visit, one), one.number(), one.deal(), orders(visit, one), needsLab(visit, one)))
                .orElseGet(() ->
                        new Prepared(List.of(new Refusal("refusal.deal.notAccepted")), 0, Fen.NONE, List.of(), false));
    }

    /** The deal of a visit that stands; empty also when it is none of this person's business. */
    @RolesAllowed({SalesPermission.CLOSE, SalesPermission.SEE})
    @Transactional(readOnly = true)
    public Optional<Closed> of(VisitId visit) {
        return staff.may(SalesPermission.SEE) || outcomes.isConcerned(visit) ? standing(visit) : Optional.empty();
    }

    /** The same, for whoever refuses because of it. */
    Optional<Closed> standing(VisitId visit) {
        record Row(DealId deal, boolean holds, Fen sum, Instant at, String by) {}
        return jdbc.sql("""
                        SELECT d.id, bool_and(n.holds), d.deal_fen, d.closed, s.name
                        FROM sales_order_now n JOIN sales_deal d ON d.id = n.deal_id
                        LEFT JOIN staff_named s ON s.actor = d.closed_by::text
                        WHERE n.visit_id = ? GROUP BY d.id, d.deal_fen, d.closed, s.name""")
                .param(visit.value())
                .query((rs, row) -> new Row(
                        new DealId(rs.getObject(1, UUID.class)),
                        rs.getBoolean(2),
                        new Fen(rs.getLong(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(5), "")))
                .optional()
                .map(row -> new Closed(row.deal, row.holds, row.sum, row.at, row.by, orders(row.deal)));
    }

    List<Order> orders(DealId deal) {
        return jdbc.sql("SELECT id, number, department, deal_fen FROM sales_order WHERE deal_id = ? ORDER BY number")
                .param(deal.value())
                .query((rs, row) -> {
                    var id = rs.getObject(1, UUID.class);
                    return new Order(
                            label(rs.getLong(2)),
                            rs.getString(3),
                            department(rs.getString(3)),
                            new Fen(rs.getLong(4)),
                            lines(id),
                            shares(id));
                })
                .list();
    }

    private List<OrderLine> lines(UUID order) {
        return jdbc.sql(
                        "SELECT zh, en, quantity, units, deal_fen FROM sales_order_line WHERE order_id = ? ORDER BY line")
                .param(order)
                .query((rs, row) -> new OrderLine(
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getInt(3),
                        rs.getInt(4),
                        new Fen(rs.getLong(5))))
                .list();
    }

    private List<Share> shares(UUID order) {
        return jdbc.sql("""
                        SELECT s.staff_id, n.name, s.part, s.per_mille, s.fen FROM sales_share_now s
                        LEFT JOIN staff_named n ON n.actor = s.staff_id::text
                        WHERE s.order_id = ? ORDER BY s.per_mille DESC, n.name""")
                .param(order)
                .query((rs, row) -> new Share(
                        new StaffId(rs.getObject(1, UUID.class)),
                        Objects.requireNonNullElse(rs.getString(2), ""),
                        Part.valueOf(rs.getString(3)),
                        rs.getInt(4),
                        new Fen(rs.getLong(5))))
                .list();
    }

    static String label(long number) {
        return "S" + number;
    }

    private Localized department(String code) {
        return house.departments().stream()
                .filter(one -> one.code().equals(code))
                .map(one -> one.name())
                .findFirst()
                .orElse(new Localized(code, code));
    }

    // ---- what lacks

    private List<Refusal> missing(VisitId visit, Accepted accepted) {
        var missing = new ArrayList<Refusal>();
        var contract = documents.valid(visit, TextKind.SERVICE_CONTRACT);
        if (contract.filter(valid ->
                        isOf(valid.document() == null ? null : valid.document().value(), accepted))
                .isEmpty()) {
            missing.add(new Refusal("refusal.deal.contract", accepted.number()));
        }
        if (documents.valid(visit, TextKind.PRIVACY).isEmpty()) {
            missing.add(new Refusal("refusal.deal.privacy"));
        }
        return missing;
    }

    private boolean isOf(@Nullable UUID document, Accepted accepted) {
        return document != null
                && jdbc.sql(
                                "SELECT EXISTS (SELECT FROM document_now WHERE document_id = ? AND bound_kind = 'quote' AND bound_id = ?)")
                        .params(document, accepted.version().toString())
                        .query(Boolean.class)
                        .single();
    }

    private boolean needsLab(VisitId visit, Accepted accepted) {
        return staff.may(LabPermission.PREPARE)
                && accepted.lines().stream().anyMatch(line -> line.needs().contains(Need.LAB))
                && !usual().isEmpty()
                && lab.of(visit).isEmpty();
    }

    private List<String> usual() {
        return lab.offered().stream().filter(Panel::usual).map(Panel::code).toList();
    }

    // ---- what it would be

    private List<Order> orders(VisitId visit, Accepted accepted) {
        var rule = rules.on(BusinessTime.day(commands.now()));
        var seller = player(accepted.by());
        var players = players(visit);
        return accepted.lines().stream()
                .collect(Collectors.groupingBy(AcceptedLine::department, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> {
                    var lines = one.getValue().stream().map(Deals::line).toList();
                    var sum = Fen.sum(lines.stream().map(OrderLine::deal).toList());
                    return new Order(
                            "",
                            one.getKey(),
                            department(one.getKey()),
                            sum,
                            lines,
                            Credit.of(sum, rule.worth(), seller, players));
                })
                .toList();
    }

    private static OrderLine line(AcceptedLine line) {
        return new OrderLine(line.item().name(), line.quantity(), line.units(), line.deal());
    }

    /** The doctors who have confirmed something of it, and whoever received the guest; nobody plays two parts. */
    private Map<Part, List<Player>> players(VisitId visit) {
        var all = new EnumMap<Part, List<Player>>(Part.class);
        all.put(Part.DOCTOR, named("""
                        SELECT DISTINCT n.actor::uuid, n.name FROM doctor_confirmed_now d
                        JOIN staff_named n ON n.actor = d.doctor_id::text
                        WHERE d.visit_id = ? AND d.verdict = 'CONFIRMED' ORDER BY n.name""", visit));
        all.put(Part.RECEPTION, named("""
                        SELECT n.actor::uuid, n.name FROM journal_told j JOIN staff_named n ON n.actor = j.actor
                        WHERE j.subject_kind = 'visit' AND j.subject_id = ?::text AND j.action = 'visits.arrive'
                        ORDER BY j.id LIMIT 1""", visit));
        return all;
    }

    private List<Player> named(String sql, VisitId visit) {
        return jdbc.sql(sql)
                .param(visit.value())
                .query((rs, row) -> new Player(new StaffId(rs.getObject(1, UUID.class)), rs.getString(2)))
                .list();
    }

    private Player player(StaffId who) {
        return jdbc.sql("SELECT name FROM staff_named WHERE actor = ?")
                .param(who.toString())
                .query(String.class)
                .optional()
                .map(name -> new Player(who, name))
                .orElseGet(() -> new Player(who, ""));
    }

    // ---- closing

    /**
     * Closes the deal with a guest who is here: what was accepted and signed is ordered.
     *
     * @param said the callback, and a note
     * @throws Refusal that says what lacks, and who supplies it; that a deal stands already, who closed it, and when
     */
    @RolesAllowed(SalesPermission.CLOSE)
    public Done<DealId> close(UUID key, VisitId visit, Outcomes.Said said) {
        return commands.once(kind, key, DealAct.CLOSE, () -> {
            visits.hold(visit);
            outcomes.requireConcerned(visit);
            standing(visit).ifPresent(closed -> {
                throw already(closed);
            });
            var accepted = quotes.accepted(visit).orElseThrow(() -> new Refusal("refusal.deal.notAccepted"));
            missing(visit, accepted).stream().findFirst().ifPresent(lacks -> {
                throw lacks;
            });
            var ticket = outcomes.ticket(visit);
            var withLab = needsLab(visit, accepted);
            var done = commands.run(
                    kind,
                    new Deal(DealId.random(), visit, ticket),
                    DealAct.CLOSE
                            .with("version", accepted.version())
                            .with("deal", accepted.deal().value()),
                    context -> {
                        write(accepted, context);
                        if (transitions.begin(
                                        Deal.STANDING,
                                        context.subject().id().value(),
                                        Map.of("claim", visit.value()),
                                        context.now(),
                                        context.entry())
                                != Outcome.DONE) {
                            throw new IllegalStateException("a deal began under its visit's lock");
                        }
                        tasks.open(
                                new TaskRecords.Asked(TO_CASHIER, visit.value(), visit, null, null, null),
                                new TaskRecords.Moment(context.now(), context.entry()));
                    });
            outcomes.deal(visit, said);
            if (withLab) {
                lab.prepare(UUID.randomUUID(), visit, usual());
            }
            return done;
        });
    }

    private static Refusal already(Closed closed) {
        return new Refusal("refusal.deal.already", closed.by, closed.at);
    }

    private void write(Accepted accepted, Context<Deal> context) {
        var deal = context.subject();
        var document = documents
                .valid(deal.visit(), TextKind.SERVICE_CONTRACT)
                .map(DocumentRecords.Valid::document)
                .orElseThrow();
        var rule = rules.on(BusinessTime.day(context.now()));
        jdbc.sql("""
                        INSERT INTO sales_deal (id, visit_id, acceptance_id, version_id, document_id, rule, deal_fen, closed, closed_by, entry)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        deal.id().value(),
                        deal.visit().value(),
                        accepted.acceptance(),
                        accepted.version().value(),
                        document.value(),
                        rule.version(),
                        accepted.deal().value(),
                        context.now().atOffset(ZoneOffset.UTC),
                        context.staff(),
                        context.entry())
                .update();
        var lines = accepted.lines().stream()
                .collect(Collectors.groupingBy(AcceptedLine::department, TreeMap::new, Collectors.toList()));
        for (var order : orders(deal.visit(), accepted)) {
            var id = UUID.randomUUID();
            jdbc.sql("INSERT INTO sales_order (id, deal_id, department, deal_fen) VALUES (?, ?, ?, ?)")
                    .params(id, deal.id().value(), order.department, order.deal.value())
                    .update();
            Objects.requireNonNull(lines.get(order.department)).forEach(line -> insert(id, line));
            order.shares.forEach(share -> insert(id, share));
        }
    }

    private void insert(UUID order, AcceptedLine line) {
        jdbc.sql("""
                        INSERT INTO sales_order_line (order_id, line, item_id, zh, en, quantity, units, deal_fen)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        order,
                        line.line(),
                        line.item().item().value(),
                        line.item().name().zh(),
                        line.item().name().en(),
                        line.quantity(),
                        line.units(),
                        line.deal().value())
                .update();
    }

    private void insert(UUID order, Share share) {
        jdbc.sql("INSERT INTO sales_share (order_id, staff_id, part, per_mille, fen) VALUES (?, ?, ?, ?, ?)")
                .params(
                        order,
                        share.staff().value(),
                        share.part().name(),
                        share.perMille(),
                        share.fen().value())
                .update();
    }
}
