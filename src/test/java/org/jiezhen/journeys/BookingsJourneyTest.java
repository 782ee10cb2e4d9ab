package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jiezhen.RunningPortal;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The day's list in two browsers, and a file brought in; pictures lie in {@code target/pictures}. */
@RunningPortal
@InEveryBrowser
class BookingsJourneyTest {

    @Parameter
    Browsers.Kind kind;

    @LocalServerPort
    int port;

    @Autowired
    Clock clock;

    @Autowired
    Reception reception;

    @Autowired
    Bookings bookings;

    private Browsers browsers;
    private LocalDate today;
    // In the next browser the house is the same, and remembers.
    private String name;
    private String importer;

    @BeforeEach
    void itIsToday() {
        today = BusinessTime.day(clock.instant());
        browsers = new Browsers(kind);
        name = kind == Browsers.Kind.CHROMIUM ? "司马南山" : "司马北山";
        importer = kind == Browsers.Kind.CHROMIUM ? "张蕾" : "周颖";
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private void book(String name, LocalDate day) {
        var details = new BookingDetails(
                Channel.WEB,
                day,
                LocalTime.NOON,
                new PersonName(name),
                new Phone("13911115555"),
                null,
                null,
                null,
                null,
                null,
                null);
        reception.as(Reception.DESK, () -> bookings.take(UUID.randomUUID(), details));
    }

    private Page at(Page page, String person, String path) {
        return Browsers.enter(page, "http://localhost:" + port, person, path);
    }

    private static void picture(Page page, String name) {
        Browsers.picture(page, "bookings-" + name);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator field(Locator dialog, String label) {
        return dialog.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName(label));
    }

    private static Locator rows(Page page, String text) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(text));
    }

    @Test
    void whatOneTakesChangesAndCancelsTheOtherSees() {
        var expected = kind == Browsers.Kind.CHROMIUM ? "欧阳静怡" : "欧阳静文";
        book(expected, today);
        book(expected, today.plusDays(1));
        var desk = at(browsers.desk("zh-CN"), "李婷", "/bookings");
        var phone = at(browsers.phone("en-GB"), "刘悦", "/bookings");
        assertThat(rows(desk, expected)).hasCount(1);
        assertThat(rows(phone, expected)).hasCount(1);
        picture(desk, "desk-zh");
        picture(phone, "phone-en");

        desk.keyboard().press("n");
        var dialog = desk.locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("新预约");
        field(dialog, "姓名").fill(name);
        field(dialog, "电话").fill("1381234");
        dialog.getByLabel("时间").fill("17:45");
        dialog.getByLabel("时间").press("Enter");
        button(desk, "保存").click();
        assertThat(dialog).containsText("手机");
        picture(desk, "dialog-zh");
        field(dialog, "电话").fill("138 1234 5678");
        button(desk, "保存").click();
        assertThat(rows(desk, name)).hasCount(1);
        assertThat(rows(phone, name)).containsText("5678");

        Browsers.tap(rows(phone, name).locator(".open"));
        var looked = phone.locator("vaadin-dialog[opened]");
        assertThat(looked).containsText(name);
        assertThat(looked).containsText("…5678");
        assertThat(looked).not().containsText("13812345678");
        picture(phone, "look-en");
        Browsers.tap(button(phone, "Register arrival"));
        assertThat(phone.locator(".find-field .taken")).containsText(name);
        phone.navigate("http://localhost:" + port + "/bookings");

        desk.locator(".find input").fill(kind == Browsers.Kind.CHROMIUM ? "smns" : "smbs");
        assertThat(desk.locator("live-board tbody tr")).hasCount(1);
        // The board is told the end of a number alone, and found by the whole all the same, however it is typed.
        for (var typed : List.of("13812345678", "138 1234 5678", "+86 138-1234-5678", "0086 138 1234 5678")) {
            desk.locator(".find input").fill(typed);
            assertThat(rows(desk, name)).hasCount(1);
            assertThat(rows(desk, expected)).hasCount(0);
        }
        rows(desk, name).locator(".tk").click();
        assertThat(field(dialog, "电话")).hasValue("");
        button(desk, "显示号码").click();
        assertThat(field(dialog, "电话")).hasValue("13812345678");
        button(desk, "取消预约…").click();
        desk.locator("vaadin-select", new Page.LocatorOptions().setHasText("原因"))
                .click();
        desk.locator("vaadin-select-item", new Page.LocatorOptions().setHasText("顾客取消或改期"))
                .click();
        button(desk, "取消预约").click();
        assertThat(rows(phone, name)).hasCount(0);
        Browsers.tap(phone.locator(".fold"));
        assertThat(rows(phone, name)).containsText("Cancelled");
        button(desk, "撤销").click();
        assertThat(rows(phone, name)).containsText("Booked");
        assertThat((Integer) phone.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("nothing to scroll to the side")
                .isZero();

        desk.getByText("明天").click();
        desk.waitForURL(url -> url.contains("day=" + today.plusDays(1)));
        assertThat(rows(desk, name)).hasCount(0);
        assertThat(desk.locator("live-board tbody tr").first()).isVisible();
        assertThat(desk.locator("body")).not().containsText("!{");
    }

    @Test
    void aFileIsLookedThroughItsMistakesAreShownAndItsGoodRowsBroughtIn() throws IOException {
        var desk = at(browsers.desk("zh-CN"), importer, "/bookings/import");
        assertThat(desk.getByText("下载示例文件")).isVisible();
        picture(desk, "import-zh");
        var later = today.plusDays(20 + kind.ordinal());
        var file =
                "预约号,日期,时间,姓名,电话,鞋码\n%s,%s,9:30,诸葛明,13812345678,38\nJ2,%s,25:00,=cmd|x,,\nJ3,2027-02-30,9:45,王丽,12,\n"
                        .formatted(kind, later, later);
        upload(desk, "bookings.csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(desk.locator(".import-figures")).containsText("1新增");
        assertThat(desk.locator(".import-figures .t-late")).containsText("2");
        assertThat(desk.locator("vaadin-grid")).containsText("没有这一天");
        assertThat(desk.locator("body")).containsText("鞋码");
        picture(desk, "findings-zh");

        Download list = desk.waitForDownload(() -> desk.getByText("下载错误清单").click());
        assertThat(Files.readString(list.path()))
                .startsWith("\uFEFF")
                .contains("3,时间,25:00,")
                .contains("'=cmd|x");

        // The browser goes away and comes back: the findings are still there.
        desk.navigate("http://localhost:" + port + "/bookings");
        desk.navigate("http://localhost:" + port + "/bookings/import");
        button(desk, "导入 1 行").click();
        assertThat(desk.locator(".import-body h2")).hasText("导入完成：bookings.csv");
        picture(desk, "imported-zh");
        desk.navigate("http://localhost:" + port + "/bookings?day=" + later);
        assertThat(rows(desk, "诸葛明")).hasCount(1);
        assertThat(rows(desk, "王丽")).hasCount(0);
    }

    private static void upload(Page page, String name, byte[] content) {
        page.locator("vaadin-upload input[type=file]").setInputFiles(new FilePayload(name, "text/csv", content));
    }
}
