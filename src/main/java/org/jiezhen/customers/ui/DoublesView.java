package org.jiezhen.customers.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.DoublesBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;

/** The pairs of customers in the house that may be one person, the surest first, live. */
@Route("customers/doubles")
@PageTitle("customers.doubles")
@RolesAllowed(Permission.CUSTOMERS_MERGE)
@StyleSheet("styles/customers.css")
class DoublesView extends Div {

    // Nobody shares something with so many others.
    private static final int OTHERS = 10_000;

    private final Doubles doubles;

    DoublesView(LiveBoards boards, DoublesBoard source, Doubles doubles) {
        this.doubles = doubles;
        addClassNames("page", "doubles-page");
        var back = new Anchor("customers", Icon.LEFT.create(), new Span(getTranslation("nav.customers")));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("back");
        var board = new BoardComponent<>(
                boards, source, DoublesBoard.MERGERS, source.name(), List.of(), DoublesView::describe);
        board.onAction((action, row, key) -> {
            if (!action.equals("COMPARE") && !action.equals("OPEN")) {
                throw Pressed.unknown();
            }
            var pair = DoublesBoard.ofRow(row);
            compare(pair.getFirst(), pair.getLast());
        });
        add(back, board);
    }

    private static void describe(BoardConfig config) {
        config.title("customers.doubles")
                .search("customers.doubles.search", "nm", "on", "ph", "op")
                .spelledIn("py")
                .numbersEndIn("ph", "op")
                .orderedBy("o")
                .figure("customers.doubles.count", Rule.ALL)
                .empty("i-check", "customers.doubles.empty", "customers.doubles.emptyText");
    }

    // Somebody else may have answered while the row was pressed: what is settled is not asked again.
    private void compare(CustomerId one, CustomerId other) {
        doubles.of(one, OTHERS).stream()
                .filter(found -> found.customer().id().equals(other))
                .findFirst()
                .ifPresentOrElse(
                        found -> Dialogs.open(
                                this, new CompareDialog(doubles, doubles.side(one), found.customer(), found.reasons())),
                        () -> Notice.conflict(getTranslation("customers.likely.settled")));
    }
}
