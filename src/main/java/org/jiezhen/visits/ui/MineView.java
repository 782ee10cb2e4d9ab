package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.ArrivalsBoard;
import org.jiezhen.visits.HolderKeys;

/** The customers I am responsible for, and those that are offered to me: for everybody who accompanies. */
@Route("mine")
@RolesAllowed(Permission.VISITS_ACCOMPANY)
@Menu(title = "nav.mine", icon = "i-person", order = 30)
@StyleSheet("styles/visits.css")
class MineView extends Div implements HasDynamicTitle {

    MineView(
            LiveBoards boards,
            ArrivalsBoard source,
            VisitBoards visitBoards,
            HolderKeys holders,
            VisitActions.Factory actions,
            CurrentStaff staff) {
        addClassName("page");
        var board = new BoardComponent<>(
                boards,
                source,
                ArrivalsBoard.mine(staff.id(), staff.may(Permission.VISITS_CALL)),
                "mine",
                holders.me(),
                visitBoards.describe("mine.title", "mine.count", "mine.empty"));
        board.getElement().setAttribute("data-shows-notices", "OFFER");
        var act = actions.on(this);
        board.onAction(act);
        add(board, act.undoBar());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("mine.title");
    }
}
