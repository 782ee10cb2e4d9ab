package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.channels.Channel;
import org.jiezhen.channels.Channels;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Drafts;
import org.jiezhen.visits.SeatsBoard;

/**
 * The standing guide's phone at the lift: who comes, then which seat; two taps, and the ticket is saved. A few keys find
 * whoever has booked or was here before, instead of the first tap. Everything else can be added when the customer sits.
 */
@Route("arrive")
@RolesAllowed(Permission.VISITS_ARRIVE)
@Menu(title = "nav.arrive", icon = "i-seat", order = 10)
@StyleSheet("styles/visits.css")
class ArriveView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final VisitActions act;
    private final Finder finder;
    private final Channels channels;
    private final Drafts drafts;
    private final SeatPlan seats;
    private WhoComes who;

    ArriveView(LiveBoards boards, SeatsBoard source, House house, VisitActions.Factory actions, Drafts drafts) {
        addClassNames("page", "arrive");
        act = actions.on(this);
        finder = actions.finder;
        channels = actions.channels;
        this.drafts = drafts;
        who = whoComes();
        seats = new SeatPlan(boards, source);
        seats.onAction(this::onSeat);

        var header = new Header(new H1(getTranslation("arrive.title")), new LiveNow());
        header.addClassName("top");
        var greeting = new Paragraph(house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");
        var main = new Div(greeting, who, seats);
        main.addClassName("arrive-main");
        add(header, main, act.undoBar());
        seats.isAbout(who.key());
    }

    /** Whoever comes on a booking that is named in the address is found already. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("booking")
                .flatMap(number -> finder.numbered(this, number))
                .ifPresent(who::is);
    }

    private void onSeat(String action, String row, UUID key) {
        try {
            if (action.equals("SEAT")) {
                if (who.settled()) {
                    // The guest's own key, and not the seat's: of a guest who stays standing no seat changes.
                    act.arrive(
                            who.key(),
                            who.arrival(row.isEmpty() ? null : Pressed.id(row, PlaceId::new)),
                            this::beginAnew);
                }
            } else {
                act.onSeat(action, Pressed.id(row, PlaceId::new), key);
            }
        } finally {
            seats.settle();
        }
    }

    private WhoComes whoComes() {
        return new WhoComes(
                this, finder, channels.inUse().stream().filter(Channel::atDoor).toList(), drafts);
    }

    private void beginAnew() {
        who.arrived();
        var next = whoComes();
        who.getParent().ifPresent(main -> ((Div) main).replace(who, next));
        who = next;
        seats.isAbout(next.key());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("arrive.title");
    }
}
