package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.quotes.Approvals;
import org.jiezhen.quotes.ApprovalsBoard;
import org.jiezhen.quotes.DiscountLimits;
import org.jiezhen.quotes.QuotePermission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;

/** Discounts that wait for approval, for whoever may give it. */
@Route("approvals")
@RolesAllowed(QuotePermission.APPROVE)
@Menu(title = "nav.approvals", icon = "i-percent", order = 49)
@StyleSheet("styles/quotes.css")
class ApprovalsView extends Div implements HasDynamicTitle {

    ApprovalsView(
            LiveBoards boards,
            ApprovalsBoard source,
            Approvals approvals,
            DiscountLimits limits,
            CurrentStaff staff,
            Clock clock) {
        addClassName("page");
        var board = new BoardComponent<>(
                boards, source, approvals.audience(), ApprovalsBoard.NAME, List.of(), ApprovalsView::describe);
        board.onAction((action, row, key) -> {
            if (!action.equals("OPEN")) {
                throw Pressed.unknown();
            }
            Dialogs.open(this, new ApprovalDialog(approvals, Pressed.id(row, VisitId::new), clock));
        });
        board.lead(new Paragraph(getTranslation("approvals.text")));
        if (staff.may(QuotePermission.LIMITS)) {
            board.lead(new Button(
                    getTranslation("quotes.limits.open"), _ -> Dialogs.open(this, new LimitsDialog(limits))));
        }
        add(board);
    }

    private static void describe(BoardConfig config) {
        config.title("approvals.title")
                .search("approvals.search", "tk", "nm")
                .spelledIn("py")
                .empty("i-percent", "approvals.empty", "approvals.emptyText");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("approvals.title");
    }
}
