package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jiezhen.RunningPortal;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.sales.Buyers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * What was accepted and signed is a deal with one press: the order stands before the manager, the folder before the desk, and a
 * guide is asked to come along, each in a browser that nobody touches. Of the sum the desk is sent nothing.
 */
@RunningPortal
class DealJourneyTest {

    private static final String SUM = "39.60";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    AutowireCapableBeanFactory beans;

    private Browsers browsers;
    private Buyers buyers;

    @BeforeEach
    void theHallIsEmpty() {
        reception.empty();
        browsers = new Browsers();
        buyers = beans.createBean(Buyers.class);
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void onePressOrdersWhatWasSignedBeforeEverybodysEyes() {
        var url = "http://localhost:" + port;
        var visit = buyers.consulted("白鹭洲");
        buyers.accepted(visit.subject(), QuoteDraft.of(buyers.one("RT-101")));
        buyers.signed(visit.subject());
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url, "苏曼", "/consult");
        var manager = Browsers.enter(browsers.desk("zh-CN"), url, "高峰", "/orders");
        var desk = browsers.desk("zh-CN");
        var sentToTheDesk = browsers.listen(desk);
        Browsers.enter(desk, url, "李婷", "/folders");
        var guide = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦", "/tasks");
        var mine = row(consultant, "白鹭洲");

        mine.click();
        press(consultant, "成交…");
        assertThat(dialog(consultant)).containsText("术后修护面膜");
        press(consultant, "成交，去收费");

        assertThat(row(manager, visit.label())).containsText("待收费");
        assertThat(row(manager, visit.label())).containsText(SUM);
        assertThat(row(desk, visit.label())).containsText("苏曼");
        assertThat(row(guide, visit.label()).first()).containsText("陪去收费");

        mine.click();
        press(consultant, "重新咨询");
        assertThat(row(manager, visit.label())).hasCount(0);
        assertThat(row(desk, visit.label())).isVisible();
        assertThat(String.join("\n", sentToTheDesk)).doesNotContain(SUM).doesNotContain("修护面膜");
    }

    private static Locator row(Page page, String text) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(text));
    }

    private static Locator dialog(Page page) {
        return page.locator("vaadin-dialog[opened]").last();
    }

    private static void press(Page page, String button) {
        dialog(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true))
                .first()
                .click();
    }
}
