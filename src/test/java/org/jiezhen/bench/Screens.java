package org.jiezhen.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jiezhen.staff.StaffId;

/**
 * Browsers as the portal sees them: each signs in with a session of its own, opens a view, connects its websocket, and
 * beats. What a page would draw is not drawn.
 */
final class Screens implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PUSH = Pattern.compile("\"Vaadin-Push-ID\":\"([^\"]+)\"");
    private static final Pattern UI_ID = Pattern.compile("\"v-uiId\":(\\d+)");
    private static final Pattern VIEWER = Pattern.compile("\"viewer\":\"([^\"]+)\"");

    private static final Pattern BOARD = Pattern.compile("\\{\"@v-node\":(\\d+)},\\{\"e\":");
    private static final Duration BEAT = Duration.ofSeconds(10);

    /**
     * An open view.
     *
     * @param viewers the subscriptions that its beat names, as the query of its address: those of the frame as well
     */
    record Screen(Sockets.Socket socket, String cookie, String viewers) {}

    /**
     * A page that has no view yet.
     *
     * @param push the key of its websocket, empty when it has none
     */
    private record Page(String cookie, String ui, String key, String push) {}

    private final int port;
    private final String base;
    private final Sockets sockets;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Screen> open = new ArrayList<>();
    private long lastBeatNanos = System.nanoTime();

    Screens(int port, Sockets sockets) {
        this.port = port;
        this.base = "http://localhost:" + port;
        this.sockets = sockets;
    }

    /** Signs somebody in at the demo house's door, opens a view and connects its websocket. */
    Screen open(StaffId person, String view) {
        return open(person, view, (path, cookie) -> sockets.open(port, path, cookie));
    }

    /** The same, and never reads what its websocket brings. */
    Screen openAndNeverRead(StaffId person, String view) {
        return open(person, view, (path, cookie) -> Sockets.openAndNeverRead(port, path, cookie));
    }

    private Screen open(StaffId person, String view, BiFunction<String, String, Sockets.Socket> connecting) {
        var page = enter(person);
        var opening = navigate(page, view, 0);
        shown(page, opening);
        var socket = connecting.apply(
                "/VAADIN/push?v-r=push&v-uiId=" + page.ui + "&v-pushId=" + page.push
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                        + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true",
                page.cookie);
        var screen = new Screen(socket, page.cookie, viewers(opening));
        open.add(screen);
        beatIfDue();
        return screen;
    }

    /**
     * What the portal answers when somebody opens a page and goes from one view to another.
     *
     * @param page the answer to the first view: the frame of the portal, the view and its first board
     * @param board the answer to the second: the view and its first board
     */
    record Opening(String page, String board) {}

    /** Opens a page, and goes from one view to another. Nothing stays connected. */
    Opening openings(StaffId person, String first, String second) {
        var page = enter(person);
        return new Opening(navigate(page, first, 0), navigate(page, second, 1));
    }

    /** Signs somebody in and opens a view, and leaves it at that; gives what the navigation was answered with. */
    String look(StaffId person, String view) {
        return navigate(enter(person), view, 0);
    }

    /** What somebody who need not sign in gets as the view at this route. */
    String look(String view) {
        return navigate(page(""), view, 0);
    }

    private Page enter(StaffId person) {
        var entrance = get("/sign-in", "");
        var before = cookies(entrance, "");
        var entered = send(HttpRequest.newBuilder(URI.create(base + "/demo/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", before)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "person=" + person + "&_csrf=" + encoded(first(TOKEN, entrance.body()))))
                .build());
        return page(cookies(entered, before));
    }

    private Page page(String before) {
        var init = get("/?v-r=init&location=&query=", before);
        var page = init.body();
        return new Page(cookies(init, before), first(UI_ID, page), first(KEY, page), optional(PUSH, page));
    }

    /** @param message the page's message number, from 0 */
    private String navigate(Page page, String view, int message) {
        return call(
                page,
                "{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{\"route\":\"" + view
                        + "\",\"query\":\"\",\"appShellTitle\":\"\",\"historyState\":{\"idx\":" + message
                        + "},\"trigger\":\"\"}}",
                message);
    }

    /** As the element does when it has its first, whole board. */
    private void shown(Page page, String opening) {
        call(
                page,
                "{\"type\":\"publishedEventHandler\",\"node\":" + first(BOARD, opening)
                        + ",\"templateEventMethodName\":\"shown\",\"templateEventMethodArgs\":[],\"promise\":-1}",
                1);
    }

    private String call(Page page, String rpc, int message) {
        return send(HttpRequest.newBuilder(URI.create(base + "/?v-r=uidl&v-uiId=" + page.ui))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .header("Cookie", page.cookie)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"csrfToken\":\"" + page.key + "\",\"rpc\":[" + rpc
                                + "],\"syncId\":" + message + ",\"clientId\":" + message + "}"))
                        .build())
                .body();
    }

    List<Screen> open() {
        return open;
    }

    /** The beat that every page gives each ten seconds, for all of them, when it is time. */
    void beatIfDue() {
        if (System.nanoTime() - lastBeatNanos > BEAT.toNanos()) {
            beat();
        }
    }

    /** One beat of every page; the most bytes that one was answered with. */
    int beat() {
        lastBeatNanos = System.nanoTime();
        return open.stream()
                .mapToInt(screen -> get("/live/beat?" + screen.viewers, screen.cookie)
                        .body()
                        .length())
                .max()
                .orElse(0);
    }

    /** One beat of one page, in nanoseconds. */
    long beatNanos(Screen screen) {
        var began = System.nanoTime();
        get("/live/beat?" + screen.viewers, screen.cookie);
        return System.nanoTime() - began;
    }

    /** Somebody's session, in which pages are opened one after the other, as fast as they come. */
    String cookie(StaffId person) {
        return enter(person).cookie;
    }

    /** Opens one more page within a session, and a view in it. */
    void openAnother(String cookie, String view) {
        navigate(page(cookie), view, 0);
    }

    private HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IllegalStateException(request.uri().getPath() + " answered " + response.statusCode());
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String cookies(HttpResponse<?> response, String before) {
        var set = response.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.split(";", 2)[0])
                .collect(Collectors.joining("; "));
        return set.isEmpty() ? before : set;
    }

    private static String optional(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? found.group(1) : "";
    }

    private static String viewers(String opening) {
        return VIEWER.matcher(opening)
                .results()
                .map(found -> "viewer=" + found.group(1) + ".0")
                .distinct()
                .collect(Collectors.joining("&"));
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        open.forEach(screen -> screen.socket.close());
        http.close();
    }
}
