package org.jiezhen.intake.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.intake.FieldAdministration;
import org.jiezhen.intake.FieldsBoard;
import org.jiezhen.intake.IntakePermission;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;

/** What the form asks: seen, added to, renamed, put in order, taken out of use. */
@Route("admin/intake")
@StyleSheet("styles/intake.css")
@RolesAllowed(IntakePermission.KEEP)
@Menu(title = "nav.intakeFields", icon = "i-form", order = 276)
class FieldsView extends Div implements HasDynamicTitle {

    private final FieldAdministration fields;
    private final Drafts drafts;

    FieldsView(LiveBoards boards, FieldsBoard source, FieldAdministration fields, Drafts drafts) {
        this.fields = fields;
        this.drafts = drafts;
        addClassNames("page", "fields-page");
        var board = new BoardComponent<>(
                boards, source, FieldsBoard.ALL, FieldsBoard.NAME, List.of(), FieldsView::describe);
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("intake.fields.text")));
        add(board);
    }

    private static void describe(BoardConfig config) {
        config.title("intake.fields.title")
                .search("intake.fields.search", "nm", "ch")
                .searchedInAddress()
                .orderedBy("o")
                .primary("ADD", "intake.fields.add", "N")
                .filter("intake.fields.filter.all", BoardConfig.Rule.ALL)
                .filter("own", "intake.fields.whose.OWN", "wh", List.of("OWN"))
                .filter("guest", "intake.fields.filter.guest", "gs", List.of("YES"))
                .filter("out", "intake.fields.use.OUT", "u", List.of("OUT"))
                .empty("i-form", "intake.fields.empty", "intake.fields.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, FieldDialog.adding(fields, drafts));
            case "OPEN" -> Dialogs.open(this, FieldDialog.of(fields, drafts, fields.look(row)));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("intake.fields.title");
    }
}
