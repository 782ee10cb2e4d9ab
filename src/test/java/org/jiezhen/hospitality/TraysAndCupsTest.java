package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jiezhen.fasting.SurgeryToday;
import org.jiezhen.handover.HandOver;
import org.jiezhen.handover.InHandBoard.Thing;
import org.jiezhen.hospitality.DrinkOrders.Wanted;
import org.jiezhen.hospitality.TeaBoard.Part;
import org.jiezhen.hospitality.TeaBoard.TeaFact;
import org.jiezhen.house.PlaceId;
import org.jiezhen.intake.IntakeForms;
import org.jiezhen.intake.Origin;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the question on the way to the room to the cup that is washed: nothing is carried past, and nothing is left standing. */
class TraysAndCupsTest extends DrinkGuests {

    private static final PlaceId SKIN = PlaceId.of("00000000-0000-4000-8000-000000000279");
    private static final PlaceId BED = PlaceId.of("00000000-0000-4000-8000-000000000289");

    @Autowired
    private Rooms rooms;

    @Autowired
    private Tasks tasks;

    @Autowired
    private TeaBoard tea;

    @Autowired
    private IntakeForms forms;

    @Autowired
    private HandOver handOver;

    @BeforeEach
    void roomsAreCleanedAfterEachGuest() {
        jdbc.sql("UPDATE place SET housekeeping = kind IN ('CONSULT_ROOM', 'TREATMENT_ROOM')")
                .update();
    }

    @AfterEach
    void cakeIsHadEverywhereAgain() {
        jdbc.sql("""
                        UPDATE menu_entry SET places = (SELECT places FROM menu_entry WHERE en = 'Latte' AND ended IS NULL)
                        WHERE en = 'Cake' AND ended IS NULL""").update();
    }

