package org.jiezhen.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.jiezhen.Amount;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.PortalTest;
import org.jiezhen.channels.Channel;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.tables.Checked;
import org.jiezhen.tables.ImportJob;
import org.jiezhen.tables.Progress;
import org.jiezhen.tables.TableReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.support.TransactionTemplate;

@PortalTest
class BookingImportTest {

    private static final String HEADER = "预约号,日期,时间,姓名,电话,渠道,咨询师,介绍人,项目,备注,初诊,状态\n";
    private static final Progress QUIET = (done, of) -> {};

    @Autowired
    private BookingImport imports;

    @Autowired
    private BookingImportJobs jobs;

    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingRecords records;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private LocalDate today;

    @BeforeEach
    void nobodyIsBooked() {
        today = BusinessTime.day(clock.instant());
        jdbc.sql("UPDATE booking SET day = '2001-01-01', number = 'OLD-' || upper(replace(id::text, '-', '')) WHERE"
                        + " number NOT LIKE 'OLD-%'")
                .update();
    }

    private Checked<Sent, BookingImport.Counts> check(byte[] file) {
        return people.as("liting", () -> imports.check(file, QUIET));
    }

    private Checked<Sent, BookingImport.Counts> check(String file) {
        return check(file.getBytes(StandardCharsets.UTF_8));
    }

    private BookingImport.Counts bringIn(String file) {
        var checked = check(file);
        return people.as("liting", () -> imports.bringIn(UUID.randomUUID(), checked, QUIET));
    }

    private String row(String number) {
        return number + "," + today + ",10:30,王丽,13812345678,网站,苏曼,,双眼皮,,是,\n";
    }

    private List<String> found() {
        return jdbc.sql("SELECT number || ' ' || status || ' ' || to_char(at, 'HH24:MI') || ' ' || name FROM booking"
                        + " WHERE number NOT LIKE 'OLD-%' ORDER BY number")
                .query(String.class)
                .list();
    }

    private int entries() {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = 'bookings.import'")
                .query(Integer.class)
                .single();
    }

    @Test
    void aFileIsLookedThroughFirstAndNothingIsChanged() {
        var checked = check(HEADER + row("W1") + row("W2"));
        assertThat(checked.foreseen()).isEqualTo(new BookingImport.Counts(2, 0, 0, 0, 0, 0));
        assertThat(checked.issues()).isEmpty();
        assertThat(checked.encoding()).isEqualTo("UTF-8");
        assertThat(found()).isEmpty();
    }

