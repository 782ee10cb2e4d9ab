package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.format.DateTimeFormatter;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.HouseName;
import org.jiezhen.visits.TicketSlips;

/** A ticket on paper of 58 mm, for the guest's hand. Whoever comes by the link of a card has it printed at once. */
@Route(value = "ticket/:day/:ticket")
@RolesAllowed(Permission.VISITS_ARRIVE)
@StyleSheet("styles/slip.css")
class SlipView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final DateTimeFormatter DRAWN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private static final String AT_ONCE = "print";
    private static final String PRINT = "window.print()";

    private final TicketSlips slips;
    private final HouseName house;
    private String ticket = "";

    /** The way to a ticket's paper, printed at once. */
    static String path(Ticket ticket) {
        return "ticket/" + ticket.day() + "/" + ticket.text() + "?" + AT_ONCE;
    }

    SlipView(TicketSlips slips, HouseName house) {
        this.slips = slips;
        this.house = house;
        addClassNames("page", "slip-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var asked = event.getRouteParameters();
        Ticket.parse(asked.get("day").orElse(""), asked.get("ticket").orElse(""))
                .flatMap(slips::find)
                .ifPresentOrElse(
                        slip -> show(slip, event.getLocation().getQueryParameters()),
                        () -> event.rerouteToError(NotFoundException.class));
    }

    private void show(TicketSlips.Slip slip, QueryParameters how) {
        ticket = slip.ticket().text();
        var number = new H1(ticket);
        number.addClassName("slip-ticket");
        var paper = new Div(
                new Span(house.in(getLocale())),
                number,
                new Span(DRAWN.format(slip.drawn())),
                new Paragraph(getTranslation("visits.slip.text")));
        paper.addClassName("slip");
        var print = new NativeButton(
                getTranslation("visits.slip.print"), _ -> getElement().executeJs(PRINT));
        print.addClassName("btn");
        add(paper, print);
        if (how.getParameters().containsKey(AT_ONCE)) {
            getElement().executeJs("requestAnimationFrame(() => " + PRINT + ")");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("visits.slip.title", ticket);
    }
}
