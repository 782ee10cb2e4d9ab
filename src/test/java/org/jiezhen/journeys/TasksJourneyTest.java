package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a consultant asks for finds a guide on whatever page, is done, and both see each step untouched. */
@RunningPortal
class TasksJourneyTest {

    private static final String WHAT = "一面镜子和金丝雀图册";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    private Browsers browsers;

    @BeforeEach
    void theHallIsEmpty() {
        reception.empty();
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void aRoomsWishIsTakenOnAnotherPageBegunAndDoneAndTheAskerSeesEachStep() {
        var url = "http://localhost:" + port;
        var asker = Browsers.enter(browsers.desk("zh-CN"), url, "苏曼", "/tasks");
        var phone = Browsers.enter(browsers.phone("zh-CN"), url, "李婷", "/bookings");
        var doctor = browsers.desk("zh-CN");
        var sentToTheDoctor = browsers.listen(doctor);
        Browsers.enter(doctor, url, "周明远", "/tasks");
        assertThat(doctor.locator("live-board .live").first()).isVisible();

        asker.locator(".task-tools vaadin-button").click();
        var form = asker.locator("vaadin-dialog[opened]");
        form.getByText("房间需要人").click();
        form.locator("vaadin-combo-box").first().locator("input").fill("3 号咨询室");
        asker.keyboard().press("Enter");
        form.locator("vaadin-text-field input").fill(WHAT);
        form.getByText("发起", new Locator.GetByTextOptions().setExact(true)).click();

        var row = asker.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(WHAT));
        assertThat(row).isVisible();
        var banner = phone.locator(".banners .notice");
        assertThat(banner).containsText("苏曼请人去");
        Browsers.answer(banner.locator("[data-act=TAKE]"));
        assertThat(row).containsText("李婷");

        phone.navigate(url + "/tasks");
        var mine = phone.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(WHAT));
        Browsers.tap(mine.locator("[data-act=BEGIN]"));
        assertThat(mine.locator("[data-act=DONE]")).isVisible();
        Browsers.tap(mine.locator("[data-act=DONE]"));
        assertThat(row).hasCount(0);
        assertThat(mine).hasCount(0);
        assertThat(String.join("\n", sentToTheDoctor)).doesNotContain(WHAT);
    }
}
