package org.jiezhen.sales.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.List;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.sales.Corrections;
import org.jiezhen.sales.OrdersBoard;
import org.jiezhen.sales.OrdersBoard.State;
import org.jiezhen.sales.SalesPermission;
import org.jiezhen.sales.ShareRules;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;

/** The orders that stand, of everybody or one's own. Payments are not kept here, and the page says so. */
@Route("orders")
@RolesAllowed({SalesPermission.SEE, SalesPermission.OWN})
@Menu(title = "nav.orders", icon = "i-sale", order = 57)
@StyleSheet("styles/sales.css")
class OrdersView extends Div implements HasDynamicTitle {

    OrdersView(
            LiveBoards boards,
            OrdersBoard source,
            ShareRules rules,
            Corrections corrections,
            CurrentStaff staff,
            Undo undo) {
        addClassNames("page", "sales-page");
        var bar = new UndoBar(undo);
        var board = new BoardComponent<>(
                boards,
                source,
                staff.may(SalesPermission.CORRECT)
                        ? OrdersBoard.CORRECTING
                        : staff.may(SalesPermission.SEE) ? OrdersBoard.ALL : OrdersBoard.of(staff.id()),
                source.name(),
                List.of(),
                OrdersView::describe);
        board.onAction((action, row, _) -> {
            if (!action.equals("CORRECT")) {
                throw Pressed.unknown();
            }
            var order = source.find(row).orElseThrow(() -> new Refusal("refusal.deal.unknown"));
            Dialogs.open(this, new CorrectDialog(corrections, order.dealId(), bar));
        });
        add(board);
        var foot = new Div(new Paragraph(getTranslation("sales.notKept")));
        foot.addClassName("sales-foot");
        if (staff.may(SalesPermission.RULES)) {
            foot.add(new Button(getTranslation("sales.rule.open"), _ -> Dialogs.open(this, new RuleDialog(rules))));
        }
        add(foot, bar);
    }

    private static void describe(BoardConfig config) {
        config.title("nav.orders")
                .sorts()
                .codes(
                        "st",
                        "sales.state",
                        Arrays.stream(State.values()).map(Enum::name).toList())
                .search("sales.search", "no", "tk", "de", "by")
                .figure("sales.all", Rule.ALL)
                .figure("sales.state.LEFT_OPEN", "st", List.of("LEFT_OPEN"))
                .figure("sales.state.VOID", "st", List.of("VOID"))
                .filter("sales.every", Rule.ALL)
                .filter("left", "sales.state.LEFT_OPEN", "st", List.of("LEFT_OPEN"))
                .filter("void", "sales.state.VOID", "st", List.of("VOID"))
                .empty("i-order", "sales.empty", "sales.emptyText");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.orders");
    }
}
