package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.HolderKeys;
import org.jiezhen.visits.WaitingReasons;

/** Arrivals and who is waiting, for what, how long, with whom: for guides and the manager. */
@Route("arrivals")
@RolesAllowed(Permission.VISITS_SEE)
@Menu(title = "nav.arrivals", icon = "i-arr", order = 20)
@StyleSheet("styles/visits.css")
class ArrivalsView extends Div implements HasDynamicTitle {

    ArrivalsView(
            LiveBoards boards,
            ArrivalsBoard source,
            VisitBoards visitBoards,
            HolderKeys holders,
            WaitingReasons reasons,
            VisitActions.Factory actions) {
        addClassName("page");
        var both = visitBoards.describe("arrivals.title", "arrivals.inHouse", "arrivals.empty");
        var me = holders.me();
        var board = new BoardComponent<>(
                boards, source, ArrivalsBoard.GUIDES, ArrivalsBoard.NAME, me, both.andThen(config -> config.primary(
                                "ARRIVE", "visits.action.ARRIVE", "N")
                        .filter("arrivals.filter.all", Rule.ALL)
                        .filter("arrivals.filter.mine", Rule.MINE)
                        .filter("waiting", "arrivals.filter.waiting", "st", reasons.waiting())
                        .filter("arrivals.filter.alone", Rule.ALONE)
                        .legend("ring0", "arrivals.legend.waits")
                        .legend("disc", "arrivals.legend.served")
                        .legend("out", "arrivals.legend.leaving")
                        .legend("tri", "arrivals.legend.soon")
                        .legend("trif", "arrivals.legend.late")));
        board.setId("arrivals-board");
        var act = actions.on(this);
        board.onAction(act);
        var side = new ArrivalsSide("arrivals-board", me);
        side.onAction(act);
        var body = new Div(board, side);
        body.addClassName("with-side");
        add(body, act.undoBar());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("arrivals.title");
    }
}
