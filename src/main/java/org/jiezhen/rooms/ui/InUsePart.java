package org.jiezhen.rooms.ui;

import static org.jiezhen.rooms.ui.RoomFields.chosen;
import static org.jiezhen.rooms.ui.RoomFields.did;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.duty.Standings;
import org.jiezhen.rooms.RoomCard;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPart;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard.Guest;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Swaps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done while a guest is in a room, or comes back to it. */
@Component
class InUsePart implements RoomPart {

    private final RoomLooks looks;
    private final Rooms rooms;
    private final FrontDesk desk;
    private final Swaps swaps;
    private final StaffDirectory directory;
    private final Standings standings;

    InUsePart(
            RoomLooks looks, Rooms rooms, FrontDesk desk, Swaps swaps, StaffDirectory directory, Standings standings) {
        this.looks = looks;
        this.rooms = rooms;
        this.desk = desk;
        this.swaps = swaps;
        this.directory = directory;
        this.standings = standings;
    }

    @Override
    public int getOrder() {
        return 20;
    }

    @Override
    public void addTo(RoomCard card) {
        var guest = card.room().guest();
        if (card.room().state() == State.HELD) {
            held(card, guest);
        } else if (card.room().occupied() && guest != null) {
            if (card.may(RoomPermission.ARRANGE)) {
                doctor(card);
                holding(card, guest);
            }
            if (card.may(Permission.VISITS_ADVANCE)) {
                swapping(card, guest);
            }
        }
    }

    private void doctor(RoomCard card) {
        var form = card.form();
        var room = card.room().room();
        var doctors = form.field("doctor", new ComboBox<Colleague>());
        var now = standings.now();
        doctors.setItems(now.presentFirst(directory.colleagues(RoomPermission.ATTEND)));
        doctors.setItemLabelGenerator(
                one -> now.named(one.name(), one.id(), UI.getCurrent().getLocale()));
        doctors.setPlaceholder(card.text("rooms.dialog.whichDoctor"));
        doctors.setAriaLabel(card.text("rooms.dialog.whichDoctor"));
        var acts = card.line(
                doctors,
                form.button(
                        "rooms.action.DOCTOR_IN",
                        () -> did(
                                card,
                                rooms.doctorIn(form.key(), room, chosen(doctors).id()),
                                "DOCTOR_IN")));
        if (card.room().doctor() != null) {
            acts.add(form.button(
                    "rooms.action.DOCTOR_OUT", () -> did(card, rooms.doctorOut(form.key(), room), "DOCTOR_OUT")));
        }
        form.section("rooms.dialog.doctorHere", acts);
    }

    private void holding(RoomCard card, Guest guest) {
        var form = card.form();
        var why = RoomFields.reasons(card, Rooms.Held.values());
        form.section(
                "rooms.dialog.hold",
                card.line(
                        why,
                        form.button(
                                "rooms.action.HOLD",
                                () -> did(
                                        card,
                                        rooms.hold(form.key(), card.room().room(), guest.visit(), chosen(why)),
                                        "HOLD"))));
    }

    private void swapping(RoomCard card, Guest guest) {
        var form = card.form();
        var others = looks.occupiedBut(card.room().room());
        if (others.isEmpty()) {
            return;
        }
        var with = new ComboBox<RoomFact>();
        with.setItems(others);
        with.setItemLabelGenerator(other -> card.text(other.name()) + " · "
                + Optional.ofNullable(other.guest()).map(card::called).orElse(""));
        with.setPlaceholder(card.text("rooms.dialog.whichRoom"));
        with.setAriaLabel(card.text("rooms.dialog.whichRoom"));
        form.section(
                "rooms.dialog.swap",
                card.line(
                        with,
                        form.button(
                                "rooms.action.SWAP",
                                () -> did(
                                        card,
                                        swaps.swap(
                                                form.key(),
                                                guest.visit(),
                                                Objects.requireNonNull(
                                                                chosen(with).guest())
                                                        .visit()),
                                        "SWAP"))));
    }

    private void held(RoomCard card, @Nullable Guest guest) {
        var form = card.form();
        var room = card.room().room();
        var acts = card.line();
        if (guest != null && card.may(Permission.VISITS_ADVANCE)) {
            acts.add(form.primary(
                    "rooms.action.LEAD_BACK", () -> did(card, desk.move(form.key(), guest.visit(), room), "LEAD")));
        }
        if (card.may(RoomPermission.ARRANGE)) {
            acts.add(form.button("rooms.action.RELEASE", () -> did(card, rooms.release(form.key(), room), "RELEASE")));
        }
        form.section("rooms.dialog.held", acts);
    }
}
