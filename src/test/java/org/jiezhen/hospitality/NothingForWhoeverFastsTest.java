package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.fasting.Lifted;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.habits.Pace;
import org.jiezhen.habits.Plan;
import org.jiezhen.habits.PlayedDay;
import org.jiezhen.habits.Round;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.rooms.RoomsBoard;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk.Correction;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Nothing to eat or drink comes to a guest who fasts, by whatever way; and what came before is a fact that the theatre knows. */
class NothingForWhoeverFastsTest extends DrinkGuests {

    private static final String ANAESTHETIST = "luoyi";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    @Autowired
    private LastIntakes intakes;

    @Autowired
    private IntakeForms forms;

    @Autowired
    private OrdersDrinks played;

    @Autowired
    private RoomsBoard rooms;

    @Test
    void whoeverFastsOrHasNotBeenAskedIsRefusedByTheService() {
        var visit = comes(seat(0), 0);
        assertThat(refused(LITING, () -> orders.order(key(), visit, wants("AMERICANO", Whom.GUEST)))
                        .key())
                .isEqualTo("refusal.hospitality.notKnown");
        assertThat(refused(LITING, () -> orders.serve(key(), visit, wants("WATER", Whom.GUEST)))
                        .key())
                .as("not even water")
                .isEqualTo("refusal.hospitality.notKnown");

        as(ZHANGLEI, () -> says(visit, SurgeryToday.YES, "COFFEE"));
        assertThat(states(visit)).as("what is answered is not ordered").isEmpty();
        var refusal = refused(LITING, () -> orders.order(key(), visit, wants("BISCUITS", Whom.GUEST)));
        assertThat(refusal.key()).isEqualTo("refusal.hospitality.fasting");
        assertThat(refusal.args()).contains("张蕾");
    }

    @Test
    void thePlayedDayTriesToGiveAFastingGuestSomethingAndIsRefused() {
        var visit = comes(seat(0), 0);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        var day = new PlayedDay(new Plan(3, 0, Duration.ZERO, 60, 0, false));
        var round = new Round(day, clock.instant(), new Pace(1), List.of());
        var anywhere = rooms.read().getFirst();
        assertThat(refused(LITING, () -> {
                            played.ask(anywhere, visit, 3, round);
                            return "";
                        })
                        .key())
                .isEqualTo("refusal.hospitality.fasting");
    }

    @Test
    void theDatabaseRefusesItToWhoeverComesBySql() {
        var unknown = comes(seat(0), 1);
        var fasts = comes(seat(1), 0);
        as(LITING, () -> says(fasts, SurgeryToday.YES, "NONE"));
        for (var visit : new VisitId[] {unknown, fasts}) {
            for (var state : new String[] {"ORDERED", "BEGUN", "TRAY", "BROUGHT"}) {
                assertThatThrownBy(() -> bySql(visit, "GUEST", state))
                        .as("%s", state)
                        .isInstanceOf(DataIntegrityViolationException.class)
                        .hasMessageContaining("fasts, or nobody has asked");
            }
        }
        assertThat(bySql(unknown, "COMPANION", "ORDERED")).isEqualTo(1);
        assertThatThrownBy(() -> bySql(fasts, "COMPANION", "ORDERED"))
                .as("nobody came along who could drink it")
                .hasMessageContaining("nobody came along");
    }

