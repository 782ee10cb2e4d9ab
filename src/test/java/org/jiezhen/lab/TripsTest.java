package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.RunnersBoard.Mine;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskReason;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.tasks.Tasks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** A runner takes several at once, and comes back with nothing in the pocket, or it is named. */
class TripsTest extends LabTest {

    @Autowired
    Trips trips;

    @Autowired
    Tasks tasks;

    @Autowired
    TaskRequests requests;

    @Autowired
    JsonMapper json;

    @Autowired
    RunnersBoard errands;

    @BeforeEach
    @AfterEach
    void nobodyIsOnATrip() {
        for (var who : List.of(FENG, ZHAO)) {
            as(who, () -> trips.carried()).forEach(carried -> as(who, () -> tasks.done(key(), carried.errand())));
        }
        jdbc.sql("UPDATE lab_trip_item SET ended = started, ended_by = begun_by WHERE ended IS NULL AND voided IS NULL")
                .update();
        jdbc.sql("UPDATE lab_trip_run SET ended = started, ended_by = begun_by WHERE ended IS NULL AND voided IS NULL")
                .update();
    }

    @Test
    void takenThreeAndDeliveredTwoNamesTheThird() {
        var tubes = List.of(drawn(guest()), drawn(guest()), drawn(guest()));
        var taken = tubes.stream().map(this::errand).toList();
        assertThat(as(FENG, () -> trips.take(key(), taken)).errands()).isEqualTo(3);
        assertThat(tubes).allSatisfy(tube -> assertThat(has(tube)).isEqualTo("冯洁"));
        hand(FENG, tubes.get(0));
        hand(FENG, tubes.get(1));
        var told = refused(FENG, () -> {
            trips.reconcile();
            return null;
        });
        assertThat(told.key()).isEqualTo("refusal.trip.missing");
        assertThat(told.args()).contains(1);
        assertThat((String) told.args()[1])
                .contains(rows.find(tubes.get(2)).orElseThrow().ticket().text())
                .contains(rows.find(tubes.get(2)).orElseThrow().label());
        hand(FENG, tubes.get(2));
        assertThat(as(FENG, () -> trips.carried())).isEmpty();
        as(FENG, () -> {
            trips.reconcile();
            return null;
        });
        assertThat(openTrips()).as("with the last of it the trip has ended").isZero();
    }

    @Test
    void aLateTubeJoinsTheOpenTrip() {
        var first = drawn(guest());
        as(FENG, () -> trips.take(key(), List.of(errand(first))));
        var late = drawn(guest());
        as(FENG, () -> tasks.begin(key(), errand(late)));
        assertThat(openTrips()).isEqualTo(1);
        assertThat(as(FENG, () -> trips.carried())).hasSize(2);
    }

    @Test
    void severalAreTakenAllOrNoneAndWhoHasOneIsSaid() {
        var mine = drawn(guest());
        var others = drawn(guest());
        as(ZHAO, () -> trips.take(key(), List.of(errand(others))));
        var told = refused(FENG, () -> trips.take(key(), List.of(errand(mine), errand(others))));
        assertThat(told.args()).contains("赵玉");
        assertThat(has(mine)).isEqualTo("9 层护士站");
        assertThat(refused(FENG, () -> trips.take(key(), Set.of())).key()).isEqualTo("refusal.trip.nothing");
    }

    @Test
    void aGuestWhomAColleagueAccompaniesIsNotOfferedToBeTakenAlong() {
        var visit = arrive(ZHANGLEI).subject();
        var escort = as(
                        LITING,
                        () -> requests.request(
                                key(), Request.of("ESCORT", visit, null).to(room(3), null)))
                .subject();
        var row = errands.find(escort).orElseThrow();
        assertThat(row.keeperName()).isEqualTo("张蕾");
        assertThat(acts(row, FENG)).doesNotContain("TAKE");
        assertThat(acts(row, ZHANGLEI)).as("who has the guest goes along").contains("TAKE");
        as(ZHANGLEI, () -> custody.leaveToDesk(key(), visit));
        var free = errands.find(escort).orElseThrow();
        assertThat(free.keeperName()).isNull();
        assertThat(acts(free, FENG)).contains("TAKE");
    }

    /** What the row offers this person. */
    private String acts(ErrandFact row, String who) {
        return RunnersBoard.of(people.id(who), _ -> true).row(row, json).orElseThrow();
    }

    @Test
    void whatIsScannedIsTakenAndHandedOverAndKeptApartFromByHand() {
        var tube = drawn(guest());
        var code = code(tube);
        var read = as(FENG, () -> trips.read(code));
        assertThat(read.meaning()).isEqualTo(Trips.Meaning.TAKE);
        as(FENG, () -> trips.pickUp(key(), read.errand(), code));
        assertThat(rows.find(tube).orElseThrow().checked()).isEqualTo(Checked.SCANNED);
        assertThat(as(FENG, () -> trips.read(code)).meaning()).isEqualTo(Trips.Meaning.HAND);
        assertThat(refused(ZHAO, () -> trips.read(code)).args()).contains("冯洁");
        var wrong = code(drawn(guest()));
        assertThat(refused(FENG, () -> trips.hand(key(), read.errand(), wrong)).key())
                .isEqualTo("refusal.scan.other");
        as(FENG, () -> trips.hand(key(), read.errand(), null));
        assertThat(rows.find(tube).orElseThrow().checked()).isEqualTo(Checked.BY_HAND);
        assertThat(refused(FENG, () -> trips.read(code)).key()).isEqualTo("refusal.specimen.is.DELIVERED");
    }

