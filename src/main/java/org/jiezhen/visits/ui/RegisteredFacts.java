package org.jiezhen.visits.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jiezhen.visits.Rectifications.Registered;
import org.jspecify.annotations.Nullable;

/** What is registered of a visit beside what it will be: who it is, and on which booking. */
final class RegisteredFacts extends Div {

    private final Div registered = new Div();
    private final Div came = new Div();
    private final Div person;
    private final Div booking;
    private final Component samePerson;
    private final Component sameBooking;

    RegisteredFacts(Registered now) {
        addClassNames("compare", "registered");
        show(now);
        samePerson = cell(getTranslation("rectify.stays"), "sub");
        sameBooking = cell(getTranslation("rectify.stays"), "sub");
        person = new Div(samePerson);
        booking = new Div(sameBooking);
        add(
                new Span(),
                cell(getTranslation("rectify.now"), "sub"),
                cell(getTranslation("rectify.then"), "sub"),
                cell(getTranslation("rectify.facts.person"), "sub"),
                registered,
                person,
                cell(getTranslation("rectify.facts.booking"), "sub"),
                came,
                booking);
        getElement().setAttribute("role", "group").setAttribute("aria-label", getTranslation("rectify.facts"));
        // What will be is said again as it is chosen.
        person.getElement().setAttribute("aria-live", "polite");
        booking.getElement().setAttribute("aria-live", "polite");
    }

    /** What is registered, looked at anew. */
    void show(Registered now) {
        var booked = now.booking();
        replace(registered, who(now.name(), now.phoneTail()));
        replace(
                came,
                booked == null
                        ? cell(getTranslation("rectify.booking.none"))
                        : booking(booked.name(), booked.number(), booked.day(), booked.at()));
    }

    /** Nothing else is chosen yet. */
    void stays() {
        replace(person, samePerson);
        replace(booking, sameBooking);
    }

    /** Who it will be. */
    void becomes(Component who) {
        stays();
        replace(person, who);
    }

    /** On which booking it will be. */
    void comesOn(Component which) {
        stays();
        replace(booking, which);
    }

    /** There will be no such visit. */
    void isVoid() {
        replace(person, cell("–"));
        replace(booking, cell("–"));
    }

    /** Somebody, as far as is known. */
    Component who(@Nullable String name, @Nullable String phoneTail) {
        return two(
                name == null || name.isBlank() ? getTranslation("board.name.unknown") : name,
                phoneTail == null ? "" : getTranslation("customers.tail", phoneTail));
    }

    /** A booking: in whose name, and when. */
    Component booking(String name, String number, LocalDate day, LocalTime at) {
        return two(name, day.toString().substring(5) + " " + at.toString().substring(0, 5) + " " + number);
    }

    private static void replace(Div cell, Component content) {
        cell.removeAll();
        cell.add(content);
    }

    private static Component two(String strong, String sub) {
        var first = new Span(strong);
        first.addClassName("nm");
        var second = new Span(sub);
        second.addClassNames("sub", "num");
        var two = new Div(first, second);
        two.addClassName("two");
        return two;
    }

    private static Component cell(String text, String... classes) {
        var cell = new Span(text);
        cell.addClassNames(classes);
        return cell;
    }
}
