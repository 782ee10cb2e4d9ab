package org.jiezhen.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Undo;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Look;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.RoomCalls;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

/** A device at a room's door: what is open to it, and what it may say. */
@RunningPortal
class RoomPanelTest {

    private static final String ADMIN = "chengyuan";
    private static final String DESK = "liting";
    private static final String GUIDE = "zhanglei";

    @LocalServerPort
    int port;

    @Autowired
    WallAdministration walls;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomsBoard board;

    @Autowired
    RoomLooks looks;

    @Autowired
    FrontDesk desk;

    @Autowired
    Custody custody;

    @Autowired
    RoomCalls calls;

    @Autowired
    Tasks tasks;

    @Autowired
    Undo undo;

    @Autowired
    House house;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Place room = nothing();
    private Place other = nothing();

    private static Place nothing() {
        return new Place(
                PlaceId.of("00000000-0000-4000-8000-000000000000"),
                Place.Kind.BED,
                0,
                new org.jiezhen.shared.Localized("", ""),
                new org.jiezhen.shared.Localized("", ""),
                null);
    }

    @BeforeEach
    void twoBedsThatAreFree() {
        var free = people.as(DESK, () -> house.places().stream()
                .filter(place -> place.kind() == Place.Kind.BED)
                .filter(place -> looks.look(place.id()).state() == State.FREE)
                .toList());
        room = free.get(free.size() - 1);
        other = free.get(free.size() - 2);
        jdbc.sql("UPDATE place SET housekeeping = true WHERE id = ?")
                .param(room.id().value())
                .update();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        for (var table : List.of("room_state", "room_reservation")) {
            jdbc.sql("UPDATE %s SET voided = now(), voided_by = begun_by WHERE ended IS NULL AND voided IS NULL"
                            .formatted(table))
                    .update();
        }
        jdbc.sql("UPDATE wall_device SET revoked_at = now() WHERE place_id IS NOT NULL AND revoked_at IS NULL")
                .update();
    }

