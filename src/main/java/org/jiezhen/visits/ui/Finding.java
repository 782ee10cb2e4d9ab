package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.bookings.BookingSearch;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Hit;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FindField;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Source;

/** Finds who comes, as far as the person at the screen may: first among today's bookings, then among all customers. */
@org.springframework.stereotype.Component
final class Finding {

    private final Bookings bookings;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;

    Finding(Bookings bookings, Customers customers, CurrentStaff staff, Clock clock) {
        this.bookings = bookings;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /** A field for whoever comes: on a booking, or again. */
    FindField<Found> who(Component host, String label) {
        return new FindField<>(host.getTranslation(label), typed -> anybody(host, typed), Finding::line);
    }

    /** A field for a booking of today. */
    FindField<Found> booking(Component host, String label) {
        return new FindField<>(host.getTranslation(label), typed -> booked(host, typed), Finding::line);
    }

    /** A field for a customer. */
    FindField<Found> customer(Component host, String label) {
        return new FindField<>(host.getTranslation(label), typed -> known(host, typed), Finding::line);
    }

    private List<Found> anybody(Component host, String typed) {
        var found = new ArrayList<>(booked(host, typed));
        var booked = new HashSet<UUID>();
        found.stream().map(Found::customer).filter(Objects::nonNull).forEach(booked::add);
        known(host, typed).stream()
                .filter(hit -> !booked.contains(hit.customer()))
                .forEach(found::add);
        return found;
    }

    private List<Found> booked(Component host, String typed) {
        return staff.may(Permission.BOOKINGS_SEE)
                ? bookings.find(typed, BusinessTime.day(clock.instant()), FindField.SHOWN + 1).stream()
                        .map(hit -> booking(host, hit))
                        .toList()
                : List.of();
    }

    private List<Found> known(Component host, String typed) {
        return staff.may(Permission.CUSTOMERS_SEE)
                ? customers.find(typed, FindField.SHOWN + 1).stream()
                        .map(hit -> customer(host, hit))
                        .toList()
                : List.of();
    }

    private Found booking(Component host, BookingSearch.Hit hit) {
        var facts = new ArrayList<String>();
        var today = hit.day().equals(BusinessTime.day(clock.instant()));
        facts.add(host.getTranslation(
                "visits.find.booked", today ? hit.at() : hit.day().toString().substring(5) + " " + hit.at()));
        facts.add(host.getTranslation("visits.source." + Source.of(hit.channel())));
        if (hit.phoneTail() != null) {
            facts.add(host.getTranslation("visits.find.tail", hit.phoneTail()));
        }
        if (hit.consultant() != null) {
            facts.add(hit.consultant());
        }
        var first = hit.firstVisit();
        return new Found(
                hit.id(),
                hit.customer(),
                hit.name(),
                facts,
                Source.of(hit.channel()),
                first == null ? hit.customer() == null : first,
                null);
    }

    private static Found customer(Component host, Hit hit) {
        var facts = new ArrayList<String>();
        if (hit.phoneTail() != null) {
            facts.add(host.getTranslation("visits.find.tail", hit.phoneTail()));
        }
        if (hit.birthYear() != null) {
            facts.add(host.getTranslation("visits.find.born", hit.birthYear().toString()));
        }
        if (hit.lastVisit() != null) {
            facts.add(host.getTranslation("visits.find.last", hit.lastVisit().toString()));
        }
        if (hit.consultant() != null) {
            facts.add(hit.consultant());
        }
        var here = hit.here();
        if (here != null) {
            facts.add(host.getTranslation("visits.find.here", here.ticket()));
        }
        return new Found(
                null,
                hit.id(),
                hit.name(),
                facts,
                Source.WALK_IN,
                hit.lastVisit() == null,
                here == null ? null : here.ticket());
    }

    private static Component line(Found found) {
        var line = new Div();
        line.addClassName("find-who");
        var name = new Span(found.name() == null ? line.getTranslation("board.name.unknown") : found.name());
        name.addClassNames("nm", "iso");
        name.getElement().setAttribute("dir", "auto");
        var facts = new Div();
        facts.addClassNames("sub", "facts");
        found.facts().forEach(fact -> facts.add(new Span(fact)));
        line.add(name, facts);
        if (found.booking() != null) {
            line.addClassName("booked");
        }
        if (found.ticket() != null) {
            line.addClassName("here");
        }
        return line;
    }
}
