package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.chosen;
import static org.jiezhen.rooms.ui.RoomFields.did;

import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.State;
import org.springframework.stereotype.Component;

/** Whether a room is clean. */
@Component
class CleaningPart implements RoomPart {

    private final Rooms rooms;

    CleaningPart(Rooms rooms) {
        this.rooms = rooms;
    }

    @Override
    public int getOrder() {
        return 30;
    }

    @Override
    public void addTo(RoomCard card) {
        if (!card.may(RoomPermission.CLEAN)) {
            return;
        }
        var form = card.form();
        var room = card.room().room();
        if (card.room().state() == State.FREE) {
            form.section(
                    "rooms.dialog.cleaning",
                    card.line(form.button(
                            "rooms.action.SOILED", () -> did(card, rooms.soiled(form.key(), room), "SOILED"))));
        } else if (card.room().state() == State.HOUSEKEEPING) {
            var acts = card.line();
            if (card.room().stage() != Rooms.Stage.BEGUN) {
                acts.add(form.button(
                        "rooms.action.BEGIN_CLEANING",
                        () -> did(card, rooms.beginCleaning(form.key(), room), "BEGIN_CLEANING")));
            }
            var why = RoomFields.reasons(card, Rooms.Suspended.values());
            acts.add(
                    form.primary("rooms.action.CLEANED", () -> did(card, rooms.cleaned(form.key(), room), "CLEANED")),
                    why,
                    form.button(
                            "rooms.action.SUSPEND_CLEANING",
                            () -> did(card, rooms.suspendCleaning(form.key(), room, chosen(why)), "SUSPEND_CLEANING")));
            form.section("rooms.dialog.cleaning", acts);
        }
    }
}
