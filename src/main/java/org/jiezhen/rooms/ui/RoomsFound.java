package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.UI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitCards;

/** Rooms and beds, with what they are now, and what can be done with them by one press. The rest stands on the room's card. */
@org.springframework.stereotype.Component
class RoomsFound implements Findings {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final RoomLooks looks;
    private final Rooms rooms;
    private final RoomDialog.Factory dialogs;
    private final VisitCards cards;
    private final CurrentStaff staff;

    RoomsFound(RoomLooks looks, Rooms rooms, RoomDialog.Factory dialogs, VisitCards cards, CurrentStaff staff) {
        this.looks = looks;
        this.rooms = rooms;
        this.dialogs = dialogs;
        this.cards = cards;
        this.staff = staff;
    }

    @Override
    public int getOrder() {
        return 40;
    }

    @Override
    public String heading() {
        return "palette.places";
    }

    @Override
    public List<Finding> find(String typed, int most) {
        return staff.may(RoomPermission.SEE)
                ? looks.find(typed, most).stream().map(this::finding).toList()
                : List.of();
    }

    private Finding finding(RoomFact room) {
        var language = UI.getCurrent().getLocale();
        return Finding.page(icon(room), room.name().in(language), RoomsView.address(room.room()))
                .about(state(room))
                .then(words("rooms.found.show"))
                .narrows(room.name().in(language))
                .acts(() -> acts(room));
    }

    // In the order of the day: who has it next, clean, as shown, closed.
    private List<Finding> acts(RoomFact room) {
        var acts = new ArrayList<Finding>();
        if (staff.may(RoomPermission.ARRANGE)) {
            keeping(room, acts);
        }
        if (staff.may(RoomPermission.CLEAN)) {
            cleaning(room, acts);
        }
        if (staff.may(RoomPermission.CLOSE)) {
            closing(room, acts);
        }
        return acts;
    }

    private void keeping(RoomFact room, List<Finding> acts) {
        if (room.state() == State.HELD) {
            acts.add(act(room, Icon.UNDO, "RELEASE", rooms::release));
        }
        if (room.state() == State.RESERVED || room.next() != null) {
            acts.add(act(room, Icon.UNDO, "GIVE_BACK", rooms::giveBack));
        } else if (room.state() == State.CLOSED) {
            acts.add(refused(room, Icon.ROOM_RESERVED, "RESERVE"));
        } else {
            acts.add(card(room, Icon.ROOM_RESERVED, "RESERVE", "rooms.found.whom"));
        }
    }

    private void cleaning(RoomFact room, List<Finding> acts) {
        switch (room.state()) {
            case HOUSEKEEPING -> {
                if (room.stage() != Rooms.Stage.BEGUN) {
                    acts.add(act(room, Icon.PLAY, "BEGIN_CLEANING", rooms::beginCleaning));
                }
                acts.add(act(room, Icon.CHECK, "CLEANED", rooms::cleaned));
            }
            case FREE -> acts.add(act(room, Icon.ROOM_HOUSEKEEPING, "SOILED", rooms::soiled));
            default -> acts.add(refused(room, Icon.ROOM_HOUSEKEEPING, "SOILED"));
        }
        var key = UUID.randomUUID();
        acts.add(Finding.press(Icon.SHEET, words("rooms.found.confirm"), here -> here.undoBar()
                        .say(rooms.confirm(key, room.room(), true), words("rooms.found.confirmed")))
                .then(state(room)));
    }

    private void closing(RoomFact room, List<Finding> acts) {
        switch (room.state()) {
            case CLOSED -> acts.add(act(room, Icon.ROOM_FREE, "OPEN", rooms::open));
            case FREE, RESERVED, HOUSEKEEPING -> acts.add(card(room, Icon.ROOM_CLOSED, "CLOSE", "rooms.found.why"));
            default -> acts.add(refused(room, Icon.ROOM_CLOSED, "CLOSE"));
        }
    }

    /** What one press does, with what takes it back; the same press may come twice. */
    private static Finding act(RoomFact room, Icon icon, String what, BiFunction<UUID, PlaceId, Done<?>> act) {
        var key = UUID.randomUUID();
        return Finding.press(icon, words("rooms.action." + what), here -> here.undoBar()
                        .show(act.apply(key, room.room()), words("rooms.done." + what)))
                .then(state(room));
    }

    /** What the room's card asks for first. */
    private Finding card(RoomFact room, Icon icon, String what, String asked) {
        return Finding.press(
                        icon,
                        words("rooms.action." + what),
                        here -> dialogs.open(
                                here.page(), room.room(), cards.on(here.page(), here.undoBar()), here.undoBar()))
                .then(words(asked));
    }

    private static Finding refused(RoomFact room, Icon icon, String what) {
        return Finding.refused(icon, words("rooms.action." + what), state(room));
    }

    /** What it is, whose ticket that concerns and since when. */
    private static String state(RoomFact room) {
        var about = new ArrayList<String>();
        about.add(words("rooms.state." + room.state()));
        var guest = room.guest();
        if (guest != null) {
            about.add(guest.ticket().text());
        }
        var since = room.since();
        if (since != null) {
            about.add(words("rooms.found.since", TIME.format(since)));
        }
        return String.join(" · ", about);
    }

    private static String words(String key, Object... args) {
        return UI.getCurrent().getTranslation(key, args);
    }

    private static Icon icon(RoomFact room) {
        return switch (room.state()) {
            case FREE -> Icon.ROOM_FREE;
            case RESERVED -> Icon.ROOM_RESERVED;
            case OCCUPIED -> Icon.ROOM_OCCUPIED;
            case DOCTOR_IN -> Icon.ROOM_DOCTOR_IN;
            case HELD -> Icon.ROOM_HELD;
            case HOUSEKEEPING -> Icon.ROOM_HOUSEKEEPING;
            case CLOSED -> Icon.ROOM_CLOSED;
        };
    }
}
