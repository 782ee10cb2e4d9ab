package org.jiezhen.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLSocket;
import org.jiezhen.Eventually;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What src/operations promises of two nodes behind a proxy, with the proxy itself. Two small servers stand for the nodes
 * here; {@code ./portal faults} puts the portal there, with open boards before it.
 */
@ParameterizedClass
@EnumSource(Proxy.Kind.class)
@Timeout(60)
class SeveralNodesTest {

    private static final Duration AT_ONCE = Duration.ofSeconds(3);

    @Parameter
    Proxy.Kind kind;

    private final Node one = new Node("one");
    private final Node two = new Node("two");
    private Proxy proxy;

    @BeforeEach
    void twoNodesAreUp() throws IOException {
        assumeTrue(kind.isHere(), kind.noneHere());
        one.up();
        two.up();
        proxy = Proxy.before(kind, one.address(), two.address());
    }

    @AfterEach
    void allIsTakenDown() throws IOException {
        one.down();
        two.down();
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void theFileIsInOrder() {
        assertThat(proxy.check()).isEmpty();
    }

    @Test
    void aBrowserStaysWithItsNodeAndIsLedToTheOtherOneWhenThatDies() throws Exception {
        var browser = browser();
        var home = get(browser, "/arrivals").body();
        for (var n = 0; n < 5; n++) {
            assertThat(get(browser, "/arrivals").body()).isEqualTo(home);
        }

        node(home).down();

        for (var n = 0; n < 10; n++) {
            var began = System.nanoTime();
            var answer = n % 2 == 0 ? get(browser, "/arrivals") : post(browser, "/press");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo(other(home));
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(AT_ONCE);
        }
    }

    @Test
    void withoutANodeAPageSaysSoAndComesBackByItself() throws Exception {
        one.down();
        two.down();
        var browser = browser();

        var away = get(browser, "/arrivals");

        assertThat(away.statusCode()).isBetween(502, 503);
        assertThat(away.body()).contains("接诊系统暂时无法使用", "is away for a moment", "http-equiv=\"refresh\"");
        assertThat(away.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(away.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(away.headers().firstValue("Retry-After")).contains("5");

        two.up();
        Eventually.passes(() -> assertThat(get(browser, "/arrivals").body()).isEqualTo("two"));
    }

    @Test
    void theNodeIsToldWhoAsksAndNotWhatABrowserSaysOfItself() throws Exception {
        browser()
                .send(
                        HttpRequest.newBuilder(URI.create(proxy.url() + "/sign-in"))
                                .header("X-Forwarded-For", "203.0.113.9")
                                .header("X-Forwarded-Proto", "http")
                                .header("X-Forwarded-Host", "evil.example")
                                .build(),
                        HttpResponse.BodyHandlers.discarding());

        var told = seen().getFirst().headers;
        assertThat(told.get("X-forwarded-for")).containsExactly("127.0.0.1");
        assertThat(told.get("X-forwarded-proto")).containsExactly("https");
        assertThat(told.get("X-forwarded-port")).containsExactly(Integer.toString(proxy.port()));
        assertThat(told).doesNotContainKey("X-forwarded-host");
        assertThat(told.get("Host")).containsExactly("localhost:" + proxy.port());
    }

    @Test
    void halfOfSomethingReachesNoNode() throws Exception {
        try (var half = (SSLSocket) proxy.trusting().getSocketFactory().createSocket("localhost", proxy.port())) {
            half.getOutputStream()
                    .write("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 500\r\n\r\nhalf"
                            .getBytes(StandardCharsets.US_ASCII));
            half.getOutputStream().flush();

            // What came after it has come to its node and gone again.
            for (var n = 0; n < 5; n++) {
                get(browser(), "/arrivals");
            }
            assertThat(seen()).extracting(Seen::method).containsOnly("GET");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void whatWasAskedIsAskedAgainAndWhatWasSentIsNeverSentTwice(String method) throws Exception {
        one.diesUnder = "/press";
        two.diesUnder = method.equals("GET") ? "" : "/press";
        // Until the node that dies has been met.
        for (var tries = 0; seen().stream().noneMatch(seen -> seen.node.equals("one")) && tries < 200; tries++) {
            if (method.equals("GET")) {
                assertThat(get(browser(), "/press").statusCode()).isEqualTo(200);
            } else {
                var before = seen().size();
                assertThat(isAnswered()).isFalse();
                assertThat(seen()).hasSize(before + 1);
            }
        }
        assertThat(seen()).anyMatch(seen -> seen.node.equals("one"));
    }

    private boolean isAnswered() throws Exception {
        try {
            return post(browser(), "/press").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aNodeThatSaysItCannotWorkIsLeftByTheProxyThatAsks() throws Exception {
        var browser = browser();
        var home = get(browser, "/arrivals").body();

        node(home).ready = false;

        switch (kind) {
            case HAPROXY ->
                Eventually.passes(
                        () -> assertThat(get(browser, "/arrivals").body()).isEqualTo(other(home)));
            case NGINX -> {
                node(home).down();
                assertThat(get(browser, "/arrivals").body())
                        .as("Debian's nginx asks no node, and leaves the one that is gone")
                        .isEqualTo(other(home));
            }
        }
    }

    // ---- nodes

    private record Seen(String node, String method, Map<String, List<String>> headers) {}

    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();

    private List<Seen> seen() {
        return List.copyOf(seen);
    }

    private Node node(String name) {
        return name.equals("one") ? one : two;
    }

    private static String other(String name) {
        return name.equals("one") ? "two" : "one";
    }

    private final class Node {

        private final String name;
        private int port;
        private int managementPort;
        private HttpServer browsers;
        private HttpServer management;
        private volatile boolean ready = true;
        private volatile String diesUnder = "";

        private Node(String name) {
            this.name = name;
        }

        void up() throws IOException {
            browsers = serve(port, this::answer);
            management = serve(managementPort, exchange -> exchange.sendResponseHeaders(ready ? 200 : 503, -1));
            port = browsers.getAddress().getPort();
            managementPort = management.getAddress().getPort();
        }

        void down() {
            if (browsers != null) {
                browsers.stop(0);
                management.stop(0);
                browsers = null;
            }
        }

        Proxy.Node address() {
            return new Proxy.Node(port, managementPort);
        }

        private HttpServer serve(int port, com.sun.net.httpserver.HttpHandler handler) throws IOException {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    handler.handle(exchange);
                }
            });
            server.setExecutor(task -> Thread.ofVirtual().start(task));
            server.start();
            return server;
        }

        private void answer(HttpExchange exchange) throws IOException {
            exchange.getRequestBody().readAllBytes();
            seen.add(new Seen(name, exchange.getRequestMethod(), Map.copyOf(exchange.getRequestHeaders())));
            if (!diesUnder.equals(exchange.getRequestURI().getPath())) {
                var body = name.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        }
    }

    // ---- browsers

    private HttpClient browser() throws IOException, GeneralSecurityException {
        return proxy.client();
    }

    private HttpResponse<String> get(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(proxy.url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(HttpClient browser, String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(proxy.url() + path))
                        .POST(HttpRequest.BodyPublishers.ofString("key=1"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
