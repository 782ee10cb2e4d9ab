package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form in real browsers: what is typed fast, and what is typed while the line is cut. */
@RunningPortal
@InEveryBrowser
class FormsJourneyTest {

    private static final String UNSENT =
            "Object.entries(sessionStorage).filter(([key]) => key.startsWith('unsent-')).map(([_, text]) => text).join()";

    @Parameter
    Browsers.Kind kind;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;

    @BeforeEach
    void begin() {
        browsers = new Browsers(kind);
        jdbc.sql("DELETE FROM draft").update();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator register(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记新顾客"))
                .first()
                .click();
        return page.locator("vaadin-dialog[opened]");
    }

    private static void press(Locator dialog, String button) {
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(button))
                .click();
    }

    @Test
    void whoeverTypesFastAndPressesEnterSavesAllOfIt() {
        var desk = browsers.desk("zh-CN");
        var url = "http://localhost:" + port;
        Browsers.enter(desk, url, "李婷", "/customers");
        var dialog = register(desk);

        dialog.getByLabel("姓名").pressSequentially("Zhang Xiaofeng the Third");
        dialog.getByLabel("姓名").press("Enter");

        assertThat(desk).hasURL(Pattern.compile(".*/customers/.+"));
        assertThat(jdbc.sql("SELECT count(*) FROM customer WHERE name = 'Zhang Xiaofeng the Third'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("SELECT count(*) FROM draft").query(Long.class).single())
                .isZero();
    }

    @Test
    void whatNeverReachedThePortalIsGivenBackOnceTheLineIsRepaired() throws IOException {
        try (var line = new CutLine(port)) {
            var desk = browsers.desk("zh-CN");
            Browsers.enter(desk, line.url(), "李婷", "/customers");
            var dialog = register(desk);
            dialog.getByLabel("姓名").fill("欧阳小红");
            assertThat(dialog.locator(".draft-note")).containsText("已暂存");
            desk.waitForFunction(UNSENT + " === ''");

            line.cut();
            dialog.getByLabel("电话", new Locator.GetByLabelOptions().setExact(true))
                    .fill("13812345678");
            desk.waitForFunction(UNSENT + " !== ''");
            assertThat(desk.evaluate(UNSENT).toString()).doesNotContain("138").matches("[A-Za-z0-9+/=]+");
            line.repair();

            desk.navigate(line.url() + "/customers");
            var again = register(desk);
            assertThat(again.locator(".draft-offer")).containsText("姓名、电话");
            Browsers.picture(desk, "draft-offer-zh");
            press(again, "接着填");
            assertThat(again.getByLabel("姓名")).hasValue("欧阳小红");
            assertThat(again.getByLabel("电话", new Locator.GetByLabelOptions().setExact(true)))
                    .hasValue("13812345678");
            desk.waitForFunction(UNSENT + " === ''");
            Browsers.picture(desk, "draft-kept-zh");
            assertThat(jdbc.sql("SELECT typed ->> 'phone' FROM draft")
                            .query(String.class)
                            .single())
                    .isEqualTo("13812345678");
        }
    }
}
