package org.jiezhen.triage.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.triage.TriagePermission;
import org.jiezhen.triage.TurnsBoard;

/** A consultant's own place in the wheel, and what became of each of her turns today. */
@Route("triage/mine")
@RolesAllowed(TriagePermission.RECEIVE)
@Menu(title = "nav.turns", icon = "i-wheel", order = 32)
@StyleSheet("styles/triage.css")
class MyTurnView extends Div implements HasDynamicTitle {

    MyTurnView(LiveBoards boards, TurnsBoard source, CurrentStaff staff) {
        addClassNames("page", "turns-page");
        var said = new Paragraph(getTranslation("triage.mine.text"));
        said.addClassName("page-text");
        add(
                new BoardComponent<>(
                        boards, source, TurnsBoard.mine(staff.id()), TurnsBoard.NAME, List.of(), MyTurnView::describe),
                said);
    }

    private static void describe(BoardConfig config) {
        config.title("triage.mine.title")
                .orderedBy("o")
                .opens()
                .filter("triage.filter.all", BoardConfig.Rule.ALL)
                .filter("passes", "triage.filter.passes", "w", List.of("PASS", "OWED"))
                .empty("i-wheel", "triage.mine.empty", "triage.mine.emptyText");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("triage.mine.title");
    }
}
