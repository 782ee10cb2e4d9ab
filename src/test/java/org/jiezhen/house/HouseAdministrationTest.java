package org.jiezhen.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.Calls;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Setting up the house: what may be called how, what is in use by guests, and who changed what meanwhile. */
@PortalTest
class HouseAdministrationTest {

    @Autowired
    HouseAdministration house;

    @Autowired
    FrontDesk desk;

    @Autowired
    Calls calls;

    @Autowired
    Rooms rooms;

    @Autowired
    Undo undo;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    /** A floor of this test alone: the others' house stays as it is. */
    @BeforeEach
    void aFloorOfItsOwn() {
        if (admin(house::floors).stream().noneMatch(floor -> floor.code().equals("77"))) {
            admin(() -> house.addFloor(key(), 77, new Localized("77 层", "Floor 77")));
        }
    }

    @AfterEach
    void nothingStandsThere() {
        // A place that guests were in is never gone; what is left of these stands nowhere on a wall.
        jdbc.sql("UPDATE place SET in_use = false, kind = 'STATION' WHERE floor = 77")
                .update();
    }

    // ---- places

    @Test
    void roomsAreNumberedOnFromTheOneBefore() {
        admin(() -> house.addPlaces(key(), room(1), 3));
        assertThat(on77())
                .extracting(place -> place.name().zh(), place -> place.name().en(), place -> place.shortName()
                        .zh())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("77 层 1 号咨询室", "Consult room 1, floor 77", "1"),
                        org.assertj.core.groups.Tuple.tuple("77 层 2 号咨询室", "Consult room 2, floor 77", "2"),
                        org.assertj.core.groups.Tuple.tuple("77 层 3 号咨询室", "Consult room 3, floor 77", "3"));
        assertThat(on77())
                .extracting(place -> Objects.requireNonNull(place.wallName()).en())
                .containsExactly("Room 1, floor 77", "Room 2, floor 77", "Room 3, floor 77");
        assertThat(admin(() -> house.next(Place.Kind.CONSULT_ROOM, 77)).name().zh())
                .isEqualTo("77 层 4 号咨询室");
        assertThat(on77().stream().map(PlaceDetails::ordinal)).doesNotHaveDuplicates();
    }

    @Test
    void twoOnOneFloorAreNotCalledAlikeAndOnTheWallNeither() {
        var first = add(room(1));
        assertThat(invalid(() -> add(room(1)))).isEqualTo("nameZh");
        assertThat(invalid(() -> add(named(room(1), "别的", "Other", "1", room(1).wallName()))))
                .isEqualTo("wallZh");
        assertThat(invalid(() -> add(named(room(1), "别的", "Other", "1", null)))).isEqualTo("shortZh");
        admin(() -> house.takeOut(key(), first, 0));
        var second = add(room(1));
        assertThat(refused(() -> admin(() -> house.putBack(key(), first, 1))).key())
                .isEqualTo("refusal.house.nameTaken");
        assertThat(look(second).inUse()).isTrue();
    }

    @Test
    void noDepartmentStandsOnTheWall() {
        var refusal = refused(() -> add(named(room(1), "一", "One", "1", new Localized("皮肤科 1 室", "Room 1"))));
        assertThat(refusal.key()).isEqualTo("refusal.house.wallDepartment");
        assertThat(invalid(() -> add(named(room(1), "一", "One", "1", new Localized("1 室", "dermatology 1")))))
                .isEqualTo("wallEn");
    }

    @Test
    void aTileHasRoomForLittle() {
        assertThat(invalid(() -> add(named(room(1), "一", "One", "一二三四五六七", null))))
                .isEqualTo("shortZh");
        assertThat(invalid(() -> add(named(room(1), "", "One", "1", null)))).isEqualTo("nameZh");
        assertThat(invalid(() -> add(named(room(1), "一\u202E", "One", "1", null))))
                .isEqualTo("nameZh");
    }

    @Test
    void whoChangesWhatSomebodyChangedMeanwhileIsToldWhoAndWhen() {
        var place = add(room(1));
        var seen = look(place);
        admin(() -> house.describePlace(key(), place, seen.version(), named(seen.details(), "一", "One", "1", null)));
        var refusal = refused(() -> admin(
                () -> house.describePlace(key(), place, seen.version(), named(seen.details(), "二", "Two", "2", null))));
        assertThat(refusal.key()).isEqualTo("refusal.house.changed");
        assertThat(refusal.args()[0]).isEqualTo("程远");
        assertThat(look(place).details().name().zh()).isEqualTo("一");
    }

    @Test
    void theJournalKeepsWhatChangedFromWhatToWhatAndNoTexts() {
        var place = add(room(1));
        var details = look(place).details();
        admin(() -> house.describePlace(
                key(),
                place,
                0,
                new PlaceDetails(
                        Place.Kind.TREATMENT_ROOM,
                        77,
                        "DERMATOLOGY",
                        details.ordinal(),
                        new Localized("密室", "Secret"),
                        details.shortName(),
                        null,
                        null,
                        false,
                        new Spot(1, 2, 3, 4))));
        var told = detail(place, "house.describePlace");
        assertThat(told)
                .contains("\"kind\": \"CONSULT_ROOM\"", "\"kind\": \"TREATMENT_ROOM\"", "\"plan\": [1, 2, 3, 4]")
                .contains("\"called\": true", "\"called\": false", "\"texts\": [\"name\", \"wall\"]")
                .doesNotContain("密室", "Secret", "\"floor\"");
    }

    @Test
    void pressedTwiceIsPressedOnce() {
        var press = key();
        admin(() -> house.addPlaces(press, room(1), 2));
        admin(() -> house.addPlaces(press, room(1), 2));
        assertThat(on77()).hasSize(2);
    }

    // ---- the plan

    @Test
    void aDropIsTakenBackWhileItLiesThereAndNotOnTopOfAnothers() {
        var place = add(room(1));
        var first = admin(() -> house.lay(key(), place, null, new Spot(10, 10, 12, 10)));
        undone(first);
        assertThat(look(place).details().spot()).isNull();

        var again = admin(() -> house.lay(key(), place, null, new Spot(10, 10, 12, 10)));
        admin(() -> house.lay(key(), place, new Spot(10, 10, 12, 10), new Spot(20, 10, 12, 10)));
        assertThat(refused(() -> undone(again)).key()).isEqualTo("refusal.undo.onTop");
        assertThat(refused(() -> admin(() -> house.lay(key(), place, null, new Spot(0, 0, 1, 1))))
                        .key())
                .as("who took hold of it where it no longer lies")
                .isEqualTo("refusal.house.changed");
        assertThat(look(place).details().spot()).isEqualTo(new Spot(20, 10, 12, 10));
    }

    @Test
    void whatNobodyHasLaidIsLaidOutByItsOrderAroundWhatSomebodyHas() {
        var items = List.of(
                item(1, Place.Kind.CONSULT_ROOM, null),
                item(2, Place.Kind.CONSULT_ROOM, new Spot(24, 0, 12, 10)),
                item(3, Place.Kind.CONSULT_ROOM, null),
                item(4, Place.Kind.BED, null));
        var spots = List.copyOf(PlanLayout.of(items).values());
        assertThat(spots)
                .containsExactly(
                        new Spot(0, 0, 12, 10),
                        new Spot(24, 0, 12, 10),
                        new Spot(36, 0, 12, 10),
                        new Spot(0, 12, 10, 8));
        assertThat(PlanLayout.of(java.util.stream.IntStream.range(0, 400)
                                .mapToObj(n -> item(n, Place.Kind.BED, null))
                                .toList())
                        .values())
                .hasSize(400);
    }

    private static PlanLayout.Item item(int ordinal, Place.Kind kind, @Nullable Spot spot) {
        return new PlanLayout.Item(
                PlaceId.of("00000000-0000-4000-8000-%012d".formatted(ordinal)), kind, ordinal, 0, spot);
    }

    // ---- whoever is there

    @Test
    void aPlaceIsNotTakenOutOfUseWhileAGuestIsThere() {
        var place = add(room(1));
        var visit = arrive(place);
        var refusal = refused(() -> admin(() -> house.takeOut(key(), place, 0)));
        assertThat(refusal.key()).isEqualTo("refusal.place.occupied");
        assertThat(refusal.args()).contains("刘悦").hasAtLeastOneElementOfType(java.time.Instant.class);
        assertThat(refused(() -> admin(() -> house.describePlace(
                                key(), place, 0, kind(look(place).details(), Place.Kind.TREATMENT_ROOM))))
                        .key())
                .as("nor becomes another kind of place")
                .isEqualTo("refusal.place.occupied");
        assertThat(look(place).inUse()).isTrue();
        admin(() -> house.describePlace(key(), place, 0, named(look(place).details(), "一", "One", "1", null)));

        guide(() -> desk.move(key(), visit, null));
        admin(() -> house.takeOut(key(), place, 1));
        assertThat(refused(() -> guide(() -> desk.move(key(), visit, place))).key())
                .isEqualTo("refusal.place.unknown");
    }

    @Test
    void norIsAHallWhileSomeStandThereOrARoomWhileItIsKeptForACall() {
        var hall = add(kind(room(1), Place.Kind.STATION));
        arrive(hall);
        arrive(hall);
        assertThat(refused(() -> admin(() -> house.takeOut(key(), hall, 0))).key())
                .isEqualTo("refusal.place.occupiedByMore");

        var room = add(room(2));
        var visit = arrive(null);
        guide(() -> calls.call(key(), visit, room));
        assertThat(refused(() -> admin(() -> house.takeOut(key(), room, 0))).key())
                .isEqualTo("refusal.place.calledTo");
        guide(() -> calls.callOff(key(), visit));
        admin(() -> house.takeOut(key(), room, 0));
    }

    @Test
    void norIsARoomWhileItIsReserved() {
        var room = add(room(1));
        var visit = arrive(null);
        guide(() -> rooms.reserve(key(), room, visit));
        var refusal = refused(() -> admin(() -> house.takeOut(key(), room, 0)));
        assertThat(refusal.key()).isEqualTo("refusal.room.reserved");
        assertThat(refusal.args()).contains("刘悦");
        guide(() -> rooms.giveBack(key(), room));
        admin(() -> house.takeOut(key(), room, 0));
    }

    @Test
    void nobodyIsBroughtBackToAPlaceThatIsOutOfUseByAnUndo() {
        var place = add(room(1));
        var visit = arrive(place);
        var moved = guide(() -> desk.move(key(), visit, null));
        admin(() -> house.takeOut(key(), place, 0));
        var refusal = refused(() -> guide(() -> undo.takeBack(key(), moved.entry())));
        assertThat(refusal.key()).isEqualTo("refusal.place.outOfUse");
        assertThat(refusal.args()).contains("程远");
    }

    // ---- floors, departments, times, rules, phrases

    @Test
    void aFloorIsRemovedOnlyWhenNothingEverStoodThere() {
        admin(() -> house.addFloor(key(), 78, new Localized("78 层", "Floor 78")));
        assertThat(invalid(() -> admin(() -> house.addFloor(key(), 78, new Localized("又", "Again")))))
                .isEqualTo("number");
        assertThat(invalid(() -> admin(() -> house.addFloor(key(), 79, new Localized("78 层", "Other")))))
                .isEqualTo("nameZh");
        admin(() -> house.removeFloor(key(), 78));
        add(room(1));
        assertThat(refused(() -> admin(() -> house.removeFloor(key(), 77))).key())
                .isEqualTo("refusal.house.notEmpty");
    }

    @Test
    void aDepartmentsCodeIsMadeOfItsEnglishName() {
        var made = admin(() -> house.addDepartment(key(), "", new Localized("牙科", "Dental care 2")));
        assertThat(made.code()).isEqualTo("DENTAL_CARE_2");
        assertThat(invalid(() -> admin(() -> house.addDepartment(key(), "", new Localized("口腔", "口腔")))))
                .isEqualTo("code");
        admin(() -> house.removeDepartment(key(), made.code()));
    }

    @Test
    void timesAndRulesHaveBounds() {
        var target = number(admin(house::targets), "BOOKING");
        assertThat(invalid(() -> admin(() -> house.setTarget(key(), "BOOKING", target.version(), 9))))
                .isEqualTo("value");
        admin(() -> house.setTarget(key(), "BOOKING", target.version(), 600));
        assertThat(refused(() -> admin(() -> house.setTarget(key(), "BOOKING", target.version(), 700)))
                        .key())
                .isEqualTo("refusal.house.changed");
        admin(() -> house.setTarget(key(), "BOOKING", target.version() + 1, target.value()));
        var rule = number(admin(house::rules), "MISSED_CALL_BEHIND");
        assertThat(invalid(() -> admin(() -> house.setRule(key(), rule.code(), rule.version(), rule.most() + 1))))
                .isEqualTo("value");
        assertThat(last("target")).as("from what to what").contains("\"from\": 600", "\"to\": " + target.value());
    }

    @Test
    void whateverIsTimedRuledOrSaidHasAName() {
        for (var table : Map.of("target", "house.target", "house_rule", "house.rule", "phrase", "house.phrase")
                .entrySet()) {
            assertThat(jdbc.sql("SELECT code FROM " + table.getKey())
                            .query(String.class)
                            .list())
                    .allSatisfy(code -> assertThat(
                                    HouseWords.of(table.getValue(), code).en())
                            .as("words for it stand below " + table.getValue() + ".<module>." + code)
                            .isNotEqualTo(code));
        }
    }

    @Test
    void onlyAdministratorsSetUpTheHouse() {
        for (var name : List.of("liuyue", "liting", "gaofeng")) {
            assertThat(catchThrowableOfType(
                            AccessDeniedException.class,
                            () -> people.as(name, () -> house.addPlaces(key(), room(1), 1))))
                    .isNotNull();
        }
    }

    // ---- helpers

    private static UUID key() {
        return UUID.randomUUID();
    }

    private <T> T admin(Supplier<T> act) {
        return people.as("chengyuan", act);
    }

    private <T> T guide(Supplier<T> act) {
        return people.as("liuyue", act);
    }

    private void undone(Done<?> done) {
        admin(() -> undo.takeBack(key(), done.entry()));
    }

    private static PlaceDetails room(int n) {
        return new PlaceDetails(
                Place.Kind.CONSULT_ROOM,
                77,
                "CONSULTING",
                null,
                new Localized("77 层 " + n + " 号咨询室", "Consult room " + n + ", floor 77"),
                new Localized("" + n, "" + n),
                null,
                new Localized("77 层 " + n + " 号室", "Room " + n + ", floor 77"),
                true,
                null);
    }

    private static PlaceDetails named(PlaceDetails of, String zh, String en, String tile, @Nullable Localized wall) {
        return new PlaceDetails(
                of.kind(),
                of.floor(),
                of.department(),
                of.ordinal(),
                new Localized(zh, en),
                new Localized(tile, tile),
                null,
                wall,
                of.housekeeping(),
                of.spot());
    }

    private static PlaceDetails kind(PlaceDetails of, Place.Kind kind) {
        return new PlaceDetails(
                kind,
                of.floor(),
                of.department(),
                of.ordinal(),
                of.name(),
                of.shortName(),
                null,
                of.wallName(),
                of.housekeeping(),
                of.spot());
    }

    private PlaceId add(PlaceDetails details) {
        admin(() -> house.addPlaces(key(), details, 1));
        return new PlaceId(jdbc.sql("SELECT id FROM place WHERE floor = 77 AND name_zh = ? AND in_use")
                .param(details.name().zh())
                .query(UUID.class)
                .single());
    }

    private HouseAdministration.Look look(PlaceId place) {
        return admin(() -> house.place(place));
    }

    private List<PlaceDetails> on77() {
        return jdbc
                .sql("SELECT id FROM place WHERE floor = 77 AND in_use ORDER BY ordinal")
                .query(UUID.class)
                .list()
                .stream()
                .map(id -> look(new PlaceId(id)).details())
                .toList();
    }

    private HouseAdministration.Number number(List<HouseAdministration.Number> numbers, String code) {
        return numbers.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private VisitId arrive(@Nullable PlaceId place) {
        return guide(() -> desk.arrive(key(), new Arrival(Source.WALK_IN, VisitType.FIRST, place, VisitDetails.NONE)))
                .subject();
    }

    private String detail(PlaceId place, String action) {
        return jdbc.sql("SELECT detail::text FROM journal WHERE subject_id = ? AND action = ? ORDER BY id DESC LIMIT 1")
                .params(place.toString(), action)
                .query(String.class)
                .single();
    }

    private String last(String kind) {
        return jdbc.sql("SELECT detail::text FROM journal WHERE subject_kind = ? ORDER BY id DESC LIMIT 1")
                .param(kind)
                .query(String.class)
                .single();
    }

    private static Refusal refused(ThrowingCallable act) {
        var refusal = catchThrowableOfType(Refusal.class, act);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private static String invalid(ThrowingCallable act) {
        var refusal = refused(act);
        assertThat(refusal).as(Arrays.toString(refusal.args())).isInstanceOf(InvalidInput.class);
        return ((InvalidInput) refusal).field();
    }
}
