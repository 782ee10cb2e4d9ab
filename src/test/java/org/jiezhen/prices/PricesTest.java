package org.jiezhen.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.house.HouseAdministration;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** What is offered on which day and for how much is known, also afterwards; and nothing above the house is offered. */
@PortalTest
class PricesTest {

    private static final String ADMIN = "chengyuan";

    @Autowired
    PriceList prices;

    @Autowired
    PriceAdministration administration;

    @Autowired
    HouseAdministration house;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private final List<ItemId> added = new ArrayList<>();
    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aDay() {
        today = BusinessTime.day(clock.instant());
    }

    /** The list is shared with the tests that follow. */
    @AfterEach
    void offeredNoLonger() {
        added.forEach(item -> jdbc.sql("UPDATE price_item SET in_use = false WHERE id = ?")
                .param(item.value())
                .update());
    }

    @Test
    void onEachDayOnePriceHoldsAndTheHistoryStaysAsItWas() {
        var item = item("Scar", Category.SKIN, null);
        set(item, 900, today.plusDays(10));
        set(item, 1100, today.plusDays(3));
        assertThat(IntStream.of(0, 2, 3, 9, 10, 400).mapToObj(day -> prices.find(item, today.plusDays(day))
                        .orElseThrow()
                        .list()))
                .containsExactly(
                        Fen.yuan(1000), Fen.yuan(1000), Fen.yuan(1100), Fen.yuan(1100), Fen.yuan(900), Fen.yuan(900));
        assertThat(prices.find(item, today.minusDays(1))).as("no price yet").isEmpty();
        assertThat(history(item))
                .extracting(price -> price.sum().text() + " " + price.from() + " " + price.before())
                .containsExactly(
                        "900.00 " + today.plusDays(10) + " null",
                        "1,100.00 " + today.plusDays(3) + " " + today.plusDays(10),
                        "1,000.00 " + today + " " + today.plusDays(3));
        assertThat(history(item).getFirst().said())
                .isNotNull()
                .extracting(Price.Said::who)
                .isEqualTo("程远");
    }

