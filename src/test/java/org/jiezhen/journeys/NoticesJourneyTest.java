package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.List;
import java.util.regex.Pattern;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.preferences.Preferences;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What waits for somebody is there on whatever page, and gone everywhere once it is answered anywhere. */
@RunningPortal
class NoticesJourneyTest {

    private static final String CONSULTANT = "shenjia";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Duty duty;

    @Autowired
    Preferences preferences;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;
    private Done<VisitId> visit;

    @BeforeEach
    void aGuestIsWithTheGuideAtTheLift() {
        browsers = new Browsers();
        reception.empty();
        visit = reception.waits("金丝雀丙", "13911118801", false);
    }

    @AfterEach
    void nobodysScriptFailed() {
        jdbc.sql("DELETE FROM preference").update();
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private void offer() {
        reception.as(
                Reception.LIFT, () -> reception.custody.offer(Reception.key(), visit.subject(), people.id(CONSULTANT)));
    }

    private static Locator banner(Page page) {
        return page.locator(".banners .notice");
    }

    @Test
    void anOfferIsABannerOnAnyPageOfItsPersonAndGoneFromAllOnceItIsAnsweredOnOne() {
        var phone = Browsers.enter(browsers.phone("zh-CN"), url(), "沈佳", "/bookings");
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "沈佳", "/password");
        var another = browsers.desk("zh-CN");
        var sentToAnother = browsers.listen(another);
        Browsers.enter(another, url(), "苏曼");
        assertThat(desk.locator(".nav notice-count button")).isVisible();
        assertThat(phone.locator("live-board .live").first()).isVisible();

        offer();

        for (var page : List.of(phone, desk)) {
            assertThat(banner(page)).containsText(visit.label());
            assertThat(banner(page)).containsText("刘悦请您接手");
            assertThat(page.evaluate("""
                            () => document.querySelector('.banners').getBoundingClientRect().top
                              >= document.querySelector('main.view').getBoundingClientRect().bottom""")).isEqualTo(true);
            assertThat(page).hasTitle(Pattern.compile("\\(1\\) 接诊 · .+"));
            assertThat(page.locator("notice-centre [aria-live]")).containsText(visit.label());
        }
        assertThat(desk.locator(".nav notice-count .count")).hasText("1");
        assertThat(phone.locator(".face-menu summary .count")).isVisible();

        reception.as(Reception.LIFT, () -> reception.custody.withdraw(Reception.key(), visit.subject()));
        for (var page : List.of(phone, desk)) {
            assertThat(banner(page)).hasCount(0);
            assertThat(page).hasTitle(Pattern.compile("接诊 · .+"));
        }

        offer();
        // Put away, it still waits in the list, and a move to another page keeps the number.
        assertThat(banner(desk)).isVisible();
        desk.locator(".banners .put-off").click();
        assertThat(banner(desk)).hasCount(0);
        desk.locator(".nav a[href$=bookings]").click();
        assertThat(desk).hasTitle("(1) 接诊 · 预约");
        assertThat(desk.locator("link[rel~=icon]")).hasAttribute("href", "icons/house-work.svg");
        desk.locator(".nav notice-count button").click();
        assertThat(desk.locator(".notice-list")).containsText(visit.label());
        desk.keyboard().press("Escape");
        assertThat(desk.locator(".notice-list")).hasCount(0);
        assertThat(desk.locator(".nav notice-count button")).isFocused();

        assertThat(banner(phone)).isVisible();
        Browsers.answer(banner(phone).locator("[data-act=ACCEPT]"));

        assertThat(phone.locator(".notices undo-bar .done")).containsText(visit.label());
        assertThat(banner(phone)).hasCount(0);
        assertThat(desk.locator(".nav notice-count .count")).hasCount(0);
        assertThat(desk).hasTitle("接诊 · 预约");
        assertThat(desk.locator("link[rel~=icon]")).hasAttribute("href", "icons/house.svg");
        assertThat(String.join("\n", sentToAnother))
                .doesNotContain(visit.subject().toString())
                .doesNotContain(visit.label());
    }

    @Test
    void theColoursAPersonChoosesAreOnAllPagesAtOnceAndInTheNextOnesFirstMomentButNotOnPaper() {
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "沈佳");
        var phone = Browsers.enter(browsers.phone("zh-CN"), url(), "沈佳");
        assertThat(ground(phone)).isEqualTo(ground(desk)).isEqualTo("rgb(246, 246, 242)");

        desk.locator(".nav [data-opens=preferences]").click();
        desk.locator("vaadin-dialog[opened]").getByText("深色").click();

        for (var page : List.of(desk, phone)) {
            assertThat(page.locator("html")).hasAttribute("data-colours", "dark");
            assertThat(ground(page)).isEqualTo("rgb(12, 19, 17)");
        }
        assertThat(phone.context().request().get(url() + "/bookings").text())
                .as("the page itself, before any script of it")
                .contains("data-colours=\"dark\"", "<meta name=\"color-scheme\" content=\"dark\">");
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(desk.evaluate("getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("light");
        desk.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));

        desk.locator("vaadin-dialog[opened]").getByText("跟随系统").click();
        assertThat(phone.locator("html[data-colours]")).hasCount(0);
        Walker.inTheDark(phone, () -> assertThat(ground(phone)).isEqualTo("rgb(12, 19, 17)"));
    }

    @Test
    void aPhoneOnDutyStaysAwakeAndItsSystemTellsOfWorkWhileNobodyLooks() {
        people.as(CONSULTANT, () -> {
            preferences.chooseSystem(true);
            return preferences;
        });
        var phone = browsers.phone("zh-CN");
        phone.addInitScript("""
                window.locks = 0;
                Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => {
                  window.locks++;
                  return { release: async () => { window.locks--; } };
                } } });
                window.told = [];
                window.Notification = class {
                  static permission = 'granted';
                  constructor(text) { window.told.push(text); }
                };""");
        people.as(CONSULTANT, () -> {
            if (duty.mine().isEmpty()) {
                duty.declare(Reception.key(), DutyState.ON_DUTY);
            }
            return duty;
        });
        Browsers.enter(phone, url(), "沈佳");
        phone.waitForFunction("() => window.locks === 1");
        people.as(CONSULTANT, () -> duty.declare(Reception.key(), DutyState.BREAK));
        phone.navigate(url() + "/arrivals");
        assertThat(phone.locator("[data-duty=BREAK]").first()).isAttached();
        assertThat(phone.evaluate("window.locks")).isEqualTo(0);

        phone.evaluate("Object.defineProperty(document, 'hidden', { get: () => true })");
        offer();
        // What else waits in the house is told as well.
        phone.waitForFunction("label => window.told.some(text => text.includes(label))", visit.label());
        assertThat(phone.evaluate("window.told.join()").toString()).doesNotContain("金丝雀丙");
        people.as(CONSULTANT, () -> duty.end(Reception.key()));
    }

    private static Object ground(Page page) {
        return page.evaluate("getComputedStyle(document.body).backgroundColor");
    }
}
