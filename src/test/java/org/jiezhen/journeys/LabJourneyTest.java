package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.Set;
import org.jiezhen.Eventually;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.lab.Bars;
import org.jiezhen.lab.Orders;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From the filled form to the reviewed report, with four browsers: the assistant orders, the nurse draws, a runner scans with the
 * telephone's camera and is cut off in the lift, the laboratory receives and finds out, the assistant reviews. Each sees what
 * another did untouched.
 */
@RunningPortal
class LabJourneyTest {

    private static final LocatorAssertions.IsVisibleOptions AT_LAST =
            new LocatorAssertions.IsVisibleOptions().setTimeout(60_000);

    /** A camera that sees what lies before it: the bars, or the square, of a label, drawn from the path of their picture. */
    private static final String CAMERA = """
            if (navigator.mediaDevices) navigator.mediaDevices.getUserMedia = async () => {
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
                  const unit = Math.floor(Math.min(1100 / label.width, 560 / label.height));
                  const tall = label.height === 1 ? 240 : unit;
                  for (const [x, y, wide] of label.marks) {
                    paper.fillRect(90 + x * unit, 80 + y * unit, wide * unit, tall);
                  }
                }
              };
              draw();
              setInterval(draw, 100);
              return canvas.captureStream(10);
            };""";

    /** What the camera sees from now on: the marks of a label as runs of their rows. */
    private static final String LABEL = """
            svg => {
              const [, width, height] = /viewBox='0 0 (\\d+) (\\d+)/.exec(svg).map(Number);
              const marks = [...svg.matchAll(/M(\\d+) (\\d+)h(\\d+)/g)].map(found => found.slice(1).map(Number));
              window.label = { width, height, marks };
            }""";

