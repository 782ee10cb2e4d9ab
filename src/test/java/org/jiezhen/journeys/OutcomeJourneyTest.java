package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerDetails;
import org.jiezhen.customers.Sex;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.visits.Custody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A first guest, and no deal: the reason, the tour, the farewell; the desk sees each step untouched, and whoever rings has her on the list. */
@RunningPortal
class OutcomeJourneyTest {

    private static final String NOTE = "等婚礼以后再说";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Custody custody;

    @Autowired
    CustomerAdministration customers;

    @Autowired
    Duty duty;

    @Autowired
    People people;

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
    void aFirstGuestDoesNotBuySeesTheHouseAndIsSeenOffAndRungAfter() {
        var url = "http://localhost:" + port;
        var guest = reception.waits("白鹭", "13800138111", false);
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url, "苏曼", "/consult");
        var desk = browsers.desk("zh-CN");
        var sentToTheDesk = browsers.listen(desk);
        Browsers.enter(desk, url, "李婷", "/arrivals");
        var agent = Browsers.enter(browsers.desk("zh-CN"), url, "曹敏", "/callbacks");
        var seen = row(desk);
        var mine = row(consultant);
        assertThat(seen).isVisible();
        assertThat(mine).hasCount(0);

        reception.as("liuyue", () -> custody.offer(UUID.randomUUID(), guest.subject(), people.id("suman")));
        assertThat(consultant.locator("live-board .group").first()).containsText("接下来");
        mine.locator("[data-act=RECEIVE]").click();
        assertThat(consultant.locator("live-board .group").first()).containsText("现在");
        reception.lead(guest, 3);
        assertThat(mine).containsText("咨询中");

        mine.click();
        press(consultant, "未成交…");
        press(consultant, "未成交，送别");
        assertThat(dialog(consultant)).containsText("请选未成交的原因");
        dialog(consultant).locator("vaadin-select").click();
        consultant.locator("vaadin-select-item").getByText("价格 › 超出预算").click();
        dialog(consultant).locator("vaadin-text-area textarea").fill(NOTE);
        dialog(consultant).getByText("想参观科室").click();
        // Today, so that whoever rings has it on the list at once.
        dialog(consultant)
                .locator("vaadin-radio-button", new Locator.LocatorOptions().setHasText("回访组"))
                .click();
        dialog(consultant).locator("vaadin-date-picker input").last().click();
        consultant.locator("vaadin-month-calendar [part~='today']").click();
        Browsers.picture(consultant, "no-deal-zh");
        assertThat(row(agent)).hasCount(0);
        press(consultant, "未成交，送别");
        assertThat(seen).containsText("参观中");
        assertThat(seen).containsText("未成交");

        mine.click();
        dialog(consultant).locator(".tour vaadin-button").first().click();
        mine.click();
        press(consultant, "参观结束，送别");
        assertThat(seen).containsText("送别");
        mine.locator("[data-act=FAREWELL]").click();
        press(consultant, "已送别");
        assertThat(seen).hasCount(0);
        assertThat(mine).hasCount(0);
        assertThat(row(agent)).containsText("未成交回访");
        assertThat(String.join("\n", sentToTheDesk)).doesNotContain(NOTE).doesNotContain("超出预算");
    }

    @Test
    void aGuestWhoComesAgainGoesToHerOwnConsultantWhoSeesWhatWasBefore() {
        var url = "http://localhost:" + port;
        reception.as(
                Reception.DESK,
                () -> customers.register(
                        Reception.key(),
                        new CustomerDetails(
                                new PersonName("司马青"),
                                new Phone("13855559137"),
                                Sex.FEMALE,
                                null,
                                "zh",
                                false,
                                null,
                                null,
                                people.id("suman")),
                        false));
        people.as("suman", () -> duty.declare(Reception.key(), DutyState.ON_DUTY));
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url, "苏曼", "/consult");
        var desk = Browsers.enter(browsers.desk("zh-CN"), url, "李婷", "/arrivals");
        var lift = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦", "/arrive");

        lift.locator(".src button").nth(2).click();
        lift.locator(".find-field:visible input").first().fill("9137");
        Browsers.tap(lift.locator(".found .option").first());
        assertThat(lift.locator(".taken").first()).containsText("司马青");
        Browsers.tap(lift.locator(".seats .f").first());
        row(desk, "司马青").locator(".tk").click();
        press(desk, "分诊");
        assertThat(desk.locator(".candidates .row.picked .pick")).hasText("苏曼");
        assertThat(dialog(desk)).containsText("苏曼是这位顾客原来的咨询师");
        dialog(desk).getByText(Pattern.compile("^分派苏曼")).click();

        var next = row(consultant, "司马青");
        assertThat(consultant.locator("live-board .group").first()).containsText("接下来");
        var banner = consultant.locator(".banners .notice").first();
        assertThat(banner).containsText("请您接诊");
        Browsers.answer(banner.locator("[data-act=ACCEPT]").first());
        assertThat(row(desk, "司马青")).containsText("给 苏曼");
        next.locator("[data-act=RECEIVE]").click();
        assertThat(row(desk, "司马青")).not().containsText("给 苏曼");

        // Her card lies beside the list, and what others do about the guest is drawn into it.
        var card = consultant.locator(".consult-now");
        assertThat(card.locator("h2").first()).hasText("司马青");
        assertThat(card).not().containsText("送文件");
        Browsers.picture(consultant, "consult-own-zh");
        assertThat(browsers.complaints()).isEmpty();
    }

    private static Locator row(Page page) {
        return row(page, "白鹭");
    }

    private static Locator row(Page page, String name) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator dialog(Page page) {
        return page.locator("vaadin-dialog[opened]").last();
    }

    private static void press(Page page, String button) {
        dialog(page)
                .locator("vaadin-button", new Locator.LocatorOptions().setHasText(button))
                .first()
                .click();
    }
}