    @Test
    void aPanelHasOneRouteAndEveryOtherAddressIsClosedToIt() {
        var screen = new Stranger(port);
        var code = Stranger.code(screen.get("/panel"));
        pair(code);

        assertThat(screen.get("/panel").body()).contains("id=\"outlet\"").doesNotContain("class=\"code\"");
        assertThat(screen.get("/live/beat").statusCode()).isEqualTo(200);
        for (var path : List.of("/wall", "/rooms", "/arrivals", "/", "/admin/devices")) {
            assertThat(screen.get(path).statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void aScreenThatWaitedElsewhereIsLedToItsOwnRouteOnceItIsPaired() {
        var screen = new Stranger(port);
        pair(Stranger.code(screen.wall()));
        var led = screen.wall();
        assertThat(led.statusCode()).isEqualTo(302);
        assertThat(led.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/panel"));
    }

    @Test
    void aRoomHasOnePanelAndASwitchedOffOneMakesRoomForTheNext() {
        var first = pair(Stranger.code(new Stranger(port).wall()));
        var code = Stranger.code(new Stranger(port).wall());
        assertThat(refused(() -> pair(code))).satisfies(no -> {
            assertThat(no.key()).isEqualTo("refusal.wall.hasPanel");
            assertThat(no.args()).contains("床头屏");
        });
        people.as(ADMIN, () -> walls.revoke(first));
        assertThat(pair(code)).isNotEqualTo(first);
    }

    @Test
    void whatItSaysIsJournalledAsTheDevicesAndTakenBackByIt() {
        var device = pair(Stranger.code(new Stranger(port).wall()));
        var guest = arrived();

        var left = as(device, () -> rooms.guestHasLeft(key(), room.id()));
        assertThat(state()).isEqualTo(State.HOUSEKEEPING);
        assertThat(people.as(DESK, () -> desk.look(guest)).fact().place())
                .as("the guest stands")
                .isNull();
        assertThat(jdbc.sql("SELECT actor FROM journal WHERE id = ?")
                        .param(left.entry())
                        .query(String.class)
                        .single())
                .isEqualTo(device.toString());
        as(device, () -> undo.takeBack(key(), left.entry()));
        assertThat(state()).isEqualTo(State.OCCUPIED);

        as(device, () -> rooms.guestHasLeft(key(), room.id()));
        as(device, () -> rooms.cleaned(key(), room.id()));
        assertThat(state()).isEqualTo(State.FREE);
        assertThat(people.as(DESK, () -> looks.today(room.id())).getFirst().who())
                .isEqualTo("床头屏");
        assertThat(refused(() -> as(device, () -> rooms.guestHasLeft(key(), room.id())))
                        .key())
                .isEqualTo("refusal.place.empty");
    }

    @Test
    void itSpeaksForItsOwnRoomAloneAndMayNothingElse() {
        var device = pair(Stranger.code(new Stranger(port).wall()));
        people.as(DESK, () -> rooms.soiled(key(), other.id()));
        assertThat(refused(() -> as(device, () -> rooms.cleaned(key(), other.id())))
                        .key())
                .isEqualTo("refusal.room.notHere");
        var guest = arrived();
        assertThatThrownBy(() -> as(device, () -> rooms.reserve(key(), room.id(), guest)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> as(device, () -> looks.look(room.id()))).isInstanceOf(AccessDeniedException.class);
        people.as(DESK, () -> desk.move(key(), guest, null));
    }

    @Test
    void itIsSentItsOwnRoomByTicketAndNobodysName() {
        var guest = arrived();
        var ticket = people.as(DESK, () -> desk.look(guest)).fact().ticket().text();
        var sent = Look.rows(board, RoomsBoard.panel(room.id()));
        assertThat(sent).hasSize(1);
        assertThat(sent.toString()).contains(ticket).doesNotContain("罗看不见", "李婷", guest.toString());
        assertThat(Look.rows(board, RoomsBoard.GUIDES).toString()).contains("罗看不见");
        people.as(DESK, () -> desk.move(key(), guest, null));
    }

    @Test
    void theTelephoneOfARoomAsksForWhoeverHasTheGuestAndForItsOwnRoomAlone() {
        var device = pair(Stranger.code(new Stranger(port).wall()));
        var guest = arrived();
        assertThat(refused(() -> as(device, () -> calls.call(key(), other.id(), "OTHER")))
                        .key())
                .isEqualTo("refusal.room.notHere");

        var task = as(device, () -> calls.call(key(), room.id(), "ESCORT"));
        assertThat(jdbc.sql("SELECT actor FROM journal WHERE id = ?")
                        .param(task.entry())
                        .query(String.class)
                        .single())
                .isEqualTo(device.toString());
        as(device, () -> calls.hurry(key(), room.id(), "ESCORT"));
        people.as(GUIDE, () -> tasks.accept(key(), task.subject()));
        assertThat(Look.rows(board, RoomsBoard.panel(room.id())).toString())
                .contains("张蕾")
                .doesNotContain("罗看不见");
        // The guest passes from whoever has the guest, though a thing asked for it.
        people.as(GUIDE, () -> tasks.begin(key(), task.subject()));
        assertThat(people.as(DESK, () -> desk.look(guest)).fact().with())
                .extracting(with -> with.name())
                .isEqualTo("张蕾");

        as(device, () -> calls.call(key(), room.id(), "OTHER"));
        assertThat(refused(() -> as(device, () -> calls.call(key(), room.id(), "OTHER")))
                        .key())
                .isEqualTo("refusal.task.openAlone");
        as(device, () -> calls.notWanted(key(), room.id(), "OTHER"));
        assertThat(people.as(DESK, () -> looks.look(room.id())).wishes())
                .as("whoever was to come has the guest now")
                .isEmpty();
        people.as(GUIDE, () -> tasks.done(key(), task.subject()));
        people.as(DESK, () -> custody.take(key(), guest));
        people.as(DESK, () -> desk.depart(key(), guest));
        assertThat(people.as(DESK, () -> looks.look(room.id())).wishes()).isEmpty();
    }

    private DeviceId pair(String code) {
        return people.as(ADMIN, () -> walls.pairPanel(key(), code, "床头屏", room.id()))
                .id();
    }

    private VisitId arrived() {
        return people.as(DESK, () -> desk.arrive(
                        key(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        room.id(),
                                        VisitDetails.parse("罗看不见", "", 0, false))
                                .ofAnother())
                .subject());
    }

    private State state() {
        return people.as(DESK, () -> looks.look(room.id())).state();
    }

    /** As the device at the room does it. */
    private <T> T as(DeviceId device, Supplier<T> act) {
        var user = new WallUser(device, UUID.randomUUID(), room.id());
        var before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(new SecurityContextImpl(UsernamePasswordAuthenticationToken.authenticated(
                user, null, List.of(new SimpleGrantedAuthority(RoomPermission.PANEL)))));
        try {
            return act.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    private static Refusal refused(ThrowingCallable act) {
        return Objects.requireNonNull(catchThrowableOfType(Refusal.class, act));
    }

    private static UUID key() {
        return UUID.randomUUID();
    }
}
