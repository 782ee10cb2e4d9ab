package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Optional;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.customers.CustomerId;
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
        return Optional.of(all.isEmpty() ? none() : new Listed(all));
    }

    private static Component none() {
        return new Paragraph(UI.getCurrent().getTranslation("bookings.ofCustomer.none"));
    }

    /** The last first. */
    @StyleSheet("styles/bookings.css")
    private static final class Listed extends OrderedList {

        Listed(Iterable<Bookings.OfCustomer> all) {
            addClassName("bookings-of");
            all.forEach(booking -> add(line(booking)));
        }

        private ListItem line(Bookings.OfCustomer booking) {
            var when = new Anchor(
                    BookingsView.address(booking.day(), booking.id()), booking.day() + " " + TIME.format(booking.at()));
            when.getElement().setAttribute("router-link", true);
            when.addClassName("num");
            var facts = new ArrayList<String>();
            facts.add(getTranslation("bookings.status." + booking.status()));
            var consultant = booking.consultant();
            if (consultant != null) {
                facts.add(consultant);
            }
            var interest = booking.interest();
            if (interest != null) {
                facts.add(interest);
            }
            facts.add(booking.number());
            var about = new Span(String.join(" · ", facts));
            about.addClassName("sub");
            var words = new Div(about);
            var note = booking.note();
            if (note != null) {
                words.add(new Span(note));
            }
            return new ListItem(when, words);
        }
    }
}
