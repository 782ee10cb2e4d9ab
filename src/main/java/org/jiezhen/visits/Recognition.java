package org.jiezhen.visits;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.customers.Acquaintance;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who it is that visits: somebody known, or a customer from now on; and nobody who is in the house already. What is
 * locked is locked in one order, so that two desks wait for each other and never both: the telephone number, then the
 * customer.
 */
@Component
class Recognition {

    private final CustomerRecords customers;
    private final Acquaintance acquaintance;
    private final JdbcClient jdbc;

    Recognition(CustomerRecords customers, Acquaintance acquaintance, JdbcClient jdbc) {
        this.customers = customers;
        this.acquaintance = acquaintance;
        this.jdbc = jdbc;
    }

    /**
     * Who visits.
     *
     * @param customer null while nobody knows who it is
     * @param discreet what is to be kept of somebody who is not known
     */
    record Recognised(@Nullable CustomerId customer, boolean discreet) {}

    /**
     * What is told of somebody.
     *
     * @param visit the visit it is told of; null when it is about to begin
     * @param open whether that is a visit of somebody who is here, so that there must be no other
     * @param known the customer that the visit has already, about whom more is told
     * @param found the record that somebody found
     * @param referrer the customer who sent this one
     * @param samePhoneIsAnother whether somebody said that a visitor with the same telephone number is another person
     */
    record Told(
            @Nullable VisitId visit,
            boolean open,
            @Nullable CustomerId known,
            @Nullable CustomerId found,
            @Nullable PersonName name,
            @Nullable Phone phone,
            boolean discreet,
            @Nullable CustomerId referrer,
            boolean samePhoneIsAnother) {

        /** Where nothing else was told, who is expected on a booking. */
        Told on(BookingDetails booking) {
            var record = found != null ? found : booking.customer();
            return new Told(
                    visit,
                    open,
                    known,
                    record,
                    name != null || record != null ? name : booking.name(),
                    phone != null || record != null ? phone : booking.phone(),
                    discreet,
                    referrer,
                    samePhoneIsAnother);
        }
    }

    /** Keeps what is known already from being changed by others, before something is decided by how it stands. */
    void lockKnown(Told told) {
        lockPhone(told);
        if (told.known != null) {
            customers.lock(told.known);
        }
    }

    // Of somebody who is here already, only a number that is told now can be another's.
    private @Nullable String lockPhone(Told told) {
        var phone = told.phone != null ? told.phone.value() : told.found == null ? null : phoneOf(told.found);
        if (phone != null) {
            customers.lockPhone(phone);
        }
        return phone;
    }

    /**
     * Recognises somebody: by the record that was found, else by name and telephone number together; else registers a
     * customer, as soon as there is a name or a number to know one by.
     *
     * @throws AlreadyHere when the person has an open visit, or when somebody with the same number has
     * @throws PerhapsKnown when it may be a customer who has that number, and nobody has said that it is another person
     */
    Recognised recognise(Told told, StaffId staff) {
        var phone = lockPhone(told);
        var record = told.known != null ? told.known : told.found != null ? told.found : sameNameAndPhone(told);
        if (record != null) {
            var known = customers.lock(record);
            if (told.open) {
                requireNoneOpen(known.id(), told.visit);
            }
            requirePhoneNotHere(phone, known.id(), told);
            if (told.known != null
                    && told.phone != null
                    && !told.phone.equals(known.details().phone())) {
                requireNobodyAlike(told, told.name == null ? known.details().name() : told.name, known.id());
            }
            // Who asked to be discreet once stays so when the next arrival says nothing about it.
            var discreet =
                    told.discreet || (told.known == null && known.details().discreet());
            customers.meet(known.id(), nameOf(known, told), told.phone, discreet, staff);
            return new Recognised(known.id(), false);
        }
        if (told.name == null && told.phone == null) {
            return new Recognised(null, told.discreet);
        }
        requirePhoneNotHere(phone, null, told);
        requireNobodyAlike(told, told.name, null);
        var details = CustomerDetails.of(told.name, told.phone, told.discreet).sentBy(told.referrer);
        return new Recognised(customers.register(details, staff).id(), false);
    }

