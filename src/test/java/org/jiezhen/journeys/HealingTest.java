package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.Map;
import org.jiezhen.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Boards and a wall stand open while what they depend on is killed: they go grey, say so, and heal without a hand on them. */
@InEveryBrowser
class HealingTest {

    @Parameter
    Browsers.Kind kind;

    // Two beats, and what a loaded machine needs.
    private static final LocatorAssertions.IsVisibleOptions GREY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);
    private static final LocatorAssertions.HasCountOptions HEALED =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);
    private static final LocatorAssertions.ContainsTextOptions SHOWN =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static final LocatorAssertions.HasTextOptions AT_LAST =
            new LocatorAssertions.HasTextOptions().setTimeout(90_000);

    @TempDir
    Path directory;

    @Test
    void boardsAndAWallHealWhenTheKilledPortalIsStartedAgainAndShowWhatChangedMeanwhile() throws Exception {
        var database = TestDatabase.demo();
        try (var portal = new PortalProcess(database, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var lift = Browsers.enter(browsers.phone("zh-CN"), portal.url(), "刘悦");
            var desk = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "李婷");
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A001")).hasCount(1);
            var wall = WallHealingTest.paired(browsers, portal.url());
            assertThat(wall.locator(".wait li b")).hasText("A001");
            wall.evaluate("window.sameLife = true");

            portal.kill();
            // A press that its node takes along.
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(desk.locator(".stale-bar")).isVisible(GREY);
            assertThat(lift.locator(".stale-bar")).isVisible(GREY);
            assertThat(wall.locator(".wall-lost")).isVisible(GREY);
            assertThat(wall.locator(".plate.withdrawn")).isVisible();
            assertThat(wall.locator(".wall-counts")).hasCount(0);
            execute(database, """
                            WITH known AS (
                                INSERT INTO customer (id, version, name, root_id, registered_at)
                                SELECT fresh, 0, '赵敏', fresh, now() FROM gen_random_uuid() AS fresh RETURNING id)
                            UPDATE visit SET customer_id = known.id, version = version + 1
                            FROM known WHERE ticket_number = 1""");
            execute(database, """
                            WITH entry AS (
                                INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                SELECT now(), 'system', 'test.call', 'visit', id FROM visit RETURNING id)
                            INSERT INTO visit_call
                                (visit_id, status, place_id, claim, times, started, recorded, begun_by)
                            SELECT visit.id, 'CALLED', place.id, place.id, 1, now(), now(), entry.id
                            FROM visit, place, entry WHERE place.wall_zh = '5 号咨询室'""");
            portal.startAgain();

            assertThat(wall.locator(".plate .to b")).hasText("5 号咨询室", AT_LAST);
            assertThat(wall.locator(".plate .tk")).hasText("A001");
            assertThat(wall.locator(".wall-lost")).hasCount(0);
            assertThat(wall.evaluate("window.sameLife === undefined"))
                    .as("it loaded itself anew, as after an upgrade")
                    .isEqualTo(true);

            assertThat(desk.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(row(desk, "A001")).containsText("赵敏", SHOWN);
            assertThat(lift.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(lift.locator("vaadin-notification-card")).containsText("未保存", SHOWN);
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A002")).hasCount(1, HEALED);
        }
    }

    @Test
    void boardsHealWhenTheKilledDatabaseIsBack() throws Exception {
        Map<String, Object> house = Map.of("portal.data-dir", directory.resolve("data"));
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var lift = Browsers.enter(browsers.phone("zh-CN"), portal.url(), "刘悦");
            var desk = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "李婷");
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A001")).hasCount(1);

            // The supervisor brings the database back within seconds; the board must have been grey in between.
            desk.evaluate("""
                    window.wasGrey = false;
                    document.addEventListener('live-status', event => window.wasGrey ||= event.detail.stale)""");
            var postmaster = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                    .getFirst();
            new ProcessBuilder("kill", "-9", postmaster).start().waitFor();
            desk.waitForFunction("() => window.wasGrey", null, new Page.WaitForFunctionOptions().setTimeout(60_000));

            assertThat(desk.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(lift.locator(".stale-bar")).hasCount(0, HEALED);
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A002")).hasCount(1, HEALED);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(ticket));
    }

    private static void execute(Map<String, Object> database, String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        (String) database.get("spring.flyway.url"),
                        (String) database.get("spring.flyway.user"),
                        (String) database.get("spring.flyway.password"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