    @Test
    void everyCellArrivesWhereItBelongs() {
        bringIn(HEADER + "w-1," + today + ",下午2:30,欧阳静怡,138 1234 5678,电话,suman,林芳,\"双眼皮,\"\"韩式\"\"\",喝茶,否,\n");
        var booking = jdbc.sql("SELECT id FROM booking WHERE number = 'W-1'")
                .query(Id.column(BookingId::new))
                .single();
        var opened = people.as("liting", () -> bookings.look(booking));
        assertThat(opened.details())
                .isEqualTo(new BookingDetails(
                        Channel.TELEPHONE,
                        today,
                        LocalTime.of(14, 30),
                        new PersonName("欧阳静怡"),
                        null,
                        null,
                        people.id("suman"),
                        new PersonName("林芳"),
                        "双眼皮,\"韩式\"",
                        "喝茶",
                        false));
        assertThat(people.as("liting", () -> bookings.unmask(booking))).contains(new Phone("13812345678"));
        assertThat(people.as("liting", () -> bookings.find("oyjy", today, 5))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GRACE HO", "ｇｒａｃｅ　ｈｏ", "Grace  Ho", "GraceHo"})
    void aBookingIsAboutTheCustomerWithThatNumberHoweverTheNameWasTyped(String typed) {
        var customer = UUID.randomUUID();
        jdbc.sql("UPDATE customer SET phone = NULL WHERE phone = '13812340099'").update();
        jdbc.sql("""
                        INSERT INTO customer (id, version, name, phone, discreet, root_id, registered_at)
                        VALUES (:id, 0, 'Grace Ho', '13812340099', true, :id, now())""").param("id", customer).update();

        bringIn(HEADER + row("W1").replace("王丽", typed).replace("13812345678", "+86 138-1234-0099") + row("W2"));

        assertThat(jdbc.sql("SELECT number, customer_id FROM booking WHERE number IN ('W1', 'W2') ORDER BY number")
                        .query((rs, row) -> rs.getString(1) + " " + rs.getString(2))
                        .list())
                .containsExactly("W1 " + customer, "W2 null");

        bringIn(HEADER + row("W1").replace("王丽", typed).replace("13812345678", "13812340000"));

        assertThat(jdbc.sql("SELECT customer_id FROM booking WHERE number = 'W1'")
                        .query(UUID.class)
                        .single())
                .as("another number of the same person")
                .isEqualTo(customer);
    }

    @Test
    void whatCannotBeSeenCostsNoBooking() {
        bringIn(HEADER + "\u200eW1\u00a0," + today
                + "\u00a0,10:30\t,王丽\u00a0,\u202d13812345678\u202c,网站\u00a0,苏曼\u00a0,"
                + "\u200b林芳,双眼皮\ufeff,女医生 👩\u200d⚕\ufe0f\u200f,是\u00a0,已预约\u00a0\n");

        assertThat(jdbc.sql("SELECT concat_ws('|', number, name, phone, channel, referrer, interest, note, first_visit,"
                                + " consultant_id) FROM booking WHERE number = 'W1'")
                        .query(String.class)
                        .single())
                .isEqualTo("W1|王丽|13812345678|WEB|林芳|双眼皮|女医生 👩\u200d⚕\ufe0f|t|" + people.id("suman"));
    }

    @Test
    void howABookingWasMadeIsSaidAsOurScreensSayItToo() {
        bringIn(HEADER
                + row("W1").replace("网站", "网上预约")
                + row("W2").replace("网站", "电话预约")
                + row("W3").replace("网站", "Phone booking"));
        assertThat(channels()).containsExactly("WEB", "TELEPHONE", "TELEPHONE");
    }

    @Test
    void whatIsNoNameOfAChannelIsKeptAsItWasSaid() {
        bringIn(HEADER
                + row("W1").replace("网站", "楼下花店")
                + row("W2").replace("网站", "大众点评\u00a0")
                + row("W3").replace("网站", ""));
        assertThat(channels()).containsExactly("OTHER 楼下花店", "MEITUAN", "WEB");
        assertThat(jdbc.sql("SELECT sent ->> 'channel' FROM booking WHERE number = 'W1'")
                        .query(String.class)
                        .single())
                .isEqualTo("楼下花店");

        bringIn(HEADER + row("W1").replace("网站", "小红书") + row("W2"));
        assertThat(channels()).containsExactly("RED", "WEB", "WEB");
    }

    @Test
    void aTreeThatTheHouseRearrangesMakesNoOldFileNew() {
        var file = HEADER + row("W1").replace("网站", "街角咖啡") + row("W2").replace("网站", "美团");
        bringIn(file);
        jdbc.sql("INSERT INTO channel_name (folded, channel, said) VALUES ('街角咖啡', 'PARTNER', '街角咖啡')")
                .update();
        try {
            assertThat(bringIn(file.replace("美团", "meituan")).unchanged()).isEqualTo(2);
            assertThat(channels()).containsExactly("OTHER 街角咖啡", "MEITUAN");
            bringIn(HEADER + row("W3").replace("网站", "街 角 咖 啡"));
            assertThat(channels()).containsExactly("OTHER 街角咖啡", "MEITUAN", "PARTNER");
        } finally {
            jdbc.sql("DELETE FROM channel_name WHERE folded = '街角咖啡'").update();
        }
        assertThat(bringIn(HEADER + row("W3").replace("网站", "街角咖啡")).unchanged())
                .as("a word that is no name any more is still the same word")
                .isEqualTo(1);
    }

    private List<String> channels() {
        return jdbc.sql("SELECT concat_ws(' ', channel, channel_said) FROM booking WHERE number IN ('W1', 'W2', 'W3')"
                        + " ORDER BY number")
                .query(String.class)
                .list();
    }

    @Test
    void columnsComeInAnyOrderUnderNamesOfEitherLanguage() {
        var checked = check("Name;Shoe size;BOOKING NUMBER;时间;date\n王丽;38;W1;9:30;" + today + "\n");
        assertThat(checked.foreseen().fresh()).isEqualTo(1);
        assertThat(checked.unknownColumns()).containsExactly("Shoe size");
        assertThat(check("number\tdate\ttime\tname\nW1\t" + today + "\t930\tJohn Smith\n")
                        .foreseen()
                        .fresh())
                .isEqualTo(1);
    }

    @Test
    void aMissingColumnIsSaidAtOnceAndSoIsOneThatIsThereTwice() {
        refused("refusal.table.column", "日期,时间,姓名\n2026-11-24,9:30,王丽\n");
        refused("refusal.table.twice", "number,date,time,name,姓名\n");
        refused("refusal.table.empty", "");
        refused("refusal.table.empty", "\n\n\n");
    }

    private void refused(String key, String file) {
        refused(key, file.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String key, byte[] file) {
        assertThatThrownBy(() -> check(file)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.key())
                .isEqualTo(key));
    }

    static Stream<Arguments> broken() {
        var day = BusinessTime.day(java.time.Instant.now()).toString();
        var ok = "W2," + day + ",10:30,王丽,,,,,,,,\n";
        return Stream.of(
                Arguments.of("NUMBER", "refusal.booking.numberMissing", ok.replace("W2", "")),
                Arguments.of("NUMBER", "refusal.import.numberTwice", ok.replace("W2", "w1")),
                Arguments.of("NUMBER", "refusal.booking.number", ok.replace("W2", "W 2")),
                Arguments.of("NUMBER", "refusal.booking.number", ok.replace("W2", "W\u202E2")),
                Arguments.of("NUMBER", "refusal.booking.tooLong", ok.replace("W2", "W".repeat(41))),
                Arguments.of("DATE", "refusal.import.date", ok.replace(day, "soon")),
                Arguments.of("DATE", "refusal.import.dateMissing", ok.replace(day, "")),
                Arguments.of("DATE", "refusal.import.noSuchDay", ok.replace(day, "2027-02-30")),
                Arguments.of("DATE", "refusal.import.dayRange", ok.replace(day, "1990-01-01")),
                Arguments.of("DATE", "refusal.import.dayRange", ok.replace(day, "9999-01-01")),
                Arguments.of("TIME", "refusal.import.time", ok.replace("10:30", "25:00")),
                Arguments.of("TIME", "refusal.import.time", ok.replace("10:30", "下午")),
                Arguments.of("TIME", "refusal.import.timeMissing", ok.replace("10:30", " ")),
                Arguments.of("NAME", "refusal.booking.nameMissing", ok.replace("王丽", " ")),
                Arguments.of("NAME", "refusal.name.hidden", ok.replace("王丽", "王\u202E丽")),
                Arguments.of("NAME", "refusal.name.hidden", ok.replace("王丽", "王\u3164丽")),
                Arguments.of("NAME", "refusal.name.character", ok.replace("王丽", "<b>王丽</b>")),
                Arguments.of("NAME", "refusal.name.tooLong", ok.replace("王丽", "王".repeat(61))),
                Arguments.of("NAME", "refusal.table.cell", ok.replace("王丽", "王".repeat(1_000_000))),
                Arguments.of("PHONE", "refusal.phone.digits", ok.replace("王丽,", "王丽,1381234")),
                Arguments.of("PHONE", "refusal.phone.character", ok.replace("王丽,", "王丽,call me")),
                Arguments.of("CHANNEL", "refusal.booking.tooLong", ok.replace("王丽,,", "王丽,," + "微".repeat(41))),
                Arguments.of("CONSULTANT", "refusal.import.consultant", ok.replace("王丽,,,", "王丽,,,无名氏")),
                Arguments.of("CONSULTANT", "refusal.import.consultant", ok.replace("王丽,,,", "王丽,,,李婷")),
                Arguments.of("REFERRER", "refusal.name.hidden", ok.replace("王丽,,,,", "王丽,,,,林\u202E芳")),
                Arguments.of("INTEREST", "refusal.booking.tooLong", ok.replace("王丽,,,,,", "王丽,,,,," + "眼".repeat(201))),
                Arguments.of("NOTE", "refusal.booking.tooLong", ok.replace("王丽,,,,,,", "王丽,,,,,," + "茶".repeat(1001))),
                Arguments.of("NOTE", "refusal.booking.hidden", ok.replace("王丽,,,,,,", "王丽,,,,,,a\u202Eb")),
                Arguments.of("FIRST_VISIT", "refusal.import.first", ok.replace("王丽,,,,,,,", "王丽,,,,,,,也许")),
                Arguments.of("STATUS", "refusal.import.status", ok.replace("\n", "不知道\n")),
                Arguments.of("null", "refusal.table.tooManyColumns", ok.replace("\n", ",,x\n")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatIsWrongIsSaidByRowAndColumnAndTheOtherRowsCanBeBroughtIn(String column, String key, String bad) {
        var checked = check(HEADER + row("W1") + bad + row("W3"));
        assertThat(checked.foreseen()).isEqualTo(new BookingImport.Counts(2, 0, 0, 0, 0, 1));
        assertThat(checked.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.row()).isEqualTo(3);
            assertThat(issue.column() == null ? "null" : issue.column().words()).endsWith(column);
            assertThat(issue.why().key()).isEqualTo(key);
            assertThat(issue.value().length()).isLessThanOrEqualTo(61);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%1$s-%2$s-%3$s", "%1$s/%2$s/%3$s", "%1$s年%2$s月%3$s日", "%1$s%2$s%3$s", "%1$s-%2$s-%3$s 00:00:00"
            })
    void daysAreWrittenInManyWays(String way) {
        var text = way.formatted(
                today.getYear(), "%02d".formatted(today.getMonthValue()), "%02d".formatted(today.getDayOfMonth()));
        assertThat(check("number,date,time,name\nW1," + text + ",9:30,王丽\n")
                        .foreseen()
                        .fresh())
                .isEqualTo(1);
    }

    @Test
    void theSameFileInEveryEncodingIsTheSame() throws IOException {
        var text = HEADER + row("W1").replace("王丽", "𠮷田") + row("W2").replace("王丽", "买买提·艾则孜");
        var bom = new ByteArrayOutputStream();
        bom.write(0xEF);
        bom.write(0xBB);
        bom.write(0xBF);
        bom.write(text.getBytes(StandardCharsets.UTF_8));
        bringIn(text);
        var files = List.of(
                bom.toByteArray(),
                text.getBytes(Charset.forName("GB18030")),
                text.replace(",", "\t").getBytes(StandardCharsets.UTF_8),
                workbook(text));
        for (var file : files) {
            var checked = check(file);
            assertThat(checked.issues()).isEmpty();
            assertThat(checked.foreseen()).isEqualTo(new BookingImport.Counts(0, 0, 2, 0, 0, 0));
        }
        assertThat(check(files.get(1)).encoding()).isEqualTo("GB18030");
        assertThat(check(files.get(3)).encoding()).isEqualTo("XLSX");
    }

    /** Dates, times and telephone numbers as Excel keeps them. */
    private static byte[] workbook(String csv) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "test", "1.0")) {
            var sheet = book.newWorksheet("预约");
            var lines = csv.lines().toList();
            for (int r = 0; r < lines.size(); r++) {
                var cells = lines.get(r).split(",", -1);
                for (int c = 0; c < cells.length; c++) {
                    if (r > 0 && c == 1) {
                        sheet.value(r, c, LocalDate.parse(cells[c]));
                        sheet.style(r, c).format("yyyy-mm-dd").set();
                    } else if (r > 0 && c == 2) {
                        sheet.value(r, c, LocalTime.parse(cells[c]).toSecondOfDay() / 86400.0);
                        sheet.style(r, c).format("h:mm").set();
                    } else if (r > 0 && c == 4) {
                        sheet.value(r, c, Long.parseLong(cells[c]));
                    } else if (!cells[c].isEmpty()) {
                        sheet.value(r, c, cells[c]);
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void broughtInTwiceInARowItChangesNothingTheSecondTime() {
        var file = HEADER + row("W1") + row("W2");
        assertThat(bringIn(file)).isEqualTo(new BookingImport.Counts(2, 0, 0, 0, 0, 0));
        var journalled = entries();
        var before = versions();
        assertThat(bringIn(file)).isEqualTo(new BookingImport.Counts(0, 0, 2, 0, 0, 0));
        assertThat(versions()).isEqualTo(before);
        assertThat(entries()).isEqualTo(journalled);
    }

    private List<String> versions() {
        return jdbc.sql("SELECT number || version FROM booking WHERE number NOT LIKE 'OLD-%' ORDER BY number")
                .query(String.class)
                .list();
    }

    @Test
    void whatTheHouseHasChangedSinceStaysWhenTheSameIsSaidAgain() {
        bringIn(HEADER + row("W1") + row("W2"));
        var hits = people.as("liting", () -> bookings.find("", today, 5));
        people.as("liting", () -> bookings.cancel(UUID.randomUUID(), hits.get(0).id(), CancelReason.CUSTOMER));
        var opened = people.as("liting", () -> bookings.look(hits.get(1).id()));
        people.as(
                "liting", () -> bookings.change(UUID.randomUUID(), opened.id(), opened.version(), at(opened, "16:00")));

        bringIn(HEADER + row("W1") + row("W2"));
        assertThat(found()).containsExactly("W1 CANCELLED 10:30 王丽", "W2 BOOKED 16:00 王丽");

        assertThat(bringIn(HEADER
                                + row("W1").replace("10:30", "11:00")
                                + row("W2").replace("10:30", "11:00"))
                        .changed())
                .as("but what is said anew counts")
                .isEqualTo(2);
        assertThat(found()).containsExactly("W1 BOOKED 11:00 王丽", "W2 BOOKED 11:00 王丽");
    }

    private static BookingDetails at(Bookings.Opened opened, String time) {
        var d = opened.details();
        return new BookingDetails(
                d.channel(),
                d.day(),
                LocalTime.parse(time),
                d.name(),
                d.phone(),
                null,
                d.consultant(),
                d.referrer(),
                d.interest(),
                d.note(),
                d.firstVisit());
    }

    @Test
    void aRowThatSaysSoCancelsAndOneThatSaysOtherwiseLaterPutsBack() {
        bringIn(HEADER + row("W1"));
        var cancelled =
                HEADER + row("W1").replace("是,\n", "是,已取消\n") + row("W2").replace("是,\n", "是,cancelled\n");
        assertThat(check(cancelled).foreseen()).isEqualTo(new BookingImport.Counts(0, 0, 0, 2, 0, 0));
        bringIn(cancelled);
        assertThat(found()).containsExactly("W1 CANCELLED 10:30 王丽", "W2 CANCELLED 10:30 王丽");
        bringIn(HEADER + row("W1"));
        assertThat(found()).contains("W1 BOOKED 10:30 王丽");
    }

    @Test
    void whoIsHereIsLeftAloneAndItIsSaid() {
        bringIn(HEADER + row("W1"));
        var booking = people.as("liting", () -> bookings.find("W1", today, 1)).getFirst();
        transaction.executeWithoutResult(_ -> records.arrived(booking.id()));
        var later = HEADER + row("W1").replace("10:30", "15:00").replace("是,\n", "是,取消\n");
        var checked = check(later);
        assertThat(checked.foreseen().leftAlone()).isEqualTo(1);
        assertThat(checked.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.why().key()).isEqualTo("refusal.import.here"));
        bringIn(later);
        assertThat(found()).containsExactly("W1 ARRIVED 10:30 王丽");
    }

    @Test
    void aNumberOfOursIsNotTakenOver() {
        var ours = people.as(
                "liting",
                () -> bookings.take(
                        UUID.randomUUID(),
                        new BookingDetails(
                                Channel.TELEPHONE,
                                today,
                                LocalTime.NOON,
                                new PersonName("丙"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        var counts = bringIn(HEADER + row(ours.number()));
        assertThat(counts.leftAlone()).isEqualTo(1);
        assertThat(found()).containsExactly(ours.number() + " BOOKED 12:00 丙");
    }

    @Test
    void aKnownCustomerIsLinkedWhenNameAndNumberSayWho() {
        var customer = UUID.randomUUID();
        jdbc.sql("INSERT INTO customer (id, version, name, phone, root_id, registered_at) VALUES (:id, 0, '林一一',"
                        + " '13911119999', :id, now())")
                .param("id", customer)
                .update();
        bringIn(HEADER
                + row("W1").replace("王丽,13812345678", "林一一,13911119999")
                + row("W2").replace("王丽,13812345678", "林一二,13911119999"));
        assertThat(jdbc.sql("SELECT customer_id FROM booking WHERE number = 'W1'")
                        .query(UUID.class)
                        .single())
                .isEqualTo(customer);
        assertThat(jdbc.sql("SELECT count(customer_id) FROM booking WHERE number = 'W2'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void everyChangedBookingIsJournalledByIdAlone() {
        var before = entries();
        bringIn(HEADER + row("W1") + row("W2"));
        assertThat(entries() - before).isEqualTo(2);
        assertThat(jdbc.sql("SELECT count(*) FROM journal j JOIN booking b ON b.id::text = j.subject_id WHERE"
                                + " j.action = 'bookings.import' AND b.number IN ('W1', 'W2') AND j.actor = ?")
                        .param(people.id("liting").toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertThat(jdbc.sql("SELECT string_agg(detail::text, ' ') FROM journal")
                        .query(String.class)
                        .single())
                .doesNotContain("王丽", "13812345678");
    }

    @Test
    void theSameFileTwiceAtOnceAndBackwardsEndsRight() throws Exception {
        var rows = IntStream.range(0, 3000)
                .mapToObj(n -> row("W%05d".formatted(n)))
                .toList();
        var forwards = check(HEADER + String.join("", rows));
        var backwards = check(HEADER + String.join("", rows.reversed()));
        var start = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = Stream.of(forwards, backwards)
                    .map(checked -> threads.submit(() -> {
                        start.await();
                        return people.as("liting", () -> imports.bringIn(UUID.randomUUID(), checked, QUIET));
                    }))
                    .toList();
            var one = both.get(0).get();
            var other = both.get(1).get();
            assertThat(one.fresh() + other.fresh()).isEqualTo(3000);
            assertThat(one.unchanged() + other.unchanged()).isEqualTo(3000);
        }
        assertThat(found()).hasSize(3000);
    }

    @Test
    @Tag(Amount.TAG)
    void asManyRowsAsAFileMayHaveShowHowFarTheyAre() {
        int rows = Amount.of(5_000, TableReader.MOST_ROWS);
        var began = System.nanoTime();
        var file = HEADER
                + IntStream.range(0, rows)
                        .mapToObj(n -> row("L%05d".formatted(n)))
                        .collect(Collectors.joining());
        var steps = new ArrayList<Integer>();
        var checked = people.as(
                "liting", () -> imports.check(file.getBytes(StandardCharsets.UTF_8), (done, of) -> steps.add(done)));
        var looked = System.nanoTime();
        var counts =
                people.as("liting", () -> imports.bringIn(UUID.randomUUID(), checked, (done, of) -> steps.add(done)));
        var brought = System.nanoTime();
        System.out.printf(
                "%d rows: looked through in %d ms, brought in in %d ms%n",
                rows,
                Duration.ofNanos(looked - began).toMillis(),
                Duration.ofNanos(brought - looked).toMillis());
        assertThat(counts.fresh()).isEqualTo(rows);
        assertThat(steps).hasSize(2 * rows / 1000).contains(1000, rows);
        jdbc.sql("UPDATE booking SET day = '2001-01-01', number = 'OLD-' || upper(replace(id::text, '-', '')) WHERE"
                        + " number LIKE 'L%'")
                .update();
    }

    @Test
    void anImportGoesOnWithoutAnybodyLookingAndIsStartedOnce() {
        var file = (HEADER + row("W1")).getBytes(StandardCharsets.UTF_8);
        var job = people.as("liting", () -> jobs.check(file, "today.csv"));
        job.watch(() -> {
            throw new IllegalStateException("the browser has gone");
        });
        Eventually.holds("looked through", () -> job.view().state() == ImportJob.State.CHECKED);
        assertThat(people.as("liting", jobs::mine)).contains(job);
        assertThat(people.as("zhanglei", jobs::mine)).isEmpty();
        people.as("liting", () -> {
            jobs.bringIn(job);
            jobs.bringIn(job);
            return job;
        });
        Eventually.holds("brought in", () -> job.view().state() == ImportJob.State.DONE);
        assertThat(found()).hasSize(1);
    }

    @Test
    void aFileThatCannotBeReadEndsTheImportWithTheReason() {
        var job = people.as("liting", () -> jobs.check(new byte[0], "empty.csv"));
        Eventually.holds("failed", () -> job.view().state() == ImportJob.State.FAILED);
        assertThat(job.view().failure()).isInstanceOf(Refusal.class);
        assertThat(people.as(
                        "liting",
                        () -> jobs.check((HEADER + row("W1")).getBytes(StandardCharsets.UTF_8), "n".repeat(300))))
                .as("and the next may come")
                .isNotSameAs(job);
    }

    @Test
    void whoMayNotImportCannotEvenLookThrough() {
        for (var who : List.of("suman", "caomin", "liuyue")) {
            assertThatThrownBy(() -> people.as(who, () -> imports.check(new byte[1], QUIET)))
                    .isInstanceOf(AccessDeniedException.class);
        }
        assertThat(BookingColumns.ALL).hasSize(12);
    }
}
