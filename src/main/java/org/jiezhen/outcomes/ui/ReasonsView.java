package org.jiezhen.outcomes.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.outcomes.OutcomePermission;
import org.jiezhen.outcomes.ReasonAdministration;
import org.jiezhen.outcomes.ReasonsBoard;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;

/** The tree of reasons for which there is no deal: seen, added to, called otherwise, taken out of use. */
@Route("admin/no-deal-reasons")
@StyleSheet("styles/outcomes.css")
@RolesAllowed(OutcomePermission.REASONS)
@Menu(title = "nav.noDealReasons", icon = "i-why", order = 277)
class ReasonsView extends Div implements HasDynamicTitle {

    private final ReasonAdministration reasons;
    private final Drafts drafts;

    ReasonsView(LiveBoards boards, ReasonsBoard source, ReasonAdministration reasons, Drafts drafts) {
        this.reasons = reasons;
        this.drafts = drafts;
        addClassNames("page", "outcomes-page");
        var board = new BoardComponent<>(
                boards, source, ReasonsBoard.ALL, ReasonsBoard.NAME, List.of(), ReasonsView::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("outcomes.reasons.text", ReasonsBoard.DAYS)));
        add(board);
    }

    private static void describe(BoardConfig config) {
        config.title("outcomes.reasons.title")
                .sorts()
                .search("outcomes.reasons.search", "nm")
                .searchedInAddress()
                .orderedBy("o")
                .primary("ADD", "outcomes.reasons.add", "N")
                .filter("outcomes.reasons.all", BoardConfig.Rule.ALL)
                .filter("out", "outcomes.use.OUT", "u", List.of("OUT"))
                .empty("i-why", "outcomes.reasons.empty", "outcomes.reasons.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, ReasonDialog.below(reasons, drafts, null));
            case "ADD_BELOW" -> Dialogs.open(this, ReasonDialog.below(reasons, drafts, reasons.look(row)));
            case "OPEN" -> Dialogs.open(this, ReasonDialog.of(reasons, drafts, reasons.look(row)));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("outcomes.reasons.title");
    }
}
