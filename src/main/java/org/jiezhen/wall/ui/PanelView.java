package org.jiezhen.wall.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.tasks.RoomCalls;
import org.jiezhen.wall.WallScreens;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;

/** A room's own panel, on a tablet or a phone at its door: without frame, without anybody who signs in. */
@Route(value = "panel", autoLayout = false)
@PageTitle("nav.panel")
@RolesAllowed(RoomPermission.PANEL)
@StyleSheet("styles/wall.css")
class PanelView extends Div {

    private final @Nullable PanelComponent panel;
    private final WallScreens screens;

    PanelView(LiveBoards boards, RoomsBoard source, Rooms rooms, RoomCalls calls, WallScreens screens, Undo undo) {
        this.screens = screens;
        addClassName("panel-page");
        this.panel = WallScreens.roomOf(principal())
                .map(room -> panel(
                        new PanelComponent(boards, source, room, calls.offered()),
                        room,
                        rooms,
                        calls,
                        new UndoBar(undo)))
                .orElse(null);
    }

    private PanelComponent panel(PanelComponent panel, PlaceId room, Rooms rooms, RoomCalls calls, UndoBar bar) {
        // What is done with the room is about it; what is done with the telephone, about what is wanted there.
        panel.onAction((action, about, key) -> {
            switch (action) {
                case "CLEANED" -> bar.show(rooms.cleaned(key, room), getTranslation("panel.done.CLEANED"));
                case "LEFT" -> bar.show(rooms.guestHasLeft(key, room), getTranslation("panel.done.LEFT"));
                case "RELEASE" -> bar.show(rooms.release(key, room), getTranslation("panel.done.RELEASE"));
                case "CALL" -> bar.show(calls.call(key, room, about), getTranslation("panel.done.CALL"));
                case "HURRY" -> bar.show(calls.hurry(key, room, about), getTranslation("panel.done.HURRY"));
                case "NOT_WANTED" ->
                    bar.show(calls.notWanted(key, room, about), getTranslation("panel.done.NOT_WANTED"));
                default -> throw Pressed.unknown();
            }
        });
        add(panel, bar);
        return panel;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (panel != null) {
            screens.opened(event.getUI(), principal(), panel::leave);
        }
    }

    private static @Nullable Object principal() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null ? null : authentication.getPrincipal();
    }
}
