package org.jiezhen.bench;

import com.microsoft.playwright.Page;
import org.jiezhen.journeys.Browsers;

/**
 * The whole way in real browsers: a tap on a guide's phone, and the row that appears on, or leaves, a colleague's
 * screen. Both clocks are this machine's.
 */
final class LastHop implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 10_000;

    // When the finger came down, in milliseconds since 1970.
    private static final String WATCH_TAPS = """
            () => addEventListener('pointerdown',
                () => { window.tapped = performance.timeOrigin + performance.now(); }, { capture: true })
            """;

    // When the set of rows changed; clocks that tick are no change.
    private static final String WATCH_ROWS = """
            () => {
              const board = document.querySelector('live-board');
              const rows = () => [...board.querySelectorAll('[data-id]')].map((row) => row.dataset.id).sort().join();
              let shown = rows();
              window.changes = 0;
              new MutationObserver(() => {
                const now = rows();
                if (now !== shown) {
                  shown = now;
                  window.changed = performance.timeOrigin + performance.now();
                  window.changes++;
                }
              }).observe(board, { childList: true, subtree: true });
            }
            """;

    /**
     * From the tap to the changed row.
     *
     * @param desk on a desk's screen, milliseconds
     * @param phone on a phone, milliseconds
     */
    record Hops(Samples desk, Samples phone) {}

    private final Browsers browsers = new Browsers();
    private final Page lift;
    private final Page desk;
    private final Page phone;

    LastHop(int port) {
        var base = "http://localhost:" + port;
        lift = Browsers.enter(browsers.phone("zh-CN"), base, "刘悦");
        desk = Browsers.enter(browsers.desk("zh-CN"), base, "李婷");
        phone = Browsers.enter(browsers.phone("zh-CN"), base, "张蕾");
        lift.navigate(base + "/arrive");
        lift.locator(".src button").first().waitFor();
        lift.evaluate(WATCH_TAPS);
        for (var board : new Page[] {desk, phone}) {
            board.navigate(base + "/arrivals");
            board.locator("live-board [data-id]").first().waitFor();
            board.evaluate(WATCH_ROWS);
        }
    }

    /** An arrival, and taken back again, so many times: two changes each. */
    Hops run(int times) {
        var hops = new Hops(new Samples(), new Samples());
        for (var n = 0; n < times; n++) {
            lift.locator(".src button").first().tap();
            hop(".seats .f", hops);
            hop("undo-bar .u.num", hops);
        }
        return hops;
    }

    private void hop(String tap, Hops hops) {
        var before = desk.evaluate("() => [window.changes]").toString();
        var beforePhone = phone.evaluate("() => [window.changes]").toString();
        lift.locator(tap).first().tap();
        var patience = new Page.WaitForFunctionOptions().setTimeout(PATIENCE_MILLIS);
        desk.waitForFunction("before => `[${window.changes}]` !== before", before, patience);
        phone.waitForFunction("before => `[${window.changes}]` !== before", beforePhone, patience);
        var tapped = number(lift, "tapped");
        hops.desk.add(number(desk, "changed") - tapped);
        hops.phone.add(number(phone, "changed") - tapped);
    }

    private static double number(Page page, String name) {
        return ((Number) page.evaluate("name => window[name]", name)).doubleValue();
    }

    @Override
    public void close() {
        browsers.close();
    }
}
