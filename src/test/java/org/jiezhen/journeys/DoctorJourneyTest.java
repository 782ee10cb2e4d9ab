package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.visits.Custody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A doctor is asked with a briefing, a guide stays with the guest, the doctor comes and writes, and the manager watches: four
 * browsers, and each sees what another did untouched.
 */
@RunningPortal
class DoctorJourneyTest {

    private static final String ROOM = "00000000-0000-4000-8000-000000000275";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Custody custody;

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
        reception.empty();
    }

    @Test
    void fromTheBriefingToTheRecordAndTheGuestIsAloneAtNoMoment() {
        var url = "http://localhost:" + port;
        var guest = reception.waits("欧阳问医", "13812340871", false);
        reception.lead(guest, 5);
        reception.as(Reception.LIFT, () -> custody.offer(Reception.key(), guest.subject(), people.id("suman")));
        reception.as("suman", () -> custody.accept(Reception.key(), guest.subject()));
        var ticket = guest.label();

        var doctor = Browsers.enter(browsers.desk("zh-CN"), url, "周明远", "/doctor");
        var guide = Browsers.enter(browsers.phone("zh-CN"), url, "李婷", "/tasks");
        var manager = browsers.desk("zh-CN");
        var sentToTheManager = browsers.listen(manager);
        Browsers.enter(manager, url, "高峰", "/doctor");
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url, "苏曼", "/rooms");
        assertThat(doctor.locator("live-board .live").first()).isVisible();
        assertThat(manager.locator("live-board .live").first()).isVisible();

        // No briefing, no request.
        card(consultant);
        press(consultant, "请医生");
        var form = consultant.locator("vaadin-dialog[opened]");
        press(consultant, "请医生来");
        assertThat(form).containsText("没有说明不能请医生");
        write(form, "诉求", "双眼皮想自然");
        write(form, "方案", "全切双眼皮加泪沟");
        write(form, "注意", "头孢过敏");
        Browsers.picture(consultant, "doctor-briefing-zh");
        press(consultant, "请医生来");

        assertThat(row(doctor, ticket)).containsText("欧阳问医");
        assertThat(row(doctor, ticket)).containsText("待医生");
        assertThat(row(manager, ticket)).containsText("5 号咨询室");

        // Until somebody is there, she stays.
        card(consultant);
        press(consultant, "请人陪着，我去说明");
        assertThat(row(manager, ticket)).containsText("等人来陪");
        var stay = guide.locator("live-board [data-id]", new Page.LocatorOptions().setHasText("陪伴顾客"));
        Browsers.tap(stay.locator("[data-act=GO]"));
        consultant.navigate(url + "/doctor");
        assertThat(row(consultant, ticket)).containsText("等人来陪");
        Browsers.tap(stay.locator("[data-act=BEGIN]"));
        assertThat(row(consultant, ticket)).containsText("有人陪着");
        assertThat(row(manager, ticket)).containsText("李婷");
        row(consultant, ticket).locator(".tk").click();
        assertThat(consultant.locator("vaadin-dialog[opened]")).containsText("您可以去");
        Browsers.picture(consultant, "doctor-asked-zh");
        press(consultant, "关闭");

        // The doctor reads, comes, and is in the room for everybody.
        assertThat(row(doctor, ticket).locator("[data-act=GO]")).isVisible();
        row(doctor, ticket).locator(".tk").click();
        assertThat(doctor.locator("vaadin-dialog[opened]")).containsText("头孢过敏");
        Browsers.picture(doctor, "doctor-request-zh");
        press(doctor, "我来");
        assertThat(row(manager, ticket)).containsText("医生在路上");
        assertThat(row(consultant, ticket)).containsText("周明远");
        Browsers.tap(stay.locator("[data-act=DONE]"));
        row(doctor, ticket).locator("[data-act=COME]").click();
        assertThat(row(manager, ticket)).containsText("面诊中");

        row(doctor, ticket).locator("[data-act=RECORD]").click();
        var record = doctor.locator("vaadin-dialog[opened]");
        write(record, "所见", "上睑皮肤松弛金丝雀");
        write(record, "适应证", "有切开适应证");
        write(record, "建议", "先做双眼皮");
        Browsers.picture(doctor, "doctor-record-zh");
        press(doctor, "签发记录");
        assertThat(row(manager, ticket)).hasCount(0);
        assertThat(row(doctor, ticket)).hasCount(0);
        consultant
                .getByText("今天已写", new Page.GetByTextOptions().setExact(true))
                .first()
                .click();
        row(consultant, ticket).locator(".tk").click();
        assertThat(consultant.locator("vaadin-dialog[opened]")).containsText("先做双眼皮");

        assertThat(String.join("\n", sentToTheManager))
                .as("whoever watches is sent neither name nor briefing nor record")
                .contains(ticket)
                .doesNotContain("欧阳问医", "头孢", "全切", "金丝雀", "先做双眼皮");
    }

    private static void card(Page page) {
        page.locator("room-plan [data-id='" + ROOM + "']")
                .locator("xpath=self::button | .//button")
                .first()
                .click();
        press(page, "打开来访卡");
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(ticket));
    }

    private static void write(Locator dialog, String field, String words) {
        dialog.getByLabel(field, new Locator.GetByLabelOptions().setExact(false))
                .first()
                .fill(words);
    }

    private static void press(Page page, String words) {
        page.locator("vaadin-dialog[opened]")
                .last()
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
