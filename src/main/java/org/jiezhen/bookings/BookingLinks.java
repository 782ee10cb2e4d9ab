package org.jiezhen.bookings;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.customers.Acquaintance;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerKnown;
import org.jiezhen.customers.CustomerRecords;
import org.jiezhen.customers.FirstSources;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links bookings with the customer whom they are about as soon as that is beyond doubt: not only when a booking is written,
 * but also when the customer's record is, and at the end of the day at the latest.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BookingLinks {

    private final Acquaintance acquaintance;
    private final CustomerRecords customers;
    private final FirstSources sources;
    private final BookingRepository repository;
    private final JdbcClient jdbc;
    private final Clock clock;

    BookingLinks(
            Acquaintance acquaintance,
            CustomerRecords customers,
            FirstSources sources,
            BookingRepository repository,
            JdbcClient jdbc,
            Clock clock) {
        this.acquaintance = acquaintance;
        this.customers = customers;
        this.sources = sources;
        this.repository = repository;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Unlinked(BookingId id, PersonName name, Phone phone) {}

    // Whoever holds one of these bookings decides about it itself: nobody waits for anybody here.
    private static final String UNLINKED = """
            SELECT id, name, phone FROM booking
            WHERE customer_id IS NULL AND phone IS NOT NULL AND %s FOR NO KEY UPDATE SKIP LOCKED""";

    /** Links what is still to come of whoever has just become known. */
    @EventListener
    public void link(CustomerKnown known) {
        link(jdbc.sql(UNLINKED.formatted("status = 'BOOKED' AND phone = ? AND day >= ?"))
                .params(known.phone().value(), BusinessTime.day(clock.instant()))
                .query((rs, row) -> new Unlinked(
                        new BookingId(rs.getObject("id", UUID.class)),
                        new PersonName(rs.getString("name")),
                        new Phone(rs.getString("phone"))))
                .list());
    }

    /** Links what is still open of a day. */
    public void link(LocalDate day) {
        link(jdbc.sql(UNLINKED.formatted("status = 'BOOKED' AND day = ?"))
                .param(day)
                .query((rs, row) -> new Unlinked(
                        new BookingId(rs.getObject("id", UUID.class)),
                        new PersonName(rs.getString("name")),
                        new Phone(rs.getString("phone"))))
                .list());
    }

    /**
     * Whom a booking is about. Whoever gave a name and a number that nobody else has is a customer from now on; where somebody
     * has the number, and it is not beyond doubt that it is the same person, nobody is.
     *
     * @param actor who is answerable: an account's id, or {@code system}
     */
    Optional<CustomerId> acquaint(Booking booking, String actor) {
        var details = booking.details();
        var customer = details.customer();
        var phone = details.phone();
        if (customer == null && phone != null) {
            customers.lockPhone(phone.value());
            customer = acquaintance.of(details.name(), phone);
            if (customer == null && acquaintance.perhaps(details.name(), phone).isEmpty()) {
                customer = customers
                        .register(CustomerDetails.of(details.name(), phone, false), actor)
                        .id();
            }
            if (customer != null) {
                booking.isAbout(customer);
                repository.flush();
                sources.settle(List.of(customer));
            }
        }
        return Optional.ofNullable(customer);
    }

    private void link(List<Unlinked> bookings) {
        var known = acquaintance.ofAll(bookings.stream()
                .map(booking -> new Acquaintance.Told(booking.name, booking.phone))
                .toList());
        var linked = new ArrayList<CustomerId>();
        for (var booking : bookings) {
            var customer = known.get(new Acquaintance.Told(booking.name, booking.phone));
            if (customer != null) {
                repository.findLocked(booking.id.value()).orElseThrow().isAbout(customer);
                linked.add(customer);
            }
        }
        repository.flush();
        sources.settle(linked);
    }
}
