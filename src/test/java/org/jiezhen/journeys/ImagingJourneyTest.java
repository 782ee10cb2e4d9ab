package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.lab.Examination;
import org.jiezhen.lab.Orders;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An ECG from the order to its report with three browsers, each of which sees the others' acts untouched. */
@RunningPortal
class ImagingJourneyTest {

    private static final String SEEN = "窦性心律的金丝雀";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    FrontDesk desk;

    @Autowired
    Orders orders;

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
    void aGuestIsBroughtExaminedAndReportedAndEverybodySeesItButWhatWasSeen() {
        var url = "http://localhost:" + port;
        var examiner = Browsers.enter(browsers.desk("zh-CN"), url, "余兰", "/imaging");
        var phone = browsers.phone("zh-CN");
        var sentToTheGuide = browsers.listen(phone);
        // Whoever has the guest accompanies her.
        Browsers.enter(phone, url, "刘悦", "/runners");
        var hall = Browsers.enter(browsers.desk("zh-CN"), url, "李婷", "/arrivals");

        var visit = people.as(
                "liuyue",
                () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("司徒一程", "13812349869", 0, false))
                                .ofAnother()));
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit.subject(), Set.of("ECG")))
                .subject();
        var row = examiner.locator("live-board [data-id='" + new Examination(order, "ECG").row() + "']");
        assertThat(row).containsText("待检查");

        row.locator("[data-act=BRING]").click();
        assertThat(row).containsText("已请人带来");
        var errand =
                phone.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText(visit.label()));
        assertThat(errand).containsText("9 层心电图室");
        Browsers.tap(errand.locator("[data-act=TAKE]"));
        assertThat(row).containsText("刘悦");

        row.locator("[data-act=BEGIN]").click();
        var dialog = examiner.locator("vaadin-dialog[opened]");
        assertThat(dialog).containsText("司徒一程");
        dialog.getByText("开始", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(row).containsText("检查中");
        var arrival = hall.locator("live-board [data-id='" + visit.subject() + "']");
        assertThat(arrival).containsText("检查中");

        row.locator("[data-act=DONE]").click();
        assertThat(row).containsText("待报告");
        assertThat(arrival).not().containsText("检查中");
        row.locator("[data-act=REPORT]").click();
        dialog.locator("vaadin-text-area textarea").last().fill(SEEN);
        dialog.getByText("未见异常").click();
        dialog.getByText("定稿").click();
        assertThat(row).hasCount(0);
        assertThat(phone.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText("送报告")))
                .hasCount(1);
        assertThat(String.join("\n", sentToTheGuide)).doesNotContain(SEEN);
    }
}
