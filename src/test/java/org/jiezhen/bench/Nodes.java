package org.jiezhen.bench;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.journeys.Browsers;
import org.jiezhen.journeys.PortalProcess;
import org.jiezhen.operations.Proxy;

/**
 * Two nodes of a house behind a proxy, with the file that an administrator is given, and real browsers before it: a node is
 * killed, the other is stopped and started in turn, the database is away from both. Nobody puts a hand on a board.
 */
final class Nodes {

    private static final List<String> DESKS = List.of("李婷", "张蕾", "高峰");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final LocatorAssertions.HasCountOptions AT_LAST =
            new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE.toMillis());
    private static final double HEALED_SECONDS = 20;

    private final Promises promises;

    Nodes(Promises promises) {
        this.promises = promises;
    }

    void run() throws IOException, GeneralSecurityException, InterruptedException {
        for (var kind : Proxy.Kind.values()) {
            if (kind.isHere()) {
                promises.say("\nTwo nodes behind " + kind + ":");
                behind(kind);
            } else {
                promises.say("\nSKIPPED: " + kind.noneHere());
            }
        }
    }

    private void behind(Proxy.Kind kind) throws IOException, GeneralSecurityException, InterruptedException {
        var database = TestDatabase.demo();
        var logs = Files.createTempDirectory("jiezhen-nodes");
        try (var one = new PortalProcess(database, Map.of(), logs.resolve("one.log"));
                var two = new PortalProcess(database, Map.of(), logs.resolve("two.log"));
                var proxy = Proxy.before(kind, node(one), node(two));
                var browsers = new Browsers()) {
            var late = new LateAndDark(promises, database);
            late.isToldOnce("with two nodes", "zhouying");
            one.kill();
            late.isToldOnce("after one of them was killed", "wangfang");
            one.startAgain();
            late.staysToldOnce("once that one is back");
            settled(kind);
            var house = new House(browsers, proxy.url());
            house.arrival("before anything happens");

            try (var probe = new Probe(proxy)) {
                one.kill();
                house.arrival("one of two nodes is killed under open boards");
                one.startAgain();
                settled(kind);
                two.close();
                house.arrival("the other is stopped");
                two.startAgain();
                settled(kind);
                one.close();
                house.arrival("and in turn the first");
                one.startAgain();
                promises.hold(
                        "who asked meanwhile was answered",
                        probe.told(),
                        probe.refused() == 0 && probe.longestSeconds() < 5);
            }
            house.withoutDatabase(kind, proxy, String.valueOf(database.get("spring.datasource.url")));
        }
    }

    /** nginx asks a node that was away again after a while only, as the page for administrators says. */
    private static void settled(Proxy.Kind kind) {
        if (kind == Proxy.Kind.NGINX) {
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
        }
    }

    /** Until the proxy has left both. */
    private static void awaitNoNode(Proxy proxy) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try (var client = proxy.client()) {
            var request = HttpRequest.newBuilder(URI.create(proxy.url() + "/styles/tokens.css"))
                    .build();
            while (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 503) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("the proxy still has a node");
                }
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            }
        } catch (IOException | GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Proxy.Node node(PortalProcess portal) {
        return new Proxy.Node(portal.port(), portal.managementPort());
    }

    /** The people before the proxy: a guide at the lift, and others who have the arrivals open. */
    private final class House {

        private final Browsers browsers;
        private final String url;
        private final Page lift;
        private final List<Page> desks = new ArrayList<>();
        private int tickets;

        private House(Browsers browsers, String url) {
            this.browsers = browsers;
            this.url = url;
            lift = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦");
            for (var name : DESKS) {
                var desk = Browsers.enter(browsers.desk("zh-CN"), url, name);
                desk.navigate(url + "/arrivals");
                desks.add(desk);
            }
        }

        /** The guide registers somebody as soon as the phone lets them; everybody sees it, sooner or later. */
        private void arrival(String after) {
            var began = System.nanoTime();
            var ticket = "A%03d".formatted(++tickets);
            promises.hold(after + ": what is registered is on every board", "", holds(() -> {
                assertThat(lift.locator(".stale-bar")).hasCount(0, AT_LAST);
                var deadline = System.nanoTime() + PATIENCE.toNanos();
                // A press on a page that is about to load anew is not saved, and the page says so.
                while (!desks.stream().anyMatch(desk -> row(desk, ticket).count() == 1)) {
                    if (System.nanoTime() > deadline) {
                        throw new AssertionError(ticket + " was not registered");
                    }
                    tapSeat();
                    LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
                }
                desks.forEach(desk -> assertThat(row(desk, ticket)).hasCount(1, AT_LAST));
            }));
            healed(began);
        }

        private void tapSeat() {
            try {
                Browsers.tap(lift.locator(".seats .f").first());
            } catch (PlaywrightException e) {
                // It loads anew just now.
            }
        }

        private void healed(long began) {
            var all = holds(() ->
                    desks.forEach(desk -> assertThat(desk.locator(".stale-bar")).hasCount(0, AT_LAST)));
            var seconds = (System.nanoTime() - began) / 1e9;
            promises.hold("no board is grey any more", "%.1f s".formatted(seconds), all && seconds < HEALED_SECONDS);
        }

        private void withoutDatabase(Proxy.Kind kind, Proxy proxy, String database) {
            TestDatabase.reachable(database, false);
            try {
                promises.hold(
                        "without the database every board says so",
                        "",
                        holds(() -> desks.forEach(desk -> assertThat(desk.locator(".stale-bar"))
                                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE.toMillis())))));
                var late = browsers.desk("zh-CN");
                promises.hold("whoever comes now is told in a sentence", "", holds(() -> {
                    if (kind == Proxy.Kind.HAPROXY) {
                        awaitNoNode(proxy);
                        late.navigate(url + "/arrivals");
                        assertThat(late.locator("body")).containsText("接诊系统暂时无法使用");
                    } else {
                        late.navigate(url + "/arrivals");
                        late.waitForFunction("document.body.innerText.trim() !== ''");
                    }
                }));
            } finally {
                TestDatabase.reachable(database, true);
            }
            arrival("the database is back");
            promises.hold("nobody had to sign in again", "", desks.stream().noneMatch(desk -> desk.url()
                    .contains("sign-in")));
        }
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(ticket));
    }

    private boolean holds(Runnable what) {
        try {
            what.run();
            return true;
        } catch (AssertionError | PlaywrightException e) {
            promises.say("    " + e.toString().lines().limit(6).reduce("", (a, b) -> a + "\n    " + b));
            return false;
        }
    }

    /** Somebody who asks for something all the time, and stays with one node by its cookie. */
    private static final class Probe implements AutoCloseable {

        private static final Duration EVERY = Duration.ofMillis(50);

        private final HttpClient http;
        private final HttpRequest request;
        private final Thread thread;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private volatile long longest;

        private Probe(Proxy proxy) throws IOException, GeneralSecurityException {
            http = proxy.client();
            request = HttpRequest.newBuilder(URI.create(proxy.url() + "/styles/tokens.css"))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            thread = Thread.ofVirtual().start(this::ask);
        }

        private void ask() {
            while (!Thread.currentThread().isInterrupted()) {
                var began = System.nanoTime();
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            != 200) {
                        refused.incrementAndGet();
                    }
                } catch (IOException e) {
                    refused.incrementAndGet();
                } catch (InterruptedException e) {
                    return;
                }
                asked.incrementAndGet();
                longest = Math.max(longest, System.nanoTime() - began);
                LockSupport.parkNanos(EVERY.toNanos());
            }
        }

        int refused() {
            return refused.get();
        }

        double longestSeconds() {
            return longest / 1e9;
        }

        String told() {
            return "%d times, %d refused, the longest took %.1f s".formatted(asked.get(), refused(), longestSeconds());
        }

        @Override
        public void close() {
            thread.interrupt();
            http.shutdownNow();
        }
    }
}
