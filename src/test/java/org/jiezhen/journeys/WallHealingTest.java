package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import org.jiezhen.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** A wall stands alone: its line is cut and repaired, and nobody lays a hand on the screen. */
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

    @Test
    void aCutLineIsGreyWithinTwoBeatsAndTheWallIsWholeWithinOneAfterItsRepair() throws Exception {
        // The beat of a house, where the others have the tests' quick one.
        var house = new HashMap<>(TestDatabase.demo());
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

    private static Instant at(Page wall, String what) {
        return Instant.ofEpochMilli(((Number) wall.evaluate("window." + what)).longValue());
    }

    /** A screen in the hall, paired by the administrator. */
    static Page paired(Browsers browsers, String url) {
        var wall = browsers.wall("zh-CN", false);
        wall.navigate(url + "/wall");
        assertThat(wall.locator(".code")).not().isEmpty();
        var admin = Browsers.enter(browsers.desk("zh-CN"), url, "程远", "/admin/devices");
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
}
