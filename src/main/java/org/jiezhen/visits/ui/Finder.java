package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.bookings.BookingSearch;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Hit;
import org.jiezhen.customers.HitRow;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Face;
import org.jiezhen.shell.FindField;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Rectifications.Booked;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitType;

/** Finds who comes, as far as the person at the screen may: first among today's bookings, then among all customers. */
@org.springframework.stereotype.Component
final class Finder {

    private final Bookings bookings;
    private final Customers customers;
    private final CurrentStaff staff;
    private final Clock clock;

    Finder(Bookings bookings, Customers customers, CurrentStaff staff, Clock clock) {
        this.bookings = bookings;
        this.customers = customers;
        this.staff = staff;
        this.clock = clock;
    }

    /** A field for whoever comes: on a booking, or again. */
    FindField<Found> who(Component host, String label) {
        return new FindField<>(host.getTranslation(label), typed -> anybody(host, typed), Found::row);
    }

    /** A field for a booking of today. */
    FindField<Found> booking(Component host, String label) {
        return new FindField<>(host.getTranslation(label), typed -> booked(host, typed), Found::row);
    }

    /** Just this booking, while somebody can still come on it. */
    Optional<Found> numbered(Component host, String number) {
        return !staff.may(Permission.BOOKINGS_SEE)
                ? Optional.empty()
                : bookings.find(number, BusinessTime.day(clock.instant()), 1).stream()
                        .filter(hit -> hit.number().equals(number))
                        .map(hit -> booking(host, hit))
                        .findFirst();
    }

    /** A field for a customer. */
    FindField<Found> customer(Component host, String label) {
        return new FindField<>(host.getTranslation(label), this::known, Found::row);
    }

    private List<Found> anybody(Component host, String typed) {
        var found = new ArrayList<>(booked(host, typed));
        var booked = new HashSet<CustomerId>();
        found.stream().map(Found::customer).filter(Objects::nonNull).forEach(booked::add);
        known(typed).stream().filter(hit -> !booked.contains(hit.customer())).forEach(found::add);
        return found;
    }

    private List<Found> booked(Component host, String typed) {
        return staff.may(Permission.BOOKINGS_SEE)
                ? bookings.find(typed, BusinessTime.day(clock.instant()), FindField.SHOWN + 1).stream()
                        .map(hit -> booking(host, hit))
                        .toList()
                : List.of();
    }

    private List<Found> known(String typed) {
        return staff.may(Permission.CUSTOMERS_SEE)
                ? customers.find(typed, FindField.SHOWN + 1).stream()
                        .map(Finder::customer)
                        .toList()
                : List.of();
    }

    private Found booking(Component host, BookingSearch.Hit hit) {
        var first = hit.firstVisit();
        return new Found(
                hit.id(),
                hit.customer(),
                Source.BOOKED,
                hit.channelName(),
                Boolean.FALSE.equals(first) && hit.customer() == null ? VisitType.FOLLOW_UP : null,
                hit.name(),
                hit.phoneTail(),
                hit.discreet(),
                new Booked(hit.number(), hit.day(), hit.at(), hit.name()),
                () -> row(host, hit));
    }

    private static Found customer(Hit hit) {
        return new Found(
                null,
                hit.id(),
                Source.WALK_IN,
                null,
                null,
                hit.name(),
                hit.phoneTail(),
                hit.discreet(),
                null,
                () -> new HitRow(hit));
    }

    /** A booking, as a customer that was found is shown: who, what tells one from another, and for when. */
    private Component row(Component host, BookingSearch.Hit hit) {
        var told = new Span();
        told.addClassNames("facts", "sub");
        if (hit.phoneTail() != null) {
            told.add(new Span(host.getTranslation("customers.tail", hit.phoneTail())));
        }
        if (hit.consultant() != null) {
            told.add(new Span(host.getTranslation("customers.consultantIs", hit.consultant())));
        }
        told.add(new Span(hit.number()));
        var name = new Span(hit.name());
        name.addClassName("nm");
        var two = new Div(name, told);
        two.addClassName("two");
        var today = hit.day().equals(BusinessTime.day(clock.instant()));
        var at = new Span(today ? hit.at().toString() : hit.day().toString().substring(5) + " " + hit.at());
        at.addClassNames("tk", "num");
        var source = new Span(hit.channelName().in(UI.getCurrent().getLocale()));
        source.addClassName("here");
        var end = new Div(at, source);
        end.addClassName("end");
        var row = new Div(Face.ring(hit.name()), two, end);
        row.addClassName("hit");
        return row;
    }
}
