package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** Somebody starts the demo house and touches nothing. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "server.address=127.0.0.1",
            "portal.simulation.enabled=true",
            "portal.simulation.speed=60"
        })
@ContextConfiguration(initializers = TestDatabase.class)
@Import(People.class)
@DirtiesContext
class SimulationJourneyTest {

    private static final String GUIDE = "刘悦";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    People people;

    private Browsers browsers;

    @BeforeEach
    void open() {
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void theHouseGoesOnByItselfWithoutWhoSitsHereUntilSomebodyPausesTheDayForAll() {
        var lift = Browsers.enter(browsers.phone("zh-CN"), url(), GUIDE, "/arrive");
        assertThat(lift.locator(".src button").first()).isVisible();
        var manager = Browsers.enter(browsers.desk("zh-CN"), url(), "高峰", "/arrivals");
        // Nobody touches this screen.
        assertThat(manager.locator("live-board")).containsText("咨询中");
        // What was begun for her before she sat down is done by now.
        var since = lastEntry();
        Eventually.holds("others receive who comes", () -> count("action = 'visits.arrive'", since) > 1);
        assertThat(jdbc.sql("SELECT action FROM journal WHERE actor = ? AND id > ?")
                        .params(people.id("liuyue").toString(), since)
                        .query(String.class)
                        .list())
                .isEmpty();

        // What she does herself, others go on with.
        Browsers.tap(lift.locator(".src button").nth(1));
        // Standing: a seat may be another guest's by the time it is tapped.
        Browsers.tap(lift.locator(".seats .standing"));
        assertThat(lift.locator("undo-bar .done b")).isVisible();
        assertThat(manager.locator("live-board"))
                .containsText(lift.locator("undo-bar .done b").innerText());

        var desk = Browsers.enter(browsers.desk("en-GB"), url(), "李婷");
        button(desk, "Pause the demo day").click();
        assertThat(button(manager, "继续演示")).isVisible();
        assertThat(button(desk, "Continue the demo day")).isVisible();
        var entry = lastEntry();
        assertThat(jdbc.sql("SELECT action FROM journal WHERE actor = ? AND id = ?")
                        .params(people.id("liting").toString(), entry)
                        .query(String.class)
                        .optional())
                .contains("simulation.pause");

        button(manager, "继续演示").click();
        assertThat(button(desk, "Pause the demo day")).isVisible();
        Eventually.holds("the day goes on", () -> lastEntry() > entry + 1);
        assertThat(jdbc.sql("SELECT count(*) FROM journal WHERE id = ? + 1 AND action = 'simulation.resume'")
                        .param(entry)
                        .query(Integer.class)
                        .single())
                .as("nothing was done in between")
                .isEqualTo(1);
    }

    private static com.microsoft.playwright.Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private int count(String what, long since) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE id > ? AND " + what)
                .param(since)
                .query(Integer.class)
                .single();
    }

    private long lastEntry() {
        return jdbc.sql("SELECT max(id) FROM journal").query(Long.class).single();
    }

    private String url() {
        return "http://localhost:" + port;
    }
}
