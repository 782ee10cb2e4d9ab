package org.jiezhen.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jiezhen.RunningPortal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a browser that was never here is sent for the page on which one signs in, and what it need not ask for again. */
@RunningPortal
class FirstPageTest {

    private static final int MOST = 300_000;

    private static final Pattern SHEET = Pattern.compile("<link[^>]*href=\"([^\"]+)\"[^>]*rel=\"stylesheet\"");
    private static final Pattern SCRIPT = Pattern.compile("<script[^>]*src=\"([^\"]+)\"");
    private static final Pattern PARTS = Pattern.compile("(?:from|import)\\s*[\"']\\./([\\w.-]+\\.js)[\"']");
    private static final Pattern LATER = Pattern.compile("import\\([\"'`]\\./([\\w.-]+\\.js)[\"'`]\\)");

    /** What the page's own script goes on to load by itself, whichever view it shows. */
    private static final Pattern EVERY_PAGE = Pattern.compile("(?:FlowBootstrap|FlowClient|generated-flow-imports)-.*");

    private static final Pattern ASKED = Pattern.compile("loadOnDemand\\('([0-9a-f]{64})'\\)");

    @LocalServerPort
    int port;

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final Map<String, HttpResponse<byte[]>> sent = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();
    private String flowImports = "";

    @BeforeEach
    void aBrowserComesForTheFirstTime() {
        var page = text(get("/sign-in"));
        Stream.of(SHEET, SCRIPT)
                .flatMap(what -> what.matcher(page).results())
                .map(found -> "/" + found.group(1).replaceFirst("^\\./", ""))
                .forEach(this::load);
        var init = text(get("/?v-r=init&location=sign-in&query="));
        push(init);
        var view = text(send(
                "/?v-r=uidl&v-uiId=" + first("v-uiId\":(\\d+)", init),
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"csrfToken\":\""
                                + first("Vaadin-Security-Key\":\"([^\"]+)", init)
                                + "\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{"
                                + "\"route\":\"sign-in\",\"query\":\"\",\"appShellTitle\":\"\","
                                + "\"historyState\":{\"idx\":0},\"trigger\":\"\"}}],\"syncId\":0,\"clientId\":0}"))));
        assertThat(view).as("the view for signing in").contains("password");
        Stream.of(init, view)
                .flatMap(answer -> ASKED.matcher(answer).results())
                .forEach(found -> asked.add(found.group(1)));
        Pattern.compile("(?:context://)?(styles/staff\\.css[^\"\\\\]*)")
                .matcher(view)
                .results()
                .map(found -> "/" + found.group(1))
                .distinct()
                .forEach(this::load);
    }

    @Test
    void theFirstPageIsLight() {
        var weights = sent.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> one.getValue().body().length, Integer::sum, LinkedHashMap::new));
        var whole = weights.values().stream().mapToInt(Integer::intValue).sum();
        System.out.println("The first page, cold: " + whole + " B in " + weights.size() + " answers");
        assertThat(weights.keySet())
                .as("what was weighed")
                .anyMatch(path -> path.contains("/FlowClient-"))
                .anyMatch(path -> path.contains("lumo.css"))
                .anyMatch(path -> path.contains("staff.css"))
                .anyMatch(path -> path.contains("vaadinPush"));
        assertThat(whole).as("%s", weights).isLessThan(MOST);
    }

    /** All else comes in one piece with the first page behind it: see vite.config.ts. */
    @Test
    void whatSigningInDoesNotNeedIsNotSent() {
        assertThat(asked).isNotEmpty();
        assertThat(asked)
                .as("what is asked for is known to need nothing more")
                .allMatch(key -> flowImports.contains(key));
        assertThat(LATER.matcher(flowImports).results()).as("the one piece").hasSize(1);
    }

    @Test
    void whatBearsAHashInItsAddressIsNotAskedForAgain() {
        var hashed = sent.entrySet().stream()
                .filter(one ->
                        one.getKey().startsWith("/VAADIN/") || one.getKey().contains("?v-c="))
                .toList();
        assertThat(hashed).hasSizeGreaterThan(8);
        assertThat(hashed).allSatisfy(one -> assertThat(one.getValue().headers().firstValue("Cache-Control"))
                .as(one.getKey())
                .hasValue("max-age=31536000, immutable"));
        var missing = get("/VAADIN/build/FlowClient-AAAAAAAA.js");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.headers().firstValue("Cache-Control").orElse(""))
                .as("what is not there may come")
                .doesNotContain("immutable");
    }

    /** A page that bears a token is not compressed: its length would tell of it, to whoever has a word in it (BREACH). */
    @Test
    void everythingButThePageItselfComesCompressed() {
        assertThat(sent).hasSizeGreaterThan(10);
        assertThat(sent).allSatisfy((path, answer) -> assertThat(
                        answer.headers().firstValue("Content-Encoding").orElse("none"))
                .as(path)
                .isEqualTo(path.equals("/sign-in") ? "none" : path.startsWith("/VAADIN/build/") ? "br" : "gzip"));
    }

    @Test
    void whatABrowserKeepsForTheTimeWithoutContactIsOpenToAllAndNamesNobody() {
        var worker = text(get("/sw.js"));
        assertThat(worker).doesNotContain("FILES_OF_THE_PAGE", "VERSION");
        var files = Pattern.compile("'([\\w./-]+\\.\\w+)'")
                .matcher(first("const FILES = (\\[[^\\]]+\\])", worker))
                .results()
                .map(found -> "/" + found.group(1))
                .toList();
        assertThat(files).contains("/away/offline.html", "/away/sheet.js", "/styles/tokens.css");
        Stream.concat(
                        files.stream(),
                        Stream.of("/manifest.webmanifest", "/favicon.ico", "/away/here.txt", "/icons/house-512.png"))
                .forEach(path -> assertThat(get(path).statusCode()).as(path).isEqualTo(200));
        assertThat(get("/sw.js").headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(text(get("/away/offline.html")))
                .contains("暂时连不上接诊")
                .doesNotContain("_csrf")
                .as("what it needs is kept as well")
                .satisfies(page -> assertThat(Pattern.compile("(?:src|href)=\"([^\"]+)\"")
                                .matcher(page)
                                .results()
                                .map(found -> found.group(1)))
                        .isSubsetOf(files));
    }

    // ---- as a browser does

    private void load(String path) {
        if (!sent.containsKey(path)) {
            var code = text(get(path));
            if (path.startsWith("/VAADIN/build/")) {
                var ours = path.contains("/generated-flow-imports-");
                flowImports = ours ? code : flowImports;
                PARTS.matcher(code).results().forEach(part -> load("/VAADIN/build/" + part.group(1)));
                LATER.matcher(code)
                        .results()
                        .map(part -> part.group(1))
                        .filter(part -> !ours && EVERY_PAGE.matcher(part).matches())
                        .forEach(part -> load("/VAADIN/build/" + part));
            }
        }
    }

    private void push(String init) {
        var script = Pattern.compile("VAADIN/static/push/vaadinPush[\\w.-]*\\.js(?:\\?v=\\w+)?")
                .matcher(init)
                .results()
                .findFirst()
                .orElseThrow()
                .group();
        load("/" + script);
    }

    private HttpResponse<byte[]> get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    private HttpResponse<byte[]> send(String path, HttpRequest.Builder request) {
        try {
            var answer = client.send(
                    request.uri(URI.create("http://localhost:" + port + path))
                            .header("Accept-Encoding", "gzip, br")
                            .build(),
                    BodyHandlers.ofByteArray());
            sent.putIfAbsent(path, answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The text of an answer; of one that Java cannot unpack it is asked for again as it is. */
    private String text(HttpResponse<byte[]> answer) {
        try {
            return switch (answer.headers().firstValue("Content-Encoding").orElse("")) {
                case "" -> new String(answer.body(), StandardCharsets.UTF_8);
                case "gzip" ->
                    new String(
                            new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
                            StandardCharsets.UTF_8);
                default ->
                    client.send(HttpRequest.newBuilder(answer.uri()).build(), BodyHandlers.ofString())
                            .body();
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return List.of(found.group(1)).getFirst();
    }
}
