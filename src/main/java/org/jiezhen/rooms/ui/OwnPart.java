package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.did;

import java.util.List;
import org.jiezhen.rooms.OwnRooms;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.staff.CurrentStaff;
import org.springframework.stereotype.Component;

/** Whether one receives guests in a room oneself. */
@Component
class OwnPart implements RoomPart {

    private final OwnRooms own;
    private final CurrentStaff staff;

    OwnPart(OwnRooms own, CurrentStaff staff) {
        this.own = own;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 60;
    }

    @Override
    public void addTo(RoomCard card) {
        if (!card.may(RoomPermission.OWN)) {
            return;
        }
        var form = card.form();
        var room = card.room().room();
        var me = staff.id();
        var mine = own.now().getOrDefault(room, List.of()).contains(me);
        form.section(
                "rooms.dialog.own",
                card.line(
                        mine
                                ? form.button(
                                        "rooms.action.LEAVE_OWN",
                                        () -> did(card, own.leave(form.key(), room, me), "LEAVE_OWN"))
                                : form.button(
                                        "rooms.action.TAKE_OWN",
                                        () -> did(card, own.take(form.key(), room, me), "TAKE_OWN"))));
    }
}
