package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.chosen;
import static org.jiezhen.rooms.ui.RoomFields.did;

import com.vaadin.flow.component.html.Div;
import java.util.UUID;
import java.util.function.Supplier;
import org.jiezhen.house.House;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Permission;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;

/** Who comes into a room that is free, or kept for somebody. */
@Component
class ComingPart implements RoomPart {

    private final RoomLooks looks;
    private final Rooms rooms;
    private final FrontDesk desk;
    private final Calls calls;
    private final House house;

    ComingPart(RoomLooks looks, Rooms rooms, FrontDesk desk, Calls calls, House house) {
        this.looks = looks;
        this.rooms = rooms;
        this.desk = desk;
        this.calls = calls;
        this.house = house;
    }

    @Override
    public int getOrder() {
        return 10;
    }

    @Override
    public void addTo(RoomCard card) {
        var expected = card.room().guest();
        if (card.room().state() == State.RESERVED && expected != null) {
            var acts = card.line();
            leadOrCall(card, acts, expected::visit);
            if (card.may(RoomPermission.ARRANGE)) {
                acts.add(card.form()
                        .button(
                                "rooms.action.GIVE_BACK",
                                () -> did(
                                        card,
                                        rooms.giveBack(key(card), card.room().room()),
                                        "GIVE_BACK")));
            }
            card.form().section("rooms.dialog.expected.guest", acts);
        }
        if (card.room().state() == State.FREE || card.room().state() == State.RESERVED) {
            var guest = RoomFields.guests(card, looks.guests());
            var acts = card.line(guest);
            leadOrCall(card, acts, () -> chosen(guest).visit());
            if (card.may(RoomPermission.ARRANGE)) {
                acts.add(card.form()
                        .button(
                                "rooms.action.RESERVE",
                                () -> did(
                                        card,
                                        rooms.reserve(
                                                key(card),
                                                card.room().room(),
                                                chosen(guest).visit()),
                                        "RESERVE")));
            }
            if (acts.getComponentCount() > 1) {
                card.form().section("rooms.dialog.comes", acts);
            }
        }
    }

    private void leadOrCall(RoomCard card, Div acts, Supplier<VisitId> guest) {
        var room = card.room().room();
        if (card.may(Permission.VISITS_ADVANCE)) {
            acts.add(card.form()
                    .primary("rooms.action.LEAD", () -> did(card, desk.move(key(card), guest.get(), room), "LEAD")));
        }
        var isPublic =
                house.findPlace(room).filter(place -> place.wallName() != null).isPresent();
        if (isPublic && card.may(Permission.VISITS_CALL)) {
            acts.add(card.form()
                    .button("rooms.action.CALL", () -> did(card, calls.call(key(card), guest.get(), room), "CALL")));
        }
    }

    private static UUID key(RoomCard card) {
        return card.form().key();
    }
}
