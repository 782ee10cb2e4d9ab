package org.jiezhen.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jiezhen.shared.Refusal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A list of prices is looked through, from whatever program it comes, and however hostile it is. */
class TablesTest {

    private static final Column CODE = Column.required("code", List.of("编号", "代码"), List.of("code", "item no"));
    private static final Column PRICE = Column.required("price", List.of("价格"), List.of("price"));
    private static final Column FROM = Column.optional("from", List.of("起始"), List.of("from"));
    private static final Column NOTE = Column.optional("note", List.of("备注"), List.of("note"));

    private static final String HEADER = "编号,价格,起始,备注\n";

    private final TableReader reader = new TableReader(List.of(CODE, PRICE, FROM, NOTE));
    private final List<Integer> steps = new ArrayList<>();

    private record Price(
            String code,
            int price,
            @Nullable LocalDate from,
            @Nullable String note) {}

    private Checked<Price, String> check(byte[] file) {
        return reader.check(file, TablesTest::price, new Sold(), (done, of) -> steps.add(done));
    }

    private Checked<Price, String> check(String file) {
        return check(file.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Price price(Row row) {
        var code = row.read(CODE, cell -> cell.isBlank() ? null : cell.word());
        if (code == null) {
            row.wrong(CODE, new Refusal("no code"));
            return null;
        }
        row.saidBefore(CODE, code).ifPresent(first -> row.wrong(CODE, new Refusal("twice", first)));
        var price = row.read(PRICE, cell -> {
            if (!cell.text().matches("\\d{1,6}")) {
                throw new Refusal("no price");
            }
            return Integer.valueOf(cell.text());
        });
        var from = row.read(FROM, cell -> Moments.day(cell).flatMap(day -> day).orElse(null));
        var note = row.read(NOTE, cell -> cell.isBlank() ? null : cell.text());
        return price == null ? null : new Price(code, price, from, note);
    }

    /** What is free is given away, and that is said. */
    private static final class Sold implements Foresight<Price, String> {

        private int all;
        private int free;

        @Override
        public void look(List<Good<Price>> portion, Consumer<Issue> remarks) {
            all += portion.size();
            portion.stream().filter(one -> one.value().price == 0).forEach(one -> {
                free++;
                remarks.accept(new Issue(one.row(), PRICE, "0", new Refusal("free")));
            });
        }

        @Override
        public String outcome(int broken) {
            return all + " good, " + free + " free, " + broken + " broken";
        }
    }

    private void refused(String key, String file) {
        refused(key, file.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String key, byte[] file) {
        assertThatThrownBy(() -> check(file)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo("refusal.table." + key));
    }

    @Test
    void everyRowIsWhatTheReadingMakesOfItOrAnIssueAtItsCell() {
        var checked = check(HEADER + "a1,300,2026-11-24,\n\na2,cheap,,\n a1 ,5,,\nA3,0,,look\n");
        assertThat(checked.good())
                .containsExactly(
                        new Good<>(2, new Price("a1", 300, LocalDate.parse("2026-11-24"), null)),
                        new Good<>(6, new Price("a3", 0, null, "look")));
        assertThat(checked.issues().stream()
                        .map(issue -> issue.row() + " "
                                + Objects.requireNonNull(issue.column()).words() + " " + issue.value() + ": "
                                + issue.why().key()))
                .containsExactly("4 price cheap: no price", "5 code  a1 : twice", "6 price 0: free");
        assertThat(checked.issues().get(1).why().args()).containsExactly(2);
        assertThat(checked.foreseen()).isEqualTo("2 good, 1 free, 2 broken");
        assertThat(checked.broken()).isEqualTo(2);
    }

    @Test
    void columnsComeInAnyOrderUnderAnyOfTheirNamesAndWhateverSeparatesThem() {
        for (var file : List.of(
                "Price;ITEM_NO;Colour\n300;a1;red\n",
                "价格\tcode\tColour\n300\ta1\tred\n",
                "\"pri ce\",代码,Colour\n300,a1,red\n")) {
            var checked = check(file);
            assertThat(checked.good()).containsExactly(new Good<>(2, new Price("a1", 300, null, null)));
            assertThat(checked.unknownColumns()).containsExactly("Colour");
        }
    }

    @Test
    void aFileWithoutANeededColumnOrWithOneTwiceIsNoSuchTable() {
        refused("column", "price\n300\n");
        refused("twice", "code,price,编号\n");
        refused("empty", "");
        refused("empty", "\n\n\n");
        assertThat(check(HEADER).good()).isEmpty();
    }

    @Test
    void aCellThatIsTooLongOrOneTooManyIsAnIssue() {
        assertThat(check(HEADER + "a1,300,," + "x".repeat(10_001) + "\na2,300,,,,more\n")
                        .issues())
                .extracting(issue -> issue.why().key())
                .containsExactly("refusal.table.cell", "refusal.table.tooManyColumns");
        assertThat(check(HEADER + "a1,300,," + "x".repeat(10_001) + "\n")
                        .issues()
                        .getFirst()
                        .value())
                .hasSize(61);
    }

    @Test
    void theSameTableInEveryEncodingIsTheSame() throws IOException {
        var text = HEADER + "𠮷1,300,2026-11-24,茶\n";
        var bom = new ByteArrayOutputStream();
        bom.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        bom.write(text.getBytes(StandardCharsets.UTF_8));
        var files = List.of(
                text.getBytes(StandardCharsets.UTF_8),
                bom.toByteArray(),
                text.getBytes(Charset.forName("GB18030")),
                sheet(sheet -> {
                    IntStream.range(0, 4)
                            .forEach(c -> sheet.value(0, c, HEADER.strip().split(",")[c]));
                    sheet.value(1, 0, "𠮷1");
                    sheet.value(1, 1, 300);
                    sheet.value(1, 2, LocalDate.parse("2026-11-24"));
                    sheet.style(1, 2).format("yyyy-mm-dd").set();
                    sheet.value(1, 3, "茶");
                }));
        for (var file : files) {
            assertThat(check(file).good())
                    .containsExactly(new Good<>(2, new Price("𠮷1", 300, LocalDate.parse("2026-11-24"), "茶")));
        }
        assertThat(files.stream().map(this::check).map(Checked::encoding))
                .containsExactly("UTF-8", "UTF-8", "GB18030", "XLSX");
    }

    private static byte[] sheet(Consumer<Worksheet> fill) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            fill.accept(book.newWorksheet("1"));
        }
        return bytes.toByteArray();
    }

    @Test
    void aFormulaIsNotWorkedOut() throws IOException {
        var checked = check(sheet(sheet -> {
            sheet.value(0, 0, "code");
            sheet.value(0, 1, "price");
            sheet.value(1, 0, "a1");
            sheet.formula(1, 1, "HYPERLINK(\"http://example.org\")");
        }));
        assertThat(checked.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.why().key()).isEqualTo("refusal.table.formula"));
    }

