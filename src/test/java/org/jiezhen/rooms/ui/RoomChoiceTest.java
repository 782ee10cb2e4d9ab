package org.jiezhen.rooms.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.ScreenTest;
import org.jiezhen.SignedIn;
import org.jiezhen.TestClock;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Look;
import org.jiezhen.rooms.OwnRooms;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.PlaceChoice.Offered;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitCards;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Which room a guest is led to, with the reason in words, wherever it is chosen. */
@SignedIn("liting")
class RoomChoiceTest extends ScreenTest {

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    Rooms rooms;

    @Autowired
    OwnRooms own;

    @Autowired
    RoomLooks looks;

    @Autowired
    RoomDialog.Factory dialogs;

    @Autowired
    OwnRoomsDialog.Services services;

    @Autowired
    RoomsBoard board;

    @Autowired
    House house;

    @Autowired
    People people;

    @Autowired
    VisitCards cards;

    @Autowired
    Undo undo;

    @Autowired
    TestClock clock;

    private List<PlaceId> consult = List.of();

    @BeforeEach
    void everyConsultRoomIsFree() {
        tidy();
        consult = house.places().stream()
                .filter(place -> place.kind() == Place.Kind.CONSULT_ROOM)
                .map(Place::id)
                .toList();
    }

    @AfterEach
    void tidy() {
        clock.reset();
        jdbc.sql("UPDATE visit_place SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL"
                        + " AND claim IN (SELECT id FROM place WHERE kind = 'CONSULT_ROOM')")
                .update();
        for (var table : List.of("room_state", "room_reservation", "own_room")) {
            jdbc.sql("UPDATE %s SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL"
                            .formatted(table))
                    .update();
        }
    }

    @Test
    void theConsultantsOwnRoomIsTheBestAndSaysWhy() {
        people.as("suman", () -> own.take(key(), consult.get(5), people.id("suman")));
        var guest = arrived();
        custody.offer(key(), guest, people.id("suman"));
        people.as("suman", () -> custody.accept(key(), guest));

        var best = people.as("suman", () -> desk.places(guest)).getFirst();
        assertThat(best.place().id()).isEqualTo(consult.get(5));
        assertThat(said(best)).contains(words("rooms.why.own"));
        assertThat(Look.rows(board, RoomsBoard.STAFF))
                .filteredOn(
                        row -> row.get("id").asString().equals(consult.get(5).toString()))
                .allSatisfy(row -> assertThat(row.get("ow").toString()).contains("苏曼"))
                .hasSize(1);
    }

    @Test
    void aRoomThatCannotBeHadSaysWhoHasItByNameToThoseWhoMayKnowAndWhenItCanBe() {
        var inside = desk.arrive(
                        key(),
                        new Arrival(
                                Source.WALK_IN,
                                VisitType.FIRST,
                                consult.get(0),
                                VisitDetails.parse("罗在里面", "", 0, false)))
                .subject();
        rooms.soiled(key(), consult.get(1));
        rooms.beginCleaning(key(), consult.get(1));
        clock.advance(Duration.ofMinutes(3));
        rooms.close(key(), consult.get(2), Rooms.Closed.MAINTENANCE, null);
        var next = arrived();
        rooms.reserve(key(), consult.get(3), next);
        var guest = arrived();

        assertThat(said(room(guest, 0))).contains(ticket(inside), "罗在里面");
        assertThat(said(room(guest, 1))).contains(words("rooms.why.cleanedIn", "2"));
        assertThat(said(room(guest, 2))).contains("closed since");
        assertThat(said(room(guest, 3))).contains(ticket(next));
        assertThat(consult.subList(0, 4)).allSatisfy(id -> assertThat(desk.places(guest))
                .filteredOn(place -> place.place().id().equals(id))
                .noneMatch(place -> place.advice().admits()));
        var seen = ticket(inside);
        people.as("suman", () -> assertThat(said(room(guest, 0))).contains(seen).doesNotContain("罗"));
        // Of those that cannot be had, the one that is soon to be had stands first.
        assertThat(desk.places(guest).stream()
                        .filter(place -> !place.advice().admits())
                        .map(place -> place.place().id()))
                .containsSubsequence(consult.get(1), consult.get(2));
    }

    @Test
    void onTheCardARoomIsReservedGivenBackAndTaken() {
        var guest = arrived();
        open(guest);
        press("rooms.action.RESERVE");
        var kept = Objects.requireNonNull(looks.of(guest).reserved());
        assertThat(dialogs()).isEmpty();

        open(guest);
        assertThat(dialog()).contains(words("rooms.why.reserved"));
        press("rooms.action.GIVE_BACK");
        assertThat(looks.of(guest).reserved()).isNull();

        rooms.reserve(key(), kept, guest);
        open(guest);
        pressAt("visits.place.LEAD", kept);
        assertThat(looks.of(guest).inside()).isEqualTo(kept);
    }

    @Test
    void whoIsInARoomHasItHeldOrChangesPlacesWithAnother() {
        var guest = in(consult.get(0));
        var other = in(consult.get(1));
        open(guest);
        press("visits.place.choose");
        pressAt("rooms.action.SWAP", consult.get(1));
        assertThat(looks.of(guest).inside()).isEqualTo(consult.get(1));
        assertThat(looks.of(other).inside()).isEqualTo(consult.get(0));

        open(guest);
        press("rooms.card.hold");
        press("rooms.action.HOLD");
        assertThat(dialogs()).as("a reason is asked for").hasSize(1);
        test(find(RadioButtonGroup.class).single()).selectItem(words("rooms.reason.COMPANION_INSIDE"));
        press("rooms.action.HOLD");
        desk.move(key(), guest, null);
        assertThat(looks.look(consult.get(1)).state()).isEqualTo(State.HELD);
        open(guest);
        assertThat(dialog()).contains(words("rooms.why.held"));
        pressAt("rooms.action.RELEASE", consult.get(1));
        assertThat(looks.look(consult.get(1)).state()).isEqualTo(State.FREE);
    }

