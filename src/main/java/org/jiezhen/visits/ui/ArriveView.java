package org.jiezhen.visits.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.house.House;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.SeatsBoard;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;

/**
 * The standing guide's phone at the lift: who comes, then which seat; two taps, and the ticket is saved. Everything else
 * can be added when the customer sits.
 */
@Route("arrive")
@RolesAllowed(Permission.VISITS_ARRIVE)
@Menu(title = "nav.arrive", icon = "i-seat", order = 10)
class ArriveView extends Div implements HasDynamicTitle {

    /** What is asked at the lift. */
    private enum Who {
        FIRST(Source.WALK_IN, true),
        RETURN(Source.WALK_IN, false),
        REFERRAL(Source.REFERRAL, true);

        private final Source source;
        private final boolean first;

        Who(Source source, boolean first) {
            this.source = source;
            this.first = first;
        }
    }

    private final FrontDesk desk;
    private final VisitActions act;
    private final SeatPlan seats;
    private final Map<Who, NativeButton> choices = new EnumMap<>(Who.class);
    private Who who = Who.FIRST;
    // The next press on "standing"; the same one again until it was answered.
    private UUID standing = UUID.randomUUID();

    ArriveView(LiveBoards boards, SeatsBoard source, FrontDesk desk, House house, VisitActions.Factory actions) {
        this.desk = desk;
        addClassNames("page", "arrive");
        var undo = new UndoBar();
        act = actions.on(this, undo);
        undo.onUndo(act::undo);
        undo.onDetails(act::details);
        seats = new SeatPlan(boards, source);
        seats.onAction(this::onSeat);

        var header = new Header(new H1(getTranslation("arrive.title")), new LiveNow());
        header.addClassName("top");
        var greeting = new Paragraph(house.phrase("GREETING").in(getLocale()));
        greeting.addClassName("phrase");
        var main = new Div(greeting, whoComes(), seats);
        main.addClassName("arrive-main");
        add(header, main, undo);
        choose(Who.FIRST);
    }

    private Div whoComes() {
        var number = new Span("1");
        number.addClassNames("no", "num");
        var hint = new Span(getTranslation("arrive.who.hint"));
        hint.addClassName("sub");
        var title = new Div(number, new Span(getTranslation("arrive.who")), hint);
        title.addClassName("step");
        var sources = new Div();
        sources.addClassName("src");
        for (var choice : Who.values()) {
            var button = new NativeButton(getTranslation("arrive.who." + choice), _ -> choose(choice));
            choices.put(choice, button);
            sources.add(button);
        }
        return new Div(title, sources);
    }

    private void choose(Who chosen) {
        who = chosen;
        choices.forEach((choice, button) ->
                button.getElement().setAttribute("aria-pressed", Boolean.toString(choice == chosen)));
    }

    private void onSeat(String action, String row, UUID key) {
        try {
            if (action.equals("SEAT")) {
                // Nobody's seat changes when a customer stays standing, so the board cannot tell two presses apart.
                var press = row.isEmpty() ? standing : key;
                var seat = row.isEmpty() ? null : UUID.fromString(row);
                var done = desk.arrive(press, new Arrival(who.source, who.first, seat, VisitDetails.NONE));
                standing = UUID.randomUUID();
                act.arrived(done);
                choose(Who.FIRST);
            } else {
                act.onSeat(action, UUID.fromString(row), key);
            }
        } finally {
            seats.settle();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("arrive.title");
    }
}
