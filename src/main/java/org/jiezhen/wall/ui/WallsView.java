package org.jiezhen.wall.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.function.Consumer;
import org.jiezhen.house.House;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Icon;
import org.jiezhen.wall.DeviceId;
import org.jiezhen.wall.WallAdministration;
import org.jiezhen.wall.WallsBoard;
import org.jiezhen.wall.WallsBoard.Thing;
import org.jspecify.annotations.Nullable;

/** The walls: their screens, what is announced on them, and what is switched on. */
@Route("admin/devices")
@PageTitle("nav.walls")
@Menu(title = "nav.walls", icon = "i-wall", order = 280)
@RolesAllowed(Permission.WALL_MANAGE)
@StyleSheet("styles/wall.css")
class WallsView extends Div {

    private final LiveBoards boards;
    private final WallsBoard source;
    private final WallAdministration walls;

    WallsView(LiveBoards boards, WallsBoard source, WallAdministration walls, House house, Drafts drafts) {
        this.boards = boards;
        this.source = source;
        this.walls = walls;
        addClassNames("page", "walls-page");
        var pair =
                new Button(getTranslation("walls.pair"), Icon.PLUS.create(), _ -> open(new PairDialog(walls, house)));
        pair.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var preview = new Anchor("wall", getTranslation("walls.preview"));
        preview.getElement().setAttribute("router-ignore", true);
        preview.setTarget("_blank");
        preview.addClassName("btn");
        var top = new Header(new H1(getTranslation("nav.walls")), preview, pair);
        top.addClassName("top");
        add(top);
        var body = new Div(
                section("walls.devices", null, devices()),
                section(
                        "walls.notes",
                        new Button(
                                getTranslation("walls.post"),
                                Icon.PLUS.create(),
                                _ -> open(new PostDialog(walls, drafts))),
                        notes()),
                section("walls.settings", null, settings()));
        body.addClassName("walls-body");
        add(body);
    }

    private Component devices() {
        var board = board(
                "walls.devices",
                WallsBoard.DEVICES,
                config -> config.empty("i-wall", "walls.devices.empty", "walls.devices.emptyText"));
        board.onAction((action, row, key) -> {
            var device = Pressed.id(row, DeviceId::new);
            switch (action) {
                case "REVOKE" -> confirmRevoke(device);
                case "LET_GO" -> walls.letGo(device);
                case "OPEN" -> open(new RenameDialog(walls, device, source.nameOf(device)));
                default -> throw Pressed.unknown();
            }
        });
        return board;
    }

    private void confirmRevoke(DeviceId device) {
        var sure = new ConfirmDialog();
        sure.setHeader(getTranslation("walls.revoke.title", source.nameOf(device)));
        sure.setText(getTranslation("walls.revoke.text"));
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("dialog.cancel"));
        sure.setCancelButtonTheme("");
        sure.setConfirmText(getTranslation("walls.action.REVOKE"));
        sure.setConfirmButtonTheme("error primary");
        sure.addConfirmListener(_ -> walls.revoke(device));
        sure.open();
    }

    private Component notes() {
        var board = board(
                "walls.notes",
                WallsBoard.NOTES,
                config -> config.empty("i-complaint", "walls.notes.empty", "walls.notes.emptyText"));
        board.onAction((action, row, key) -> {
            if (action.equals("REMOVE")) {
                walls.remove(Pressed.uuid(row));
            }
        });
        return board;
    }

    private Component settings() {
        var board = board(
                "walls.settings",
                WallsBoard.SETTINGS,
                config -> config.empty("i-set", "walls.settings", "walls.settings"));
        board.onAction((action, row, key) -> {
            if (action.startsWith("SWITCH_")) {
                walls.set(row, action.equals("SWITCH_ON"));
            }
        });
        return board;
    }

    private BoardComponent<Thing> board(String name, Audience<Thing> audience, Consumer<BoardConfig> around) {
        return new BoardComponent<>(boards, source, audience, name, List.of(), around);
    }

    private Div section(String title, @Nullable Component act, Component board) {
        var head = new Div(new H2(getTranslation(title)));
        head.addClassName("head");
        if (act != null) {
            head.add(act);
        }
        var section = new Div(head);
        section.addClassName("walls-part");
        if (title.equals("walls.settings")) {
            section.add(new Paragraph(getTranslation("walls.settings.text")));
        }
        section.add(board);
        return section;
    }

    private void open(Dialog dialog) {
        Dialogs.open(this, dialog);
    }
}
