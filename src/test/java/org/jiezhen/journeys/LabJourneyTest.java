package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import org.jiezhen.RunningPortal;
import org.jiezhen.lab.Bars;
import org.jiezhen.lab.Orders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From the filled form to the laboratory, with four browsers: the assistant orders, the nurse draws, a runner scans with the
 * telephone's camera and is cut off in the lift, the laboratory receives. Each sees what another did untouched.
 */
@RunningPortal
class LabJourneyTest {

    private static final LocatorAssertions.IsVisibleOptions AT_LAST =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    /** A camera that sees what lies before it: the bars of a label, drawn from the path of their picture. */
    private static final String CAMERA = """
            navigator.mediaDevices.getUserMedia = async () => {
              const canvas = document.createElement('canvas');
              canvas.width = 1280;
              canvas.height = 720;
              const paper = canvas.getContext('2d');
              const draw = () => {
                paper.fillStyle = '#fff';
                paper.fillRect(0, 0, 1280, 720);
                paper.fillStyle = '#000';
                const label = window.label;
                if (label) {
                  const unit = Math.floor(1100 / label.width);
                  for (const [x, wide] of label.bars) {
                    paper.fillRect(90 + x * unit, 240, wide * unit, 240);
                  }
                }
              };
              draw();
              setInterval(draw, 100);
              return canvas.captureStream(10);
            };""";

    /** What the camera sees from now on: the bars as runs of one row. */
    private static final String LABEL = """
            svg => {
              const at = /viewBox='0 0 (\\d+)/.exec(svg);
              const bars = [...svg.matchAll(/M(\\d+) 0h(\\d+)/g)].map(found => [Number(found[1]), Number(found[2])]);
              window.label = { width: Number(at[1]), bars };
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Orders orders;

    @Autowired
    JdbcClient jdbc;

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
    void aTubeGoesFromTheFormToTheLaboratoryAndEachSeesTheOthersActUntouched() throws Exception {
        var url = "http://localhost:" + port;
        var guest = reception.waits("欧阳采血", "13812340321", false);
        reception.lead(guest, 5);
        var ticket = jdbc.sql("SELECT 'A' || lpad(ticket_number::text, 3, '0') FROM visit WHERE id = ?")
                .param(guest.subject().value())
                .query(String.class)
                .single();
        try (var line = new CutLine(port)) {
            var assistant = Browsers.enter(browsers.desk("zh-CN"), url, "方琪", "/tasks");
            var nurse = Browsers.enter(browsers.desk("zh-CN"), url, "江雪", "/draws");
            var laboratory = Browsers.enter(browsers.desk("zh-CN"), url, "钱进", "/lab");
            var phone = browsers.phone("zh-CN");
            phone.addInitScript(CAMERA);
            var sentToTheRunner = browsers.listen(phone);
            Browsers.enter(phone, line.url(), "冯洁", "/runners");

            reception.as("suman", () -> orders.prepare(Reception.key(), guest.subject(), Set.of("BLOOD_COUNT")));
            row(assistant, ticket).click();
            var form = assistant.locator("vaadin-dialog[opened]");
            assertThat(form).containsText("血常规");
            Browsers.picture(assistant, "lab-order-zh");
            press(form, "开单");
            assertThat(row(assistant, ticket)).hasCount(0);

            var code = draws(nurse, ticket);
            assertThat(phone.locator(".cards .group").first()).containsText("待接");
            assertThat(row(phone, ticket).locator("[data-act=TAKE]")).isVisible();
            Browsers.picture(phone, "runners-zh");
            phone.evaluate(LABEL, Bars.code128(code));
            scans(phone);
            assertThat(phone.locator(".scan-asked")).containsText(ticket);
            Browsers.picture(phone, "runners-scanned-zh");
            Browsers.tap(phone.locator(".scan-asked .btn.go"));
            assertThat(phone.locator(".scan-list .is-done")).containsText("已确认");
            assertThat(phone.locator(".cards .group").first()).containsText("我这一趟");
            assertThat(row(laboratory, ticket)).containsText("冯洁");

            // In the lift.
            line.cut();
            scans(phone);
            assertThat(phone.locator(".scan-asked")).containsText("没有网络");
            Browsers.tap(phone.locator(".scan-asked .btn.go"));
            assertThat(phone.locator(".scan-list .is-waiting")).containsText("还没送出");
            Browsers.picture(phone, "runners-waits-zh");
            assertThat(handedOver(code)).isZero();
            line.repair();
            assertThat(row(laboratory, ticket))
                    .containsText("已送达", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
            assertThat(phone.locator(".scan-list .is-waiting"))
                    .hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(60_000));
            assertThat(handedOver(code)).as("sent once").isEqualTo(1);

            receives(laboratory, code);
            assertThat(row(laboratory, ticket)).containsText("已接收");
            assertThat(row(phone, ticket)).hasCount(0);
            assertThat(String.join("\n", sentToTheRunner))
                    .doesNotContain("欧阳采血")
                    .doesNotContain("血常规");
        }
    }

    /** At the chair: the label, then the tube. */
    private String draws(Page nurse, String ticket) {
        act(nurse, ticket, "LABEL");
        var chair = nurse.locator("vaadin-dialog[opened]");
        chair.getByText("姓名：欧阳采血").click();
        chair.getByText("号码：" + ticket).click();
        var label = nurse.waitForPopup(() -> press(chair, "打印标签"));
        assertThat(label.locator(".label-paper svg.bars")).isVisible(AT_LAST);
        var code = label.locator(".label-code span").first().innerText().strip();
        label.close();
        act(nurse, ticket, "COLLECT");
        var drawn = nurse.locator("vaadin-dialog[opened]");
        drawn.locator("vaadin-text-field input").fill(code);
        drawn.locator("vaadin-text-field input").blur();
        press(drawn, "已采");
        assertThat(row(nurse, ticket)).containsText("已采集");
        return code;
    }

    private static void receives(Page laboratory, String code) {
        var field = laboratory.locator(".lab-scan vaadin-text-field input");
        field.fill(code);
        field.press("Enter");
        var dialog = laboratory.locator("vaadin-dialog[opened]");
        press(dialog, "接收");
    }

    private static void scans(Page phone) {
        Browsers.tap(phone.locator(".camera-open"));
    }

    private int handedOver(String code) {
        return jdbc.sql("""
                        SELECT count(*) FROM lab_specimen_state s JOIN lab_label l ON l.specimen_id = s.specimen_id
                        WHERE l.code = ? AND s.state = 'DELIVERED' AND s.voided IS NULL""").param(code).query(Integer.class).single();
    }

    private static void act(Page page, String ticket, String action) {
        var row = row(page, ticket);
        row.locator("[data-act=" + action + "]").click();
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(ticket));
    }

    private static void press(Locator dialog, String words) {
        dialog.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
