package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCards;

/** Which room is free, who is in the others, since when: for everybody who works in rooms. */
@Route("rooms")
@RolesAllowed(RoomPermission.SEE)
@Menu(title = "nav.rooms", icon = "i-room", order = 25)
@StyleSheet("styles/rooms.css")
class RoomsView extends Div implements HasDynamicTitle, AfterNavigationObserver {

    private static final String ROOM = "room";

    private final Rooms rooms;
    private final RoomDialog.Factory dialogs;
    private final UndoBar bar;
    private final VisitCards.OfPage cards;

    RoomsView(
            LiveBoards boards,
            RoomsBoard source,
            Rooms rooms,
            RoomDialog.Factory dialogs,
            OwnRoomsDialog.Services own,
            RoomLooks looks,
            CurrentStaff staff,
            VisitCards cards,
            Undo undo) {
        this.rooms = rooms;
        this.dialogs = dialogs;
        this.bar = new UndoBar(undo);
        this.cards = cards.on(this, bar);
        addClassName("page");
        var plan = new RoomPlan(
                boards,
                source,
                staff.may(Permission.VISITS_SEE) ? RoomsBoard.GUIDES : RoomsBoard.STAFF,
                looks.fixtures(),
                staff.may(RoomPermission.CLEAN),
                staff.may(RoomPermission.ASSIGN)
                        ? "rooms.own.open.all"
                        : staff.may(RoomPermission.OWN) ? "rooms.own.open" : null);
        plan.onAction((action, row, key) -> {
            if (action.equals("OWN")) {
                Dialogs.open(this, new OwnRoomsDialog(own));
                return;
            }
            var room = Pressed.id(row, PlaceId::new);
            switch (action) {
                case "OPEN" -> open(room);
                case "CONFIRM" -> this.rooms.confirm(key, room, true);
                case "DIFFERS" -> {
                    this.rooms.confirm(key, room, false);
                    // What differs is corrected at once.
                    open(room);
                }
                default -> throw Pressed.unknown();
            }
        });
        add(plan, bar);
    }

    private void open(PlaceId room) {
        dialogs.open(this, room, cards, bar);
    }

    /** The plan with the card of a room. */
    static String address(PlaceId room) {
        return "rooms?" + ROOM + "=" + room;
    }

    /** The address may name a room: its card lies on the plan. */
    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter(ROOM).ifPresent(asked -> {
            try {
                open(PlaceId.of(asked));
            } catch (IllegalArgumentException e) {
                // No room is called so: the plan is what there is to see.
            } catch (Refusal e) {
                Notice.conflict(Sentences.of(e, getLocale()));
            }
        });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("rooms.title");
    }
}
