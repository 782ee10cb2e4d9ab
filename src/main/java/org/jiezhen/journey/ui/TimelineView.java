package org.jiezhen.journey.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.journey.Timelines;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Ticket;
import org.jiezhen.visits.VisitCards;

/**
 * One customer's journey: where, with whom, what is done, what is waited for. The address and the title name the
 * ticket, never the customer; who may not look is told what is told of a ticket that does not exist.
 */
@Route("visit/:day/:ticket")
@RolesAllowed({Permission.VISITS_SEE, Permission.VISITS_ACCOMPANY})
class TimelineView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final Timelines timelines;
    private final VisitTimeline.Factory timeline;
    private final VisitCards cards;
    private String ticket = "";

    TimelineView(Timelines timelines, VisitTimeline.Factory timeline, VisitCards cards) {
        this.timelines = timelines;
        this.timeline = timeline;
        this.cards = cards;
        addClassName("page");
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
        var visits = cards.on(this);
        board.onAction((action, row, key) -> {
            if (action.equals("RECTIFY")) {
                visits.rectify(journey.visit(), journey.ticket());
            } else {
                visits.act(action, row, key);
            }
        });
        add(board, visits.undoBar());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("journey.title", ticket);
    }
}
