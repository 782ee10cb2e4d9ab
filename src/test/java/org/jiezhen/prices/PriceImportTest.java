package org.jiezhen.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.dhatim.fastexcel.Workbook;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.prices.PriceImport.Said;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.RowByRow.Counts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A price list is looked through, brought in from a day on, and taken away. */
@PortalTest
class PriceImportTest {

    private static final String HEAD = "编码,中文名称,英文名称,医疗,科目,级别,结算科室,单位,标价";

    @Autowired
    PriceImport imports;

    @Autowired
    PriceList prices;

    @Autowired
    Items items;

    @Autowired
    People people;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void aDay() {
        today = BusinessTime.day(clock.instant());
    }

    /** The list is shared with the tests that follow. */
    @AfterEach
    void offeredNoLonger() {
        jdbc.sql("UPDATE price_item SET in_use = false WHERE code LIKE 'IM-%'").update();
    }

    @Test
    void theListIsAFileThatBroughtInAgainChangesNothingInEitherLanguage() {
        for (var locale : new Locale[] {Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH}) {
            var file = as(() -> imports.export(today, locale));
            var checked = check(file, today);
            assertThat(checked.issues()).isEmpty();
            assertThat(checked.unknownColumns()).isEmpty();
            assertThat(checked.foreseen())
                    .isEqualTo(new Counts(0, 0, prices.offered(today).size() + out(), 0, 0));
        }
    }

    /** Those that have a price today, and are out of use. */
    private int out() {
        return (int) items.all().stream()
                .filter(item -> !item.inUse() && prices.find(item.id(), today).isPresent())
                .count();
    }

    @Test
    void theSampleCanBeBroughtIn() {
        var checked = check(PriceSample.file(), today.plusDays(1));
        assertThat(checked.issues()).isEmpty();
        assertThat(checked.good()).hasSize(12);
        assertThat(checked.foreseen().refused() + checked.foreseen().broken()).isZero();
    }

