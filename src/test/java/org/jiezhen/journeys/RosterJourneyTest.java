package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.roster.RosterDays;
import org.jiezhen.roster.Week;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One types a shift and another sees it untouched; a swap is asked, accepted and agreed in three browsers. */
@RunningPortal
class RosterJourneyTest {

    private static final Pattern A_MOMENT = Pattern.compile("00:(0[2-9]|[1-5]\\d)");

    @LocalServerPort
    int port;

    @Autowired
    RosterDays days;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;

    @BeforeEach
    void threeBrowsers() {
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        } finally {
            jdbc.sql("UPDATE roster_item SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                    .update();
            jdbc.sql("UPDATE roster_need SET voided = now(), voided_by = begun_by WHERE voided IS NULL")
                    .update();
        }
    }

    @Test
    void aShiftIsTypedSeenSwappedAndAgreedInThreeBrowsers() {
        var url = "http://localhost:" + port;
        var week = "/roster?week=" + Week.of(days.today()).plus(1).monday();
        var manager = Browsers.enter(browsers.desk("en-GB"), url, "高峰", week);
        var asker = Browsers.enter(browsers.desk("zh-CN"), url, "曹敏", week);
        var phone = Browsers.enter(browsers.phone("zh-CN"), url, "夏青", "/tasks");

        var monday = person(manager, "曹敏").locator("input.cell").first();
        monday.fill("8-12 tea 13-18");
        monday.press("Enter");
        assertThat(person(asker, "曹敏").locator("td").first()).containsText("8-12 茶水 13-18");
        assertThat(monday).hasValue("8-12 tea 13-18");
        monday.fill("lunch");
        monday.press("Enter");
        assertThat(person(manager, "曹敏").locator(".say")).containsText("lunch");
        monday.fill("8-12");
        monday.press("Enter");
        assertThat(person(asker, "曹敏").locator("td").first()).hasText("8-12");
        var need = manager.locator("roster-grid tr.need", new Page.LocatorOptions().setHasText("Callback"))
                .locator("input.cell")
                .first();
        need.fill("8-18");
        need.press("Enter");
        assertThat(asker.locator(".roster-problems")).containsText("12:00–18:00：没有");

        asks(asker);
        phone.navigate(url + week);
        Browsers.tap(phone.locator(".roster-swaps [data-id]").first());
        Browsers.tap(
                phone.locator("vaadin-dialog[opened]").getByText("不接受", new Locator.GetByTextOptions().setExact(true)));
        assertThat(asker.locator(".roster-swaps")).containsText("同事没接受");
        assertThat(person(asker, "曹敏").locator("td").first()).hasText("8-12");
        assertThat(monday).hasValue("8-12");
        phone.navigate(url + "/tasks");

        asks(asker);
        Browsers.answer(phone.locator(".banners .notice[data-notice^=SWAP_ASKED] [data-act=TAKE]"));
        assertThat(swap(asker, "等经理同意")).hasText(A_MOMENT);
        Browsers.answer(manager.locator(".banners .notice[data-notice^=SWAP_ACCEPTED] [data-act=AGREE]"));
        assertThat(asker.locator(".roster-swaps")).containsText("已同意");
        assertThat(person(asker, "夏青").locator("td").first()).hasText("8-12");
        assertThat(person(asker, "曹敏").locator("td").first()).hasText("");
        assertThat(monday).hasValue("");

        // The week after is empty: that is one sentence, with the way to begin, and the way back.
        var after = "/roster?week=" + Week.of(days.today()).plus(2).monday();
        manager.navigate(url + after);
        asker.navigate(url + after);
        manager.locator(".roster-problems [data-problem=WEEK_UNWRITTEN] button").click();
        assertThat(person(asker, "夏青").locator("td").first()).hasText("8-12");
        manager.locator("undo-bar .done .u:not(.close)").click();
        assertThat(person(asker, "夏青").locator("td").first()).hasText("");
        assertThat(asker.locator(".roster-problems [data-problem=WEEK_UNWRITTEN]"))
                .isVisible();
        assertThat(asker.locator(".roster-problems button")).hasCount(0);
    }

    /** Somebody asks a colleague to take the Monday over. */
    private static void asks(Page asker) {
        person(asker, "曹敏").locator("button.swap").first().click();
        var dialog = asker.locator("vaadin-dialog[opened]");
        dialog.locator("vaadin-combo-box input").first().fill("夏青");
        asker.keyboard().press("Enter");
        dialog.getByText("发出申请", new Locator.GetByTextOptions().setExact(true)).click();
        // What has only just come under a finger is not pressed by it.
        assertThat(swap(asker, "等同事答复")).hasText(A_MOMENT);
    }

    /** Since when a swap stands as it does. */
    private static Locator swap(Page page, String state) {
        return page.locator(".roster-swaps [data-id]", new Page.LocatorOptions().setHasText(state))
                .locator(".clock b");
    }

    private static Locator person(Page page, String name) {
        return page.locator("roster-grid tr[data-row]", new Page.LocatorOptions().setHasText(name))
                .first();
    }
}
