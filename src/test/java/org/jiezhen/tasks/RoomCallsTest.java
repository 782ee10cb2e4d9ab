package org.jiezhen.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Future.State;
import org.jiezhen.live.Look;
import org.jiezhen.rooms.RoomLooks;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.rooms.RoomsBoard.Wish;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The telephone from a room: one press asks, the room sees who is coming, and nothing is asked twice. */
class RoomCallsTest extends VisitsTest {

    /** A consultant. */
    private static final String SUMAN = "suman";

    @Autowired
    RoomCalls telephone;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskRequests requests;

    @Autowired
    TasksBoard rows;

    @Autowired
    Rooms rooms;

    @Autowired
    RoomLooks looks;

    @Autowired
    RoomsBoard plan;

    @AfterEach
    void theRoomsAreEmpty() {
        theHallIsEmpty();
    }

    @Test
    void whatIsAskedStandsOnTheRoomWithWhoIsComing() {
        guestIn(1);
        var task = as(SUMAN, () -> telephone.call(key(), room(1), "DOCUMENT")).subject();
        assertThat(wishes(1)).singleElement().satisfies(wish -> {
            assertThat(wish.about()).isEqualTo(task.toString());
            assertThat(wish.by()).isNull();
        });
        as(LITING, () -> tasks.accept(key(), task));
        assertThat(wishes(1)).extracting(Wish::by).containsExactly("李婷");
        assertThat(Look.rows(plan, RoomsBoard.STAFF).toString()).contains("送资料", "李婷");
        as(LITING, () -> tasks.done(key(), task));
        assertThat(wishes(1)).isEmpty();
    }

    @Test
    void theSameIsAskedOnceAndOnceMore() {
        guestIn(1);
        var task = as(SUMAN, () -> telephone.call(key(), room(1), "OTHER")).subject();
        assertThatThrownBy(() -> as(ZHANGLEI, () -> telephone.call(key(), room(1), "OTHER")))
                .isInstanceOfSatisfying(
                        TaskStillOpen.class, open -> assertThat(open.task()).isEqualTo(task));
        as(ZHANGLEI, () -> telephone.hurry(key(), room(1), "OTHER"));
        assertThat(rows.find(task).orElseThrow().hurriedBy()).isEqualTo("张蕾");
        var press = key();
        as(ZHANGLEI, () -> telephone.call(press, room(1), "DOCTOR"));
        as(ZHANGLEI, () -> telephone.call(press, room(1), "DOCTOR"));
        assertThat(wishes(1)).hasSize(2);
    }

    @Test
    void thirtyTwoPressesInOneRoomAreOneCall() throws Exception {
        guestIn(2);
        var who = List.of(WANGFANG, ZHANGLEI, LITING, LIUYUE);
        var tried = together(32, n -> () -> as(who.get(n % 4), () -> telephone.call(key(), room(2), "DOCTOR")));
        assertThat(tried.stream().filter(one -> one.state() == State.SUCCESS)).hasSize(1);
        assertThat(tried.stream().filter(one -> one.state() == State.FAILED))
                .hasSize(31)
                .allSatisfy(one -> assertThat(one.exceptionNow()).isInstanceOf(TaskStillOpen.class));
        assertThat(wishes(2)).hasSize(1);
    }

    @Test
    void whoIsToBeAccompaniedIsTheGuestInTheRoom() {
        assertThat(refused(SUMAN, () -> telephone.call(key(), room(3), "ESCORT"))
                        .key())
                .isEqualTo("refusal.task.nobodyInside");
        var guest = guestIn(3);
        var task = as(SUMAN, () -> telephone.call(key(), room(3), "ESCORT")).subject();
        as(LITING, () -> tasks.accept(key(), task));
        // The consultant picked up the telephone; the guest passes from the guide who has the guest.
        as(LITING, () -> tasks.begin(key(), task));
        assertThat(as(LITING, () -> desk.look(guest)).fact().with())
                .extracting(with -> with.name())
                .isEqualTo("李婷");
    }

    @Test
    void nothingIsWantedForAGuestWhoHasLeftTheHouse() {
        var guest = guestIn(4);
        as(ZHANGLEI, () -> telephone.call(key(), room(4), "DOCTOR"));
        as(LIUYUE, () -> desk.depart(key(), guest));
        assertThat(wishes(4)).isEmpty();
    }

    @Test
    void nothingIsWantedInARoomThatItsGuestHasLeftUnlessTheGuestComesBack() {
        var guest = guestIn(5);
        as(ZHANGLEI, () -> telephone.call(key(), room(5), "DOCTOR"));
        as(LITING, () -> rooms.hold(key(), room(5), guest, Rooms.Held.COMPANION_INSIDE));
        as(LIUYUE, () -> desk.move(key(), guest, null));
        assertThat(wishes(5)).as("the guest comes back").hasSize(1);
        as(LIUYUE, () -> desk.move(key(), guest, room(5)));
        var released = as(LIUYUE, () -> desk.move(key(), guest, null));
        assertThat(wishes(5)).isEmpty();
        as(LIUYUE, () -> undo.takeBack(key(), released.entry()));
        assertThat(wishes(5)).as("the guest had not left").hasSize(1);
    }

    @Test
    void onlyWhatTheTelephoneOffersIsAskedByIt() {
        for (var code : List.of("ERRAND", "HOUSEKEEPING", "COLLEAGUE", "NOTHING")) {
            assertThatThrownBy(() -> as(SUMAN, () -> telephone.call(key(), room(1), code)))
                    .as(code)
                    .isInstanceOf(InvalidInput.class);
        }
    }

    private VisitId guestIn(int number) {
        return as(LIUYUE, () -> desk.arrive(key(), in(room(number)))).subject();
    }

    private List<Wish> wishes(int number) {
        return as(LITING, () -> looks.look(room(number))).wishes();
    }
}