    @Test
    void aNewListHoldsFromTheDayThatIsAskedForAndItsDryRunChangesNothing() {
        var first = bringIn(
                HEAD + ",类型,组成,有效月数,税率,需要\n"
                        + "IM-1,进口一,Import one,是,美容皮肤科,,皮肤科,次,\"1,280.00\",单项,,,免税,照相\n"
                        + "IM-2,进口二,Import two,否,,,DERMATOLOGY,PIECE,39.6,,,,13%,\n"
                        + "IM-3,进口疗程,Import course,是,,,皮肤科,疗程,3000,疗程,IM-1×3,12,,\n",
                today);
        assertThat(first).isEqualTo(new Counts(3, 0, 0, 0, 0));
        var mask = items.find("IM-2").orElseThrow();
        assertThat(mask.details().taxPerMille()).isEqualTo(130);
        assertThat(prices.find(mask.id(), today).orElseThrow().list()).isEqualTo(new Fen(3960));
        var course = items.find("IM-3").orElseThrow();
        assertThat(prices.find(course.id(), today).orElseThrow().units()).isEqualTo(3);

        var dearer = HEAD + "\n"
                + "IM-1,进口一,Import one,是,美容皮肤科,,皮肤科,次,1380\n"
                + "IM-2,进口二,Import two,否,,,DERMATOLOGY,片,39.60\n";
        var from = today.plusDays(30);
        var checked = check(dearer.getBytes(StandardCharsets.UTF_8), from);
        assertThat(checked.foreseen())
                .as("what a file leaves out is empty there")
                .isEqualTo(new Counts(0, 2, 0, 0, 0));
        var one = items.find("IM-1").orElseThrow();
        assertThat(prices.find(one.id(), from).orElseThrow().list()).isEqualTo(Fen.yuan(1280));
        assertThat(as(() -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> {})))
                .isEqualTo(checked.foreseen());
        assertThat(prices.find(one.id(), today).orElseThrow().list()).isEqualTo(Fen.yuan(1280));
        assertThat(prices.find(one.id(), from).orElseThrow().list()).isEqualTo(Fen.yuan(1380));
        assertThat(prices.find(mask.id(), from).orElseThrow().since())
                .as("the price of that day was just this, and goes on")
                .isEqualTo(today);
        assertThat(catchThrowableOfType(
                                Refusal.class, () -> check(dearer.getBytes(StandardCharsets.UTF_8), today.minusDays(1)))
                        .key())
                .isEqualTo("refusal.prices.past");
    }

    @Test
    void eachMistakeIsSaidByRowAndColumn() {
        var checked = check(
                (HEAD + ",类型,组成,有效月数,税率,需要,在用\n"
                                + "IM-10,好的,Good,是,美容外科,二级,整形外科,次,100,,,,,,\n"
                                + "IM-10,又一个,Again,否,,,皮肤科,次,100,,,,,,\n"
                                + "IM-11,太高,Too high,是,美容外科,4,整形外科,次,100,,,,,,\n"
                                + "IM-12,没有科目,No category,是,,,皮肤科,次,100,,,,,,\n"
                                + "IM-13,不是医疗,Not medical,否,美容皮肤科,,皮肤科,次,100,,,,,,\n"
                                + "IM-14,没有科室,No department,否,,,没有这科,次,100,,,,,,\n"
                                + "IM-15,没有单位,No unit,否,,,皮肤科,桶,100,,,,,,\n"
                                + "IM-16,没有价,No price,否,,,皮肤科,次,面议,,,,,,\n"
                                + "IM-17,没有级别,No level,是,美容外科,,整形外科,次,100,,,,,,\n"
                                + "IM-18,没有零件,No part,否,,,皮肤科,套,100,套餐,XX-1×2,,,,\n"
                                + "IM-19,没有月数,No months,否,,,皮肤科,疗程,100,疗程,SK-101×3,,,,\n"
                                + "IM-20,税,Tax,否,,,皮肤科,次,100,,,,0.13,,\n"
                                + "IM-21,需要,Needs,是,美容皮肤科,,皮肤科,次,100,,,,,月亮,\n"
                                + "IM-22,在用,Use,否,,,皮肤科,次,100,,,,,,也许\n"
                                + "im 23,编码,Code,否,,,皮肤科,次,100,,,,,,\n"
                                + "SK-101,换类型,Other kind,是,,,皮肤科,疗程,100,疗程,SK-102×3,12,,,\n")
                        .getBytes(StandardCharsets.UTF_8),
                today);
        assertThat(checked.issues())
                .extracting(issue -> issue.row() + " "
                        + Objects.requireNonNull(issue.column()).words() + " "
                        + issue.why().key())
                .containsExactlyInAnyOrder(
                        "3 prices.code refusal.prices.rowTwice",
                        "4 prices.level refusal.prices.aboveTheHouse",
                        "5 prices.category refusal.prices.categoryMissing",
                        "6 prices.medical refusal.prices.isMedical",
                        "7 prices.department refusal.prices.noDepartment",
                        "8 prices.unit refusal.prices.noUnit",
                        "9 prices.sum refusal.fen.none",
                        "10 prices.level refusal.prices.levelMissing",
                        "11 prices.parts refusal.prices.noSuchPart",
                        "12 prices.months refusal.prices.months",
                        "13 prices.tax refusal.prices.tax",
                        "14 prices.needs refusal.prices.word",
                        "15 prices.use refusal.prices.yesNo",
                        "16 prices.code refusal.prices.code",
                        "17 prices.kind refusal.prices.kindStays");
        assertThat(items.find("IM-10")).as("nothing is changed").isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12,800.00|1280000",
                "１２８００|1280000",
                "¥12800|1280000",
                "12800.1|1280010",
                "0|0",
                "1.28万|refusal.fen.words",
                "-1|refusal.fen.negative",
                "1.234|refusal.fen.parts",
                "1e9|refusal.fen.none",
                "1000000000|refusal.fen.most",
                "12.800,00|refusal.fen.none",
                "12，80|refusal.fen.none",
                "''|refusal.fen.missing",
                "=12800|refusal.fen.none"
            })
    void aPriceOfAFileIsSureOrRefusedAtItsCell(String said, String expected) {
        var checked =
                check((HEAD + "\nIM-30,价,Price,否,,,皮肤科,次,\"" + said + "\"\n").getBytes(StandardCharsets.UTF_8), today);
        if (expected.startsWith("refusal")) {
            assertThat(checked.issues()).singleElement().satisfies(issue -> {
                assertThat(issue.why().key()).isEqualTo(expected);
                assertThat(Objects.requireNonNull(issue.column()).words()).isEqualTo("prices.sum");
            });
        } else {
            assertThat(checked.issues()).isEmpty();
            assertThat(checked.good().getFirst().value().sum()).isEqualTo(new Fen(Long.parseLong(expected)));
        }
    }

    @Test
    void aWorkbooksNumbersAreExactAndItsPercentIsUnderstood() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("价目");
            var head = (HEAD + ",税率").split(",");
            for (var c = 0; c < head.length; c++) {
                sheet.value(0, c, head[c]);
            }
            var rows = new Object[][] {
                {"IM-40", "表一", "Sheet one", "否", "", "", "皮肤科", "次", 12800.1, 0.13},
                {"IM-41", "表二", "Sheet two", "否", "", "", "皮肤科", "次", 0.1 + 0.2, 6},
                {"IM-42", "表三", "Sheet three", "否", "", "", "皮肤科", "次", -5, 0},
                {"IM-43", "表四", "Sheet four", "否", "", "", "皮肤科", "次", 1e12, 0}
            };
            for (var r = 0; r < rows.length; r++) {
                for (var c = 0; c < head.length; c++) {
                    if (rows[r][c] instanceof Number number) {
                        sheet.value(r + 1, c, number);
                    } else {
                        sheet.value(r + 1, c, (String) rows[r][c]);
                    }
                }
            }
        }
        var checked = check(bytes.toByteArray(), today);
        assertThat(checked.good()).singleElement().satisfies(good -> {
            assertThat(good.value().sum()).isEqualTo(new Fen(1_280_010));
            assertThat(good.value().details().taxPerMille()).isEqualTo(130);
        });
        assertThat(checked.issues())
                .extracting(issue -> issue.row() + " " + issue.why().key())
                .as("what a program could not keep exactly is not rounded")
                .containsExactly("3 refusal.fen.parts", "4 refusal.fen.negative", "5 refusal.fen.most");
    }

    private Counts bringIn(String file, LocalDate from) {
        var checked = check(file.getBytes(StandardCharsets.UTF_8), from);
        assertThat(checked.issues()).isEmpty();
        return as(() -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> {}));
    }

    private Checked<Said, Counts> check(byte[] file, LocalDate from) {
        return as(() -> imports.check(from, file, (done, of) -> {}));
    }

    private <T> T as(Supplier<T> act) {
        return people.as("chengyuan", act);
    }
}
