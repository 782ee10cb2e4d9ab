package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.chosen;
import static org.jiezhen.rooms.ui.RoomFields.did;

import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.State;
import org.springframework.stereotype.Component;

/** Who is next in a room that somebody is in, or that is cleaned. */
@Component
class NextPart implements RoomPart {

    private final RoomLooks looks;
    private final Rooms rooms;

    NextPart(RoomLooks looks, Rooms rooms) {
        this.looks = looks;
        this.rooms = rooms;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public void addTo(RoomCard card) {
        var used = card.room().occupied() || card.room().state() == State.HOUSEKEEPING;
        if (!used || !card.may(RoomPermission.ARRANGE)) {
            return;
        }
        var form = card.form();
        var room = card.room().room();
        var acts = card.line();
        if (card.room().next() == null) {
            var guest = RoomFields.guests(card, looks.guests());
            acts.add(
                    guest,
                    form.button(
                            "rooms.action.RESERVE",
                            () -> did(
                                    card,
                                    rooms.reserve(
                                            form.key(), room, chosen(guest).visit()),
                                    "RESERVE")));
        } else {
            acts.add(form.button(
                    "rooms.action.GIVE_BACK", () -> did(card, rooms.giveBack(form.key(), room), "GIVE_BACK")));
        }
        form.section("rooms.dialog.nextOne", acts);
    }
}
