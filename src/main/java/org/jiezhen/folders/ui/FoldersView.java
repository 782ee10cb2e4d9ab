package org.jiezhen.folders.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.folders.FolderId;
import org.jiezhen.folders.FolderPermission;
import org.jiezhen.folders.FoldersBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;

/** Where is the folder: each that is out, with whom, since when. */
@Route("folders")
@RolesAllowed(FolderPermission.HANDLE)
@Menu(title = "nav.folders", icon = "i-folder", order = 58)
@StyleSheet("styles/folders.css")
class FoldersView extends Div implements HasDynamicTitle {

    private final FolderDialogs dialogs;
    private final UndoBar bar;

    FoldersView(
            LiveBoards boards,
            FoldersBoard source,
            FolderDialogs dialogs,
            HolderKeys holders,
            StaffDirectory directory,
            Undo undo) {
        this.dialogs = dialogs;
        this.bar = new UndoBar(undo);
        addClassName("page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards,
                source,
                FoldersBoard.EVERYBODY,
                FoldersBoard.NAME,
                holders.me(),
                config -> describe(config, roles));
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("nav.folders")
                .sorts()
                .codes("role", "staff.role", roles)
                .codes("st", "folders.state", List.of("CARRIED", "OFFERED", "LIES", "MISSING"))
                .codes("gu", "folders.guest", List.of("HERE", "GONE"))
                .search("folders.search", "tk", "pl")
                .opens("st")
                .figure("folders.out", Rule.ALL)
                .figure("folders.state.MISSING", "st", List.of("MISSING"))
                .figure("folders.late", Rule.LATE)
                .filter("folders.all", Rule.ALL)
                .filter("missing", "folders.state.MISSING", "st", List.of("MISSING"))
                .filter("gone", "folders.gone", "gu", List.of("GONE"))
                .empty("i-order", "folders.empty", "folders.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var folder = Pressed.id(row, FolderId::new);
        switch (action) {
            case "OPEN", "ANSWER" -> Dialogs.open(this, dialogs.of(folder, bar));
            case "TAKE" -> bar.show(dialogs.folders.take(key, folder), getTranslation("folders.done.TAKE"));
            case "HAVE" -> bar.show(dialogs.folders.have(key, folder), getTranslation("folders.done.HAVE"));
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.folders");
    }
}
