package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.documents.DocumentGuests;
import org.jiezhen.documents.TextKind;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A guest signs a contract on a screen that her consultant turns round: at the desk it is seen at once, and on hers nothing else. */
@RunningPortal
class DocumentsJourneyTest {

    private static final String OTHERS = ".nav, .tabs, live-board, notice-centre, .who";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    AutowireCapableBeanFactory beans;

    private DocumentGuests guests;

    @BeforeEach
    void nobodyIsHere() {
        reception.empty();
        guests = beans.createBean(DocumentGuests.class);
    }

    @Test
    void theGuestReadsAndSignsOnTheTabletAndTheDeskSeesItAndSignsToo() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var visit = guests.with("xulan", "吴婧文", "1993-04-02");
            guests.filled("xulan", visit.subject(), TextKind.PHOTO_PUBLICITY, Map.of());
            var address = "/documents/" + BusinessTime.day(Instant.now()) + "/" + visit.label();
            var desk = Browsers.enter(browsers.desk("zh-CN"), url, "许岚", address);
            var tablet = Browsers.enter(browsers.desk("zh-CN"), url, "许岚", address);
            tablet.setViewportSize(1024, 768);

            row(desk, "服务合同").click();
            var dialog = Walker.dialog(desk);
            dialog.locator("textarea").nth(0).fill("光子嫩肤 3 次\n泪沟玻尿酸 1 ml");
            dialog.locator("textarea").nth(1).fill("10,300.00 元");
            Browsers.picture(desk, "documents-fill-zh");
            press(desk, "填好");
            assertThat(desk.locator(".doc-read .doc-text")).containsText("10,300.00 元");
            Browsers.picture(desk, "documents-read-zh");
            press(desk, "关闭");

            // What was filled at the desk is on the tablet; there it is put before the guest.
            assertThat(row(tablet, "服务合同")).containsText("待签");
            row(tablet, "服务合同").locator(".btn").click();
            Walker.dialog(tablet);
            press(tablet, "转给顾客");
            assertThat(tablet.locator("vaadin-dialog[opened]")).containsText("至少核对");
            tablet.locator("vaadin-checkbox").nth(0).click();
            tablet.locator("vaadin-checkbox").nth(1).click();
            Browsers.picture(tablet, "documents-show-zh");
            press(tablet, "转给顾客");
            assertThat(tablet.locator(".doc-guest-page canvas")).isVisible();
            assertThat(tablet.locator(OTHERS)).hasCount(0);
            assertThat(row(desk, "服务合同")).containsText("正给顾客看");
            var sent = browsers.listen(tablet);
            for (var asked : List.of("/arrivals", "/customers", address)) {
                tablet.navigate(url + asked);
                assertThat(tablet.locator(".doc-guest-page .doc-text")).containsText("吴婧文");
            }
            Browsers.picture(tablet, "documents-guest-zh");
            assertThat(tablet.content() + sent)
                    .as("all that the screen was sent before her")
                    .contains("10,300.00 元")
                    .doesNotContain("许岚", "宣传", "刘悦");

            press(tablet, "签好了");
            assertThat(tablet.locator(".doc-why")).containsText("还没有签名");
            Browsers.draw(tablet);
            Browsers.picture(tablet, "documents-guest-signed-zh");
            press(tablet, "签好了");
            assertThat(tablet.locator(".doc-guest-over")).containsText("谢谢");
            Browsers.picture(tablet, "documents-guest-over");
            assertThat(row(desk, "服务合同")).containsText("等院方签");
            assertThat(row(desk, "服务合同")).containsText("顾客");

            row(desk, "服务合同").locator(".btn").click();
            press(desk, "代表本院签字");
            Browsers.draw(desk);
            press(desk, "签好了");
            assertThat(desk.locator(".doc-state")).hasText("有效");
            assertThat(desk.locator(".doc-signature")).hasCount(2);
            Browsers.picture(desk, "documents-signed-zh");
            press(desk, "关闭");
            assertThat(row(desk, "服务合同")).containsText("有效");
            Browsers.picture(desk, "documents-zh");

            tablet.locator(".doc-guest-staff").click();
            tablet.locator(".locked .unlock button").click();
            assertThat(row(tablet, "服务合同")).containsText("有效");
            assertThat(tablet).hasURL(Pattern.compile(address + "$"));
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void whatIsTakenBackAtTheDeskIsGoneFromTheGuestsScreen() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var visit = guests.with("xulan", "吴婧武", "1993-04-02");
            guests.filled("xulan", visit.subject(), TextKind.PHOTO_TREATMENT, Map.of());
            var address = "/documents/" + BusinessTime.day(Instant.now()) + "/" + visit.label();
            var desk = Browsers.enter(browsers.desk("en-GB"), url, "许岚", address);
            var phone = Browsers.enter(browsers.phone("en-GB"), url, "许岚", address);
            Browsers.picture(phone, "documents-phone-en");
            row(phone, "Photographs: treatment").locator(".btn").click();
            Walker.dialog(phone);
            phone.locator("vaadin-checkbox").nth(0).click();
            phone.locator("vaadin-checkbox").nth(1).click();
            press(phone, "Turn to the guest");
            assertThat(phone.locator(".doc-guest-page canvas")).isVisible();
            Browsers.picture(phone, "documents-guest-phone");
            row(desk, "Photographs: treatment").locator(".btn").click();
            assertThat(phone.locator(".doc-guest-over")).isVisible();
            assertThat(phone.locator(".doc-guest-page")).hasCount(0);
            Browsers.picture(desk, "documents-en");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator row(Page page, String words) {
        return Walker.row(page, words);
    }

    private static void press(Page page, String words) {
        Walker.button(page, words).click();
    }
}