    @Test
    void twoNamesakesTubesCannotBeExchangedByAScan() {
        var one = drawn(guest("王晓燕"));
        var other = drawn(guest("王小燕"));
        as(FENG, () -> trips.take(key(), List.of(errand(one), errand(other))));
        var others = code(other);
        assertThat(refused(FENG, () -> trips.hand(key(), errand(one), others)).key())
                .isEqualTo("refusal.scan.namesake");
        assertThat(state(one)).isEqualTo(SpecimenState.PICKED_UP);
    }

    @Test
    void aTapTakenBackAndWhatIsLaidBackAreOnNoTrip() {
        var tube = drawn(guest());
        var begun = as(FENG, () -> tasks.begin(key(), errand(tube)));
        as(FENG, () -> undo.takeBack(key(), begun.entry()));
        assertThat(openTrips()).isZero();
        as(FENG, () -> tasks.begin(key(), errand(tube)));
        as(FENG, () -> tasks.giveBack(key(), errand(tube), TaskReason.CALLED_AWAY));
        assertThat(openTrips()).isZero();
        as(FENG, () -> tasks.begin(key(), errand(tube)));
        var done = as(FENG, () -> trips.hand(key(), errand(tube), null));
        as(FENG, () -> undo.takeBack(key(), done.entry()));
        assertThat(openTrips()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsLookedForAndOnNoTrip() {
        var tube = drawn(guest());
        as(FENG, () -> tasks.begin(key(), errand(tube)));
        as(QIAN, () -> specimens.missing(key(), tube));
        assertThat(openTrips()).isZero();
        assertThat(errands.find(task(tube, "FIND")).orElseThrow().to(people.id(FENG), permission -> true))
                .isEqualTo(Mine.OPEN);
        as(QIAN, () -> specimens.found(key(), tube, STATION));
        assertThat(errand(tube)).isNotNull();
    }

    @Test
    void ofThirtyTwoWhoTakeOneTubeOneHasItAndAllOthersAreToldWho() throws Exception {
        var tube = drawn(guest());
        var errand = errand(tube);
        var runners = List.of(FENG, ZHAO, LITING, ZHANGLEI, WANGFANG, LIUYUE);
        var won = new ArrayList<String>();
        var told = new ArrayList<Refusal>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var start = new CountDownLatch(1);
            var tried = new LinkedHashMap<Future<?>, String>();
            for (var n = 0; n < 32; n++) {
                var who = runners.get(n % runners.size());
                var code = code(tube);
                var several = n % 2 == 0;
                tried.put(
                        threads.submit(() -> {
                            start.await();
                            return several
                                    ? as(who, () -> (Object) trips.take(key(), List.of(errand)))
                                    : as(who, () -> (Object) trips.confirm(key(), code, Trips.Meaning.TAKE));
                        }),
                        who);
            }
            start.countDown();
            for (var one : tried.entrySet()) {
                try {
                    one.getKey().get();
                    won.add(one.getValue());
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(Refusal.class);
                    told.add((Refusal) e.getCause());
                }
            }
        }
        assertThat(won).hasSize(1);
        assertThat(told).hasSize(31).allSatisfy(one -> assertThat(one.key())
                .isIn("refusal.task.held", "refusal.task.yours", "refusal.task.begun"));
        assertThat(jdbc.sql("SELECT count(*) FROM lab_trip_item WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                        .param(errand.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        chainIsWhole(tube);
        as(won.getFirst(), () -> trips.hand(key(), errand, null));
    }

    @Test
    void whatIsSentTwiceWithOneKeyCountsOnceAlsoWhenItHasEndedMeanwhile() {
        var tube = drawn(guest());
        var code = code(tube);
        var take = key();
        var taken = as(FENG, () -> trips.confirm(take, code, Trips.Meaning.TAKE));
        assertThat(as(FENG, () -> trips.confirm(take, code, Trips.Meaning.TAKE)).entry())
                .isEqualTo(taken.entry());
        var hand = key();
        var handed = as(FENG, () -> trips.confirm(hand, code, Trips.Meaning.HAND));
        assertThat(as(FENG, () -> trips.confirm(hand, code, Trips.Meaning.HAND)).entry())
                .isEqualTo(handed.entry());
        assertThat(as(FENG, () -> trips.confirm(take, code, Trips.Meaning.TAKE)).entry())
                .as("late, and answered as before")
                .isEqualTo(taken.entry());
        assertThat(state(tube)).isEqualTo(SpecimenState.DELIVERED);
        assertThat(rows.find(tube).orElseThrow().checked()).isEqualTo(Checked.SCANNED);
        assertThat(refused(ZHAO, () -> trips.confirm(key(), code, Trips.Meaning.TAKE))
                        .key())
                .isEqualTo("refusal.task.done");
    }

    private void hand(String who, SpecimenId tube) {
        var code = code(tube);
        TaskId errand = errand(tube);
        as(who, () -> trips.hand(key(), errand, code));
    }

    private int openTrips() {
        return count("SELECT count(*) FROM lab_trip_run WHERE ended IS NULL AND voided IS NULL");
    }
}
