package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.house.PlaceId;
import org.jiezhen.quotes.QuoteGuests;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A consultant plans and quotes, and the guest reads her own quote on a screen that was turned round, where nothing else is reached. What
 * she accepts is void with the next version, on every screen at once. From the discount that goes too far to the deal goes another
 * journey.
 */
@RunningPortal
class QuoteJourneyTest {

    private static final String OTHERS = ".nav, .tabs, live-board, notice-centre, .who";
    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000278");
    private static final PlaceId OTHER = PlaceId.of("00000000-0000-4000-8000-000000000279");

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    AutowireCapableBeanFactory beans;

    private QuoteGuests guests;

    @BeforeEach
    void nobodyIsHere() {
        reception.empty();
        guests = beans.createBean(QuoteGuests.class);
    }

    @Test
    void theGuestIsShownHerOwnQuoteAloneAndWhatSheAcceptedIsVoidWithTheNextVersion() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var visit = guests.with("xulan", "吴婧文", ROOM);
            var other = guests.with("xulan", "林一诺", OTHER);
            guests.written("xulan", other.subject(), 0, 0, "RT-103");
            var address = "/quote/" + BusinessTime.day(Instant.now()) + "/" + visit.label();
            var desk = Browsers.enter(browsers.desk("zh-CN"), url, "许岚", address);

            adds(desk, "SK-101");
            adds(desk, "mianmo");
            types(desk.locator(".quote-aside vaadin-text-field input").first(), "20");
            assertThat(desk.locator(".quote-all .quote-total")).hasText("¥1,615.68");
            desk.locator(".quote-buttons button").first().click();
            Walker.dialog(desk);
            desk.locator("[data-site='CHEEK-LEFT']").click();
            assertThat(desk.locator(".quote-said")).hasText("左苹果肌");
            desk.locator("[data-site='CHEEK-RIGHT']").click();
            assertThat(desk.locator(".quote-said")).hasText("双侧苹果肌");
            Browsers.picture(desk, "quote-site-zh");
            press(desk, "好");
            assertThat(desk.locator(".quote-where")).hasText("双侧苹果肌");
            press(desk, "存为第 1 版");
            assertThat(Walker.row(desk, "第 1 版")).containsText("要批准");
            guests.approved("xulan", "gaofeng", visit.subject(), 1);
            assertThat(Walker.row(desk, "第 1 版")).containsText("已批准");
            guests.confirmed("xulan", "hanli", visit.subject(), "SK-101");
            assertThat(desk.locator(".quote-gate.is-open")).containsText("韩立");
            assertThat(Walker.button(desk, "请顾客接受，出合同")).isEnabled();

            var tablet = Browsers.enter(browsers.desk("zh-CN"), url, "许岚", address);
            tablet.setViewportSize(1024, 768);
            press(tablet, "给顾客看");
            Walker.dialog(tablet);
            press(tablet, "转过去");
            assertThat(tablet.locator(".quote-guest-page")).containsText("1,615.68");
            assertThat(tablet.locator(OTHERS)).hasCount(0);
            var sent = browsers.listen(tablet);
            var others = "/quote/" + BusinessTime.day(Instant.now()) + "/" + other.label();
            for (var asked : List.of("/approvals", "/customers", others)) {
                tablet.navigate(url + asked);
                assertThat(tablet.locator(".quote-guest-page")).containsText("光子嫩肤");
            }
            assertThat(tablet.content() + sent)
                    .as("all that the screen was sent before her")
                    .contains("1,615.68")
                    .doesNotContain("林一诺", "防晒乳", "高峰", "权限", "超过");
            Browsers.picture(tablet, "quote-guest-zh");
            assertThat(Walker.row(desk, "第 1 版")).containsText("正在顾客屏幕上");
            press(tablet, "看好了，交还");
            assertThat(tablet.locator(".quote-guest-over")).containsText("谢谢");
            tablet.locator(".quote-guest-staff").click();
            tablet.locator(".locked .unlock button").click();
            assertThat(tablet).hasURL(Pattern.compile(address + "$"));

            press(desk, "请顾客接受，出合同");
            Walker.dialog(desk);
            Browsers.picture(desk, "quote-accept-zh");
            Walker.button(desk.locator("vaadin-dialog[opened]"), "请顾客接受，出合同").click();
            assertThat(Walker.row(desk, "第 1 版")).containsText("顾客已接受");
            assertThat(Walker.row(desk, "第 1 版")).containsText("待签");

            types(desk.locator(".quote-quantity input").last(), "3");
            assertThat(desk.locator(".quote-compared")).containsText("1 → 3");
            assertThat(desk.locator(".quote-foot")).containsText("原来的签字作废");
            Browsers.picture(desk, "quote-compared-zh");
            press(desk, "存为第 2 版");
            assertThat(Walker.row(desk, "第 1 版")).containsText("已作废");
            assertThat(Walker.row(desk, "第 2 版")).containsText("要批准");
            assertThat(Walker.row(tablet, "第 2 版")).containsText("要批准");
            Browsers.picture(desk, "quote-void-zh");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void theGuestTriesWhatAnotherChoiceCostsAndTakesIt() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var visit = guests.with("guying", "吴婧武", ROOM);
            guests.alternatives("guying", visit.subject(), "RT-101", "RT-102", "RT-103");
            var address = "/quote/" + BusinessTime.day(Instant.now()) + "/" + visit.label();
            var desk = Browsers.enter(browsers.desk("en-GB"), url, "顾盈", address);
            var phone = Browsers.enter(browsers.phone("en-GB"), url, "顾盈", address);
            assertThat(desk.locator(".quote-all .quote-total")).hasText("¥237.60");
            Browsers.picture(desk, "quote-choices-en");
            Browsers.picture(phone, "quote-phone-en");
            press(phone, "Show to the guest");
            Walker.dialog(phone);
            phone.locator("vaadin-radio-button").last().click();
            press(phone, "Turn it round");
            assertThat(phone.locator(".quote-guest-total .quote-total")).hasText("¥237.60");
            phone.locator(".quote-guest-group vaadin-radio-button").last().click();
            assertThat(phone.locator(".quote-guest-total .quote-total")).hasText("¥307.60");
            Browsers.picture(phone, "quote-guest-phone-en");
            press(desk, "Take it back");
            assertThat(phone.locator(".quote-guest-over")).isVisible();

            press(desk, "The guest accepts: contract");
            var dialog = Walker.dialog(desk);
            dialog.locator("vaadin-radio-button").nth(1).click();
            assertThat(dialog.locator(".quote-total")).hasText("¥307.60");
            Browsers.picture(desk, "quote-accept-en");
            Walker.button(dialog, "The guest accepts: contract").click();
            assertThat(Walker.row(desk, "Version 1")).containsText("Accepted by the guest");
            assertThat(Walker.row(desk, "Version 1")).containsText("307.60");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    /** An item is found by what is typed, and stands on the quote. */
    static void adds(Page page, String typed) {
        var before = page.locator(".quote-line[role=group]").count();
        page.locator(".quote-finder input").fill(typed);
        page.locator(".quote-finder .found > *").first().click();
        assertThat(page.locator(".quote-line[role=group]")).hasCount(before + 1);
    }

    /** Somebody types into a field, and goes on to the next. */
    static void types(Locator input, String text) {
        input.fill(text);
        input.press("Tab");
    }

    private static void press(Page page, String words) {
        Walker.button(page, words).click();
    }
}
