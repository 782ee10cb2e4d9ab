package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.journeys.Walker.button;
import static org.jiezhen.journeys.Walker.dialog;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator says something costs is before a consultant at once, and no guide is ever told. */
@RunningPortal
class PricesJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void offeredNoLonger() {
        jdbc.sql("UPDATE price_item SET in_use = false WHERE code LIKE 'JN-%'").update();
    }

    @Test
    void aPriceIsSetAndAListBroughtInAndTheConsultantSeesBothWithoutAReload() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var consultant = Browsers.enter(browsers.phone("zh-CN"), url, "苏曼", "/admin/prices");
            assertThat(card(consultant, "SK-105")).containsText("880.00");
            var admin = Browsers.enter(browsers.desk("zh-CN"), url, "程远", "/admin/prices");
            button(card(admin, "SK-105"), "定价").click();
            dialog(admin).locator("vaadin-text-field input").first().fill("９８０");
            button(dialog(admin), "定价").click();
            assertThat(card(consultant, "SK-105")).containsText("980.00");
            card(consultant, "SK-105").click();
            assertThat(dialog(consultant)).containsText("880.00");
            assertThat(dialog(consultant)).containsText("已过");
            button(dialog(consultant), "关闭").click();

            admin.navigate(url + "/admin/prices/import");
            var file = "编码,中文名称,英文名称,医疗,科目,级别,结算科室,单位,标价\n"
                    + "JN-1,舒敏护理,Calming care,否,,,皮肤科,次,\"¥1,080.00\"\n"
                    + "JN-2,截骨,Bone,是,美容外科,4,整形外科,次,68000\n";
            admin.locator("vaadin-upload input[type=file]")
                    .setInputFiles(new FilePayload("价目.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)));
            assertThat(admin.locator("main")).containsText("本院只做到 3 级");
            assertThat(card(consultant, "JN-1")).hasCount(0);
            admin.locator("vaadin-button[theme~=primary]").click();
            assertThat(card(consultant, "JN-1")).containsText("1,080.00");
            assertThat(card(consultant, "JN-2")).hasCount(0);
            isOrderedByAHeadingAndTakenAway(admin, url);

            var guide = browsers.desk("zh-CN");
            var received = browsers.listen(guide);
            Browsers.enter(guide, url, "李婷", "/arrivals");
            guide.navigate(url + "/admin/prices");
            assertThat(guide.locator("live-board")).hasCount(0);
            assertThat(String.join("", received)).doesNotContain("SK-105", "1,080.00");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator card(Page page, String code) {
        return page.locator("live-board [data-id]").filter(new Locator.FilterOptions().setHasText(code));
    }

    /** A directory stands as somebody wants it to, and is a file as it is shown. */
    private static void isOrderedByAHeadingAndTakenAway(Page page, String url) {
        page.navigate(url + "/admin/prices");
        var heading = page.locator("live-board th").filter(new Locator.FilterOptions().setHasText("标价"));
        heading.locator(".sorts").click();
        assertThat(heading).hasAttribute("aria-sort", "ascending");
        heading.locator(".sorts").click();
        assertThat(heading).hasAttribute("aria-sort", "descending");
        Browsers.picture(page, "prices-sorted");
        page.locator("live-board .tool").click();
        assertThat(dialog(page)).containsText("内容与屏幕所见一致");
        Browsers.picture(page, "prices-export");
        var taken = page.waitForDownload(() -> dialog(page)
                .locator("a")
                .filter(new Locator.FilterOptions().setHasText("CSV"))
                .click());
        assertThat(taken.suggestedFilename()).matches("prices-\\d{8}-\\d{4}\\.csv");
        try (var file = taken.createReadStream()) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8)).contains("标价", "舒敏护理", "1,080.00");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
