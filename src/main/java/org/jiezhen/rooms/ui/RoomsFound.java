package org.jiezhen.rooms.ui;

import com.vaadin.flow.component.UI;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.Finding;
import org.jiezhen.shell.Findings;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.CurrentStaff;

/** Rooms and beds, with what they are now. What can be done there stands on the room's card. */
@org.springframework.stereotype.Component
class RoomsFound implements Findings {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    private final RoomLooks looks;
    private final CurrentStaff staff;

    RoomsFound(RoomLooks looks, CurrentStaff staff) {
        this.looks = looks;
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
                ? looks.find(typed, most).stream().map(RoomsFound::finding).toList()
                : List.of();
    }

    private static Finding finding(RoomFact room) {
        var ui = UI.getCurrent();
        var about = new ArrayList<String>();
        about.add(ui.getTranslation("rooms.state." + room.state()));
        var guest = room.guest();
        if (guest != null) {
            about.add(guest.ticket().text());
        }
        var since = room.since();
        if (since != null) {
            about.add(ui.getTranslation("rooms.found.since", TIME.format(since)));
        }
        return Finding.page(icon(room), room.name().in(ui.getLocale()), RoomsView.address(room.room()))
                .about(String.join(" · ", about))
                .then(ui.getTranslation("rooms.found.show"));
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