    @Test
    void whatIsOpenCannotBeChangedIntoSomethingOpenForAGuestWhoFasts() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        isNow(drink, DrinkState.CANCELLED);
        assertThatThrownBy(() -> jdbc.sql(
                                "UPDATE drink_state SET state = 'TRAY' WHERE order_id = ? AND ended IS NULL AND voided IS NULL")
                        .param(drink.value())
                        .update())
                .hasMessageContaining("fasts, or nobody has asked");
    }

    @Test
    void fastingSetWhileItIsMadeStrikesItUntilItIsAcknowledgedAndTheTheatreIsTold() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.begin(key(), drink));
        as(ZHANGLEI, () -> says(visit, SurgeryToday.YES, "NONE"));

        isNow(drink, DrinkState.CANCELLED);
        assertThat(told("notice_drink_stopped")).contains(drink.toString());
        assertThat(refused(ZHAOYU, () -> orders.made(key(), drink)).key())
                .isEqualTo("refusal.hospitality.stands.CANCELLED");
        as(ZHAOYU, () -> orders.acknowledge(key(), drink));
        isNow(drink, null);
        assertThat(told("notice_drink_stopped"))
                .as("that the tea room knows is not that the theatre does")
                .contains(drink.toString());
        as(ANAESTHETIST, () -> orders.heard(key(), drink));
        assertThat(told("notice_drink_stopped")).doesNotContain(drink.toString());
    }

    @Test
    void ofWhatIsOnTheTrayOrBeforeTheGuestSomebodySaysWhetherItWasDrunk() {
        var visit = mayDrink(seat(0), 0);
        var carried = coffee(visit);
        as(ZHAOYU, () -> orders.made(key(), carried));
        var stood = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), stood, seat(0)));
        as(ZHOU, () -> fasting.order(key(), visit));
        isNow(carried, DrinkState.ASKED);
        isNow(stood, DrinkState.ASKED);
        assertThat(refused(ZHAOYU, () -> orders.brought(key(), carried, seat(0)))
                        .key())
                .isEqualTo("refusal.hospitality.stands.ASKED");

        as(ZHAOYU, () -> orders.stopped(key(), carried));
        isNow(carried, DrinkState.STOPPED);
        clock.advance(Duration.ofMinutes(7));
        as(ZHAOYU, () -> orders.drunk(key(), stood));

        var last = as(ANAESTHETIST, () -> intakes.of(visit)).orElseThrow().last();
        assertThat(last.at()).isCloseTo(clock.instant(), within(5, ChronoUnit.SECONDS));
        assertThat(last.notBefore())
                .as("a clear drink, two hours")
                .isEqualTo(last.at().plus(Duration.ofHours(2)));
        assertThat(told("notice_drink_drunk")).containsExactly(stood.toString());
        assertThatThrownBy(() -> as(LITING, () -> intakes.of(visit)))
                .as("whoever serves is not told about health")
                .isInstanceOf(AccessDeniedException.class);
        as(ANAESTHETIST, () -> orders.heard(key(), stood));
        assertThat(told("notice_drink_drunk")).isEmpty();
    }

    @Test
    void whatTheGuestHadAtHomeCountsAsMuchAsWhatWeServed() {
        var visit = mayDrink(seat(0), 0);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        assertThat(as(ZHOU, () -> intakes.isToBeAsked(visit))).isTrue();
        as(LITING, () -> forms.fill(key(), visit));
        var now = clock.instant().atZone(BusinessTime.ZONE);
        var before = now.minusHours(3);
        var later = now.plusMinutes(10);
        as(LITING, () -> forms.write(key(), visit, "LAST_MEAL", null, TIME.format(before) + " 面条", Origin.GUEST));
        var meal = as(ZHOU, () -> intakes.of(visit)).orElseThrow();
        assertThat(meal.last().what().zh()).isEqualTo("自述进食（面条）");
        assertThat(meal.decides().notBefore())
                .as("what was in it nobody knows: eight hours")
                .isEqualTo(before.truncatedTo(ChronoUnit.MINUTES).plusHours(8).toInstant());
        assertThat(as(ZHOU, () -> intakes.isToBeAsked(visit)))
                .as("the last drink too")
                .isTrue();
        as(LITING, () -> forms.write(key(), visit, "LAST_DRINK", null, TIME.format(later), Origin.GUEST));
        assertThat(as(ZHOU, () -> intakes.of(visit)).orElseThrow().last())
                .as("a time that is still to come was yesterday's")
                .isEqualTo(meal.last());
        assertThat(as(ZHOU, () -> intakes.isToBeAsked(visit))).isFalse();

        as(ZHOU, () -> fasting.lift(key(), visit, Lifted.ALLOWED));
        as(ZHAOYU, () -> orders.serve(key(), visit, wants("WATER", Whom.GUEST)));
        var both = as(ZHOU, () -> intakes.of(visit)).orElseThrow();
        assertThat(both.last().kind()).isEqualTo("CLEAR");
        assertThat(both.decides()).as("the noodles weigh more").isEqualTo(meal.last());
        assertThatThrownBy(() -> as(LITING, () -> intakes.isToBeAsked(visit)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void theEarliestIsByTheClassOfEverythingAndWhatWasTakenBackCountsForNothing() {
        var visit = mayDrink(seat(0), 0);
        var milk = as(ZHAOYU, () -> orders.order(key(), visit, wants("LATTE", Whom.GUEST)))
                .subject();
        as(ZHAOYU, () -> orders.brought(key(), milk, seat(0)));
        var first = as(ZHOU, () -> intakes.of(visit)).orElseThrow().last();
        clock.advance(Duration.ofMinutes(30));
        as(ZHAOYU, () -> orders.serve(key(), visit, wants("WATER", Whom.GUEST)));
        var both = as(ZHOU, () -> intakes.of(visit)).orElseThrow();
        var last = both.last();
        assertThat(last.kind()).isEqualTo("CLEAR");
        assertThat(both.decides().notBefore())
                .as("the milk of before weighs more")
                .isEqualTo(first.at().plus(Duration.ofHours(6)));

        as(ZHOU, () -> fasting.order(key(), visit));
        as(ZHAOYU, () -> orders.stopped(key(), milk));
        assertThat(as(ZHOU, () -> intakes.of(visit)).orElseThrow().decides().notBefore())
                .isEqualTo(last.at().plus(Duration.ofHours(2)));
    }

    @Test
    void aNurseDoesNotLiftItAndOnceADoctorHasItIsOrderedAgain() {
        var visit = mayDrink(seat(0), 0);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        for (var nurse : new String[] {"jiangxue", ZHAOYU}) {
            assertThatThrownBy(() -> as(nurse, () -> fasting.lift(key(), visit, Lifted.AFTER_SURGERY)))
                    .as("%s", nurse)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(refused(LITING, () -> orders.order(key(), visit, wants("WATER", Whom.GUEST)))
                        .key())
                .isEqualTo("refusal.hospitality.fasting");
        as(ZHOU, () -> fasting.lift(key(), visit, Lifted.AFTER_SURGERY));
        isNow(coffee(visit), DrinkState.ORDERED);
    }

    @Test
    void aCompanionsCupIsTheCompanionsWhateverTheGuestMay() {
        var visit = comes(seat(0), 1);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        var drink = as(LITING, () -> orders.order(key(), visit, wants("AMERICANO", Whom.COMPANION)))
                .subject();
        as(ZHAOYU, () -> orders.brought(key(), drink, seat(0)));
        isNow(drink, DrinkState.BROUGHT);
        assertThat(as(ZHOU, () -> intakes.of(visit)))
                .as("the guest has drunk nothing")
                .isEmpty();

        var alone = comes(seat(1), 0);
        assertThat(refused(LITING, () -> orders.order(key(), alone, wants("AMERICANO", Whom.COMPANION)))
                        .key())
                .isEqualTo("refusal.hospitality.alone");
    }

    @Test
    void oncePeopleSayThatNobodyCameAlongWhatWasForThemIsNotMade() {
        var visit = comes(seat(0), 1);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        var drink = as(LITING, () -> orders.order(key(), visit, wants("AMERICANO", Whom.COMPANION)))
                .subject();
        as(ZHAOYU, () -> orders.made(key(), drink));
        as(LITING, () -> desk.correct(key(), visit, version(visit), new Correction(VisitDetails.NONE)));
        isNow(drink, DrinkState.CANCELLED);
        assertThat(refused(ZHAOYU, () -> orders.brought(key(), drink, seat(0))).key())
                .as("nobody is there but a guest who fasts")
                .isEqualTo("refusal.hospitality.stands.CANCELLED");
        as(ZHAOYU, () -> orders.acknowledge(key(), drink));
        isNow(drink, null);
    }

    @Test
    void afterLocalAnaesthesiaOnTheWardADrinkAndASnackAreOrderedOnceADoctorHasEndedTheFasting() {
        var bed = PlaceId.of("00000000-0000-4000-8000-000000000289");
        var visit = comes(bed, 0);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        as(LIUYUE, () -> custody.offer(key(), visit, people.id("jiangxue")));
        as("jiangxue", () -> custody.accept(key(), visit));
        assertThat(refused("jiangxue", () -> orders.order(key(), visit, wants("JUICE", Whom.GUEST)))
                        .key())
                .as("that surgery is over ends nothing by itself")
                .isEqualTo("refusal.hospitality.fasting");
        as(ZHOU, () -> fasting.lift(key(), visit, Lifted.AFTER_SURGERY));
        for (var item : new String[] {"LATTE", "BISCUITS"}) {
            var order = as("jiangxue", () -> orders.order(key(), visit, wants(item, Whom.GUEST)))
                    .subject();
            as(ZHAOYU, () -> orders.brought(key(), order, bed));
            isNow(order, DrinkState.BROUGHT);
        }
    }

    @Test
    void fastingThatWasAWrongTapIsTakenBackWithWhatItHadStopped() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        var wrong = as(ZHOU, () -> fasting.order(key(), visit));
        isNow(drink, DrinkState.CANCELLED);
        as(ZHOU, () -> undo.takeBack(key(), wrong.entry()));
        isNow(drink, DrinkState.ORDERED);
        assertThat(told("notice_drink_stopped")).doesNotContain(drink.toString());

        var answered = as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        as(ZHAOYU, () -> orders.acknowledge(key(), drink));
        as(LITING, () -> undo.takeBack(key(), answered.entry()));
        isNow(drink, null);
    }

    @Test
    void whatWasCancelledIsNotUncancelledForAGuestWhoFastsSince() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        var cancelled = as(LITING, () -> orders.cancel(key(), drink, CancelReason.CHANGED_MIND));
        as(ZHANGLEI, () -> says(visit, SurgeryToday.YES, "NONE"));
        assertThat(refused(LITING, () -> undo.takeBack(key(), cancelled.entry()))
                        .key())
                .isEqualTo("refusal.hospitality.fasting");
    }

    @Test
    void ofManyWhoOrderSetFastingAndMoveNobodyEverReadsAnOpenDrinkOfAGuestWhoFasts() throws Exception {
        var guests = Stream.of(mayDrink(seat(0), 0), mayDrink(seat(1), 1), mayDrink(seat(2), 0))
                .toList();
        var over = new AtomicBoolean();
        var seen = new ArrayList<String>();
        var reads = new int[1];
        var reader = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                reads[0]++;
                seen.addAll(jdbc.sql("""
                                SELECT d.order_id || ' ' || d.state FROM drink_now d JOIN fasting_now f USING (visit_id)
                                WHERE d.whom = 'GUEST' AND d.state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT')
                                  AND f.state <> 'NO'""").query(String.class).list());
            }
        });
        var done = new AtomicInteger();
        for (var one : together(IntStream.range(0, 8)
                .mapToObj(n -> (Callable<Object>) () -> {
                    var dice = new Random(n);
                    for (var step = 0; step < 24; step++) {
                        if (tries(guests.get(dice.nextInt(guests.size())), dice)) {
                            done.incrementAndGet();
                        }
                    }
                    return true;
                })
                .toList())) {
            one.get();
        }
        over.set(true);
        reader.join();
        assertThat(seen).isEmpty();
        assertThat(reads[0]).as("looked at often").isGreaterThan(20);
        assertThat(done.get()).as("and much was done").isGreaterThan(30);
        assertThat(count("""
                        SELECT count(*) FROM drink_state s JOIN drink_order o ON o.id = s.order_id
                        JOIN visit_fasting f ON f.visit_id = o.visit_id AND f.state <> 'NO' AND f.voided IS NULL
                        WHERE o.whom = 'GUEST' AND s.voided IS NULL AND s.state IN ('ORDERED', 'BEGUN', 'TRAY', 'BROUGHT')
                          AND tstzrange(s.started, s.ended) && tstzrange(f.started, f.ended)""")).as("nor was any at any instant").isZero();
        assertThat(count("SELECT count(*) FROM drink_state WHERE state = 'CANCELLED' AND reason = 'FASTING'"))
                .as("some were stopped")
                .isPositive();
    }

    private boolean tries(VisitId visit, Random dice) {
        try {
            switch (dice.nextInt(7)) {
                case 0, 1 -> as(LITING, () -> orders.order(key(), visit, wants("AMERICANO", Whom.GUEST)));
                case 2 -> as(ZHAOYU, () -> orders.serve(key(), visit, wants("WATER", Whom.GUEST)));
                case 3 -> as(ZHANGLEI, () -> says(visit, SurgeryToday.YES, "NONE"));
                case 4 -> as(ZHOU, () -> fasting.lift(key(), visit, Lifted.ALLOWED));
                case 5 -> as(LIUYUE, () -> desk.move(key(), visit, seat(4 + dice.nextInt(8))));
                default -> {
                    var some = jdbc.sql(
                                    "SELECT order_id FROM drink_now WHERE visit_id = ? AND state = 'ORDERED' LIMIT 1")
                            .param(visit.value())
                            .query(Id.column(DrinkId::new))
                            .optional();
                    if (some.isEmpty()) {
                        return false;
                    }
                    as(ZHAOYU, () -> orders.made(key(), some.get()));
                }
            }
            return true;
        } catch (Refusal | CannotCreateTransactionException _) {
            // Somebody was first, the guest fasts, or the house is asked too much at once and says so.
            return false;
        }
    }

    private List<String> told(String view) {
        return jdbc.sql("SELECT about FROM " + view).query(String.class).list();
    }

    private int bySql(VisitId visit, String whom, String state) {
        return jdbc.sql("""
                        WITH o AS (
                            INSERT INTO drink_order (id, visit_id, menu_id, whom, wishes, ordered)
                            SELECT gen_random_uuid(), :visit, min(id), :whom, '{}', now() FROM menu_entry RETURNING id),
                        j AS (SELECT max(id) AS id FROM journal)
                        SELECT o.id, j.id FROM o, j""")
                .param("visit", visit.value())
                .param("whom", whom)
                .query((rs, row) -> jdbc.sql("""
                                INSERT INTO drink_state (order_id, state, started, recorded, begun_by)
                                VALUES (?, ?, now(), now(), ?)""")
                        .params(rs.getObject(1, UUID.class), state, rs.getLong(2))
                        .update())
                .single();
    }
}
