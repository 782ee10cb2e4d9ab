package org.jiezhen.umbrellas.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.umbrellas.LoanId;
import org.jiezhen.umbrellas.LoansBoard;
import org.jiezhen.umbrellas.UmbrellaPermission;
import org.jiezhen.umbrellas.Umbrellas;

/**
 * Which umbrellas are out. In a house its route is registered at startup, as any; here that would put it into every
 * test's portal.
 */
@Route(value = "umbrellas", registerAtStartup = false)
@PageTitle("nav.umbrellas")
@Menu(title = "nav.umbrellas", icon = "i-cust", order = 90)
@RolesAllowed(UmbrellaPermission.LEND)
class LoansView extends Div {

    LoansView(LiveBoards boards, LoansBoard source, Umbrellas umbrellas, Undo undo) {
        addClassName("page");
        var bar = new UndoBar(undo);
        var board = new BoardComponent<>(
                boards, source, LoansBoard.DESK, source.name(), List.of(), config -> config.title("nav.umbrellas")
                        .figure("umbrellas.out.figure", Rule.ALL)
                        .search("umbrellas.search", "u", "tk")
                        .opens()
                        .empty("i-cust", "umbrellas.empty.title", "umbrellas.empty.text"));
        board.onAction((action, row, key) -> {
            if (!action.equals("RETURN")) {
                throw new IllegalArgumentException("no such action on an umbrella");
            }
            bar.show(umbrellas.takeBack(key, LoanId.of(row)), getTranslation("umbrellas.done.RETURN"));
        });
        add(board, bar);
    }
}
