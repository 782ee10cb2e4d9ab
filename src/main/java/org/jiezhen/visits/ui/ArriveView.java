package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FindField;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.SeatsBoard;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jspecify.annotations.Nullable;

/**
 * The standing guide's phone at the lift: who comes, then which seat; two taps, and the ticket is saved. A few keys find
 * whoever has booked or was here before, instead of the first tap. Everything else can be added when the customer sits.
 */
@Route("arrive")
@RolesAllowed(Permission.VISITS_ARRIVE)
@Menu(title = "nav.arrive", icon = "i-seat", order = 10)
@StyleSheet("styles/visits.css")
class ArriveView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    /** What is asked at the lift. */
    private enum Who {
        FIRST(Source.WALK_IN, true),
        RETURN(Source.WALK_IN, false),
        REFERRAL(Source.REFERRAL, true),
        BUSINESS(Source.BUSINESS, false);

        private final Source source;
        private final boolean first;

        Who(Source source, boolean first) {
            this.source = source;
            this.first = first;
        }
    }

    private final VisitActions act;
    private final Finder finder;
    private final SeatPlan seats;
    private final FindField<Found> found;
    private final FindField<Found> friend;
    private final Div sources = new Div();
    private final Map<Who, NativeButton> choices = new EnumMap<>(Who.class);
    private Who who = Who.FIRST;
    // The next press on "standing"; the same one again until it was answered.
    private UUID standing = UUID.randomUUID();

    ArriveView(LiveBoards boards, SeatsBoard source, House house, VisitActions.Factory actions) {
        addClassNames("page", "arrive");
        act = actions.on(this);
        finder = actions.finder;
        found = finder.who(this, "visits.find.who");
        found.hideLabel();
        found.setPlaceholder(getTranslation("visits.find.how"));
        found.onChange(taken -> ask(taken.isEmpty()));
        friend = finder.customer(this, "visits.find.friend");
        friend.setPlaceholder(getTranslation("visits.find.friend.how"));
        seats = new SeatPlan(boards, source);
        seats.onAction(this::onSeat);

        var header = new Header(new H1(getTranslation("arrive.title")), new LiveNow());
        header.addClassName("top");
        var greeting = new Paragraph(house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");
        var main = new Div(greeting, whoComes(), seats);
        main.addClassName("arrive-main");
        add(header, main, act.undoBar());
        choose(Who.FIRST);
    }

    /** Whoever comes on a booking that is named in the address is found already. */
    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("booking")
                .flatMap(number -> finder.numbered(this, number))
                .ifPresent(booking -> {
                    found.setValue(booking);
                    ask(false);
                });
    }

    private Div whoComes() {
        var number = new Span("1");
        number.addClassNames("no", "num");
        var hint = new Span(getTranslation("arrive.who.hint"));
        hint.addClassName("sub");
        var title = new Div(number, new Span(getTranslation("arrive.who")), hint);
        title.addClassName("step");
        sources.addClassName("src");
        for (var choice : Who.values()) {
            var button = new NativeButton(getTranslation("arrive.who." + choice), _ -> choose(choice));
            choices.put(choice, button);
            sources.add(button);
        }
        var who = new Div(title, found, sources, friend);
        who.addClassName("arrive-who");
        return who;
    }

    /** Who was found need not be asked how they came. */
    private void ask(boolean unknown) {
        sources.setVisible(unknown);
        friend.setVisible(unknown && who == Who.REFERRAL);
    }

    private void choose(Who chosen) {
        who = chosen;
        friend.setVisible(chosen == Who.REFERRAL);
        choices.forEach((choice, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(choice == chosen)));
    }

    private void onSeat(String action, String row, UUID key) {
        try {
            if (action.equals("SEAT") && (!found.settled() || (who == Who.REFERRAL && !friend.settled()))) {
                return;
            }
            if (action.equals("SEAT")) {
                // Nobody's seat changes when a customer stays standing, so the board cannot tell two presses apart.
                act.arrive(
                        row.isEmpty() ? standing : key,
                        arrival(row.isEmpty() ? null : Pressed.id(row, PlaceId::new)),
                        this::beginAnew);
            } else {
                act.onSeat(action, Pressed.id(row, PlaceId::new), key);
            }
        } finally {
            seats.settle();
        }
    }

    private Arrival arrival(@Nullable PlaceId seat) {
        return found.getValue()
                .map(known -> new Arrival(known.source(), known.first(), seat, VisitDetails.NONE)
                        .of(known.customer())
                        .on(known.booking()))
                .orElseGet(() -> new Arrival(who.source, who.first, seat, VisitDetails.NONE)
                        .sentBy(
                                who == Who.REFERRAL
                                        ? friend.getValue().map(Found::customer).orElse(null)
                                        : null));
    }

    private void beginAnew() {
        standing = UUID.randomUUID();
        found.clear();
        friend.clear();
        choose(Who.FIRST);
        ask(true);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("arrive.title");
    }
}
