package org.jiezhen.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executors;
import org.jiezhen.Eventually;
import org.jiezhen.house.PlaceId;
import org.jiezhen.notices.NoticesBoard;
import org.jiezhen.rooms.RoomsBoard.Contradiction;
import org.jiezhen.rooms.RoomsBoard.RoomFact;
import org.jiezhen.rooms.RoomsBoard.State;
import org.jiezhen.shared.Localized;
import org.jiezhen.visits.Rectifications.Reason;
import org.jiezhen.visits.Swaps;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.jiezhen.visits.WaitingReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A room is what it is to everybody, whichever way somebody comes to it. */
class RoomsTest extends VisitsTest {

    /** A doctor. */
    private static final String ZHOU = "zhoumingyuan";

    @Autowired
    Rooms rooms;

    @Autowired
    RoomsBoard rows;

    @Autowired
    ReservationSweep sweep;

    @Autowired
    RoomAlarms alarms;

    @Autowired
    NoticesBoard notices;

    @Autowired
    Swaps swaps;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void roomsAreCleanedAfterEachGuest() {
        jdbc.sql("UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM', 'OPERATING_ROOM', 'BED')")
                .update();
    }

    @AfterEach
    void nobodyCleansForOtherTests() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        theHallIsEmpty();
    }

    // ---- leaving, and what comes after

    @Test
    void aRoomThatItsGuestHasLeftIsCleanedBeforeTheNextMayCome() {
        var guest = in(1);
        as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        assertThat(state(1)).isEqualTo(State.HOUSEKEEPING);
        var next = arrive(LIUYUE).subject();
        assertThat(refused(LIUYUE, () -> desk.move(key(), next, room(1))).key()).isEqualTo("refusal.room.notClean");

        as(LITING, () -> rooms.beginCleaning(key(), room(1)));
        assertThat(refused(LIUYUE, () -> desk.move(key(), next, room(1))).args())
                .contains("李婷");
        as(LITING, () -> rooms.suspendCleaning(key(), room(1), Rooms.Suspended.SUPPLIES_MISSING));
        assertThat(refused(LIUYUE, () -> desk.move(key(), next, room(1))).key()).isEqualTo("refusal.room.notClean");

        as(LITING, () -> rooms.cleaned(key(), room(1)));
        as(LIUYUE, () -> desk.move(key(), next, room(1)));
        assertThat(row(1).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(next);
    }

    @Test
    void whoeverIsOnlyAboutToLeaveIsStillInTheRoom() {
        var guest = in(1);
        as(LIUYUE, () -> desk.advance(key(), guest, WaitingReason.ARRIVED, WaitingReason.LEAVING));
        assertThat(state(1)).isEqualTo(State.OCCUPIED);
        as(LIUYUE, () -> desk.depart(key(), guest));
        assertThat(state(1)).isEqualTo(State.HOUSEKEEPING);
    }

    @Test
    void aTapThatLedSomebodyOutIsTakenBackWithTheHousekeepingItBegan() {
        var guest = in(1);
        var moved = as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(state(1)).isEqualTo(State.OCCUPIED);
        assertThat(row(1).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(guest);

        var again = as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        as(LITING, () -> rooms.beginCleaning(key(), room(1)));
        assertThat(refused(LIUYUE, () -> undo.takeBack(key(), again.entry())).key())
                .isEqualTo("refusal.room.cleaning");
    }

    @Test
    void aTapThatLedSomebodyIntoTheWrongRoomLeavesItClean() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(1), guest));
        var moved = as(LIUYUE, () -> desk.move(key(), guest, room(1)));
        assertThat(row(1).next()).isNull();
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(state(1)).isEqualTo(State.RESERVED);
        assertThat(row(1).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(guest);
    }

    @Test
    void aVisitThatWasRegisteredByMistakeLeavesTheRoomToBeLookedAfter() {
        var guest = in(1);
        as(LITING, () -> rectifications.registeredByMistake(key(), guest, version(guest), Reason.TWICE));
        assertThat(state(1)).isEqualTo(State.HOUSEKEEPING);
    }

    // ---- reserved and held

    @Test
    void aReservedRoomAdmitsItsGuestAlone() {
        var guest = arrive(LIUYUE).subject();
        var other = waits();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        assertThat(refused(LIUYUE, () -> desk.move(key(), other, room(2))).args())
                .contains(fact(guest).ticket().text(), "李婷");
        assertThat(refused(LIUYUE, () -> calls.call(key(), other, room(2))).key())
                .isEqualTo("refusal.room.reserved");
        assertThat(refused(LIUYUE, () -> desk.arrive(key(), in(room(2)))).key()).isEqualTo("refusal.room.reserved");
        assertThat(refused(ZHANGLEI, () -> rooms.reserve(key(), room(2), other)).key())
                .isEqualTo("refusal.room.reserved");
        as(LIUYUE, () -> desk.move(key(), guest, room(2)));
        assertThat(state(2)).isEqualTo(State.OCCUPIED);
        assertThat(row(2).next()).isNull();
    }

    @Test
    void aReservationRunsOutAndBothSidesAreTold() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        assertThat(fact(guest).marks()).isNotNull();
        clock.advance(Duration.ofMinutes(9));
        sweep.sweep();
        assertThat(state(2)).isEqualTo(State.RESERVED);
        clock.advance(Duration.ofMinutes(1));
        sweep.sweep();
        assertThat(state(2)).isEqualTo(State.FREE);
        assertThat(row(2).contradictions()).contains(Contradiction.RAN_OUT);
        assertThat(journey(guest)).contains("rooms.expire");
        alarms.sweep();
        assertThat(told("ROOM_RAN_OUT", room(2))).hasSize(1);

        as(LIUYUE, () -> desk.move(key(), guest, room(3)));
        assertThat(row(2).contradictions()).doesNotContain(Contradiction.RAN_OUT);
        alarms.sweep();
        assertThat(told("ROOM_RAN_OUT", room(2))).isEmpty();
        as(LIUYUE, () -> desk.move(key(), guest, null));
        assertThat(row(2).contradictions())
                .as("the guest had a room after all, and has left it for the next step")
                .doesNotContain(Contradiction.RAN_OUT);
    }

    @Test
    void noReservationRunsOutWhileSomebodyStandsInItsDoor() throws Exception {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        clock.advance(Duration.ofMinutes(10));
        try (var sweeper = Executors.newSingleThreadExecutor()) {
            var swept = transaction.execute(_ -> {
                // As each command does that leads into a room, before it looks whether the room is free.
                var me = jdbc.sql("SELECT pg_backend_pid() FROM place WHERE id = ? FOR NO KEY UPDATE")
                        .param(room(2).value())
                        .query(Integer.class)
                        .single();
                var sweeping = sweeper.submit(sweep::sweep);
                Eventually.holds("the sweep is through, or waits", () -> sweeping.isDone() || isWaitedFor(me));
                assertThat(openReservations(guest)).isEqualTo(1);
                return sweeping;
            });
            swept.get();
        }
        assertThat(openReservations(guest)).isZero();
    }

    private boolean isWaitedFor(int connection) {
        return count("SELECT count(*) FROM pg_stat_activity WHERE ? = ANY (pg_blocking_pids(pid))", connection) > 0;
    }

    private int openReservations(VisitId guest) {
        return count(
                "SELECT count(*) FROM room_reservation WHERE visit_id = ? AND ended IS NULL AND voided IS NULL",
                guest.value());
    }

    @Test
    void whoComesAfterTheReservationRanOutIsNotRefusedForIt() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        clock.advance(Duration.ofMinutes(10));
        var other = arrive(LIUYUE).subject();
        as(LIUYUE, () -> desk.move(key(), other, room(2)));
        assertThat(row(2).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(other);
        assertThat(row(2).next()).isNull();
    }

    @Test
    void theMinutesOfAReservationBeginWhenTheRoomIsFree() {
        var inside = in(2);
        var next = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), next));
        assertThat(row(2).next()).extracting(RoomsBoard.Guest::visit).isEqualTo(next);
        clock.advance(Duration.ofMinutes(30));
        sweep.sweep();
        as(LIUYUE, () -> desk.depart(key(), inside));
        clock.advance(Duration.ofMinutes(30));
        sweep.sweep();
        as(LITING, () -> rooms.cleaned(key(), room(2)));
        assertThat(state(2)).isEqualTo(State.RESERVED);
        assertThat(row(2).until())
                .isCloseTo(clock.instant().plus(Duration.ofMinutes(10)), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void aFarewellThatIsTakenBackGivesTheReservationBackToo() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        var left = as(LIUYUE, () -> desk.depart(key(), guest));
        assertThat(state(2)).isEqualTo(State.FREE);
        as(LIUYUE, () -> undo.takeBack(key(), left.entry()));
        assertThat(state(2)).isEqualTo(State.RESERVED);
    }

    @Test
    void aGuestHasOneReservation() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.reserve(key(), room(2), guest));
        as(LITING, () -> rooms.reserve(key(), room(3), guest));
        assertThat(state(2)).isEqualTo(State.FREE);
        assertThat(state(3)).isEqualTo(State.RESERVED);
    }

    @Test
    void aRoomIsHeldForAGuestWhoComesBackAndForNobodyElse() {
        var guest = in(4);
        as(LITING, () -> rooms.hold(key(), room(4), guest, Rooms.Held.COMPANION_INSIDE));
        assertThat(state(4)).isEqualTo(State.OCCUPIED);
        as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        assertThat(state(4)).isEqualTo(State.HELD);
        var other = arrive(LIUYUE).subject();
        assertThat(refused(LIUYUE, () -> desk.move(key(), other, room(4))).args())
                .contains(fact(guest).ticket().text());
        as(LIUYUE, () -> desk.move(key(), guest, room(4)));
        assertThat(state(4)).isEqualTo(State.OCCUPIED);
    }

    @Test
    void whoLeavesTheHouseLeavesNothingKept() {
        var guest = in(4);
        as(LITING, () -> rooms.hold(key(), room(4), guest, Rooms.Held.THINGS_INSIDE));
        as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        as(LITING, () -> rooms.reserve(key(), room(5), guest));
        as(LIUYUE, () -> desk.depart(key(), guest));
        assertThat(state(4)).isEqualTo(State.HOUSEKEEPING);
        assertThat(state(5)).isEqualTo(State.FREE);
    }

    // ---- doctor, closing, swapping

    @Test
    void aDoctorIsInOneRoomWhileItsGuestIs() {
        var guest = in(1);
        in(2);
        as(LITING, () -> rooms.doctorIn(key(), room(1), people.id(ZHOU)));
        assertThat(state(1)).isEqualTo(State.DOCTOR_IN);
        assertThat(refused(LITING, () -> rooms.doctorIn(key(), room(2), people.id(ZHOU)))
                        .key())
                .isEqualTo("refusal.room.doctorElsewhere");
        as(LIUYUE, () -> desk.depart(key(), guest));
        as(LITING, () -> rooms.doctorIn(key(), room(2), people.id(ZHOU)));
        assertThat(refused(LITING, () -> rooms.doctorIn(key(), room(3), people.id(ZHOU)))
                        .key())
                .isEqualTo("refusal.room.empty");
    }

    @Test
    void aRoomIsNotClosedWhileSomebodyIsInItAndAdmitsNobodyOnceItIs() {
        var guest = in(1);
        var told = refused(LITING, () -> rooms.close(key(), room(1), Rooms.Closed.MAINTENANCE, null));
        assertThat(told.key()).isEqualTo("refusal.room.occupied");
        assertThat(told.args()).contains(fact(guest).ticket().text());
        as(LITING, () -> rooms.close(key(), room(2), Rooms.Closed.MAINTENANCE, null));
        assertThat(refused(LIUYUE, () -> desk.move(key(), guest, room(2))).key())
                .isEqualTo("refusal.room.closed");
        as(LITING, () -> rooms.open(key(), room(2)));
        assertThat(state(2)).isEqualTo(State.HOUSEKEEPING);
    }

    @Test
    void twoGuestsChangeRoomsInOneCommandAndNeitherIsCleaned() {
        var one = in(1);
        var other = in(2);
        as(LITING, () -> swaps.swap(key(), one, other));
        assertThat(row(1).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(other);
        assertThat(row(2).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(one);
        assertThat(state(1)).isEqualTo(State.OCCUPIED);
        assertThat(journey(one)).contains("visits.swap");
        assertThat(journey(other)).contains("visits.swap");
    }

    // ---- whichever way

    @Test
    void theDatabaseItselfRefusesWhoComesIntoARoomThatIsNotFree() {
        var guest = arrive(LIUYUE).subject();
        as(LITING, () -> rooms.close(key(), room(6), Rooms.Closed.MAINTENANCE, null));
        for (var table : List.of("visit_place", "visit_call")) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> jdbc.sql(
                                    table.equals("visit_place")
                                            ? "UPDATE visit_place SET place_id = :room, claim = :room"
                                                    + " WHERE visit_id = :visit AND ended IS NULL AND voided IS NULL"
                                            : "INSERT INTO visit_call (visit_id, status, place_id, claim, times, started,"
                                                    + " recorded, begun_by) SELECT :visit, 'CALLED', :room, :room, 1, now(),"
                                                    + " now(), max(id) FROM journal")
                            .param("room", room(6).value())
                            .param("visit", guest.value())
                            .update()))
                    .hasMessageContaining("the room is CLOSED");
        }
        var inside = in(7);
        assertThat(inside).isNotNull();
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        _ -> jdbc.sql("""
                                INSERT INTO room_state (place_id, state, reason, started, recorded, begun_by)
                                SELECT ?, 'CLOSED', 'MAINTENANCE', now(), now(), max(id) FROM journal""").param(room(7).value()).update()))
                .hasMessageContaining("somebody is in the room");
    }

    @Test
    void aTapThatLedAGuestOutIsTakenBackThoughTheRoomWasReservedForTheNextMeanwhile() {
        var inside = in(1);
        var next = waits();
        as(LITING, () -> rooms.reserve(key(), room(1), next));
        var moved = as(LIUYUE, () -> desk.move(key(), inside, seat(0)));
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(row(1).guest()).extracting(RoomsBoard.Guest::visit).isEqualTo(inside);
        assertThat(row(1).next()).extracting(RoomsBoard.Guest::visit).isEqualTo(next);
    }

    @Test
    void aDepartureThatIsTakenBackGivesTheGuestBackWhatWasKept() {
        var guest = in(4);
        as(LITING, () -> rooms.hold(key(), room(4), guest, Rooms.Held.THINGS_INSIDE));
        as(LIUYUE, () -> desk.move(key(), guest, seat(0)));
        as(LITING, () -> rooms.reserve(key(), room(5), guest));
        var left = as(LIUYUE, () -> desk.depart(key(), guest));
        as(LIUYUE, () -> undo.takeBack(key(), left.entry()));
        assertThat(state(4)).isEqualTo(State.HELD);
        assertThat(state(5)).isEqualTo(State.RESERVED);
    }

    // ---- told

    @Test
    void thatARoomWaitsTooLongIsToldOnceToWhoeverCleansUntilItIsCleanAndIsJournalled() {
        var before = count("SELECT max(id) FROM journal");
        as(LITING, () -> rooms.soiled(key(), room(6)));
        clock.advance(Duration.ofMinutes(4));
        alarms.sweep();
        assertThat(told("ROOM_NOT_CLEANED", room(6))).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        alarms.sweep();
        alarms.sweep();
        assertThat(told("ROOM_NOT_CLEANED", room(6))).singleElement().satisfies(notice -> {
            assertThat(notice.permission()).isEqualTo(RoomPermission.CLEAN);
            // By its name, which each reads in their own language: a number alone could be a count.
            assertThat(notice.label()).isNull();
            assertThat(notice.more()).isEqualTo(new Localized("6 号咨询室", "Consult room 6"));
        });
        as(LITING, () -> rooms.beginCleaning(key(), room(6)));
        as(LITING, () -> rooms.cleaned(key(), room(6)));
        alarms.sweep();
        assertThat(told("ROOM_NOT_CLEANED", room(6))).isEmpty();
        assertThat(jdbc.sql(
                                "SELECT action FROM journal WHERE id > ? AND subject_id = ? AND reason = 'NOT_CLEANED' ORDER BY id")
                        .params(before, room(6).toString())
                        .query(String.class)
                        .list())
                .containsExactly("rooms.alarm", "rooms.alarmOver");
    }

    private List<NoticesBoard.Notice> told(String code, PlaceId room) {
        return notices.read().stream()
                .filter(notice -> notice.code().equals(code) && notice.about().equals(room.value()))
                .toList();
    }

    // ---- seen

    @Test
    void whatCannotBeSoStandsOnTheBoard() {
        var guest = in(1);
        as(LIUYUE, () -> custody.leaveAlone(key(), guest));
        assertThat(row(1).contradictions()).containsExactly(Contradiction.NOBODY_WITH);

        as(LITING, () -> custody.take(key(), guest));
        var second = in(2);
        as(LIUYUE, () -> custody.offer(key(), second, people.id(LITING)));
        as(LITING, () -> custody.accept(key(), second));
        assertThat(row(1).contradictions()).containsExactly(Contradiction.CUSTODY_ELSEWHERE);
        assertThat(row(2).contradictions()).isEmpty();
    }

    @Test
    void aRoundSaysWhenHumanEyesLastSawTheRoom() {
        as(LITING, () -> rooms.soiled(key(), room(7)));
        as(LITING, () -> rooms.cleaned(key(), room(7)));
        as(LITING, () -> rooms.confirm(key(), room(7), true));
        assertThat(row(7).checked()).isNotNull();
        assertThat(row(7).contradictions()).doesNotContain(Contradiction.DIFFERS);
        as(LITING, () -> rooms.confirm(key(), room(7), false));
        assertThat(row(7).contradictions()).contains(Contradiction.DIFFERS);
        as(LITING, () -> rooms.soiled(key(), room(7)));
        assertThat(row(7).contradictions()).isEmpty();
    }

    private VisitId in(int number) {
        return as(LIUYUE, () -> desk.arrive(key(), in(room(number)))).subject();
    }

    private VisitId waits() {
        return arrive(LIUYUE).subject();
    }

    private State state(int number) {
        return row(number).state();
    }

    private RoomFact row(int number) {
        return row(room(number));
    }

    private RoomFact row(PlaceId room) {
        return rows.read().stream()
                .filter(fact -> fact.room().equals(room))
                .findFirst()
                .orElseThrow();
    }

    private List<String> journey(VisitId visit) {
        return jdbc.sql("""
                        SELECT action FROM journal
                        WHERE (subject_kind = 'visit' AND subject_id = :visit)
                           OR (about_kind = 'visit' AND about_id = :visit) ORDER BY id""")
                .param("visit", visit.toString())
                .query(String.class)
                .list();
    }
}
