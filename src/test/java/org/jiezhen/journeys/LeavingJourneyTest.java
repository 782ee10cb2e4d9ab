package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The portal forgets a board before the browser has left it: the beat between the two must not load it anew. */
@RunningPortal
class LeavingJourneyTest {

    private static final String BEAT = "**/live/beat*";

    @LocalServerPort
    int port;

    @Test
    void aBoardIsLoadedAnewWhenItIsForgottenAndNotWhenItIsBeingLeft() {
        try (var browsers = new Browsers()) {
            var page = Browsers.enter(browsers.desk("zh-CN"), "http://localhost:" + port, "李婷", "/arrivals");
            assertThat(page.locator("live-board .live").first()).not().hasClass("cut-off");
            page.evaluate("window.same = true");

            var forgotten = new AtomicInteger();
            page.route(BEAT, route -> forget(route, forgotten));
            page.waitForCondition(() -> forgotten.get() == 1);
            page.unroute(BEAT);
            page.waitForResponse(BEAT, () -> {});
            assertThat(page.locator(".live.cut-off")).hasCount(0);
            assertThat(page.evaluate("window.same")).isEqualTo(true);

            page.route(BEAT, route -> forget(route, forgotten));
            page.waitForFunction("() => window.same === undefined");
            page.unroute(BEAT);
            assertThat(page.locator("live-board .live").first()).not().hasClass("cut-off");
        }
    }

    private static void forget(Route route, AtomicInteger forgotten) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBody(answer.text().replaceFirst("\"v\":\\{[^}]*}", "\"v\":{}")));
        forgotten.incrementAndGet();
    }
}
