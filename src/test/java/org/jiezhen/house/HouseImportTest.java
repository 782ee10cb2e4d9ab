package org.jiezhen.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.Localized;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.RowByRow.Counts;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A house as a file: looked through, brought in, taken away. */
@PortalTest
class HouseImportTest {

    private static final Progress QUIET = (done, of) -> {};

    private static final AnotherHouse ANOTHER = new AnotherHouse();

    @Autowired
    HouseImport files;

    @Autowired
    FrontDesk desk;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @AfterAll
    static void theOtherHouseIsClosed() {
        ANOTHER.close();
    }

    @Test
    void whatIsTakenFromOneHouseMakesAnotherTheSame() {
        var here = people.as("chengyuan", () -> files.export(Locale.SIMPLIFIED_CHINESE));
        var there = new AnotherHouse();
        try (there) {
            var checked = there.files().check(here, QUIET);
            assertThat(checked.issues()).isEmpty();
            assertThat(checked.unknownColumns()).isEmpty();
            var counts = there.files().bringIn(UUID.randomUUID(), checked, QUIET);
            assertThat(counts).as("what was foreseen").isEqualTo(checked.foreseen());
            assertThat(counts.fresh()).isGreaterThan(50);
            assertThat(counts.refused() + counts.broken()).isZero();
            assertThat(text(there.files().export(Locale.SIMPLIFIED_CHINESE))).isEqualTo(text(here));

            var again = there.files().check(there.files().export(Locale.ENGLISH), QUIET);
            assertThat(again.foreseen())
                    .as("in the other language it is the same house")
                    .isEqualTo(new Counts(0, 0, again.good().size(), 0, 0));
        }
    }

