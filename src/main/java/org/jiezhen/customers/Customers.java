package org.jiezhen.customers;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.customers.CustomerLook.Consent;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.CustomerLook.Person;
import org.jiezhen.customers.CustomerLook.Unmasked;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The customers of the house, for whoever may see them. */
@Service
@RolesAllowed(Permission.CUSTOMERS_SEE)
@Transactional(readOnly = true)
public class Customers {

    /** So many whose records somebody opened of late are kept at hand. */
    public static final int RECENT = 8;

    // Any record leads to the one that stands for the person; a document may have been taken with another of its
    // records.
    private static final String LOOK = """
            SELECT p.id, p.version, p.name, right(p.phone, 4) AS tail, p.sex,
                   CAST(extract(year FROM p.birth_date) AS int) AS born, p.language, p.discreet, p.alias,
                   f.id AS referrer, coalesce(f.name, '—') AS referrer_name, a.id AS consultant, a.display_name,
                   d.kind, d.tail AS document_tail,
                   (SELECT count(*) FROM customer r WHERE r.root_id = p.id AND r.merged_into IS NOT NULL) + 1 AS records
            FROM customer k
            JOIN customer p ON p.id = k.root_id
            LEFT JOIN customer fr ON fr.id = p.referrer_id
            LEFT JOIN customer f ON f.id = fr.root_id
            LEFT JOIN account a ON a.id = p.consultant_id
            LEFT JOIN LATERAL (%s) d ON true
            WHERE k.id = :id""";
    private static final String DOCUMENT = """
            SELECT d.kind, %s FROM customer r JOIN customer_document d ON d.customer_id = r.id
            WHERE r.id = p.id OR (r.root_id = p.id AND r.merged_into IS NOT NULL)
            ORDER BY r.id = p.id DESC, r.registered_at DESC LIMIT 1""";

