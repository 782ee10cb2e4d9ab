package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jiezhen.database.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A wall stands alone: what it depends on dies, is cut off and comes back, and nobody lays a hand on the screen. */
@InEveryBrowser
class WallHealingTest {

    @Parameter
    Browsers.Kind kind;

    // Two beats; and what a loaded machine may need beyond that to be called broken rather than slow.
    private static final Duration TWO_BEATS = Duration.ofSeconds(20);
    private static final Duration ONE_BEAT = Duration.ofSeconds(10);
    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(90_000);
    private static final LocatorAssertions.HasCountOptions GONE =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);

    @TempDir
    Path directory;

    private Map<String, Object> house;

    @BeforeEach
    void aDemoHouse() {
        house = TestDatabase.demo();
    }

    @Test
    void whatIsChangedBySqlWhileThePortalIsDownIsOnTheWallOnceItIsUpAndTheWallWasGreyInBetween() throws Exception {
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var wall = paired(browsers, portal.url());
            arrive(browsers, portal.url());
            assertThat(wall.locator(".wait li b")).hasText("A001");
            wall.evaluate("window.sameLife = true");

            portal.kill();
            assertThat(wall.locator(".wall-lost")).isVisible(PATIENTLY);
            assertThat(wall.locator(".plate.withdrawn")).isVisible();
            assertThat(wall.locator(".wall-counts")).hasCount(0);
            execute("""
                    WITH entry AS (
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        SELECT now(), 'system', 'test.call', 'visit', id FROM visit RETURNING id)
                    INSERT INTO visit_call (visit_id, status, place_id, claim, times, started, recorded, begun_by)
                    SELECT visit.id, 'CALLED', place.id, place.id, 1, now(), now(), entry.id
                    FROM visit, place, entry WHERE place.wall_zh = '5 号咨询室'""");
            portal.startAgain();

            assertThat(wall.locator(".plate .to b")).isVisible(PATIENTLY);
            assertThat(wall.locator(".plate .tk")).hasText("A001");
            assertThat(wall.locator(".plate .to b")).hasText("5 号咨询室");
            assertThat(wall.locator(".wall-lost")).hasCount(0);
            assertThat(wall.evaluate("window.sameLife === undefined"))
                    .as("it loaded itself anew, as after an upgrade")
                    .isEqualTo(true);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void aCutLineIsGreyWithinTwoBeatsAndTheWallIsWholeWithinOneAfterItsRepair() throws Exception {
        // The beat of a house, where the others have the tests' quick one.
        house = new HashMap<>(house);
        house.put("portal.beat-millis", ONE_BEAT.toMillis());
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var line = new CutLine(URI.create(portal.url()).getPort());
                var browsers = new Browsers(kind)) {
            var wall = paired(browsers, line.url());
            arrive(browsers, portal.url());
            assertThat(wall.locator(".wait li b")).hasText("A001");
            wall.evaluate("""
                    window.sameLife = true;
                    document.addEventListener('live-status', e => { if (e.detail.stale) window.grey ??= Date.now(); });""");

            var cut = Instant.now();
            line.cut();
            assertThat(wall.locator(".wall-lost")).isVisible(PATIENTLY);
            var grey = at(wall, "grey");
            arrive(browsers, portal.url());
            var repaired = Instant.now();
            line.repair();
            assertThat(wall.locator(".wait li")).hasCount(2, GONE);
            assertThat(wall.locator(".wall-lost")).hasCount(0, GONE);
            var whole = Instant.now();

            assertThat(Duration.between(cut, grey)).isLessThanOrEqualTo(TWO_BEATS);
            assertThat(Duration.between(repaired, whole)).isLessThanOrEqualTo(ONE_BEAT);
            assertThat(wall.evaluate("window.sameLife")).as("without a reload").isEqualTo(true);

            // And live again: what happens now is pushed, or found missing at the next beat.
            arrive(browsers, portal.url());
            assertThat(wall.locator(".wait li")).hasCount(3, GONE);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void afterAPowerCutTheScreenComesBackByItselfEvenBeforeThePortalDoes() throws Exception {
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var wall = paired(browsers, portal.url());
            var context = wall.context();
            var token = context.cookies().stream()
                    .filter(cookie -> cookie.name.equals("jz-wall"))
                    .toList();
            assertThat(token).hasSize(1);
            assertThat(token.getFirst().expires)
                    .as("kept by the browser through a power cut")
                    .isGreaterThan(Instant.now().plus(Duration.ofDays(300)).getEpochSecond());

            // The screen loses power: what it had in its memory is gone, what stood in its cookie jar is not.
            wall.close();
            context.clearCookies();
            context.addCookies(token);
            var again = context.newPage();
            again.navigate(portal.url() + "/wall");

            assertThat(again.locator(".wall-foot .live")).isVisible(PATIENTLY);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Instant at(Page wall, String what) {
        return Instant.ofEpochMilli(((Number) wall.evaluate("window." + what)).longValue());
    }

    /** A screen in the hall, paired by the administrator. */
    private static Page paired(Browsers browsers, String url) {
        var wall = browsers.wall("zh-CN", false);
        wall.navigate(url + "/wall");
        assertThat(wall.locator(".code")).not().isEmpty();
        var admin = Browsers.enter(browsers.desk("zh-CN"), url, "程远");
        admin.navigate(url + "/admin/devices");
        admin.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("配对屏幕"))
                .click();
        var dialog = admin.locator("vaadin-dialog[opened]");
        dialog.locator("input").nth(0).fill(wall.locator(".code").innerText());
        dialog.locator("input").nth(1).fill("8 层大厅");
        dialog.locator("vaadin-button").last().click();
        assertThat(wall.locator(".wall-foot .live")).isVisible(PATIENTLY);
        admin.close();
        return wall;
    }

    private static void arrive(Browsers browsers, String url) {
        var lift = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦");
        Browsers.tap(lift.locator(".seats .f").first());
        assertThat(lift.locator("undo-bar .done b")).isVisible();
        lift.close();
    }

    private void execute(String sql) throws Exception {
        try (var connection = DriverManager.getConnection(
                        (String) house.get("spring.flyway.url"), (String) house.get("spring.flyway.user"), (String)
                                house.get("spring.flyway.password"));
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }
}
