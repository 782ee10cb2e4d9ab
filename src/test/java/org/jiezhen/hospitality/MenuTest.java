package org.jiezhen.hospitality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiezhen.hospitality.MenuAdministration.Details;
import org.jiezhen.house.Place;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The menu is kept by browser, and what was ordered stays what it was. */
class MenuTest extends DrinkGuests {

    private static final String MANAGER = "gaofeng";

    @Autowired
    private MenuAdministration administration;

    @Autowired
    private LastIntakes intakes;

    @Autowired
    private MenuBoard board;

    @Test
    void whatWasOrderedStaysWhatItWasThoughTheMenuChanges() {
        var name = name();
        var id = added(name, "CLEAR");
        var visit = mayDrink(seat(0), 0);
        var drink = as(LITING, () -> orders.order(key(), visit, new DrinkOrders.Wanted(id, Whom.GUEST, Set.of())))
                .subject();
        var first = as(MANAGER, () -> administration.look(id));
        as(MANAGER, () -> administration.change(key(), id, first.version(), details(name, "MILK")));
        as(ZHAOYU, () -> orders.brought(key(), drink, seat(0)));
        var last = as(ZHOU, () -> intakes.of(visit)).orElseThrow().last();
        assertThat(last.notBefore())
                .as("it was made as it was ordered")
                .isEqualTo(last.at().plus(Duration.ofHours(2)));
        assertThat(board.read())
                .filteredOn(fact -> fact.item().equals(id))
                .extracting(fact -> fact.kind().en())
                .containsExactly("Milk");

        var told = refused(MANAGER, () -> administration.withdraw(key(), id, first.version()));
        assertThat(told.key()).as("somebody was first").isEqualTo("refusal.hospitality.menuChanged");
        assertThat(told.args()).contains("高峰");
        var now = as(MANAGER, () -> administration.look(id));
        as(MANAGER, () -> administration.withdraw(key(), id, now.version()));
        assertThat(menu.find(id)).isEmpty();
        assertThat(wrong(() ->
                        as(LITING, () -> orders.order(key(), visit, new DrinkOrders.Wanted(id, Whom.GUEST, Set.of())))))
                .isEqualTo("item");
        as(MANAGER, () -> administration.change(key(), id, now.version(), details(name, "CLEAR")));
        assertThat(menu.find(id)).as("offered again").isPresent();
        as(
                MANAGER,
                () -> administration.withdraw(
                        key(), id, menu.find(id).orElseThrow().version()));
    }

    @Test
    void whatIsMissingIsSaidAtItsField() {
        assertThat(wrong(() -> added(" ", "CLEAR"))).isEqualTo("zh");
        assertThat(wrong(() -> added(name(), "POISON"))).isEqualTo("class");
        var nowhere = new Details(
                new Localized("水", "Water of the house"),
                MenuItem.Made.SNACK,
                "CLEAR",
                Set.of(),
                MenuItem.Who.ANYBODY,
                Set.of(),
                1);
        assertThat(wrong(() -> as(MANAGER, () -> administration.add(key(), nowhere))))
                .isEqualTo("places");
        assertThat(wrong(() -> added("Latte", "MILK"))).as("there is one").isEqualTo("en");
    }

    @Test
    void whatIsForCompanionsIsNotOrderedForTheGuest() {
        var name = name();
        var id = as(
                        MANAGER,
                        () -> administration.add(
                                key(),
                                new Details(
                                        new Localized(name, name),
                                        MenuItem.Made.TO_ORDER,
                                        "CLEAR",
                                        Set.of("NUTS"),
                                        MenuItem.Who.COMPANIONS,
                                        Set.of(Place.Kind.SEAT),
                                        900)))
                .subject();
        var visit = mayDrink(seat(0), 1);
        assertThat(wrong(() ->
                        as(LITING, () -> orders.order(key(), visit, new DrinkOrders.Wanted(id, Whom.GUEST, Set.of())))))
                .isEqualTo("item");
        as(LITING, () -> orders.order(key(), visit, new DrinkOrders.Wanted(id, Whom.COMPANION, Set.of())));
        assertThat(states(visit)).isEqualTo(List.of("ORDERED"));
        as(LIUYUE, () -> desk.move(key(), visit, room(4)));
        assertThat(refused(
                                LITING,
                                () -> orders.order(key(), visit, new DrinkOrders.Wanted(id, Whom.COMPANION, Set.of())))
                        .key())
                .as("it is served at seats alone")
                .isEqualTo("refusal.hospitality.notThere");
        as(
                MANAGER,
                () -> administration.withdraw(
                        key(), id, menu.find(id).orElseThrow().version()));
    }

    private static String name() {
        return "Drink " + UUID.randomUUID().toString().substring(0, 8);
    }

    private MenuItemId added(String name, String kind) {
        return as(MANAGER, () -> administration.add(key(), details(name, kind))).subject();
    }

    private static Details details(String name, String kind) {
        return new Details(
                new Localized(name, name),
                MenuItem.Made.TO_ORDER,
                kind,
                Set.of(),
                MenuItem.Who.ANYBODY,
                Set.of(Place.Kind.SEAT, Place.Kind.CONSULT_ROOM),
                900);
    }

    private static String wrong(ThrowingCallable what) {
        return catchThrowableOfType(InvalidInput.class, what).field();
    }
}