    @Test
    void whoComesTooLateIsToldWhoHasTheRoomAndSeesTheChoiceAnew() {
        var guest = arrived();
        var first = arrived();
        open(guest);
        press("visits.place.choose");
        rooms.reserve(key(), consult.get(4), first);
        pressAt("visits.place.LEAD", consult.get(4));
        assertThat(saidAbove()).hasValueSatisfying(said -> assertThat(said).contains(ticket(first), "李婷"));
        assertThat(dialog())
                .contains(words("rooms.why.RESERVED", ticket(first), "")
                        .split("until")[0]
                        .strip());
        assertThat(buttonAt("visits.place.LEAD", consult.get(4))).isEmpty();
    }

    // ---- whose room it is

    @Test
    @SignedIn("suman")
    void aConsultantSaysWhichRoomsAreHersInTheDialogOfARoomAndTakesItBack() {
        openRoom(consult.get(2));
        press("rooms.action.TAKE_OWN");
        assertThat(looks.look(consult.get(2)).own()).containsExactly("苏曼");
        openRoom(consult.get(2));
        assertThat(dialog()).contains("苏曼", words("rooms.action.LEAVE_OWN"));
        press("rooms.action.LEAVE_OWN");
        assertThat(looks.look(consult.get(2)).own()).isEmpty();

        var done = own.take(key(), consult.get(2), people.id("suman"));
        undo.takeBack(key(), done.entry());
        assertThat(looks.look(consult.get(2)).own()).isEmpty();
    }

    @Test
    void theDeskSaysItForAConsultantAndAConsultantForNobodyElse() {
        Dialogs.open(page(), new OwnRoomsDialog(services));
        roundTrip();
        press("rooms.own.save");
        assertThat(dialogs()).as("whose is asked for").hasSize(1);
        var suman = services.directory().colleagues("rooms.own").stream()
                .filter(one -> one.id().equals(people.id("suman")))
                .findFirst()
                .orElseThrow();
        this.<com.vaadin.flow.component.combobox.ComboBox<org.jiezhen.staff.Colleague>>cast(
                        field(com.vaadin.flow.component.combobox.ComboBox.class, "rooms.own.who"))
                .setValue(suman);
        CheckboxGroup<Place> boxes = cast(find(CheckboxGroup.class).single());
        boxes.setValue(house.places().stream()
                .filter(place -> consult.subList(6, 8).contains(place.id()))
                .collect(java.util.stream.Collectors.toSet()));
        press("rooms.own.save");
        assertThat(own.now().keySet()).containsExactlyInAnyOrder(consult.get(6), consult.get(7));

        people.as("xulan", () -> {
            assertThat(refused(() -> own.take(key(), consult.get(6), people.id("suman")))
                            .key())
                    .isEqualTo("refusal.room.notYours");
            // Two share a room, in turns.
            own.set(key(), people.id("xulan"), Set.of(consult.get(6)));
            return null;
        });
        assertThat(own.now().get(consult.get(6))).hasSize(2);
        assertThat(refused(() -> own.take(key(), consult.get(6), people.id("liuyue")))
                        .key())
                .isEqualTo("refusal.room.hasNone");
    }

    // ---- how

    private Offered room(VisitId guest, int number) {
        return desk.places(guest).stream()
                .filter(place -> place.place().id().equals(consult.get(number)))
                .findFirst()
                .orElseThrow();
    }

    private static String said(Offered place) {
        return String.join(
                " · ",
                place.advice().why().stream()
                        .map(why -> Sentences.of(why, UI.getCurrent().getLocale()))
                        .toList());
    }

    private VisitId in(PlaceId room) {
        var guest = arrived();
        desk.move(key(), guest, room);
        return guest;
    }

    private VisitId arrived() {
        return desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, null, VisitDetails.NONE))
                .subject();
    }

    private String ticket(VisitId visit) {
        return desk.look(visit).fact().ticket().text();
    }

    private Div page() {
        var page = new Div();
        UI.getCurrent().add(page);
        return page;
    }

    private void open(VisitId visit) {
        cards.on(page()).open(visit);
        roundTrip();
    }

    private void openRoom(PlaceId room) {
        var page = page();
        var bar = new UndoBar(undo);
        dialogs.open(page, room, cards.on(page, bar), bar);
        roundTrip();
    }

    private void pressAt(String key, PlaceId place) {
        test(buttonAt(key, place).orElseThrow()).click();
        roundTrip();
    }

    private Optional<Button> buttonAt(String key, PlaceId place) {
        var name =
                house.findPlace(place).orElseThrow().name().in(UI.getCurrent().getLocale());
        return find(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().equals(Optional.of(words(key) + " " + name)))
                .findFirst();
    }

    private static Refusal refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, act));
    }

    private static UUID key() {
        return UUID.randomUUID();
    }

    @SuppressWarnings("unchecked")
    private <T> T cast(Object one) {
        return (T) one;
    }
}