    @Test
    void theSampleIsAWholeHouse() {
        var checked = ANOTHER.files().check(HouseSample.file(), QUIET);
        assertThat(checked.issues()).isEmpty();
        var counts = ANOTHER.files().bringIn(UUID.randomUUID(), checked, QUIET);
        assertThat(counts).isEqualTo(new Counts(checked.good().size(), 0, 0, 0, 0));
        assertThat(ANOTHER.jdbc()
                        .sql("SELECT name_en || '|' || short_zh || '|' || coalesce(wall_en, '') || '|' || housekeeping"
                                + " FROM place WHERE name_zh IN ('3 号咨询室', '9 层 12 床') ORDER BY ordinal")
                        .query(String.class)
                        .list())
                .as("what the file leaves out is what is usual")
                .containsExactly("Consult room 3|3|Consult room 3|true", "Bed 12, floor 9|12 床||true");
        assertThat(ANOTHER.jdbc()
                        .sql("SELECT count(DISTINCT ordinal) = count(*) FROM place")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void eachMistakeIsSaidByRowAndColumn() {
        var checked = check("""
                类别,楼层,科室,中文名称,英文名称,短名,看板,宽,整理,数值,代码
                楼层,60,,六十层,Sixty,,,,,,
                咨询室,60,CONSULTING,60 层 1 号咨询室,,,,,,,
                咨询室,61,CONSULTING,61 层 1 号咨询室,,,,,,,
                咨询室,60,没有这科,60 层 2 号咨询室,,,,,,,
                包间,60,CONSULTING,60 层 3 号咨询室,,,,,,,
                咨询室,60,CONSULTING,60 层 1 号咨询室,,,,,,,
                咨询室,60,咨询部,60 层 4 号咨询室,,太长的一个短名,,,,,
                咨询室,60,CONSULTING,60 层 5 号咨询室,,,,12,,,
                咨询室,60,CONSULTING,60 层 6 号咨询室,,,,,也许,,
                咨询室,60,CONSULTING,60 层 7 号咨询室,,,皮肤科 7 室,,,,
                咨询室,60,CONSULTING,,,,,,,,
                时限,,,,,,,,,5,ALONE
                时限,,,,,,,,,60,NO_SUCH
                """);
        assertThat(checked.issues())
                .extracting(issue -> issue.row() + " "
                        + Objects.requireNonNull(issue.column()).words() + " "
                        + issue.why().key())
                .containsExactlyInAnyOrder(
                        "4 house.column.FLOOR refusal.house.noFloor",
                        "5 house.column.DEPARTMENT refusal.house.noDepartment",
                        "6 house.column.KIND refusal.house.file.kind",
                        "7 house.column.NAME_ZH refusal.house.file.twice",
                        "8 house.column.SHORT_ZH refusal.house.tooLong",
                        "9 house.column.X refusal.house.spot",
                        "10 house.column.CLEANED refusal.house.file.yes",
                        "11 house.column.WALL_ZH refusal.house.wallDepartment",
                        "12 house.column.NAME_ZH refusal.house.empty",
                        "13 house.column.VALUE refusal.house.bounds.SECONDS",
                        "14 house.column.CODE refusal.house.file.code");
        assertThat(checked.foreseen().fresh()).as("the floor and one room").isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM floor WHERE number = 60")
                        .query(Integer.class)
                        .single())
                .as("nothing is changed")
                .isZero();
    }

    @Test
    void whatAFileLeavesOutStaysAndWhatItSaysIsNotThereGoes() {
        var file = """
                类别,楼层,科室,中文名称,看板,距左,距上,宽,高
                楼层,62,,62 层,,,,,
                治疗室,62,DERMATOLOGY,62 层 1 号治疗室,62 层 1 号室,10,20,12,10
                """.replace("楼层,62,,62 层", "楼层,62,,62 层");
        assertThat(bringIn(file.replace("中文名称", "中文名称,英文名称")
                        .replace("62 层,", "62 层,Floor 62,")
                        .replace("号治疗室,", "号治疗室,,")))
                .isEqualTo(new Counts(2, 0, 0, 0, 0));
        assertThat(bringIn("""
                类别,楼层,科室,中文名称
                治疗室,62,DERMATOLOGY,62 层 1 号治疗室
                """)).as("says nothing new").isEqualTo(new Counts(0, 0, 1, 0, 0));
        var place = new PlaceId(jdbc.sql("SELECT id FROM place WHERE floor = 62")
                .query(UUID.class)
                .single());
        assertThat(spot(place)).isEqualTo("10,20,12,10");
        assertThat(bringIn("""
                类别,楼层,科室,中文名称,看板,距左
                治疗室,62,DERMATOLOGY,62 层 1 号治疗室,无,无
                """)).isEqualTo(new Counts(0, 1, 0, 0, 0));
        assertThat(spot(place)).isNull();

        people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(), new Arrival(Source.WALK_IN, VisitType.FIRST, place, VisitDetails.NONE)));
        var checked = check("""
                类别,楼层,科室,中文名称,使用
                治疗室,62,DERMATOLOGY,62 层 1 号治疗室,否
                """);
        assertThat(checked.foreseen()).as("a guest is there").isEqualTo(new Counts(0, 0, 0, 1, 0));
        assertThat(checked.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.why().key()).isEqualTo("refusal.place.occupied"));
        jdbc.sql("UPDATE visit_place SET voided = now(), voided_by = begun_by WHERE place_id = ? AND ended IS NULL")
                .param(place.value())
                .update();
    }

    @Test
    void whoEachPlaceWouldBeIsForeseenFromItsNameAlone() {
        assertThat(usual(Place.Kind.CONSULT_ROOM, "12 号咨询室")).isEqualTo("Consult room 12|12|12");
        assertThat(usual(Place.Kind.TREATMENT_ROOM, "9 层 3 号治疗室")).isEqualTo("Treatment room 3, floor 9|治3|T3");
        assertThat(usual(Place.Kind.TREATMENT_ROOM, "9 层 9 号治疗室")).isEqualTo("Treatment room 9, floor 9|治9|T9");
        assertThat(usual(Place.Kind.SEAT, "大厅东3 座")).isEqualTo("Seat 东3|东3|东3");
        assertThat(usual(Place.Kind.EXAMINATION, "照相室")).isEqualTo("照相室|照相室|照相室");
        assertThat(usual(Place.Kind.DESK, "导医台")).isEqualTo("Reception desk|导医台|Desk");
    }

    private static String usual(Place.Kind kind, String name) {
        var usual = Numbering.usual(kind, 9, "X", name);
        return String.join(
                "|",
                List.of(
                        usual.name().en(),
                        usual.shortName().zh(),
                        usual.shortName().en()));
    }

    @Test
    void aNumberThatIsWrittenWideStaysSo() {
        var first = new PlaceDetails(
                Place.Kind.BED,
                9,
                "WARD",
                null,
                new Localized("09 床", "Bed 09"),
                new Localized("09", "09"),
                null,
                null,
                true,
                null);
        assertThat(Numbering.later(first, 1).name()).isEqualTo(new Localized("10 床", "Bed 10"));
        assertThat(Numbering.later(Numbering.later(first, 0), 0).name().en()).isEqualTo("Bed 09");
    }

    private Checked<HouseLine, Counts> check(String file) {
        return people.as("chengyuan", () -> files.check(file.getBytes(StandardCharsets.UTF_8), QUIET));
    }

    private Counts bringIn(String file) {
        var checked = check(file);
        assertThat(checked.issues()).isEmpty();
        return people.as("chengyuan", () -> files.bringIn(UUID.randomUUID(), checked, QUIET));
    }

    private @org.jspecify.annotations.Nullable String spot(PlaceId place) {
        return jdbc.sql(
                        "SELECT concat_ws(',', plan_x, plan_y, plan_w, plan_h) FROM place WHERE id = ? AND plan_x IS NOT NULL")
                .param(place.value())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.UTF_8);
    }
}