    @Test
    void aPriceThatHasNotBegunIsCorrectedOrWithdrawnAndOneThatHasBegunIsFollowedByAnother() {
        var item = item("Mole", Category.SKIN, null);
        set(item, 90_000, today.plusDays(5));
        set(item, 9000, today.plusDays(5));
        assertThat(prices.find(item, today.plusDays(5)).orElseThrow().list()).isEqualTo(Fen.yuan(9000));
        assertThat(history(item))
                .filteredOn(price -> price.withdrawn() != null)
                .extracting(Price::sum)
                .as("what was said by mistake stays and says so")
                .containsExactly(Fen.yuan(90_000));
        var coming = history(item).stream()
                .filter(price -> price.withdrawn() == null && price.from().isAfter(today))
                .findFirst()
                .orElseThrow();
        as(() -> administration.withdraw(UUID.randomUUID(), item, version(item), coming.id()));
        assertThat(prices.find(item, today.plusDays(5)).orElseThrow().list())
                .as("the one before goes on")
                .isEqualTo(Fen.yuan(1000));

        var holds = prices.find(item, today).orElseThrow().price();
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> as(() -> administration.withdraw(UUID.randomUUID(), item, version(item), holds)))
                        .key())
                .isEqualTo("refusal.prices.begun");
        assertThat(refusedAt(() -> set(item, 10, today.minusDays(1)))).isEqualTo("from refusal.prices.past");
        assertThat(refusedAt(() -> set(item, 10, today.plusYears(4)))).isEqualTo("from refusal.prices.far");
        assertThat(refusedAt(() -> set(item, 1000, today.plusDays(1)))).isEqualTo("sum refusal.prices.same");
        set(item, 1200, today);
        assertThat(prices.find(item, today).orElseThrow())
                .as("of today there is another one, with an id of its own")
                .satisfies(priced -> {
                    assertThat(priced.list()).isEqualTo(Fen.yuan(1200));
                    assertThat(priced.price()).isNotEqualTo(holds);
                });
    }

    @Test
    void theDatabaseTakesNoSecondPriceOfADayAndChangesNone() {
        var item = item("Peel", Category.SKIN, null);
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO price (id, item_id, fen, valid_from) VALUES (?, ?, 1, ?)")
                        .params(UUID.randomUUID(), item.value(), today)
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
        for (var sql : List.of(
                "UPDATE price SET fen = 1 WHERE item_id = ?",
                "UPDATE price SET valid_from = '2020-01-01' WHERE item_id = ?",
                "DELETE FROM price WHERE item_id = ?",
                "DELETE FROM price_item WHERE id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(sql).param(item.value()).update())
                    .as(sql)
                    .isInstanceOf(BadSqlGrammarException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        assertThatThrownBy(() -> jdbc.sql("INSERT INTO price (id, item_id, fen, valid_from) VALUES (?, ?, -1, ?)")
                        .params(UUID.randomUUID(), item.value(), today.plusDays(1))
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void ofManyWhoSetThePriceOfOneDayAtOnceOneIsFirstAndTheOthersAreToldWho() throws Exception {
        var item = item("Rush", Category.SKIN, null);
        var shown = version(item);
        try (var crowd = Executors.newFixedThreadPool(8)) {
            var presses = IntStream.range(0, 16)
                    .mapToObj(n -> (Callable<String>) () -> {
                        try {
                            as(() -> administration.set(
                                    UUID.randomUUID(), item, shown, Fen.yuan(2000 + n), today.plusDays(1)));
                            return "set";
                        } catch (Refusal e) {
                            return e.key() + " " + e.args()[0];
                        }
                    })
                    .toList();
            var told = new ArrayList<String>();
            for (var press : crowd.invokeAll(presses)) {
                told.add(press.get());
            }
            assertThat(told).filteredOn("set"::equals).hasSize(1);
            assertThat(told).filteredOn(one -> !one.equals("set")).containsOnly("refusal.prices.changed 程远");
        }
    }

    @Test
    void aLevelAboveTheHousesIsRefusedOnThePageByTheRuleAndBySql() {
        assertThat(refusedAt(() -> item("Bone", Category.SURGERY, 4))).isEqualTo("level refusal.prices.aboveTheHouse");
        var item = item("Nose", Category.SURGERY, 3);
        assertThat(refusedAt(() -> change(item, Category.SURGERY, 4))).isEqualTo("level refusal.prices.aboveTheHouse");
        assertThatThrownBy(() -> jdbc.sql("UPDATE price_item SET level = 4 WHERE id = ?")
                        .param(item.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("of level 4");
        assertThatThrownBy(() -> jdbc.sql("UPDATE price_item SET in_use = true WHERE code = 'FC-101'")
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
        var bone = jdbc.sql("SELECT id FROM price_item WHERE code = 'FC-101'")
                .query((rs, row) -> new ItemId(rs.getObject(1, UUID.class)))
                .single();
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> as(() -> administration.putBack(UUID.randomUUID(), bone, version(bone))))
                        .key())
                .isEqualTo("refusal.prices.aboveTheHouse");
        // And the house does not go below what it offers.
        var refused = catchThrowableOfType(Refusal.class, () -> level(2));
        assertThat(refused.key()).isEqualTo("refusal.prices.offeredAbove");
        assertThat(((Localized) refused.args()[0]).en()).contains("Breast augmentation");
        assertThat(jdbc.sql("SELECT value FROM house_rule WHERE code = 'HOUSE_LEVEL'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
    }

    private void level(int level) {
        var rule = as(() -> house.rules()).stream()
                .filter(one -> one.code().equals("HOUSE_LEVEL"))
                .findFirst()
                .orElseThrow();
        as(() -> {
            house.setRule(UUID.randomUUID(), rule.code(), rule.version(), level);
            return true;
        });
    }

    @Test
    void aDepartmentToWhichSomethingIsSettledStays() {
        var refused = catchThrowableOfType(
                Refusal.class,
                () -> as(() -> {
                    house.removeDepartment(UUID.randomUUID(), "PLASTIC");
                    return true;
                }));
        assertThat(refused.key()).isEqualTo("refusal.prices.settledThere");
        assertThat(((Localized) refused.args()[0]).zh()).contains("双眼皮埋线");
    }

    @ParameterizedTest
    @CsvSource({
        "SURGERY, , level refusal.prices.levelMissing",
        "SURGERY, 5, level refusal.prices.level",
        "SURGERY, 0, level refusal.prices.level",
        " , 1, level refusal.prices.levelOfWhat"
    })
    void whatIsMedicalSaysUnderWhichCategoryAndSurgeryItsLevel(
            @Nullable Category category, @Nullable Integer level, String refused) {
        assertThat(refusedAt(() -> item("Odd", category, level))).isEqualTo(refused);
    }

    @Test
    void aPackageIsAsMedicalAsItsPartsAndTheyStayWhileItIsOffered() {
        var eyes = item("Eyes", Category.SURGERY, 2);
        var light = item("Light", Category.SKIN, null);
        var mask = item("Mask", null, null);
        var whole = whole("Together", ItemKind.PACKAGE, null, new PartOf(eyes, 1), new PartOf(mask, 5));
        var course = whole("Six lights", ItemKind.COURSE, 12, new PartOf(light, 6));
        var priced = prices.find(whole, today).orElseThrow();
        assertThat(priced.isMedical()).isTrue();
        assertThat(priced.level()).isEqualTo(2);
        assertThat(priced.needs()).containsExactly(Need.PHOTO);
        assertThat(priced.units()).isEqualTo(1);
        assertThat(priced.parts())
                .extracting(part -> part.name().en() + " " + part.quantity() + " " + part.category())
                .containsExactly("Eyes 1 SURGERY", "Mask 5 null");
        assertThat(prices.find(course, today).orElseThrow()).satisfies(six -> {
            assertThat(six.units()).isEqualTo(6);
            assertThat(six.months()).isEqualTo(12);
            assertThat(six.isMedical()).isTrue();
        });
        assertThat(prices.find(mask, today).orElseThrow().isMedical()).isFalse();

        var refused = catchThrowableOfType(
                Refusal.class, () -> as(() -> administration.takeOut(UUID.randomUUID(), eyes, version(eyes))));
        assertThat(refused.key()).isEqualTo("refusal.prices.isPart");
        assertThat(refused.args()).containsExactly(new Localized("中Together", "Together"));
        as(() -> administration.takeOut(UUID.randomUUID(), whole, version(whole)));
        as(() -> administration.takeOut(UUID.randomUUID(), eyes, version(eyes)));
        assertThat(prices.offered(today)).extracting(PricedItem::item).doesNotContain(whole, eyes);
        assertThat(prices.find(whole, today).orElseThrow().inUse())
                .as("known still")
                .isFalse();
        assertThat(catchThrowableOfType(
                                Refusal.class,
                                () -> as(() -> administration.putBack(UUID.randomUUID(), whole, version(whole))))
                        .key())
                .isEqualTo("refusal.prices.partOut");
        assertThat(refusedAt(() -> whole("Nest", ItemKind.PACKAGE, null, new PartOf(course, 1))))
                .isEqualTo("parts refusal.prices.partOfWhole");
        assertThat(refusedAt(() -> whole("Two", ItemKind.COURSE, 12, new PartOf(light, 2), new PartOf(mask, 2))))
                .isEqualTo("parts refusal.prices.oneOfACourse");
        assertThat(refusedAt(() -> whole("No end", ItemKind.COURSE, null, new PartOf(light, 2))))
                .isEqualTo("months refusal.prices.months");
        assertThat(refusedAt(() -> whole("None", ItemKind.PACKAGE, null)))
                .isEqualTo("parts refusal.prices.partsMissing");
        assertThatThrownBy(() -> jdbc.sql(
                                "INSERT INTO price_part (whole, whole_kind, part, quantity, rank) VALUES (?, 'COURSE', ?, 1, 9)")
                        .params(course.value(), mask.value())
                        .update())
                .isInstanceOf(DuplicateKeyException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "泪沟, IN-101",
        "leigou, IN-101",
        "lgbns, IN-101",
        "lgb, IN-101",
        "bolnis, ",
        "boniaosuan, IN-101",
        "tear trough, IN-101",
        "in-101, IN-101",
        "IN101, IN-101",
        "ｉｎ１０１, IN-101",
        "双眼皮, EY-101",
        "syp, EY-101",
        "嫩肤, CR-101",
        "%, ",
        "'', ",
        "下颌角, "
    })
    void itIsFoundWhileSomebodyTypes(String typed, @Nullable String code) {
        var found = prices.search(typed, today).stream().map(PricedItem::code).toList();
        if (code == null) {
            assertThat(found).isEmpty();
        } else {
            assertThat(found).contains(code);
            assertThat(prices.search(code, today).getFirst().code())
                    .as("codes first")
                    .isEqualTo(code);
        }
    }

    @Test
    void oneThatIsPressedTwiceIsAddedOnceAndACodeIsOnes() {
        var press = UUID.randomUUID();
        Supplier<ItemId> add = () -> as(() -> administration.add(
                        press, "PR-TWICE", ItemKind.ITEM, details("Twice", null, null), Fen.yuan(1), today))
                .item();
        var item = add.get();
        added.add(item);
        assertThat(add.get()).isEqualTo(item);
        assertThat(refusedAt(() -> as(() -> administration.add(
                        UUID.randomUUID(),
                        "PR-TWICE",
                        ItemKind.ITEM,
                        details("Again", null, null),
                        Fen.yuan(1),
                        today))))
                .isEqualTo("code refusal.prices.codeTaken");
    }

    @Test
    void whoeverTalksOfMoneyReadsItAndOnlyAnAdministratorWritesIt() {
        for (var who : List.of("suman", "zhoumingyuan", "tianxin", "fangqi", "gaofeng")) {
            assertThat(people.as(who, () -> administration.items())).as(who).isNotEmpty();
            assertThatThrownBy(() -> people.as(
                            who,
                            () -> administration.add(
                                    UUID.randomUUID(),
                                    "PR-NO",
                                    ItemKind.ITEM,
                                    details("No", null, null),
                                    Fen.NONE,
                                    today)))
                    .as(who)
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThatThrownBy(() -> people.as("liting", () -> administration.items()))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void whatIsPublishedForBoardsIsWhatIsOfferedToday() {
        assertThat(jdbc.sql("SELECT code || ' ' || fen FROM price_item_now ORDER BY code")
                        .query(String.class)
                        .list())
                .containsExactlyElementsOf(prices.offered(today).stream()
                        .map(item -> item.code() + " " + item.list().value())
                        .toList());
    }

    // ---- how

    private ItemId item(String name, @Nullable Category category, @Nullable Integer level) {
        return add(name, ItemKind.ITEM, details(name, category, level));
    }

    private ItemId whole(String name, ItemKind kind, @Nullable Integer months, PartOf... parts) {
        return add(
                name,
                kind,
                new ItemDetails(
                        new Localized("中" + name, name),
                        null,
                        null,
                        null,
                        "DERMATOLOGY",
                        null,
                        "SET",
                        0,
                        months,
                        Set.of(),
                        List.of(parts)));
    }

    private ItemId add(String name, ItemKind kind, ItemDetails details) {
        var code = "PR-" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "") + "-"
                + UUID.randomUUID().toString().substring(0, 4).toUpperCase(Locale.ROOT);
        var item = as(() -> administration.add(UUID.randomUUID(), code, kind, details, Fen.yuan(1000), today))
                .item();
        added.add(item);
        return item;
    }

    private static ItemDetails details(String name, @Nullable Category category, @Nullable Integer level) {
        return new ItemDetails(
                new Localized("中" + name, name),
                category,
                level,
                null,
                "DERMATOLOGY",
                null,
                "TIME",
                0,
                null,
                category == Category.SURGERY ? Set.of(Need.PHOTO) : Set.of(),
                List.of());
    }

    private void change(ItemId item, Category category, int level) {
        as(() -> administration.change(UUID.randomUUID(), item, version(item), details("Changed", category, level)));
    }

    private void set(ItemId item, int yuan, LocalDate from) {
        as(() -> administration.set(UUID.randomUUID(), item, version(item), Fen.yuan(yuan), from));
    }

    private List<Price> history(ItemId item) {
        return as(() -> administration.history(item));
    }

    private long version(ItemId item) {
        return as(() -> administration.look(item)).version();
    }

    private <T> T as(Supplier<T> act) {
        return people.as(ADMIN, act);
    }

    private static String refusedAt(Runnable command) {
        var refused = catchThrowableOfType(InvalidInput.class, command::run);
        return refused.field() + " " + refused.key();
    }
}
