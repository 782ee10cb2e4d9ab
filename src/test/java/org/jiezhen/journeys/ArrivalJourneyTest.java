package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.time.Clock;
import java.time.LocalTime;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.bookings.BookingDetails;
import org.jiezhen.bookings.Bookings;
import org.jiezhen.channels.Channel;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever comes through the door, however they came to us; a colleague's board shows it, untouched. */
@RunningPortal
@InEveryBrowser
class ArrivalJourneyTest {

    @Parameter
    Browsers.Kind kind;

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(15_000);

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Bookings bookings;

    @Autowired
    Clock clock;

    private Browsers browsers;
    private Page watcher;

    @BeforeEach
    void somebodyWatches() {
        browsers = new Browsers(kind);
        reception.empty();
        watcher = Browsers.enter(browsers.desk("en-GB"), url(), "高峰");
        assertThat(watcher.locator("live-board .live")).isVisible();
    }

    private Page atTheLift() {
        var lift = Browsers.enter(browsers.phone("zh-CN"), url(), "刘悦");
        assertThat(lift.locator(".seats .f").first()).isVisible();
        return lift;
    }

    private Page atTheDesk() {
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        assertThat(desk.locator("live-board .live")).isVisible();
        return desk;
    }

    @AfterEach
    void everythingHadWordsAndNobodysScriptFailed() {
        reception.nobodyPrefersAnything();
        try (var _ = browsers) {
            browsers.pages()
                    .forEach(page -> assertThat(page.locator("body")).not().containsText("!{"));
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    @InFirefoxToo
    void whoHasBookedOnTheWebIsFoundByAFewKeysAndTwoTaps() {
        book("何雨桐", "13911110001", Channel.WEB);
        var lift = atTheLift();

        Browsers.tap(find(lift, "hyt").first());
        assertThat(lift.locator(".src")).isHidden();
        Browsers.picture(lift, "arrive-booked-zh");
        var ticket = seated(lift);

        assertThat(row(watcher, ticket)).containsText("何雨桐");
        assertThat(row(watcher, ticket)).containsText("Website booking");
        assertThat(lift.locator(".src")).isVisible();
        find(lift, "hyt");
        assertThat(lift.locator(".find-field .found .option").first()).containsText(ticket);
    }

    @Test
    void whoeverComesIsRegisteredAtTheDeskWithoutAMouseByNameOrAsBooked() {
        book("宋佳宁", "13911110002", Channel.TELEPHONE);
        arrived("毕晓可", "13911110007");
        assertThat(row(watcher, "毕晓可")).not().containsText("Same name");
        var desk = atTheDesk();
        desk.locator("body").press("n");
        var dialog = desk.locator("vaadin-dialog[opened]");
        dialog.getByLabel("姓名").focus();
        // What is typed last is sent when Enter is pressed.
        desk.keyboard().type("毕小可");
        desk.keyboard().press("Enter");
        assertThat(row(watcher, "毕小可")).containsText("Same name");
        assertThat(row(watcher, "毕晓可")).containsText("Same name");
        assertThat(dialog).hasCount(0, SOON);

        desk.locator("body").press("n");
        assertThat(dialog.locator(".find-field input").first()).isFocused();
        desk.keyboard().type("0002");
        assertThat(dialog.locator(".found .option").first()).containsText("宋佳宁");
        Browsers.picture(desk, "arrive-desk-zh");
        desk.keyboard().press("Enter");
        assertThat(dialog.locator(".taken").first()).containsText("宋佳宁");
        assertThat(dialog.getByLabel("姓名")).isHidden();
        desk.keyboard().press("Enter");
        var row = row(watcher, "宋佳宁");
        assertThat(row).hasCount(1, SOON);
        assertThat(row).containsText("Telephone booking");

        assertThat(watcher.locator("live-board h1")).hasText("Arrivals");
        speaks("中文");
        assertThat(watcher.locator("live-board h1")).hasText("到院与等候");
        assertThat(row).containsText("电话预约");
        speaks("English");
        assertThat(watcher.locator("live-board h1")).hasText("Arrivals");
    }

    private void speaks(String language) {
        watcher.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(language))
                .first()
                .click();
    }

    @Test
    void theDayIsClosedOnceOfEverybodySomebodyHasSpoken() {
        var visit = arrived("张伟", "13911110010");
        var booked = book("何雨桐", "13911110011", Channel.WEB);
        var desk = atTheDesk();
        desk.navigate(url() + "/close-day");
        watcher.navigate(url() + "/close-day");
        assertThat(row(watcher, booked)).hasCount(1, SOON);
        var closing = openClosing(desk);
        assertThat(closing.locator(".conflict")).containsText(visit.label());
        assertThat(closing.getByRole(AriaRole.BUTTON, GO)).isDisabled();
        desk.keyboard().press("Escape");

        row(desk, visit.label()).locator("button").click();
        var dialog = desk.locator("vaadin-dialog[opened]");
        assertThat(dialog.locator("vaadin-date-time-picker")).isVisible();
        Browsers.picture(desk, "closing-zh");
        dialog.getByRole(AriaRole.BUTTON, in("登记过夜")).click();
        assertThat(row(watcher, visit.label())).containsText("Stays overnight");
        openClosing(desk).getByRole(AriaRole.BUTTON, GO).click();

        assertThat(row(watcher, booked)).hasCount(0, SOON);
        assertThat(row(watcher, visit.label())).hasCount(1, SOON);
    }

    private static final Locator.GetByRoleOptions GO = new Locator.GetByRoleOptions().setName(Pattern.compile("^结束 "));

    private static Locator openClosing(Page desk) {
        assertThat(desk.locator("vaadin-dialog[opened]")).hasCount(0, SOON);
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("结束当天"))
                .last()
                .click();
        return desk.locator("vaadin-dialog[opened]");
    }

    private Done<VisitId> arrived(String name, String phone) {
        return reception.waits(name, phone, false);
    }

    private String book(String name, String phone, String channel) {
        var details = new BookingDetails(
                channel,
                BusinessTime.day(clock.instant()),
                LocalTime.MIN,
                new PersonName(name),
                new Phone(phone),
                null,
                null,
                null,
                null,
                null,
                null);
        return reception
                .as(Reception.DESK, () -> bookings.take(UUID.randomUUID(), details))
                .number();
    }

    /** What is found for what is typed. */
    private static Locator find(Page page, String typed) {
        page.locator(".find-field:visible input").last().fill(typed);
        var found = page.locator(".find-field .found .option");
        assertThat(found.first()).isVisible();
        return found;
    }

    private static String seated(Page lift) {
        Browsers.tap(lift.locator(".seats .f").first());
        var ticket = lift.locator("undo-bar .done b");
        assertThat(ticket).hasText(Pattern.compile("A\\d{3}"));
        return ticket.innerText();
    }

    private static Locator row(Page page, String text) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