    private final CustomerSearch search;
    private final Journal journal;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(CustomerSearch search, Journal journal, CurrentStaff staff, JdbcClient jdbc, Clock clock) {
        this.clock = clock;
        this.search = search;
        this.journal = journal;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * Finds customers while somebody types.
     *
     * @see CustomerSearch#find
     */
    public List<Hit> find(String typed, int limit) {
        return forThisPerson(search.find(typed, limit));
    }

    /** Who has just this telephone number: families share one. */
    public List<Hit> withPhone(Phone phone, int limit) {
        return forThisPerson(search.withPhone(phone, limit));
    }

    /** All records of the person whom a record is of. */
    public List<CustomerId> records(CustomerId record) {
        return jdbc.sql("""
                        SELECT r.record_id FROM customer_record r
                        WHERE r.person_id = (SELECT root_id FROM customer WHERE id = ?)""")
                .param(record.value())
                .query(Id.column(CustomerId::new))
                .list();
    }

    /** The customers whose records this person opened of late, the last first. */
    public List<Hit> recent(int limit) {
        return forThisPerson(search.opened(staff.id(), Math.min(limit, RECENT)));
    }

    /** This person has opened a record: it is at hand when nothing is searched for. Of older ones a few are kept. */
    @Transactional
    public void opened(CustomerId record) {
        jdbc.sql("""
                        INSERT INTO customer_recent (account_id, customer_id, opened)
                        SELECT :me, root_id, :now FROM customer WHERE id = :record
                        ON CONFLICT (account_id, customer_id) DO UPDATE SET opened = excluded.opened""")
                .param("me", staff.id().value())
                .param("record", record.value())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        DELETE FROM customer_recent WHERE account_id = :me AND customer_id NOT IN (
                            SELECT customer_id FROM customer_recent WHERE account_id = :me
                            ORDER BY opened DESC LIMIT :kept)""").param("me", staff.id().value()).param("kept", RECENT).update();
    }

    // Who is in the house, and under which ticket, is for those who see every visit.
    private List<Hit> forThisPerson(List<Hit> hits) {
        return staff.may(Permission.VISITS_SEE)
                ? hits
                : hits.stream()
                        .filter(hit -> hit.matched() != Hit.Match.TICKET)
                        .map(Hit::elsewhere)
                        .toList();
    }

    /** A customer, masked, by any record of the person; empty when there is no such record. */
    public Optional<CustomerLook> look(CustomerId record) {
        return jdbc.sql(LOOK.formatted(DOCUMENT.formatted("right(d.number, 2) AS tail")))
                .param("id", record.value())
                .query((rs, row) -> look(rs, consents(new CustomerId(rs.getObject("id", UUID.class)))))
                .optional();
    }

    /**
     * The ticket of a customer's visit, which leads to its journey: any for those who see every visit, for others an open
     * one that concerns them.
     */
    public Optional<Ticket> ticketOf(UUID visit) {
        return jdbc.sql("""
                        SELECT arrival_day, ticket_number FROM visit v
                        WHERE id = :visit AND customer_id IS NOT NULL
                          AND (:all OR (v.status = 'IN_PROGRESS' AND (
                              EXISTS (SELECT FROM visit_custody c WHERE c.visit_id = v.id AND c.staff_id = :me
                                      AND c.ended IS NULL AND c.voided IS NULL)
                              OR EXISTS (SELECT FROM visit_handoff h WHERE h.visit_id = v.id
                                         AND :me IN (h.giver_id, h.taker_id) AND h.ended IS NULL AND h.voided IS NULL))))""")
                .param("visit", visit)
                .param("all", staff.may(Permission.VISITS_SEE))
                .param("me", staff.id().value())
                .query((rs, row) -> new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)))
                .optional();
    }

    /**
     * The whole telephone number, birth date and identity document. Every look is journalled, in a transaction of its
     * own: it stays written down whatever becomes of what it was for.
     */
    @RolesAllowed(Permission.CUSTOMERS_UNMASK)
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public Unmasked unmask(CustomerId record) {
        var root = jdbc.sql("SELECT root_id FROM customer WHERE id = ?")
                .param(record.value())
                .query(Id.column(CustomerId::new))
                .optional()
                .orElseThrow(CustomerRecords::unknown);
        journal.append(staff.id().toString(), "customers.look", "customer", root.toString(), null, null);
        return jdbc.sql("""
                        SELECT p.phone, p.birth_date, d.kind, d.number FROM customer p
                        LEFT JOIN LATERAL (%s) d ON true WHERE p.id = :id""".formatted(DOCUMENT.formatted("d.number")))
                .param("id", root.value())
                .query((rs, row) ->
                        new Unmasked(rs.getString("phone"), rs.getObject("birth_date", LocalDate.class), document(rs)))
                .single();
    }

    private static @Nullable IdentityDocument document(ResultSet rs) throws SQLException {
        var kind = rs.getString("kind");
        return kind == null ? null : new IdentityDocument(IdentityDocument.Kind.valueOf(kind), rs.getString("number"));
    }

    private List<Consent> consents(CustomerId root) {
        return jdbc.sql("""
                        SELECT c.kind, min(c.given_at) AS since FROM customer r
                        JOIN customer_consent c ON c.customer_id = r.id AND c.withdrawn_at IS NULL
                        WHERE r.id = :root OR (r.root_id = :root AND r.merged_into IS NOT NULL)
                        GROUP BY c.kind ORDER BY c.kind""")
                .param("root", root.value())
                .query((rs, row) -> new Consent(
                        ConsentKind.valueOf(rs.getString("kind")),
                        rs.getObject("since", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static CustomerLook look(ResultSet rs, List<Consent> consents) throws SQLException {
        var kind = rs.getString("kind");
        return new CustomerLook(
                new CustomerId(rs.getObject("id", UUID.class)),
                rs.getLong("version"),
                rs.getString("name"),
                rs.getString("tail"),
                Sex.valueOf(rs.getString("sex")),
                rs.getObject("born", Integer.class),
                rs.getString("language"),
                rs.getBoolean("discreet"),
                rs.getString("alias"),
                person(rs, "referrer", "referrer_name", CustomerId::new),
                person(rs, "consultant", "display_name", StaffId::new),
                kind == null ? null : IdentityDocument.Kind.valueOf(kind),
                rs.getString("document_tail"),
                consents,
                rs.getInt("records"));
    }

    private static <I extends Id> @Nullable Person<I> person(
            ResultSet rs, String id, String name, Function<UUID, I> kind) throws SQLException {
        var who = rs.getObject(id, UUID.class);
        return who == null ? null : new Person<>(kind.apply(who), rs.getString(name));
    }
}
