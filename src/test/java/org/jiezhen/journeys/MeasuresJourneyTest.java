package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import java.util.List;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a ruler finds on a screen: nothing that is missing is cut, a fingertip fits, and what was just done is not covered. */
@RunningPortal
class MeasuresJourneyTest {

    private static final int FINGERTIP = 44;

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    private Browsers browsers;

    @BeforeEach
    void aQuietHouse() {
        browsers = new Browsers();
        reception.empty();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private Page at(Page page, String person, String path) {
        return Browsers.enter(page, url(), person, path);
    }

    private String url() {
        return "http://localhost:" + port;
    }

    /** Elements whose text does not fit. */
    private static Object cut(Page page, String selector) {
        return page.evaluate("""
                selector => [...document.querySelectorAll(selector)]
                  .filter(one => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
                  .map(one => one.textContent.trim())""", selector);
    }

    /** What is to be touched and is smaller than a fingertip. */
    private static Object tooSmall(Page page) {
        return page.evaluate("""
                least => [...document.querySelectorAll('main :is(button, input, a), nav :is(a, button)')]
                  .filter(one => one.getClientRects().length > 0)
                  .filter(one => (one.closest('.find, vaadin-date-picker') ?? one).getBoundingClientRect().height < least)
                  .map(one => one.outerHTML.slice(0, 120))""", FINGERTIP);
    }

    @Test
    void whatIsMissingIsNotCutOnASmallScreenInEnglishAndNoColumnJumps() {
        var visit = reception.waits("顾清", "13911116671", false);
        var desk = at(browsers.desk("en-GB"), "李婷", "/arrivals");
        desk.setViewportSize(1280, 800);
        var rows = desk.locator("live-board tbody tr");
        assertThat(rows).hasCount(1);
        // The columns have found their widths on the smaller screen.
        desk.waitForFunction("innerWidth === 1280"
                + " && [...document.querySelectorAll('live-board th')].every(th => th.offsetWidth > 60)");
        var before = columns(desk);

        reception.call(visit, 3);
        assertThat(rows.first()).containsText("Called");
        reception.as(Reception.DESK, () -> reception.calls.absent(Reception.key(), visit.subject()));
        assertThat(rows.first().locator("button")).hasText("Back in the queue");

        assertThat(cut(desk, "live-board td:nth-child(4) .iso, live-board td button"))
                .asInstanceOf(LIST)
                .isEmpty();
        assertThat(columns(desk)).as("a longer word").isEqualTo(before);

        // The row leads to the card; put away, the row is where the keys go on.
        rows.first().focus();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("vaadin-dialog[opened]")).containsText("顾清");
        desk.keyboard().press("Escape");
        assertThat(desk.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(rows.first()).isFocused();

        desk.reload();
        assertThat(rows).hasCount(1);
        desk.keyboard().press("Tab");
        assertThat(desk.locator(".skip")).isFocused();
        desk.keyboard().press("Enter");
        assertThat(desk.locator("main.view")).isFocused();
    }

    private static Object columns(Page page) {
        return page.evaluate("[...document.querySelectorAll('live-board th')].map(th => Math.round(th.offsetWidth))");
    }

    @Test
    void onATabletEverythingFitsAFingertipAndTheUndoCoversNoRow() {
        var tablet = browsers.phone("zh-CN");
        tablet.setViewportSize(1024, 768);
        at(tablet, "李婷", "/bookings");
        for (var page : List.of("/bookings", "/close-day", "/customers/doubles", "/rooms", "/arrivals")) {
            if (!tablet.url().endsWith(page)) {
                tablet.navigate(url() + page);
            }
            assertThat(tablet.locator("main .live").first()).isVisible();
            assertThat(tooSmall(tablet)).asInstanceOf(LIST).as(page).isEmpty();
        }

        var visit = reception.waits("顾清", "13911116672", false);
        reception.as(Reception.LIFT, () -> reception.custody.leaveAlone(Reception.key(), visit.subject()));
        tablet.getByText("我去陪").first().tap();
        var done = tablet.locator("undo-bar .done");
        assertThat(done).isVisible();
        assertThat(tablet.evaluate("""
                        () => document.querySelector('undo-bar .done').getBoundingClientRect().top
                          >= document.querySelector('.board-main > .scroll').getBoundingClientRect().bottom""")).isEqualTo(true);
    }

    @Test
    void atTheLiftEveryWordIsWhole() {
        for (var language : List.of("zh-CN", "en-GB")) {
            var phone = at(browsers.phone(language), "刘悦", "/arrive");
            assertThat(phone.locator(".src button")).hasCount(4);
            assertThat(cut(phone, ".src button"))
                    .asInstanceOf(LIST)
                    .as(language)
                    .isEmpty();
        }
    }

    /** One instruction: plate, foot and the house's choice say the same; the missed stay while older calls turn. */
    @Test
    void theWallSaysOneThingAndTurnsOnlyWhatIsOlder() {
        var admin = Browsers.enter(browsers.wall("zh-CN", false), url(), "程远");
        admin.navigate(url() + "/wall");
        var missed = reception.waits(null, null, false);
        reception.call(missed, 1);
        assertThat(admin.locator(".plate .to")).containsText("导医带您到");
        assertThat(admin.locator(".wall-foot")).containsText("请留在座位");
        assertThat(admin.locator(".wall")).not().containsText("please go to");

        reception.set("FETCHED", false);

        assertThat(admin.locator(".plate .to")).containsText("请到");
        assertThat(admin.locator(".wall-foot")).not().containsText("请留在座位");
        reception.as(Reception.DESK, () -> reception.calls.absent(Reception.key(), missed.subject()));
        for (var room = 1; room <= 8; room++) {
            var seen = reception.waits(null, null, false);
            reception.call(seen, room);
            reception.lead(seen, room);
        }
        assertThat(admin.locator(".last .pg")).isVisible();
        var first = admin.locator(".last li").first();
        assertThat(first).containsText(missed.label());
        var page = admin.locator(".last .pg").innerText();
        assertThat(admin.locator(".last .pg")).not().hasText(page, new HasTextOptions().setTimeout(20_000));
        assertThat(first).containsText(missed.label());
        assertThat(admin.locator(".wall-counts")).containsText("位在等候");
    }
}
