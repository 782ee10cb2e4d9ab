package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.Timelines;

/**
 * One customer's journey: where, with whom, what is done, what is waited for. The address and the title name the
 * ticket, never the customer; who may not look is told what is told of a ticket that does not exist.
 */
@Route("visit/:day/:ticket")
@RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
@StyleSheet("styles/visits.css")
class TimelineView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Timelines timelines;
    private final VisitTimeline.Factory timeline;
    private final VisitActions.Factory actions;
    private String ticket = "";

    TimelineView(Timelines timelines, VisitTimeline.Factory timeline, VisitActions.Factory actions) {
        this.timelines = timelines;
        this.timeline = timeline;
        this.actions = actions;
        addClassName("page");
    }

    /** The way to a ticket's journey. */
    static Anchor link(Ticket ticket, String text) {
        var link = new Anchor("visit/" + ticket.day() + "/" + ticket.text(), text);
        link.getElement().setAttribute("router-link", true);
        link.addClassName("btn");
        return link;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        var asked = event.getRouteParameters();
        var journey = Ticket.parse(
                        asked.get("day").orElse(""), asked.get("ticket").orElse(""))
                .flatMap(timelines::find);
        if (journey.isPresent()) {
            show(journey.get());
        } else {
            event.rerouteToError(NotFoundException.class);
        }
    }

    private void show(Timelines.Journey journey) {
        ticket = journey.ticket().text();
        var board = timeline.of(journey);
        var act = actions.on(this);
        board.onAction((action, row, key) -> {
            if (action.equals("RECTIFY")) {
                act.openRectify(journey.visit(), journey.ticket());
            } else {
                act.act(action, row, key);
            }
        });
        add(board, act.undoBar());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("journey.title", ticket);
    }
}
