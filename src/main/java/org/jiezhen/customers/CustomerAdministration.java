package org.jiezhen.customers;

import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Deed;
import org.jiezhen.channels.Channels;
import org.jiezhen.channels.Through;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Differences;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Phone;
import org.jiezhen.staff.CurrentStaff;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers customers and writes down what is known of them. */
@Service
@RolesAllowed(Permission.CUSTOMERS_REGISTER)
@Transactional
public class CustomerAdministration {

    /** What the journal holds of a customer that changed something, or showed what is masked. */
    public static final Set<String> WRITTEN_DOWN = Stream.concat(
                    Arrays.stream(CustomerAct.values()).map(CustomerAct::code), Stream.of("customers.look"))
            .collect(Collectors.toUnmodifiableSet());

    private final Commands commands;
    private final CurrentStaff staff;
    private final CustomerRecords records;
    private final CustomerRepository customers;
    private final Channels channels;
    private final FirstSources sources;
    private final JdbcClient jdbc;
    private final Clock clock;

    CustomerAdministration(
            Commands commands,
            CurrentStaff staff,
            CustomerRecords records,
            CustomerRepository customers,
            Channels channels,
            FirstSources sources,
            JdbcClient jdbc,
            Clock clock) {
        this.commands = commands;
        this.staff = staff;
        this.records = records;
        this.customers = customers;
        this.channels = channels;
        this.sources = sources;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The customer that was written down. */
    public record Written(CustomerId customer) {}

    /**
     * Registers a customer.
     *
     * @param phoneIsShared whether somebody said that another customer has the same telephone number
     * @throws InvalidInput when neither a name nor a number is told to know the customer by, or when the number is
     *     another customer's
     */
    public Written register(UUID key, CustomerDetails details, boolean phoneIsShared) {
        return register(key, details, phoneIsShared, null);
    }

    /**
     * The same, of a customer who was asked through which channel.
     *
     * @param channel its code
     */
    public Written register(UUID key, CustomerDetails details, boolean phoneIsShared, @Nullable String channel) {
        if (details.name() == null && details.phone() == null) {
            throw new InvalidInput("name", "refusal.customer.nothing");
        }
        return once(key, CustomerAct.REGISTER, () -> {
            checkPhone(null, details.phone(), phoneIsShared);
            checkPeople(null, details);
            var through = channel == null ? null : Through.of(channels.requireOffered("channel", channel));
            var customer = records.register(details, staff.id()).id();
            if (through != null) {
                sources.said(customer, through);
            }
            return new Written(customer);
        });
    }

    /**
     * Corrects what is known. A name, number or birth date that is not told stays as it is known: it is replaced, never
     * forgotten.
     *
     * @param customer the record that was shown
     * @param version its version then; a later one means that somebody else wrote meanwhile
     * @param phoneIsShared as of a registration
     */
    public Written correct(
            UUID key, CustomerId customer, long version, CustomerDetails details, boolean phoneIsShared) {
        return once(key, CustomerAct.CORRECT, () -> {
            checkPhone(customer, details.phone(), phoneIsShared);
            var locked = records.locked(customer);
            if (!locked.id().equals(customer) || locked.version() != version) {
                throw records.changed(customer);
            }
            checkPeople(customer, details);
            var before = locked.details();
            locked.know(details.over(before));
            customers.flush();
            append(CustomerAct.CORRECT.with("parts", Differences.between(before, locked.details())), customer);
            records.tell(locked.details());
            return new Written(customer);
        });
    }

    /**
     * Writes down an identity document, in place of any before.
     *
     * @param adopt whether birth date and sex become what the number says
     */
    public Written document(UUID key, CustomerId customer, IdentityDocument document, boolean adopt) {
        document.birthDate()
                .filter(date -> date.isAfter(BusinessTime.day(clock.instant())))
                .ifPresent(date -> {
                    throw new InvalidInput("number", "refusal.document.birth");
                });
        return once(key, CustomerAct.DOCUMENT, () -> {
            var locked = records.locked(customer);
            jdbc.sql("""
                            INSERT INTO customer_document (customer_id, kind, number) VALUES (?, ?, ?)
                            ON CONFLICT (customer_id) DO UPDATE SET kind = excluded.kind, number = excluded.number""")
                    .params(locked.id().value(), document.kind().name(), document.number())
                    .update();
            if (adopt) {
                locked.adopt(document);
                customers.flush();
            }
            append(CustomerAct.DOCUMENT.with("kind", document.kind()), locked.id());
            return new Written(locked.id());
        });
    }

    /** Erases the identity documents of all records of the person. */
    public Written eraseDocument(UUID key, CustomerId customer) {
        return once(key, CustomerAct.ERASE_DOCUMENT, () -> {
            var root = records.locked(customer).id();
            jdbc.sql("DELETE FROM customer_document WHERE customer_id IN (SELECT id FROM customer WHERE root_id = ?)")
                    .param(root.value())
                    .update();
            append(CustomerAct.ERASE_DOCUMENT.plain(), root);
            return new Written(root);
        });
    }

    /** Writes down that the customer agrees; when that is known, nothing changes. */
    public Written give(UUID key, CustomerId customer, ConsentKind kind) {
        return once(key, CustomerAct.CONSENT, () -> {
            var root = records.locked(customer).id();
            var entry = append(CustomerAct.CONSENT.with("kind", kind), root);
            jdbc.sql("""
                            INSERT INTO customer_consent (customer_id, kind, given_at, given_by) VALUES (?, ?, ?, ?)
                            ON CONFLICT DO NOTHING""").params(root.value(), kind.name(), now(), entry).update();
            return new Written(root);
        });
    }

    /** Writes down that the customer agrees no longer, whichever record of the person the consent stands in. */
    public Written withdraw(UUID key, CustomerId customer, ConsentKind kind) {
        return once(key, CustomerAct.WITHDRAW, () -> {
            var root = records.locked(customer).id();
            var entry = append(CustomerAct.WITHDRAW.with("kind", kind), root);
            jdbc.sql("""
                            UPDATE customer_consent SET withdrawn_at = GREATEST(:now, given_at), withdrawn_by = :entry
                            WHERE kind = :kind AND withdrawn_at IS NULL
                              AND customer_id IN (SELECT id FROM customer WHERE root_id = :root)""")
                    .param("now", now())
                    .param("entry", entry)
                    .param("kind", kind.name())
                    .param("root", root.value())
                    .update();
            return new Written(root);
        });
    }

    private Written once(UUID key, CustomerAct act, Supplier<Written> command) {
        return commands.once(key, act, Written.class, command);
    }

    private long append(Deed deed, CustomerId customer) {
        return commands.run(new Journal.Subject("customer", customer.toString()), deed, () -> {});
    }

    // A number that the person has already is no news.
    private void checkPhone(@Nullable CustomerId customer, @Nullable Phone phone, boolean shared) {
        if (phone == null) {
            return;
        }
        records.lockPhone(phone.value());
        if (!shared
                && jdbc.sql("""
                                SELECT coalesce(bool_and(root_id IS DISTINCT FROM :root), false) FROM customer
                                WHERE phone IS NOT NULL AND reverse(phone) = reverse(:phone)""")
                        .param(
                                "root",
                                customer == null
                                        ? null
                                        : records.rootOf(customer).value())
                        .param("phone", phone.value())
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidInput("phone", "refusal.customer.phoneKnown");
        }
    }

    private void checkPeople(@Nullable CustomerId customer, CustomerDetails details) {
        var referrer = details.referrer();
        if (referrer != null && (records.rootOf(referrer).equals(customer))) {
            throw new InvalidInput("referrer", "refusal.customer.ownReferrer");
        }
        var consultant = details.consultant();
        if (consultant != null
                && jdbc.sql("""
                                SELECT NOT EXISTS (SELECT FROM account_role WHERE account_id = :who AND role_code = 'CONSULTANT')
                                   AND NOT EXISTS (SELECT FROM customer WHERE id = :customer AND consultant_id = :who)""")
                        .param("who", consultant.value())
                        .param("customer", Id.orNull(customer))
                        .query(Boolean.class)
                        .single()) {
            throw new InvalidInput("consultant", "refusal.customer.consultant");
        }
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