    @AfterEach
    void nobodyCleansForOtherTests() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
    }

    // ---- wanted

    @Test
    void whatIsAnsweredOnTheWayToTheRoomIsOrderedAndAnotherAnswerIsAnotherOrder() {
        var visit = comes(seat(0), 0);
        as(LITING, () -> says(visit, SurgeryToday.UNKNOWN, "COFFEE"));
        assertThat(states(visit)).as("while nobody knows nothing is made").isEmpty();
        as(LITING, () -> says(visit, SurgeryToday.NO, "COFFEE"));
        assertThat(named(visit)).containsExactly("Americano ORDERED");

        as(LITING, () -> says(visit, SurgeryToday.NO, "GREEN_TEA"));
        assertThat(named(visit)).containsExactly("Americano CANCELLED", "Green tea ORDERED");
        var again = as(LITING, () -> says(visit, SurgeryToday.NO, "NONE"));
        assertThat(named(visit)).containsExactly("Americano CANCELLED", "Green tea CANCELLED");
        as(LITING, () -> undo.takeBack(key(), again.entry()));
        assertThat(named(visit)).containsExactly("Americano CANCELLED", "Green tea ORDERED");
    }

    @Test
    void whatTheGuestSaysOnTheFormIsOrderedAsOnTheWayToTheRoomAndOnce() {
        var visit = comes(seat(0), 0);
        as(LITING, () -> forms.fill(key(), visit));
        var drink = writes(visit, "DRINK", null, "COFFEE");
        assertThat(states(visit))
                .as("while nobody knows of surgery nothing is made")
                .isEmpty();
        var surgery = writes(visit, "SURGERY_TODAY", null, "NO");
        assertThat(named(visit)).containsExactly("Americano ORDERED");
        assertThat(as(LITING, () -> way.said(visit)).complete())
                .as("nobody asks again on the way to the room")
                .isTrue();

        writes(visit, "DRINK", drink, "GREEN_TEA");
        assertThat(named(visit)).containsExactly("Americano CANCELLED", "Green tea ORDERED");
        var tea = jdbc.sql("SELECT order_id FROM drink_now WHERE visit_id = ? AND state = 'ORDERED'")
                .param(visit.value())
                .query(Id.column(DrinkId::new))
                .single();
        as(ZHAOYU, () -> orders.brought(key(), tea, seat(0)));
        as(LIUYUE, () -> desk.move(key(), visit, null));
        as(ZHAOYU, () -> orders.collect(key(), seat(0)));
        writes(visit, "SURGERY_TODAY", surgery, "NO 只是来看看");
        assertThat(named(visit))
                .as("what more is said of surgery is no second cup")
                .doesNotContain("Green tea ORDERED");
    }

    @Test
    void ofAGuestWhoPlansSurgeryTheFormOrdersNothing() {
        var visit = comes(seat(0), 0);
        as(LITING, () -> forms.fill(key(), visit));
        writes(visit, "SURGERY_TODAY", null, "YES");
        writes(visit, "DRINK", null, "COFFEE");
        assertThat(states(visit)).isEmpty();
    }

    private long writes(VisitId visit, String field, @Nullable Long base, String value) {
        return as(LITING, () -> forms.write(key(), visit, field, base, value, Origin.GUEST))
                .entry();
    }

    @Test
    void pressedTwiceItIsOneCupAndTakenBackItWasNeverOrdered() {
        var visit = mayDrink(seat(0), 0);
        var press = key();
        var ordered = as(LITING, () -> orders.order(press, visit, wants("LATTE", Whom.GUEST)));
        assertThat(as(LITING, () -> orders.order(press, visit, wants("LATTE", Whom.GUEST))))
                .isEqualTo(ordered);
        assertThat(states(visit)).containsExactly("ORDERED");
        as(LITING, () -> undo.takeBack(key(), ordered.entry()));
        assertThat(states(visit)).isEmpty();
    }

    @Test
    void whatIsNotOfTheMenuOrNotForThemIsRefusedAtTheField() {
        var visit = mayDrink(seat(0), 1);
        assertThat(wrong(new Wanted(null, Whom.GUEST, Set.of()))).isEqualTo("item");
        assertThat(wrong(new Wanted(MenuItemId.random(), Whom.GUEST, Set.of()))).isEqualTo("item");
        var tea = wants("GREEN_TEA", Whom.GUEST);
        assertThat(wrong(new Wanted(tea.item(), Whom.GUEST, Set.of("WITH_GIN"))))
                .isEqualTo("wishes");
        assertThat(catchThrowableOfType(
                                InvalidInput.class,
                                () -> as(ZHAOYU, () -> orders.serve(key(), visit, wants("MOCHA", Whom.GUEST))))
                        .field())
                .as("what is made to order is not poured")
                .isEqualTo("item");
    }

    private String wrong(Wanted wanted) {
        var visit = mayDrink(null, 1);
        return catchThrowableOfType(InvalidInput.class, () -> as(LITING, () -> orders.order(key(), visit, wanted)))
                .field();
    }

    @Test
    void whoeverWasFirstIsNamedToTheSecond() {
        var drink = coffee(mayDrink(seat(0), 0));
        as(ZHAOYU, () -> orders.begin(key(), drink));
        var second = refused("fengjie", () -> orders.begin(key(), drink));
        assertThat(second.key()).isEqualTo("refusal.hospitality.stands.BEGUN");
        assertThat(second.args()).contains("赵玉");
        assertThat(refused("fengjie", () -> orders.layDown(key(), drink)).key())
                .isEqualTo("refusal.hospitality.notYours");
        as(ZHAOYU, () -> orders.layDown(key(), drink));
        as("fengjie", () -> orders.begin(key(), drink));
        isNow(drink, DrinkState.BEGUN);
    }

    @Test
    void whatIsCancelledStaysStruckUntilTheTeaRoomKnows() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.begin(key(), drink));
        assertThat(catchThrowableOfType(InvalidInput.class, () -> as(LITING, () -> orders.cancel(key(), drink, null)))
                        .field())
                .isEqualTo("reason");
        as(LITING, () -> orders.cancel(key(), drink, CancelReason.CHANGED_MIND));
        var row = row(Part.MAKE).orElseThrow();
        assertThat(row.state()).isEqualTo("CANCELLED");
        assertThat(row.by()).isEqualTo("李婷");
        as(ZHAOYU, () -> orders.acknowledge(key(), drink));
        assertThat(row(Part.MAKE)).isEmpty();
    }

    @Test
    void whatIsSpilledIsMadeAnew() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.made(key(), drink));
        as(ZHAOYU, () -> orders.spilled(key(), drink));
        isNow(drink, DrinkState.ORDERED);
        as(LITING, () -> says(visit, SurgeryToday.YES, "NONE"));
        assertThat(refused(ZHAOYU, () -> orders.spilled(key(), drink)).key())
                .isEqualTo("refusal.hospitality.stands.CANCELLED");
    }

    @Test
    void theJourneyNamesTheCupAndAnEntryHasOneLine() {
        var visit = mayDrink(seat(0), 0);
        var first = coffee(visit);
        coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), first, seat(0)));
        as(ZHOU, () -> fasting.order(key(), visit));
        assertThat(jdbc.sql("""
                                SELECT j.action || ' ' || s.en FROM drink_said s JOIN journal_told j ON j.id = s.entry
                                WHERE j.story_kind = 'visit' AND j.story_id = ? ORDER BY s.entry""").param(visit.toString()).query(String.class).list())
                .containsExactly(
                        "hospitality.order americano", "hospitality.order americano", "hospitality.brought americano");
    }

    // ---- trays

    @Test
    void whoeverMovesBeforeItIsBroughtGetsItAtTheRightDoor() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.made(key(), drink));
        as(LIUYUE, () -> desk.move(key(), visit, room(2)));

        var row = row(Part.MAKE).orElseThrow();
        assertThat(row.place()).extracting(Localized::en).isEqualTo("Consult room 2");
        assertThat(row.from()).extracting(Localized::en).isEqualTo("was at Consult room 1");
        assertThat(row.id()).as("a press on the row of before finds nothing").endsWith(TeaBoard.tail(room(2)));
        var wrongDoor = refused(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        assertThat(wrongDoor.key()).isEqualTo("refusal.hospitality.elsewhere");
        as(ZHAOYU, () -> orders.brought(key(), drink, room(2)));
        isNow(drink, DrinkState.BROUGHT);
        assertThat(rows()).isEmpty();
    }

    @Test
    void aTrayThatStandsFollowsItsGuestByATaskThatIsRedirectedUnderWay() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        assertThat(trolley(visit)).isEmpty();

        as(LIUYUE, () -> desk.move(key(), visit, room(2)));
        var task = trolley(visit).orElseThrow();
        assertThat(leadsTo(task)).isEqualTo(room(2));
        as(ZHAOYU, () -> tasks.accept(key(), task));
        as(ZHAOYU, () -> tasks.begin(key(), task));
        as(LIUYUE, () -> desk.move(key(), visit, room(3)));
        assertThat(trolley(visit)).as("the same errand").contains(task);
        assertThat(leadsTo(task)).isEqualTo(room(3));
        assertThat(refused(ZHAOYU, () -> tasks.done(key(), task)).key())
                .as("no word ends it")
                .isEqualTo("refusal.task.elsewhere");

        assertThat(refused(ZHAOYU, () -> orders.moved(key(), visit, room(2))).key())
                .isEqualTo("refusal.hospitality.elsewhere");
        as(ZHAOYU, () -> orders.moved(key(), visit, room(3)));
        assertThat(trolley(visit)).isEmpty();
        assertThat(at(drink)).isEqualTo(room(3));
        assertThat(rows()).isEmpty();
    }

    @Test
    void whoeverComesBackNeedsNoTrolleyAndWhereNothingMayBeHadTheCupIsCollected() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        var moved = as(LIUYUE, () -> desk.move(key(), visit, seat(3)));
        assertThat(trolley(visit)).isPresent();
        as(LIUYUE, () -> undo.takeBack(key(), moved.entry()));
        assertThat(trolley(visit)).isEmpty();

        var treatment = PlaceId.of("00000000-0000-4000-8000-000000000281");
        as(LIUYUE, () -> desk.move(key(), visit, treatment));
        assertThat(trolley(visit)).isEmpty();
        assertThat(row(Part.TRAY)).isEmpty();
        assertThat(row(Part.CUPS)).get().extracting(TeaFact::at).isEqualTo(room(1));
        assertThat(refused(ZHAOYU, () -> orders.moved(key(), visit, treatment)).key())
                .isEqualTo("refusal.hospitality.notThere");
        as(ZHAOYU, () -> orders.collect(key(), room(1)));
        isNow(drink, DrinkState.COLLECTED);
    }

    @Test
    void intoAnotherDepartmentTheTrayFollowsAsIntoAnotherRoom() {
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        var next = coffee(visit);
        as(ZHAOYU, () -> orders.made(key(), next));

        as(LIUYUE, () -> desk.move(key(), visit, SKIN));
        assertThat(leadsTo(trolley(visit).orElseThrow())).isEqualTo(SKIN);
        assertThat(row(Part.MAKE).orElseThrow().place())
                .as("and so does what is on its way")
                .extracting(Localized::en)
                .isEqualTo("Dermatology, floor 9");
        as(LIUYUE, () -> desk.move(key(), visit, BED));
        assertThat(leadsTo(trolley(visit).orElseThrow())).isEqualTo(BED);
        as(ZHAOYU, () -> orders.moved(key(), visit, BED));
        as(ZHAOYU, () -> orders.brought(key(), next, BED));
        assertThat(trolley(visit)).isEmpty();
        assertThat(rows()).isEmpty();
    }

    @Test
    void ofATrayNothingMoreIsWantedOfItIsCollectedInsteadOfFollowing() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, seat(0)));
        assertThat(refused(ZHAOYU, () -> orders.tray(visit)).key())
                .as("it stands before its guest")
                .isEqualTo("refusal.hospitality.noTray");
        as(LIUYUE, () -> desk.move(key(), visit, room(2)));
        var other = mayDrink(seat(0), 0);
        var others = coffee(other);
        as(ZHAOYU, () -> orders.brought(key(), others, seat(0)));
        as(LIUYUE, () -> desk.move(key(), other, room(3)));

        var press = key();
        var done = as(ZHAOYU, () -> orders.collectTray(press, visit));
        assertThat(as(ZHAOYU, () -> orders.collectTray(press, visit)))
                .as("pressed twice")
                .isEqualTo(done);
        isNow(drink, DrinkState.COLLECTED);
        isNow(others, DrinkState.BROUGHT);
        assertThat(trolley(visit)).isEmpty();
        assertThat(trolley(other)).as("the tray of another guest still follows").isPresent();
    }

    @Test
    void whatMayNotBeHadAtTheNewDoorStaysToBeCollectedAndTheRestOfTheTrayFollows() {
        jdbc.sql("UPDATE menu_entry SET places = '{CONSULT_ROOM,SEAT}' WHERE en = 'Cake' AND ended IS NULL")
                .update();
        var visit = mayDrink(room(1), 0);
        var coffee = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), coffee, room(1)));
        var cake = as(ZHAOYU, () -> orders.serve(key(), visit, wants("CAKE", Whom.GUEST)))
                .subject();

        as(LIUYUE, () -> desk.move(key(), visit, SKIN));
        as(ZHAOYU, () -> orders.moved(key(), visit, SKIN));
        assertThat(at(coffee)).isEqualTo(SKIN);
        assertThat(at(cake)).isEqualTo(room(1));
        assertThat(trolley(visit)).isEmpty();
        assertThat(row(Part.CUPS)).get().extracting(TeaFact::at).isEqualTo(room(1));
        as(ZHAOYU, () -> orders.collect(key(), room(1)));
        isNow(cake, DrinkState.COLLECTED);
    }

    // ---- hand-over

    @Test
    void whoeverGoesFromTeaDutyIsShownWhatIsInHandAndTheNextGoesOnWithIt() {
        var visit = mayDrink(seat(0), 0);
        var begun = coffee(visit);
        var carried = coffee(visit);
        as(ZHAOYU, () -> orders.begin(key(), begun));
        as(ZHAOYU, () -> orders.made(key(), carried));
        assertThat(as(ZHAOYU, handOver::mine))
                .extracting(Thing::id)
                .containsExactlyInAnyOrder("DRINK:" + begun, "DRINK:" + carried);

        assertThat(as(ZHAOYU, () -> handOver.leaveAll(key())).refused()).isEmpty();
        assertThat(as(ZHAOYU, handOver::mine)).isEmpty();
        isNow(begun, DrinkState.ORDERED);
        isNow(carried, DrinkState.TRAY);
        as("fengjie", () -> orders.begin(key(), begun));
        as("fengjie", () -> orders.brought(key(), carried, seat(0)));
    }

    // ---- cups

    @Test
    void aRoomIsNotFreeBeforeItsCupsAreCollectedAndTheyAreWashed() {
        var visit = mayDrink(room(1), 1);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        as(ZHAOYU, () -> orders.serve(key(), visit, wants("WATER", Whom.COMPANION)));
        var waiting = coffee(visit);
        goes(visit);

        isNow(waiting, DrinkState.CANCELLED);
        assertThat(row(Part.CUPS).orElseThrow().tickets()).isEqualTo(ticket(visit));
        as(LITING, () -> rooms.beginCleaning(key(), room(1)));
        var refusal = refused(LITING, () -> rooms.cleaned(key(), room(1)));
        assertThat(refusal.key()).isEqualTo("refusal.hospitality.cups");
        assertThat(refusal.args()).contains(2, ticket(visit));
        assertThat(as(ZHAOYU, () -> orders.cupsLeft(room(1)))).isEqualTo(2);

        as(ZHAOYU, () -> orders.collect(key(), room(1)));
        as(LITING, () -> rooms.cleaned(key(), room(1)));
        assertThat(row(Part.CUPS)).isEmpty();
        assertThat(row(Part.WASH)).isPresent();
        as(ZHAOYU, () -> orders.wash(key()));
        assertThat(row(Part.WASH)).isEmpty();
        assertThat(refused(ZHAOYU, () -> orders.wash(key())).key()).isEqualTo("refusal.hospitality.nothingToWash");
    }

    @Test
    void whereNoRoomIsCleanedTheCupsAloneKeepTheNextGuestOut() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        var visit = mayDrink(room(1), 0);
        var drink = coffee(visit);
        as(ZHAOYU, () -> orders.brought(key(), drink, room(1)));
        goes(visit);
        var next = comes(seat(1), 0);
        assertThat(refused(LIUYUE, () -> desk.move(key(), next, room(1))).key()).isEqualTo("refusal.hospitality.cups");
        as(ZHAOYU, () -> orders.collect(key(), room(1)));
        as(LIUYUE, () -> desk.move(key(), next, room(1)));
    }

    @Test
    void aFarewellByMistakeIsTakenBackWithWhatItHadCancelled() {
        var visit = mayDrink(seat(0), 0);
        var drink = coffee(visit);
        var left = goes(visit);
        isNow(drink, DrinkState.CANCELLED);
        as(LIUYUE, () -> undo.takeBack(key(), left));
        isNow(drink, DrinkState.ORDERED);
    }

    // ----

    private long goes(VisitId visit) {
        clock.advance(Duration.ofMinutes(5));
        return as(LIUYUE, () -> {
            desk.advance(key(), visit, "ARRIVED", "LEAVING");
            return desk.depart(key(), visit).entry();
        });
    }

    private String ticket(VisitId visit) {
        return jdbc.sql("SELECT 'A' || lpad(ticket_number::text, 3, '0') FROM visit WHERE id = ?")
                .param(visit.value())
                .query(String.class)
                .single();
    }

    private List<String> named(VisitId visit) {
        return jdbc.sql("SELECT en || ' ' || state FROM drink_now WHERE visit_id = ? ORDER BY ordered")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    private List<TeaFact> rows() {
        return tea.read();
    }

    private Optional<TeaFact> row(Part part) {
        return rows().stream().filter(row -> row.part() == part).findFirst();
    }

    private Optional<TaskId> trolley(VisitId visit) {
        return jdbc.sql("SELECT id FROM task WHERE code = 'TROLLEY' AND visit_id = ? AND closed IS NULL")
                .param(visit.value())
                .query(Id.column(TaskId::new))
                .optional();
    }

    private PlaceId leadsTo(TaskId task) {
        return jdbc.sql("SELECT to_id FROM task WHERE id = ?")
                .param(task.value())
                .query(Id.column(PlaceId::new))
                .single();
    }

    private PlaceId at(DrinkId drink) {
        return jdbc.sql("SELECT place_id FROM drink_now WHERE order_id = ?")
                .param(drink.value())
                .query(Id.column(PlaceId::new))
                .single();
    }
}
