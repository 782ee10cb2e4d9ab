package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.hospitality.HospitalityPermission;
import org.jiezhen.hospitality.MenuAdministration;
import org.jiezhen.hospitality.MenuBoard;
import org.jiezhen.hospitality.MenuItemId;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.UndoBar;

/** The menu: what the house offers to drink and eat, kept by browser. */
@Route("admin/menu")
@RolesAllowed(HospitalityPermission.MENU)
@Menu(title = "nav.menu", icon = "i-menu", order = 115)
@StyleSheet("styles/hospitality.css")
class MenuView extends Div implements HasDynamicTitle {

    private final MenuAdministration administration;
    private final org.jiezhen.hospitality.Menu menu;
    private final Drafts drafts;
    private final UndoBar bar;

    MenuView(
            LiveBoards boards,
            MenuBoard source,
            MenuAdministration administration,
            org.jiezhen.hospitality.Menu menu,
            Drafts drafts,
            Undo undo) {
        this.administration = administration;
        this.menu = menu;
        this.drafts = drafts;
        this.bar = new UndoBar(undo);
        addClassName("page");
        var board = new BoardComponent<>(
                boards, source, MenuBoard.EVERYBODY, MenuBoard.NAME, List.of(), MenuView::describe);
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config) {
        config.title("nav.menu")
                .sorts()
                .primary("ADD", "hospitality.menu.add", "N")
                .codes("st", "hospitality.menu.state", List.of("OFFERED", "WITHDRAWN"))
                .search("hospitality.menu.search", "nm")
                .searchedInAddress()
                .orderedBy("o")
                .filter("hospitality.menu.all", Rule.ALL)
                .filter("offered", "hospitality.menu.state.OFFERED", "st", List.of("OFFERED"))
                .empty("i-cup", "hospitality.menu.empty", "hospitality.menu.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, new MenuDialog(administration, menu, drafts, null, bar));
            case "OPEN" -> {
                var item = administration.look(Pressed.id(row, MenuItemId::new));
                Dialogs.open(this, new MenuDialog(administration, menu, drafts, item, bar));
            }
            default -> throw Pressed.unknown();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("nav.menu");
    }
}