    @Test
    void whatIsNoTableIsRefusedAtTheDoor() throws IOException {
        refused("encoding", new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x41});
        refused("encoding", "code,price".getBytes(StandardCharsets.UTF_16));
        refused("oldExcel", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0});
        refused("workbook", new byte[] {'P', 'K', 3, 4, 1, 2, 3});
        refused("workbook", zip("note.txt", 10));
        refused("bomb", zip("xl/sharedStrings.xml", 64 << 20));
        refused("bomb", zip("xl/worksheets/sheet1.xml", 200 << 20));
        refused("tooLarge", new byte[TableReader.MOST_BYTES + 1]);
        refused("broken", "code,price\n\"a1\"x\",1\n");
        refused("rows", "code,price\n" + "a,b\n".repeat(TableReader.MOST_ROWS + 1));
    }

    private static byte[] zip(String name, int bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            var block = new byte[1 << 20];
            for (int left = bytes; left > 0; left -= block.length) {
                zip.write(block, 0, Math.min(left, block.length));
            }
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    @Test
    void itSaysHowFarItIsAfterEachThousand() {
        var file = HEADER
                + IntStream.range(0, 2500).mapToObj(n -> "a" + n + ",1,,\n").collect(Collectors.joining());
        assertThat(check(file).good()).hasSize(2500);
        assertThat(steps).containsExactly(1000, 2000, 2500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-24", "2026/11/24", "2026.1.4", "2026年11月24日", "20261124", "2026-11-24 00:00:00"})
    void daysAreWrittenInManyWays(String text) {
        assertThat(Moments.day(new Cell(Cell.Kind.TEXT, text)).orElseThrow()).isPresent();
    }

    @Test
    void aDayThatDoesNotExistIsToldFromWhatIsNoDayAtAll() {
        assertThat(Moments.day(new Cell(Cell.Kind.TEXT, "2027-02-30"))).hasValue(java.util.Optional.empty());
        assertThat(Moments.day(new Cell(Cell.Kind.TEXT, "soon"))).isEmpty();
        assertThat(Moments.day(new Cell(Cell.Kind.NUMBER, "1E999999999"))).isEmpty();
    }

    static Stream<Arguments> times() {
        return Stream.of(
                Arguments.of("9:30", "09:30"),
                Arguments.of("09:30", "09:30"),
                Arguments.of("930", "09:30"),
                Arguments.of("1430", "14:30"),
                Arguments.of("９：３０", "09:30"),
                Arguments.of("上午9:30", "09:30"),
                Arguments.of("下午2:30", "14:30"),
                Arguments.of("下午14:30", "14:30"),
                Arguments.of("中午12:30", "12:30"),
                Arguments.of("2:30 PM", "14:30"),
                Arguments.of("12:05 am", "00:05"),
                Arguments.of("9点半", "09:30"),
                Arguments.of("9点05分", "09:05"),
                Arguments.of("10:30:00", "10:30"),
                Arguments.of("下午3点", "15:00"),
                Arguments.of("15点", "15:00"),
                Arguments.of("上午9点", "09:00"),
                Arguments.of("上午9点钟", "09:00"),
                Arguments.of("下午3点半", "15:30"),
                Arguments.of("下午3点一刻", "15:15"),
                Arguments.of("下午3點05分", "15:05"),
                Arguments.of("15时5分", "15:05"),
                Arguments.of("下午三点", "15:00"),
                Arguments.of("下午三点四十五分", "15:45"),
                Arguments.of("上午十点半", "10:30"),
                Arguments.of("二十点", "20:00"),
                Arguments.of("12点", "12:00"),
                Arguments.of("0点", "00:00"),
                Arguments.of("下午12:30", "12:30"),
                Arguments.of("晚上7:30", "19:30"),
                Arguments.of("晚上19:30", "19:30"),
                Arguments.of("晚8点", "20:00"),
                Arguments.of("傍晚6点", "18:00"),
                Arguments.of("凌晨1:30", "01:30"),
                Arguments.of("早上8:00", "08:00"),
                Arguments.of("3 PM", "15:00"),
                Arguments.of("3:15 p.m.", "15:15"),
                Arguments.of("12 am", "00:00"),
                Arguments.of("14.30", "14:30"),
                Arguments.of("10:30\u00a0", "10:30"),
                Arguments.of("\u200e10:30", "10:30"),
                Arguments.of("10:30\t", "10:30"),
                Arguments.of("2026-11-24 14:30:00", "14:30"));
    }

    @ParameterizedTest
    @MethodSource("times")
    void timesAreWrittenInManyWays(String text, String time) {
        assertThat(Moments.time(new Cell(Cell.Kind.TEXT, text))).contains(LocalTime.parse(time));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "24:00",
                "9:60",
                "上午12:30",
                "13:00 pm",
                "-1:30",
                "9",
                "noon",
                "99999999999",
                "９３",
                "晚上12:00", // midnight, and of which day is not said
                "晚上12点半",
                "晚上1:00",
                "晚上3点",
                "夜里12点",
                "半夜1点",
                "凌晨12点",
                "3点", // as people say it, it is the afternoon, or it is not
                "三点半",
                "中午3点",
                "下午0:30",
                "0:30 pm",
                "上午9点 pm",
                "14:00-15:00",
                "9点5",
                "下午",
                "点"
            })
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(Moments.time(new Cell(Cell.Kind.TEXT, text))).isEmpty();
    }

    @Test
    void theSheetThatIsATableIsReadWhateverStandsBeforeIt() throws IOException {
        var checked = check(book(
                "<sheet name='草稿' state='hidden' r:id='r1'/><sheet name='封面' r:id='r2'/><sheet name='价目' r:id='r3'/>"
                        + "<sheet name='说明' r:id='r4'/>",
                "",
                sheetOf(
                        "<row r='1'><c t='inlineStr'><is><t>code</t></is></c><c t='inlineStr'><is><t>price</t></is></c></row>"
                                + row(2, "hidden", "1")),
                sheetOf(row(1, "2026 年价目", "请勿外传")),
                sheetOf(row(1, "美丽医院价目表", "") + row(3, "code", "price") + row(7, "a1", "300")),
                sheetOf(row(1, "code", "price") + row(2, "b1", "1"))));

        assertThat(checked.good()).containsExactly(new Good<>(7, new Price("a1", 300, null, null)));
        assertThat(checked.place()).isEqualTo(new Checked.Place("价目", 3, List.of("封面", "说明")));
    }

    @Test
    void titlesMayStandAboveTheHeaderInAnyFile() {
        var checked = check("美丽医院价目表,,,\n打印于 2026-11-24,,,\n\n" + HEADER + "a1,300,,\n");

        assertThat(checked.good()).containsExactly(new Good<>(5, new Price("a1", 300, null, null)));
        assertThat(checked.place()).isEqualTo(new Checked.Place(null, 4, List.of()));
    }

    @Test
    void tabsAfterEveryValueAndWhatKeepsExcelFromCountingMeanNothing() {
        assertThat(check("编号\t,价格\t,起始\t\na1\t,300,2026-11-24\t\n").good())
                .containsExactly(new Good<>(2, new Price("a1", 300, LocalDate.parse("2026-11-24"), null)));
        assertThat(check("编号,价格\n=\"a1\",=\"300\"\n").good())
                .containsExactly(new Good<>(2, new Price("a1", 300, null, null)));
        assertThat(check("编号,价格\n\"=\"\"a1\"\"\",300\n").good())
                .containsExactly(new Good<>(2, new Price("a1", 300, null, null)));
    }

    @Test
    void aHardSpaceAtTheEndOfACellOrOfAHeaderIsNotThere() {
        assertThat(check("编号\u00a0,\ufeff价格\na1\u00a0,300\n").good())
                .containsExactly(new Good<>(2, new Price("a1", 300, null, null)));
    }

    static Stream<Arguments> cells() {
        return Stream.of(
                Arguments.of("t='d'><v>2026-11-24</v>", "2026-11-24"),
                Arguments.of("t='d'><v>2026-11-24T00:00:00.000Z</v>", "2026-11-24"),
                Arguments.of("t='d'><v>2026-11-24T14:30:00</v>", "2026-11-24"),
                Arguments.of("><v>46350</v>", "2026-11-24"),
                Arguments.of("t='n'><v>46350.5</v>", "2026-11-24"),
                Arguments.of("t='str'><v>2026/11/24</v>", "2026-11-24"),
                Arguments.of("t='s'><v>0</v>", "2026-11-24"),
                Arguments.of("t='inlineStr'><is><r><t>2026-</t></r><r><t>11-24</t></r></is>", "2026-11-24"));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void aDayIsReadFromACellOfAnyKind(String cell, String day) throws IOException {
        var file = book(
                "<sheet name='1' r:id='r1'/>",
                "<si><t>2026-11-24</t></si>",
                sheetOf(row(1, "code", "price", "from")
                        + row(2, "a1", "300").replace("</row>", "<c r='C2' " + cell + "</c></row>")));

        assertThat(check(file).good()).containsExactly(new Good<>(2, new Price("a1", 300, LocalDate.parse(day), null)));
    }

    @Test
    void howAWordIsPronouncedIsNotWrittenIntoIt() throws IOException {
        var file = book(
                "<sheet name='1' r:id='r1'/>",
                "<si><t>田中由美</t><rPh sb='0' eb='2'><t>タナカ</t></rPh><phoneticPr fontId='1'/></si>",
                sheetOf(row(1, "code", "price", "note")
                        + "<row r='2'><c r='A2' t='inlineStr'><is><t>a1</t></is></c><c r='B2'><v>300</v></c>"
                        + "<c r='C2' t='s'><v>0</v></c></row>"));
        var other = check(file).good().getFirst().value().note;

        assertThat(other).isEqualTo("田中由美");
    }

    @ParameterizedTest
    @ValueSource(strings = {"t='s'><v>99</v>", "t='s'><v>x</v>", "><v>12,5</v>", "t='n'><v>NaN</v>"})
    void aCellThatCannotBeReadIsItsRowsMistakeAlone(String cell) throws IOException {
        var checked = check(book(
                "<sheet name='1' r:id='r1'/>",
                "",
                sheetOf(row(1, "code", "price")
                        + "<row r='2'><c r='A2' t='inlineStr'><is><t>a1</t></is></c><c r='B2' " + cell + "</c></row>"
                        + row(3, "a2", "5"))));

        assertThat(checked.good()).extracting(Good::row).containsExactly(3);
        assertThat(checked.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.row()).isEqualTo(2);
            assertThat(issue.column()).isEqualTo(PRICE);
            assertThat(issue.why().key()).isEqualTo("refusal.table.unreadable");
        });
    }

    @Test
    void whatNobodyForesawIsItsRowsMistakeAlone() {
        var checked = reader.check(
                (HEADER + "a1,1,,\na2,2,,\na3,3,,\n").getBytes(StandardCharsets.UTF_8),
                row -> {
                    var code = row.read(CODE, Cell::text);
                    if ("a2".equals(code)) {
                        throw new IllegalStateException("nobody thought of a2");
                    }
                    row.read(PRICE, cell -> 10 / (3 - Integer.parseInt(cell.text())));
                    return row.isRight() && code != null ? new Price(code, 1, null, null) : null;
                },
                new Sold(),
                (done, of) -> {});

        assertThat(checked.good()).extracting(Good::row).containsExactly(2);
        assertThat(checked.issues())
                .extracting(issue -> issue.row() + " " + issue.why().key())
                .containsExactly("3 refusal.table.unreadable", "4 refusal.table.unreadable");
    }

    @Test
    void aCellFarToTheRightIsOneTooManyAndNoMore() throws IOException {
        for (var place : List.of("ZZZZZZ2", "XFD2", "ZZZZZZZZZZZZZZZZ2")) {
            var checked = check(book(
                    "<sheet name='1' r:id='r1'/>",
                    "",
                    sheetOf(row(1, "code", "price")
                            + row(2, "a1", "300").replace("</row>", "<c r='" + place + "'><v>1</v></c></row>")
                            + row(3, "a2", "5"))));
            assertThat(checked.good()).extracting(Good::row).containsExactly(3);
            assertThat(checked.issues())
                    .extracting(issue -> issue.why().key())
                    .containsExactly("refusal.table.tooManyColumns");
        }
    }

    static Stream<Arguments> hostile() {
        var begin = "<row r='2'>";
        return Stream.of(
                Arguments.of("tag", "<row r='" + "1".repeat(1 << 20) + "'/>", "bomb"),
                Arguments.of("quoted", "<row r='" + "1>".repeat(1 << 20) + "'/>", "bomb"),
                Arguments.of("comment", "<!--" + "a->".repeat(1 << 20) + "-->", "bomb"),
                Arguments.of("deep", "<a>".repeat(100_000), "bomb"),
                Arguments.of(
                        "names",
                        IntStream.range(0, 2000).mapToObj(n -> "<a" + n + "/>").collect(Collectors.joining()),
                        "bomb"),
                Arguments.of(
                        "prefixes",
                        IntStream.range(0, 2000)
                                .mapToObj(n -> "<a xmlns:p" + n + "='x'/>")
                                .collect(Collectors.joining()),
                        "bomb"),
                Arguments.of("cells", (begin + "<c r='DX2'><v>1</v></c></row>").repeat(20_000), "bomb"),
                Arguments.of("rows", row(2, "a", "1").repeat(TableReader.MOST_ROWS + 1), "rows"),
                Arguments.of("cut off", begin + "<c r='A2'><v>1", "workbook"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aHostileWorkbookIsRefusedBeforeItFillsTheMemory(String what, String rows, String key) throws IOException {
        refused(key, book("<sheet name='1' r:id='r1'/>", "", sheetOf(row(1, "code", "price") + rows)));
    }

    @Test
    void nothingIsLookedUpForAWorkbook() throws IOException {
        refused(
                "workbook",
                book(
                        "<sheet name='1' r:id='r1'/>",
                        "",
                        "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><worksheet><sheetData><row><c><v>&e;</v></c></row>"
                                + "</sheetData></worksheet>"));
        refused("workbook", book("<sheet name='1' r:id='r1'/>", "", "\0<worksheet/>"));
    }

    private static String row(int number, String... values) {
        var row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < values.length; i++) {
            row.append("<c r='" + (char) ('A' + i) + number + "' t='inlineStr'><is><t>" + values[i] + "</t></is></c>");
        }
        return row + "</row>";
    }

    private static String sheetOf(String rows) {
        return "<worksheet><sheetData>" + rows + "</sheetData></worksheet>";
    }

    /** A workbook as it is written; its sheets are r1, r2 and so on. */
    private static byte[] book(String listed, String texts, String... sheets) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var relations = new StringBuilder(
                    "<Relationship Id='s' Type='http://x/sharedStrings' Target='sharedStrings.xml'/>");
            for (int i = 1; i <= sheets.length; i++) {
                relations.append(
                        "<Relationship Id='r" + i + "' Type='http://x/worksheet' Target='worksheets/s" + i + ".xml'/>");
                part(zip, "xl/worksheets/s" + i + ".xml", sheets[i - 1]);
            }
            part(zip, "xl/workbook.xml", "<workbook xmlns:r='r'><sheets>" + listed + "</sheets></workbook>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships>" + relations + "</Relationships>");
            part(zip, "xl/sharedStrings.xml", "<sst>" + texts + "</sst>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    @Test
    void whatASpreadsheetWouldCarryOutIsMadeHarmless() {
        var file = CsvExport.of(List.of(
                List.of("编号", "备注"), List.of("=cmd|' /C calc'!A0", "+1"), List.of("-1", "@x"), List.of("\tx", "＋1")));
        assertThat(new String(file, StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF编号,备注\r\n'=cmd|' /C calc'!A0,'+1\r\n'-1,'@x\r\n'\tx,'＋1\r\n");
    }
}
