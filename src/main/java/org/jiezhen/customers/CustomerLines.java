package org.jiezhen.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was so of a customer, the last first: when, what, and what was noted then. For the parts of a customer's page. */
@StyleSheet("styles/customers.css")
public final class CustomerLines extends OrderedList {

    public CustomerLines() {
        addClassName("customer-lines");
    }

    /** A line that leads to a page. */
    public void add(String address, String when, List<String> facts, @Nullable String note) {
        var link = new Anchor(address, when);
        link.getElement().setAttribute("router-link", true);
        add(link, facts, note);
    }

    /** A line that leads nowhere. */
    public void add(String when, List<String> facts, @Nullable String note) {
        add(new Span(when), facts, note);
    }

    private void add(Component when, List<String> facts, @Nullable String note) {
        when.addClassName("num");
        var about = new Span(String.join(" · ", facts));
        about.addClassName("sub");
        var words = new Div(about);
        if (note != null && !note.isBlank()) {
            words.add(new Span(note));
        }
        add(new ListItem(when, words));
    }
}