    /** A browser that reads codes by itself, as those of telephones do. */
    private static final String DETECTOR = """
            window.BarcodeDetector = class {
              static getSupportedFormats = async () => ['code_128', 'ean_13', 'qr_code'];
              detect = async () => window.seen ? [{ rawValue: window.seen }] : [];
            };""";

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
    void aTubeGoesFromTheFormToTheReviewedReportAndEachSeesTheOthersActUntouched() throws Exception {
        var url = "http://localhost:" + port;
        var guest = reception.waits("欧阳采血", "13812340321", false);
        reception.lead(guest, 5);
        // What is usual depends on it.
        jdbc.sql("""
                        UPDATE customer SET sex = 'FEMALE', birth_date = '1992-03-04'
                        WHERE id = (SELECT person_id FROM visit_person WHERE visit_id = ?)""").param(guest.subject().value()).update();
        var ticket = ticket(guest);
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

            assistant.navigate(url + "/reviews");
            assertThat(row(assistant, ticket)).containsText("还缺");

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

            // In the lift, the square.
            line.cut();
            phone.evaluate(LABEL, Bars.qr(code));
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

            finds(laboratory, code);
            assertThat(row(laboratory, ticket)).containsText("已出结果");
            Browsers.picture(assistant, "reviews-zh");
            assertThat(row(assistant, ticket)).containsText("待审，有异常");
            reviews(assistant, ticket);
            assertThat(row(assistant, ticket)).containsText("全部审过");
            assertThat(String.join("\n", sentToTheRunner))
                    .doesNotContain("欧阳采血")
                    .doesNotContain("血常规", "血红蛋白");
        }
    }

    @Test
    void theTubesOfTwoGuestsOfOneNameAreExchangedByNoPressAndNoScan() throws Exception {
        var url = "http://localhost:" + port;
        var first = arrived("13812340401", 5);
        var second = arrived("13812340402", 6);
        try (var line = new CutLine(port)) {
            var nurse = Browsers.enter(browsers.desk("zh-CN"), url, "江雪", "/draws");
            var phone = browsers.phone("zh-CN");
            phone.addInitScript(CAMERA);
            phone.addInitScript(DETECTOR);
            Browsers.enter(phone, line.url(), "冯洁", "/runners");
            assertThat(row(nurse, first)).containsText("同名");
            assertThat(row(nurse, second)).containsText("同名");

            act(nurse, first, "LABEL");
            var chair = nurse.locator("vaadin-dialog[opened]");
            chair.getByText("姓名：欧阳雪").click();
            chair.getByText("号码：" + first).click();
            press(chair, "打印标签");
            assertThat(chair).containsText("至少核对 3 项");
            Browsers.picture(nurse, "lab-namesakes-chair-zh");
            chair.getByText("手机尾号：0401").click();
            var one = printed(nurse, chair);
            act(nurse, second, "LABEL");
            chair.getByText("姓名：欧阳雪").click();
            chair.getByText("号码：" + second).click();
            chair.getByText("手机尾号：0402").click();
            var other = printed(nurse, chair);

            var drawn = drawn(nurse, first, other);
            assertThat(drawn).containsText("这是另一位同名顾客 " + second);
            assertThat(row(nurse, first)).not().containsText("已采集");
            Browsers.picture(nurse, "lab-namesakes-drawn-zh");
            nurse.keyboard().press("Escape");
            assertThat(drawn).hasCount(0);
            assertThat(drawn(nurse, first, one)).hasCount(0);
            assertThat(drawn(nurse, second, other)).hasCount(0);

            takes(phone, one, first);
            takes(phone, other, second);
            row(phone, first).locator("[data-act=HAND]").click();
            var hand = phone.locator("vaadin-dialog[opened]");
            hand.locator("vaadin-text-field input").fill(other);
            press(hand, "确认送达");
            assertThat(hand).containsText("这是另一位同名顾客 " + second);
            Browsers.picture(phone, "lab-namesakes-hand-zh");
            hand.locator("vaadin-text-field input").fill(one);
            press(hand, "确认送达");
            assertThat(row(phone, first)).hasCount(0);
            assertThat(handedOver(other)).isZero();

            // What waits outlives the page, which the telephone has thrown away.
            line.cut();
            sees(phone, other);
            Browsers.tap(phone.locator(".scan-asked .btn.go"));
            assertThat(phone.locator(".scan-list .is-waiting")).isVisible();
            phone.navigate("about:blank");
            assertThat(handedOver(other)).isZero();
            line.repair();
            phone.navigate(line.url() + "/runners");
            Eventually.holds("what waited is sent", () -> handedOver(other) > 0);
            assertThat(row(phone, second)).hasCount(0);
            assertThat(handedOver(other)).as("sent once").isEqualTo(1);
            assertThat(handedOver(one)).isEqualTo(1);
        }
    }

    /** One of two of the same name arrives, and is in a room, with blood to be drawn: the ticket. */
    private String arrived(String number, int room) {
        var guest = reception.waits("欧阳雪", number, false);
        reception.lead(guest, room);
        reception.as("zhoumingyuan", () -> orders.order(Reception.key(), guest.subject(), Set.of("BLOOD_COUNT")));
        return ticket(guest);
    }

    private static void takes(Page phone, String code, String ticket) {
        sees(phone, code);
        assertThat(phone.locator(".scan-asked")).containsText(ticket);
        Browsers.tap(phone.locator(".scan-asked .btn.go"));
        assertThat(row(phone, ticket).locator("[data-act=HAND]")).isVisible();
    }

    /** The telephone's own detector reads it. */
    private static void sees(Page phone, String code) {
        phone.evaluate("code => { window.seen = code; }", code);
        scans(phone);
    }

    private String ticket(Done<VisitId> guest) {
        return jdbc.sql("SELECT 'A' || lpad(ticket_number::text, 3, '0') FROM visit WHERE id = ?")
                .param(guest.subject().value())
                .query(String.class)
                .single();
    }

    /** At the chair: the label, then the tube. */
    private String draws(Page nurse, String ticket) {
        act(nurse, ticket, "LABEL");
        var chair = nurse.locator("vaadin-dialog[opened]");
        chair.getByText("姓名：欧阳采血").click();
        chair.getByText("号码：" + ticket).click();
        var code = printed(nurse, chair);
        assertThat(drawn(nurse, ticket, code)).hasCount(0);
        assertThat(row(nurse, ticket)).containsText("已采集");
        return code;
    }

    private static String printed(Page nurse, Locator chair) {
        var label = nurse.waitForPopup(() -> press(chair, "打印标签"));
        assertThat(label.locator(".label-paper svg.bars")).isVisible(AT_LAST);
        var code = label.locator(".label-code span").first().innerText().strip();
        label.close();
        assertThat(chair).hasCount(0);
        return code;
    }

    /** The dialog in which somebody says that this tube was drawn. */
    private static Locator drawn(Page nurse, String ticket, String code) {
        act(nurse, ticket, "COLLECT");
        var drawn = nurse.locator("vaadin-dialog[opened]");
        drawn.locator("vaadin-text-field input").fill(code);
        drawn.locator("vaadin-text-field input").blur();
        press(drawn, "已采");
        return drawn;
    }

    private static void receives(Page laboratory, String code) {
        var field = laboratory.locator(".lab-scan vaadin-text-field input");
        field.fill(code);
        field.press("Enter");
        var dialog = laboratory.locator("vaadin-dialog[opened]");
        press(dialog, "接收");
    }

    /** The results, of which one stands out, typed on from field to field. */
    private static void finds(Page laboratory, String code) {
        var field = laboratory.locator(".lab-scan vaadin-text-field input");
        field.fill(code);
        field.press("Enter");
        var dialog = laboratory.locator("vaadin-dialog[opened]");
        dialog.getByLabel("白细胞").fill("12.3");
        dialog.getByLabel("红细胞").fill("4.5");
        dialog.getByLabel("血红蛋白").fill("128");
        dialog.getByLabel("血小板").fill("220");
        Browsers.picture(laboratory, "lab-results-zh");
        press(dialog, "发布");
        assertThat(dialog).hasCount(0);
        Browsers.picture(laboratory, "lab-bench-zh");
    }

    /** What stands out is read, the report opened, and it is said. */
    private static void reviews(Page assistant, String ticket) {
        act(assistant, ticket, "REVIEW");
        var dialog = assistant.locator("vaadin-dialog[opened]");
        assertThat(dialog.locator(".result-line", new Locator.LocatorOptions().setHasText("白细胞")))
                .containsText("12.3");
        Browsers.picture(assistant, "review-dialog-zh");
        var paper = dialog.getByText("报告 PDF").first();
        assertThat(assistant.request().get(paper.evaluate("link => link.href").toString()))
                .isOK();
        press(dialog, "全部审阅");
        assertThat(dialog).hasCount(0);
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
