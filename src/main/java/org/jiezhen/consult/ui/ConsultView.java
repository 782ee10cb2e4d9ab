package org.jiezhen.consult.ui;

import com.vaadin.flow.component.html.Div;
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
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitTypes;
import org.jiezhen.visits.WaitingReasons;

/** My day as a consultant: the guest now, who comes next, who has booked, whom I am to ring. */
@Route("consult")
@RolesAllowed(ConsultPermission.OWN)
@Menu(title = "nav.consult", icon = "i-consult", order = 3)
class ConsultView extends Div implements HasDynamicTitle {

    private final WaitingReasons reasons;
    private final VisitTypes types;

    ConsultView(
            LiveBoards boards,
            ConsultBoard source,
            VisitCards cards,
            WaitingReasons reasons,
            VisitTypes types,
            CurrentStaff staff) {
        this.reasons = reasons;
        this.types = types;
        addClassName("page");
        var board = new BoardComponent<>(
                boards, source, ConsultBoard.of(staff.id()), ConsultBoard.NAME, List.of(), this::describe);
        var visit = cards.on(this);
        board.onAction((action, row, key) ->
                visit.act(action.equals("RECEIVE") ? "ACCEPT" : action, ConsultFact.subject(row), key));
        add(board, visit.undoBar());
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
