package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;

/** What is to be drawn: its label at the chair, then the tube. And what was drawn and nobody has fetched. */
@Route("draws")
@RolesAllowed(LabPermission.DRAW)
@Menu(title = "nav.draws", icon = "i-drop", order = 62)
@StyleSheet("styles/lab.css")
class DrawsView extends Div implements HasDynamicTitle {

    private final Specimens specimens;
    private final UndoBar bar;

    DrawsView(
            LiveBoards boards,
            SpecimensBoard source,
            Specimens specimens,
            HolderKeys holders,
            StaffDirectory directory,
            Undo undo) {
        this.specimens = specimens;
        this.bar = new UndoBar(undo);
        addClassNames("page", "lab-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards,
                source,
                SpecimensBoard.CHAIR,
                SpecimensBoard.NAME,
                holders.me(),
                config -> describe(config, roles));
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("lab.draws.title")
                .codes("role", "staff.role", roles)
                .search("lab.specimens.search", "tk", "tb", "no")
                .figure("lab.draws.ordered", "st", List.of("ORDERED"))
                .figure("lab.draws.rests", "st", List.of("COLLECTED"))
                .figure("lab.late", Rule.LATE)
                .filter("lab.panels.all", Rule.ALL)
                .filter("draw", "lab.draws.ordered", "st", List.of("ORDERED"))
                .filter("rests", "lab.draws.rests", "st", List.of("COLLECTED"))
                .empty("i-run", "lab.draws.empty", "lab.draws.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var specimen = Pressed.id(row, SpecimenId::new);
        switch (action) {
            case "LABEL", "OPEN" -> Dialogs.open(this, new ChairDialog(specimens, specimen));
            case "COLLECT" -> Dialogs.open(this, new DrawnDialog(specimens, specimen, bar));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.draws.title");
    }
}