    // A name that is known is not told anew by another way to type it, unless somebody corrects it.
    private static @Nullable PersonName nameOf(CustomerRecords.Known known, Told told) {
        var name = known.details().name();
        return told.known == null && told.name != null && name != null && told.name.isOneWith(name) ? name : told.name;
    }

    private void requireNobodyAlike(Told told, @Nullable PersonName name, @Nullable CustomerId but) {
        if (told.phone != null && !told.samePhoneIsAnother) {
            var perhaps = acquaintance.perhaps(name, told.phone).stream()
                    .filter(one -> !one.customer().equals(but))
                    .toList();
            if (!perhaps.isEmpty()) {
                throw new PerhapsKnown(perhaps, told.phone.tail());
            }
        }
    }

    /**
     * Keeps a customer from being registered elsewhere for the rest of the transaction.
     *
     * @param but a visit that may be open
     * @throws AlreadyHere when the customer has another open visit
     */
    void requireNotHere(CustomerId record, @Nullable VisitId but) {
        requireNoneOpen(customers.lock(record).id(), but);
    }

    private void requireNoneOpen(CustomerId customer, @Nullable VisitId but) {
        open("k.root_id = :customer", customer, "", but).stream().findFirst().ifPresent(here -> {
            throw here.already(true, "refusal.visit.open", here.ticket.text(), here.at);
        });
    }

    private void requirePhoneNotHere(@Nullable String phone, @Nullable CustomerId customer, Told told) {
        if (phone == null || told.samePhoneIsAnother || !told.open) {
            return;
        }
        open("p.phone = :phone", customer, phone, told.visit).stream()
                .filter(here -> !here.customer.equals(customer))
                .findFirst()
                .ifPresent(here -> {
                    throw here.already(
                            false,
                            "refusal.visit.samePhone",
                            here.ticket.text(),
                            Optional.ofNullable(here.name).orElse("—"),
                            here.at);
                });
    }

    private record Here(
            VisitId visit, CustomerId customer, @Nullable String name, Ticket ticket, Instant at, long version) {

        AlreadyHere already(boolean certain, String key, Object... args) {
            return new AlreadyHere(visit, version, ticket.text(), certain, key, args);
        }
    }

    private List<Here> open(String which, @Nullable CustomerId customer, String phone, @Nullable VisitId but) {
        return jdbc.sql("""
                        SELECT v.id, p.id, CASE WHEN p.discreet THEN p.alias ELSE p.name END, v.arrival_day,
                               v.ticket_number, v.arrived_at, v.version
                        FROM visit v
                        JOIN customer k ON k.id = v.customer_id
                        JOIN customer p ON p.id = k.root_id
                        WHERE v.status = 'IN_PROGRESS' AND v.id IS DISTINCT FROM CAST(:but AS uuid) AND """ + " " + which)
                .param("customer", Id.orNull(customer))
                .param("phone", phone)
                .param("but", Id.orNull(but))
                .query((rs, row) -> new Here(
                        new VisitId(rs.getObject(1, UUID.class)),
                        new CustomerId(rs.getObject(2, UUID.class)),
                        rs.getString(3),
                        new Ticket(rs.getObject(4, LocalDate.class), rs.getInt(5)),
                        rs.getObject(6, OffsetDateTime.class).toInstant(),
                        rs.getLong(7)))
                .list();
    }

    /** The one customer with this name and this number, unless somebody said that it is another person. */
    private @Nullable CustomerId sameNameAndPhone(Told told) {
        var name = told.name;
        var phone = told.phone;
        if (name == null || phone == null || told.samePhoneIsAnother) {
            return null;
        }
        return acquaintance.of(name, phone);
    }

    private @Nullable String phoneOf(CustomerId record) {
        return jdbc.sql("SELECT p.phone FROM customer k JOIN customer p ON p.id = k.root_id WHERE k.id = ?")
                .param(record.value())
                .query((rs, row) -> Optional.ofNullable(rs.getString(1)))
                .optional()
                .flatMap(phone -> phone)
                .orElse(null);
    }
}
