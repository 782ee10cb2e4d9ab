package org.jiezhen.rooms.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Look;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is done with a room, at the desk, by its words. */
@SignedIn("liting")
class RoomsViewTest extends ScreenTest {

    @Autowired
    RoomDialog.Factory dialogs;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomLooks looks;

    @Autowired
    RoomsBoard board;

    @Autowired
    FrontDesk desk;

    @Autowired
    VisitCards cards;

    @Autowired
    Undo undo;

    private PlaceId room;

    @BeforeEach
    void roomsAreCleanedAfterEachGuest() {
        jdbc.sql("UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED')")
                .update();
    }

    @AfterEach
    void nobodyCleansForOtherTests() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        jdbc.sql("UPDATE room_state SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL")
                .update();
    }

    /** A bed that is free: nobody else's test leads anybody there. */
    @BeforeEach
    void aFreeBed() {
        room = board.read().stream()
                .filter(fact -> fact.state() == State.FREE && fact.kind().name().equals("BED"))
                .findFirst()
                .orElseThrow()
                .room();
    }

    @Test
    void aGuestIsLedToARoomKeptThereAndLeavesItToBeCleaned() {
        var guest = arrived();
        open();
        choose("rooms.dialog.whichGuest", guest);
        press("rooms.action.LEAD");
        assertThat(dialogs()).isEmpty();
        assertThat(fact().state()).isEqualTo(State.OCCUPIED);

        open();
        test(select()).selectItem(words("rooms.reason.COMPANION_INSIDE"));
        press("rooms.action.HOLD");
        desk.move(UUID.randomUUID(), guest, null);
        assertThat(fact().state()).isEqualTo(State.HELD);

        open();
        press("rooms.action.RELEASE");
        assertThat(fact().state()).isEqualTo(State.HOUSEKEEPING);
        open();
        press("rooms.action.BEGIN_CLEANING");
        open();
        press("rooms.action.CLEANED");
        assertThat(fact().state()).isEqualTo(State.FREE);
        open();
        assertThat(dialog()).contains(looks.today(room).getFirst().who());
    }

    @Test
    void whoTakesTheRoomFirstIsNamedAndNothingThatWasChosenIsLost() {
        var guest = arrived();
        var other = arrived();
        open();
        choose("rooms.dialog.whichGuest", guest);
        rooms.reserve(UUID.randomUUID(), room, other);
        press("rooms.action.LEAD");
        assertThat(saidAbove()).hasValueSatisfying(said -> assertThat(said)
                .contains(fact().guest() == null ? "?" : fact().guest().ticket().text(), "李婷"));
        assertThat(dialogs()).hasSize(1);
        rooms.giveBack(UUID.randomUUID(), room);
    }

    @Test
    void nothingHappensBeforeSomethingIsChosen() {
        open();
        press("rooms.action.RESERVE");
        assertThat(saidAbove()).contains(words("refusal.room.choose"));
        assertThat(fact().state()).isEqualTo(State.FREE);
    }

    @Test
    @SignedIn("qianjin")
    void whoMayOnlyLookIsOfferedNothingToDo() {
        open();
        assertThat(dialog()).doesNotContain(words("rooms.action.RESERVE"), words("rooms.action.CLOSE"));
    }

    @Test
    void tellsNamesToGuidesAloneAndToEverybodyElseTicketsAndStates() {
        var guest = desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                Source.WALK_IN,
                                VisitType.FIRST,
                                room,
                                VisitDetails.parse("罗看不见", "13912345981", 0, false)))
                .subject();
        assertThat(guest).isNotNull();
        assertThat(Look.rows(board, RoomsBoard.GUIDES).toString()).contains("罗看不见");
        assertThat(Look.rows(board, RoomsBoard.STAFF).toString())
                .doesNotContain("罗看不见")
                .contains(Objects.requireNonNull(fact().guest()).ticket().text());
        assertThat(RoomsBoard.STAFF.permission()).isEqualTo(RoomPermission.SEE);
        desk.move(UUID.randomUUID(), guest, null);
        rooms.cleaned(UUID.randomUUID(), room);
    }

    private void open() {
        var page = new Div();
        UI.getCurrent().add(page);
        var bar = new UndoBar(undo);
        dialogs.open(page, room, cards.on(page, bar), bar);
        roundTrip();
    }

    private RoomFact fact() {
        return looks.look(room);
    }

    private VisitId arrived() {
        return desk.arrive(UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, VisitId guest) {
        var box = (ComboBox<RoomsBoard.Guest>) (ComboBox<?>) find(ComboBox.class).all().stream()
                .filter(one -> one.getAriaLabel().equals(Optional.of(words(label))))
                .findFirst()
                .orElseThrow();
        List<RoomsBoard.Guest> guests = looks.guests();
        box.setValue(guests.stream()
                .filter(one -> one.visit().equals(guest))
                .findFirst()
                .orElseThrow());
    }

    private Select<?> select() {
        return find(Select.class).all().getFirst();
    }
}
