package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.visits.VisitId;
import org.jiezhen.wall.DeviceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every state of the wall, lying and upright, in both languages: nothing is cut off, everything is large enough, and
 * the pictures lie in {@code target/pictures} to be looked at, when they are asked for.
 */
@RunningPortal
class WallPicturesJourneyTest {

    private static final LocatorAssertions.IsVisibleOptions PATIENTLY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(45_000);

    /** A wall's page, and what its pictures are called. */
    private record Wall(Page page, String form) {}

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    Reception reception;

    private final Browsers browsers = new Browsers();
    private final List<Wall> walls = new ArrayList<>();
    private final List<DeviceId> devices = new ArrayList<>();

    @BeforeEach
    void fourScreens() {
        reception.empty();
        for (var locale : List.of("zh-CN", "en-GB")) {
            for (var upright : List.of(false, true)) {
                walls.add(new Wall(
                        browsers.wall(locale, upright),
                        (locale.startsWith("zh") ? "zh" : "en") + (upright ? "-upright" : "")));
            }
        }
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void everyStateIsWholeAndLegible() {
        for (var wall : walls) {
            wall.page.navigate("http://localhost:" + port + "/wall");
            assertThat(wall.page.locator(".code")).not().isEmpty();
            picture("pairing");
            devices.add(reception.pair(wall.page.locator(".code").innerText(), "8 层大厅 " + wall.form));
        }
        everywhere(".wall-foot .live");
        everywhere(".plate.quiet");
        look("empty");

        var first = new ArrayList<Done<VisitId>>();
        for (int i = 0; i < 7; i++) {
            first.add(reception.waits(i % 2 == 0 ? "王小红" : "欧阳静怡", null, false));
        }
        reception.lead(first.get(0), 1);
        reception.lead(first.get(1), 4);
        everywhere(".wait li >> nth=4");
        look("calm");

        reception.call(first.get(2), 8);
        everywhere(".plate .tk");
        look("calling");

        reception.as(
                Reception.ADMIN,
                () -> reception.walls.post(
                        Reception.key(),
                        "今天 17:30 起停止办理新的咨询登记，需要改期的顾客请到导医台，感谢理解。",
                        "No new consultations are registered from 17:30 today. To change an appointment please see the desk.",
                        null));
        everywhere(".wall-note");
        look("announcement");

        for (int i = 0; i < 40; i++) {
            first.add(reception.waits(i % 3 == 0 ? "Brigitte" : "司马南山", null, false));
        }
        reception.lead(first.get(2), 8);
        reception.call(first.get(3), 2);
        reception.call(first.get(4), 3);
        reception.call(first.get(5), 5);
        var missed = first.get(6);
        reception.call(missed, 6);
        reception.as(Reception.DESK, () -> reception.calls.absent(Reception.key(), missed.subject()));
        reception.call(first.get(7), 7);
        reception.as(Reception.ADMIN, () -> reception.walls.post(Reception.key(), "明天上午 8 层电梯检修，请从东侧上楼。", "", null));
        everywhere(".plates.n3 .plate >> nth=2");
        everywhere(".wait .pg");
        look("busy");

        reception.set("NAMES", true);
        reception.set("VOICE", true);
        everywhere(".wait .nm >> nth=0");
        look("busy-names");

        TestDatabase.reachable(url, false);
        try {
            everywhere(".wall-lost");
            look("stale-database");
        } finally {
            TestDatabase.reachable(url, true);
        }
        everywhere(".plates");
        for (var wall : walls) {
            wall.page.context().setOffline(true);
        }
        everywhere(".wall-lost");
        look("stale");
        for (var wall : walls) {
            wall.page.context().setOffline(false);
        }
        everywhere(".plates");

        for (var device : devices) {
            reception.as(Reception.ADMIN, () -> reception.walls.revoke(device));
        }
        for (var wall : walls) {
            assertThat(wall.page.locator("main[data-state=REVOKED]")).isVisible(PATIENTLY);
        }
        look("revoked");
    }

    private void everywhere(String selector) {
        for (var wall : walls) {
            assertThat(wall.page.locator(selector).first()).isVisible(PATIENTLY);
        }
    }

    private void look(String state) {
        picture(state);
        for (var wall : walls) {
            assertThat(faults(wall.page)).as(state + " " + wall.form).isEmpty();
        }
    }

    private void picture(String state) {
        for (var wall : walls) {
            Browsers.picture(wall.page, "wall-" + state + "-" + wall.form);
        }
    }

    /** What is cut off or too small to be read from five metres. */
    @SuppressWarnings("unchecked")
    private static List<String> faults(Page page) {
        // A page of a list that turns while it is measured is measured again.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        return (List<String>) page.evaluate("""
                () => {
                  const faults = [];
                  const w = document.documentElement.clientWidth, h = document.documentElement.clientHeight;
                  if (document.documentElement.scrollWidth > w || document.documentElement.scrollHeight > h) {
                    faults.push('the page scrolls');
                  }
                  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                    const of = node.parentElement, text = node.data.trim();
                    if (!text || of.closest('.sr, script, style, [hidden]') || of.getClientRects().length === 0) continue;
                    const range = document.createRange();
                    range.selectNodeContents(node);
                    const box = range.getBoundingClientRect();
                    if (box.width === 0) continue;
                    const size = parseFloat(getComputedStyle(of).fontSize);
                    const least = /^A\\d{3,}$/.test(text) ? 36 : 20;
                    if (size < least) faults.push(text + ' is small: ' + size);
                    if (box.right > w + 1 || box.bottom > h + 1 || box.left < -1 || box.top < -1) faults.push(text + ' leaves the screen');
                    for (let outer = of; outer && outer !== document.body; outer = outer.parentElement) {
                      const style = getComputedStyle(outer);
                      if (style.overflow !== 'visible') {
                        const clip = outer.getBoundingClientRect();
                        if (box.right > clip.right + 1 || box.bottom > clip.bottom + 3) {
                          faults.push(text + ' is cut off by ' + outer.className);
                          break;
                        }
                      }
                    }
                  }
                  return faults;
                }""");
    }
}
