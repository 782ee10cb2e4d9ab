package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.filings.EndReason;
import org.jiezhen.filings.FilingAdministration;
import org.jiezhen.filings.FilingDetails;
import org.jiezhen.prices.Category;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A filing that the manager ends is over before the doctor's eyes at once. */
@RunningPortal
class FilingsJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    FilingAdministration filings;

    @Autowired
    People people;

    @Test
    void whatIsWrittenAndEndedIsWithTheDoctorWithoutAReload() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var doctor = Browsers.enter(browsers.phone("zh-CN"), url, "韩立", "/admin/filings");
            var manager = Browsers.enter(browsers.desk("zh-CN"), url, "高峰", "/admin/filings");
            assertThat(card(doctor, "2022-0208")).containsText("快到期");
            var details = new FilingDetails(
                    "J-1", Category.DENTAL, null, "市卫生健康委", LocalDate.of(2016, 1, 1), LocalDate.of(2025, 12, 31));
            var filing = people.as("gaofeng", () -> filings.add(UUID.randomUUID(), people.id("hanli"), details))
                    .filing();
            assertThat(card(doctor, "J-1")).containsText("已过期");
            assertThat(card(manager, "J-1").locator(".t-late")).containsText("2025-12-31");
            assertThat(doctor.locator("live-board [data-id]").first()).containsText("J-1");

            card(manager, "J-1").click();
            assertThat(dialog(manager)).containsText("2016-01-01 至 2025-12-31");
            people.as("gaofeng", () -> filings.end(UUID.randomUUID(), filing, EndReason.MISTAKE, null));
            assertThat(card(doctor, "J-1")).hasCount(0);
            button(dialog(manager), "返回").click();
            assertThat(card(manager, "J-1")).hasCount(0);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator card(Page page, String text) {
        return page.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText(text));
    }
}
