package org.jiezhen.consult.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.consult.ConsultBoard;
import org.jiezhen.consult.ConsultBoard.ConsultFact;
import org.jiezhen.consult.ConsultBoard.Part;
import org.jiezhen.consult.ConsultPermission;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReasons;
import org.jspecify.annotations.Nullable;

/**
 * My day as a consultant: who is with me, who comes next, who has booked, whom I am to ring; and beside it the card of the
 * guest who is with me now, on a screen that is wide enough. Whatever anybody does about the guest, the card is drawn anew.
 */
@Route("consult")
@StyleSheet("styles/consult.css")
@RolesAllowed(ConsultPermission.OWN)
@Menu(title = "nav.consult", icon = "i-consult", order = 3)
class ConsultView extends Div implements HasDynamicTitle {

    private final ConsultBoard source;
    private final WaitingReasons reasons;
    private final VisitTypes types;
    private final VisitCards.OfPage visit;
    private final Section now = new Section();

    ConsultView(
            LiveBoards boards,
            ConsultBoard source,
            VisitCards cards,
            WaitingReasons reasons,
            VisitTypes types,
            CurrentStaff staff) {
        this.source = source;
        this.reasons = reasons;
        this.types = types;
        addClassNames("page", "consult-page");
        now.addClassName("consult-now");
        now.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("consult.guest.now"));
        var board = new BoardComponent<>(
                boards, source, ConsultBoard.of(staff.id()), ConsultBoard.NAME, List.of(), this::describe);
        visit = cards.on(this);
        board.onNews(this::showNow);
        board.onAction((action, row, key) ->
                visit.act(action.equals("RECEIVE") ? "ACCEPT" : action, ConsultFact.subject(row), key));
        add(board, now, visit.undoBar());
        showNow();
    }

    private void showNow() {
        now.removeAll();
        var with = source.withMe();
        setClassName("has-guest", with.isPresent());
        with.ifPresent(
                guest -> now.add(head(guest), facts(guest), visit.show(new VisitId(guest.subject()), this::showNow)));
    }

    private Div head(ConsultFact guest) {
        var ticket = guest.ticket();
        var number = new Span(ticket == null ? "" : ticket.text());
        number.addClassName("consult-ticket");
        var name = new H2(said(guest.name(), "board.name.unknown"));
        var type = guest.type() == null ? "" : types.of(guest.type()).name().in(getLocale());
        var place = guest.place() == null ? "" : guest.place().in(getLocale());
        var sub = new Span(type.isEmpty() || place.isEmpty() ? type + place : type + " · " + place);
        sub.addClassName("sub");
        var head = new Div(number, new Div(name, sub));
        head.addClassName("consult-head");
        if (guest.owed() != null) {
            var owed = new Span(getTranslation("consult.owed", guest.owed().in(getLocale())));
            owed.addClassName("consult-owed");
            head.add(owed);
        }
        return head;
    }

    private Div facts(ConsultFact guest) {
        var facts = new Div(
                fact("consult.fact.eat", said(guest.marks(), "consult.fact.unsaid")),
                fact("consult.fact.wish", said(guest.what(), "consult.fact.unsaid")),
                fact("consult.fact.drink", said(guest.drink(), "consult.fact.unsaid")),
                fact(
                        "consult.fact.with",
                        guest.companions() == 0
                                ? getTranslation("consult.fact.alone")
                                : getTranslation("consult.fact.companions", guest.companions())),
                fact("consult.fact.earlier", said(guest.earlier(), "consult.fact.first")));
        facts.addClassName("consult-facts");
        return facts;
    }

    private Div fact(String title, String text) {
        var name = new Span(getTranslation(title));
        name.addClassName("sub");
        return new Div(name, new Span(text));
    }

    private String said(@Nullable Object said, String otherwise) {
        return switch (said) {
            case null -> getTranslation(otherwise);
            case Localized both -> both.in(getLocale());
            case Object name -> name.toString();
        };
    }

    private void describe(BoardConfig config) {
        var marks = new ArrayList<>(reasons.marks());
        marks.add(new Mark(Part.BOOKED.name(), "i-clock", false));
        marks.add(new Mark(Part.RING.name(), "i-call", false));
        marks.add(new Mark(Part.WHEEL.name(), "ring0", false));
        reasons.tellState(config, "st");
        types.tell(config, "ty");
        config.code("st", Part.BOOKED.name(), "consult.state.BOOKED");
        config.code("st", Part.RING.name(), "consult.state.RING");
        config.code("st", Part.WHEEL.name(), "consult.state.WHEEL");
        config.title("consult.title")
                .search("consult.search", "tk", "nm")
                .spelledIn("py")
                .rankedBy("o")
                .grouped("consult.one", "consult.more", "gr")
                .opens("v")
                .figure("consult.now", "gr", List.of(Part.NOW.name()))
                .figure("consult.next", "gr", List.of(Part.NEXT.name()))
                .figure("consult.booked", "gr", List.of(Part.BOOKED.name()))
                .figure("consult.ring", "gr", List.of(Part.RING.name()))
                .empty("i-consult", "consult.empty", "consult.emptyText")
                .marks("st", marks);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("consult.title");
    }
}
