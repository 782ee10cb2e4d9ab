package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A node dies while a page is on its way: what came is no page yet, and nobody need load it by hand. */
@RunningPortal
class HalfLoadedJourneyTest {

    private static final long PATIENCE = 30_000;

    @LocalServerPort
    int port;

    @Test
    void aPageOfWhichAPartDidNotComeLoadsItselfAnew() {
        try (var browsers = new Browsers()) {
            var page = browsers.desk("zh-CN");
            var scripts = new AtomicInteger();
            var sheets = new AtomicInteger();
            page.route("**/VAADIN/build/indexhtml-*.js", route -> once(route, scripts));
            page.route("**/styles/shell.css*", route -> once(route, sheets));

            page.navigate("http://localhost:" + port + "/sign-in");

            assertThat(page.locator(".people")).isVisible();
            // Told by the sheet that came at the second time of asking.
            assertThat(page.locator("body")).hasCSS("margin", "0px");
            org.assertj.core.api.Assertions.assertThat(scripts.get()).isEqualTo(2);
        }
    }

    @Test
    void aPageWhoseBeginningOrWhoseContentGotLostLoadsItselfAnew() {
        try (var browsers = new Browsers()) {
            var page = browsers.desk("zh-CN");
            var beginnings = new AtomicInteger();
            page.route("**/*v-r=init*", route -> once(route, beginnings));
            page.clock().install();

            page.navigate("http://localhost:" + port + "/sign-in");
            page.clock().fastForward(PATIENCE);

            assertThat(page.locator(".people")).isVisible();
            org.assertj.core.api.Assertions.assertThat(beginnings.get()).isEqualTo(2);

            // What asks for the content leaves the browser, and nobody answers.
            var asked = new AtomicInteger();
            page.route("**/*v-r=uidl*", route -> {
                if (asked.getAndIncrement() > 0) {
                    route.resume();
                }
            });
            page.routeWebSocket("**/VAADIN/push*", socket -> {
                if (asked.getAndIncrement() > 0) {
                    socket.connectToServer();
                }
            });
            page.reload();
            org.assertj.core.api.Assertions.assertThat(page.locator(".people").count())
                    .isZero();
            page.waitForCondition(() -> asked.get() > 0);
            page.clock().fastForward(PATIENCE);

            assertThat(page.locator(".people")).isVisible();
        }
    }

    /** As a proxy answers without a node, and then as it does with one. */
    private static void once(Route route, AtomicInteger asked) {
        if (asked.getAndIncrement() == 0) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("text/html")
                    .setBody("away"));
        } else {
            route.resume();
        }
    }
}
