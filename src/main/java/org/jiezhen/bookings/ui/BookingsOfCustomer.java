package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Paragraph;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLines;
import org.jiezhen.customers.CustomerPart;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;

/** A customer's bookings on the customer's page, each with what was noted then, and a way to it. */
@org.springframework.stereotype.Component
class BookingsOfCustomer implements CustomerPart {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final int MOST = 50;

    private final Bookings bookings;
    private final CurrentStaff staff;

    BookingsOfCustomer(Bookings bookings, CurrentStaff staff) {
        this.bookings = bookings;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public String heading() {
        return "bookings.ofCustomer";
    }

    @Override
    public Optional<Component> of(CustomerId customer) {
        if (!staff.may(Permission.BOOKINGS_SEE)) {
            return Optional.empty();
        }
        var all = bookings.of(customer, MOST);
        return Optional.of(all.isEmpty() ? none() : listed(all));
    }

    private static Component none() {
        return new Paragraph(UI.getCurrent().getTranslation("bookings.ofCustomer.none"));
    }

    private static Component listed(Iterable<Bookings.OfCustomer> all) {
        var lines = new CustomerLines();
        all.forEach(booking -> lines.add(
                BookingsView.address(booking.day(), booking.id()),
                booking.day() + " " + TIME.format(booking.at()),
                Stream.of(
                                lines.getTranslation("bookings.status." + booking.status()),
                                booking.consultant(),
                                booking.interest(),
                                booking.number())
                        .filter(Objects::nonNull)
                        .toList(),
                booking.note()));
        return lines;
    }
}
