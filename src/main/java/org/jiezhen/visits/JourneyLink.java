package org.jiezhen.visits;

import com.vaadin.flow.component.html.Anchor;
import org.jiezhen.shared.Ticket;

/** The way to a ticket's journey from any page. The address names the ticket, never the customer. */
public final class JourneyLink {

    private JourneyLink() {}

    /** The address of a ticket's journey. */
    public static String address(Ticket ticket) {
        return "visit/" + ticket.day() + "/" + ticket.text();
    }

    /** A link that looks like a button. */
    public static Anchor of(Ticket ticket, String text) {
        var link = new Anchor(address(ticket), text);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("btn");
        return link;
    }
}
