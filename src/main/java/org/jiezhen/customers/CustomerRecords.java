package org.jiezhen.customers;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Differences;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers, for the commands of other modules: within their transaction, and on their authority. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class CustomerRecords {

    private final CustomerRepository customers;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CustomerRecords(
            CustomerRepository customers,
            Journal journal,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.customers = customers;
        this.journal = journal;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A customer, as known.
     *
     * @param id of the record that stands for the person
     */
    public record Known(CustomerId id, long version, CustomerDetails details) {}

    /**
     * The customer that a record belongs to, locked for the rest of the transaction: whoever registers a visit of this
     * person, or merges this person's records, waits.
     */
    public Known lock(CustomerId record) {
        return known(locked(record));
    }

    /** Locks nothing but the record that stands for the person, so that nobody who holds one waits for another. */
    Customer locked(CustomerId record) {
        while (true) {
            var root = rootOf(record);
            var locked = customers.findLocked(root.value()).orElseThrow(CustomerRecords::unknown);
            if (rootOf(record).equals(root)) {
                return locked;
            }
        }
    }

    /** The record that stands for the person, as it is at this moment. */
    CustomerId rootOf(CustomerId record) {
        return jdbc.sql("SELECT root_id FROM customer WHERE id = ?")
                .param(record.value())
                .query(Id.column(CustomerId::new))
                .optional()
                .orElseThrow(CustomerRecords::unknown);
    }

    /**
     * Locks a telephone number for the rest of the transaction: two desks that register the same new number at once wait
     * for each other. It is locked before any customer is.
     */
    public void lockPhone(String phone) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 7))")
                .param(phone)
                .query((rs, row) -> true)
                .single();
    }

    static Refusal unknown() {
        return new Refusal("refusal.customer.unknown");
    }

    /** A customer nobody knew yet. */
    public Known register(CustomerDetails details, StaffId staff) {
        return register(details, staff.toString());
    }

    /**
     * The same.
     *
     * @param actor who is answerable: an account's id, or {@code system}
     */
    public Known register(CustomerDetails details, String actor) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var customer = customers.save(new Customer(CustomerId.random(), details, now));
        customers.flush();
        journal.append(actor, "customers.register", "customer", customer.id().toString(), null, null);
        tell(customer.details());
        return known(customer);
    }

    /** Writes down what a customer who stands before us says; what is not told now stays as it is known. */
    public Known meet(
            CustomerId record, @Nullable PersonName name, @Nullable Phone phone, boolean discreet, StaffId staff) {
        var root = lock(record).id;
        var customer = customers.findLocked(root.value()).orElseThrow();
        var before = customer.details();
        customer.meet(name, phone, discreet);
        customers.flush();
        if (!customer.details().equals(before)) {
            journal.append(
                    staff.toString(),
                    "customers.correct",
                    "customer",
                    root.toString(),
                    null,
                    "{\"parts\":\"" + Differences.between(before, customer.details()) + "\"}");
            tell(customer.details());
        }
        return known(customer);
    }

    /** Writes down that the customer agrees, as told within an act of another module; when that is known, nothing changes. */
    public void agreed(CustomerId record, CustomerLook.ConsentKind consent, StaffId staff) {
        var root = locked(record).id();
        var entry = journal.append(
                staff.toString(),
                CustomerAct.CONSENT.code(),
                "customer",
                root.toString(),
                null,
                "{\"kind\":\"" + consent.name() + "\"}");
        jdbc.sql("""
                        INSERT INTO customer_consent (customer_id, kind, given_at, given_by) VALUES (?, ?, ?, ?)
                        ON CONFLICT DO NOTHING""")
                .params(
                        root.value(),
                        consent.name(),
                        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        entry)
                .update();
    }

    /** Writes down that the customer agrees no longer, in whichever record of the person it stands; when it stands in none, nothing. */
    public void agreesNoMore(CustomerId record, CustomerLook.ConsentKind consent, StaffId staff) {
        var root = locked(record).id();
        var entry = journal.append(
                staff.toString(),
                CustomerAct.WITHDRAW.code(),
                "customer",
                root.toString(),
                null,
                "{\"kind\":\"" + consent.name() + "\"}");
        jdbc.sql("""
                        UPDATE customer_consent SET withdrawn_at = GREATEST(?, given_at), withdrawn_by = ?
                        WHERE kind = ? AND withdrawn_at IS NULL
                          AND customer_id IN (SELECT id FROM customer WHERE root_id = ?)""")
                .params(
                        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC),
                        entry,
                        consent.name(),
                        root.value())
                .update();
    }

    /** Tells whoever waits for a customer with this name and number. */
    void tell(CustomerDetails known) {
        if (known.name() != null && known.phone() != null) {
            events.publishEvent(new CustomerKnown(known.name(), known.phone()));
        }
    }

    /** Who wrote last in a record, and when: for whoever has seen something else there. */
    public Refusal changed(CustomerId customer) {
        return jdbc.sql("""
                        SELECT coalesce(a.display_name, '—') AS name, j.at, j.action FROM journal j
                        LEFT JOIN account a ON a.id::text = j.actor
                        WHERE j.subject_kind = 'customer' AND j.subject_id = :id AND j.action <> 'customers.look'
                        ORDER BY j.id DESC LIMIT 1""")
                .param("id", customer.toString())
                .query((rs, row) -> new Refusal(
                        rs.getString("action").equals("customers.merge")
                                ? "refusal.customer.merged"
                                : "refusal.customer.changed",
                        rs.getString("name"),
                        rs.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(CustomerRecords::unknown);
    }

    /** Every record of the person that a record belongs to, itself included. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<CustomerId> records(CustomerId record) {
        return jdbc.sql("""
                        SELECT c.id FROM customer c
                        WHERE c.root_id = (SELECT root_id FROM customer WHERE id = ?)""")
                .param(record.value())
                .query(Id.column(CustomerId::new))
                .list();
    }

    private static Known known(Customer customer) {
        return new Known(customer.id(), customer.version(), customer.details());
    }
}
