package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Two guides in one form, in three browsers, cut off in between: what said "saved" is there, and nothing is lost. That the
 * portal is killed meanwhile belongs to {@link HealingTest}.
 */
@RunningPortal
class IntakeJourneyTest {

    /** What a browser keeps of a form that it could not send yet; empty if there is nothing. */
    static final String UNSENT =
            "Object.entries(sessionStorage).filter(([key]) => key.startsWith('unsent-')).map(([_, text]) => text).join()";

    @LocalServerPort
    int port;

    @Test
    void twoGuidesFillOneFormInThreeBrowsersAndOneOfThemIsCutOff() throws Exception {
        try (var browsers = new Browsers();
                var line = new CutLine(port)) {
            var url = "http://localhost:" + port;
            var address = arrived(Browsers.enter(browsers.phone("zh-CN"), url, "刘悦"));
            var desk = fills(Browsers.enter(browsers.desk("zh-CN"), url, "李婷", address));
            var tablet = fills(Browsers.enter(browsers.desk("zh-CN"), line.url(), "张蕾", address));
            // The same account in another browser is another who fills.
            var other = Browsers.enter(browsers.desk("zh-CN"), url, "李婷", address);
            assertThat(desk.locator(".together .who")).hasCount(3);

            input(desk, "WISH").fill("双眼皮修复");
            assertThat(input(tablet, "WISH")).hasValue("双眼皮修复");
            input(other, "REMARKS").fill("要靠窗的位置");
            input(desk, "REGISTERED_NUMBER").fill("G107");
            for (var page : List.of(desk, tablet, other)) {
                assertThat(input(page, "REMARKS")).hasValue("要靠窗的位置");
                assertThat(input(page, "REGISTERED_NUMBER")).hasValue("G107");
            }
            input(tablet, "WISH").focus();
            assertThat(field(desk, "WISH").locator(".tag")).hasText("张张蕾正在填");
            Browsers.picture(desk, "intake-two-zh");

            line.cut();
            input(tablet, "WISH").fill("开内眼角");
            tablet.waitForFunction(UNSENT + " !== ''");
            assertThat(tablet.evaluate(UNSENT).toString()).doesNotContain("眼角");
            input(desk, "WISH").fill("双眼皮修复，开外眼角");
            assertThat(input(other, "WISH")).hasValue("双眼皮修复，开外眼角");
            assertThat(desk.locator(".saved.saved")).isVisible();
            line.repair();
            tablet.navigate(line.url() + address);

            assertThat(field(tablet, "WISH").locator(".say")).containsText("李婷");
            assertThat(field(tablet, "WISH").locator(".say")).containsText("双眼皮修复，开外眼角");
            assertThat(input(tablet, "WISH")).hasValue("开内眼角");
            Browsers.picture(tablet, "intake-second-zh");
            field(tablet, "WISH").locator(".say .btn").last().click();
            assertThat(input(desk, "WISH")).hasValue("开内眼角");
            assertThat(field(tablet, "WISH").locator(".say")).hasCount(0);
            tablet.waitForFunction(UNSENT + " === ''");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void aGuestFillsHerPartOnTheTabletWhichReachesNothingElse() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var address = arrived(Browsers.enter(browsers.phone("zh-CN"), url, "刘悦"));
            var desk = fills(Browsers.enter(browsers.desk("zh-CN"), url, "李婷", address));
            var tablet = fills(Browsers.enter(browsers.desk("zh-CN"), url, "张蕾", address));
            tablet.setViewportSize(820, 1180);

            tablet.locator(".foot .btn", new Page.LocatorOptions().setHasText("把平板交给顾客"))
                    .click();
            assertThat(tablet.locator(".guest-part")).isVisible();
            assertThat(tablet.locator(".nav, .tabs, live-board, notice-centre, .who"))
                    .hasCount(0);
            assertThat(desk.locator(".intake-join.lent")).containsText("张蕾");
            Browsers.picture(desk, "intake-lent-zh");
            var sent = browsers.listen(tablet);

            input(tablet, "WISH").fill("想看看鼻子");
            assertThat(input(desk, "WISH")).hasValue("想看看鼻子");
            assertThat(field(desk, "WISH").locator(".tag")).containsText("顾客本人正在填");
            input(tablet, "LAST_MEAL").focus();
            assertThat(field(desk, "LAST_MEAL").locator(".tag")).containsText("顾客本人正在填");
            assertThat(field(desk, "WISH").locator(".src")).containsText("顾客自填");
            assertThat(desk.locator(".together")).containsText("顾客本人");
            Browsers.picture(desk, "intake-guest-at-desk-zh");
            input(desk, "REMARKS").fill("家里有矛盾");
            for (var asked : List.of("/arrivals", "/customers", "/sign-in", address)) {
                tablet.navigate(url + asked);
                assertThat(input(tablet, "WISH")).hasValue("想看看鼻子");
                assertThat(tablet.locator(".guest-part")).isVisible();
            }
            tablet.goBack();
            assertThat(tablet.locator(".guest-part")).isVisible();
            Browsers.picture(tablet, "intake-guest-zh");
            assertThat(tablet.content() + sent)
                    .as("all that the tablet was sent in her hands")
                    .contains("想看看鼻子")
                    .doesNotContain("家里有矛盾", "李婷", "刘悦", "张蕾");

            tablet.locator(".guest-end .btn").click();
            assertThat(tablet.locator(".guest-over")).isVisible();
            assertThat(desk.locator(".intake-join.lent")).hasCount(0);
            assertThat(desk.locator(".together")).not().containsText("顾客本人");
            tablet.reload();
            assertThat(tablet.locator(".guest-over")).containsText("谢谢");
            Browsers.picture(tablet, "intake-guest-over");
            tablet.locator(".guest-staff").click();
            tablet.locator(".locked .unlock button").click();
            assertThat(input(tablet, "WISH")).hasValue("想看看鼻子");
            assertThat(tablet).hasURL(Pattern.compile(address + "$"));
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    /** Somebody is given a seat; the address of the form. */
    private static String arrived(Page lift) {
        Browsers.tap(lift.locator(".seats .f").first());
        var ticket = lift.locator("undo-bar .done b");
        assertThat(ticket).hasText(Pattern.compile("A\\d{3}"));
        return address(ticket.innerText().strip());
    }

    /** Where the form of whoever came today with this ticket is. */
    static String address(String ticket) {
        return "/intake/" + BusinessTime.day(Instant.now()) + "/" + ticket;
    }

    /** Joins those who fill the form that is open. */
    static Page fills(Page page) {
        page.locator(".intake-join .btn").click();
        assertThat(page.locator(".intake-page .foot")).isVisible();
        return page;
    }

    private static Locator field(Page page, String field) {
        return page.locator("[data-field=" + field + "]");
    }

    /** Where a field of the form is typed. */
    static Locator input(Page page, String field) {
        return field(page, field).locator("input.in").first();
    }
}
