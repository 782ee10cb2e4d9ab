package org.jiezhen.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

    /**
     * An open view.
     *
     * @param viewer the subscription that its beat names
     * @param opening what the portal answered to the navigation: the view and its first, whole board
     */
    record Screen(Sockets.Socket socket, String cookie, String viewer, String opening) {}

    private final int port;
    private final String base;
    private final Sockets sockets;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Screen> open = new ArrayList<>();

    Screens(int port, Sockets sockets) {
        this.port = port;
        this.base = "http://localhost:" + port;
        this.sockets = sockets;
    }

    /** A view that has been navigated to, before its websocket is connected. */
    private record View(String cookie, String page, String ui, String opening) {}

    /** Signs somebody in at the demo house's door and opens a view. */
    Screen open(UUID person, String view) {
        var entered = enter(person, view);
        var socket = sockets.open(
                port,
                "/VAADIN/push?v-r=push&v-uiId=" + entered.ui + "&v-pushId=" + first(PUSH, entered.page)
                        + "&X-Atmosphere-tracking-id=0&X-Atmosphere-Framework=3.1.5-javascript"
                        + "&X-Atmosphere-Transport=websocket&X-Atmosphere-TrackMessageSize=true"
                        + "&Content-Type=application/json;%20charset=UTF-8&X-atmo-protocol=true",
                entered.cookie);
        var screen = new Screen(socket, entered.cookie, first(VIEWER, entered.opening), entered.opening);
        open.add(screen);
        return screen;
    }

    /** Signs somebody in and opens a view, and leaves it at that; gives what the navigation was answered with. */
    String look(UUID person, String view) {
        return enter(person, view).opening;
    }

    /** What somebody who need not sign in gets as the view at this route. */
    String look(String view) {
        return navigate(view, "").opening;
    }

    private View enter(UUID person, String view) {
        var entrance = get("/sign-in", "");
        var before = cookies(entrance, "");
        var entered = send(HttpRequest.newBuilder(URI.create(base + "/demo/enter"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", before)
                .POST(HttpRequest.BodyPublishers.ofString(
                        "person=" + person + "&_csrf=" + encoded(first(TOKEN, entrance.body()))))
                .build());
        return navigate(view, cookies(entered, before));
    }

    private View navigate(String view, String before) {
        var init = get("/?v-r=init&location=" + view + "&query=", before);
        var cookie = cookies(init, before);
        var page = init.body();
        var ui = first(UI_ID, page);
        var opening = send(HttpRequest.newBuilder(URI.create(base + "/?v-r=uidl&v-uiId=" + ui))
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .header("Cookie", cookie)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"csrfToken\":\"" + first(KEY, page)
                                + "\",\"rpc\":[{\"type\":\"event\",\"node\":1,\"event\":\"ui-navigate\",\"data\":{"
                                + "\"route\":\"" + view + "\",\"query\":\"\",\"appShellTitle\":\"\","
                                + "\"historyState\":{\"idx\":0},\"trigger\":\"\"}}],\"syncId\":0,\"clientId\":0}"))
                        .build())
                .body();
        return new View(cookie, page, ui, opening);
    }

    List<Screen> open() {
        return open;
    }

    /** The beat that every page gives each ten seconds, for all of them. */
    int beat() {
        var bytes = 0;
        for (var screen : open) {
            bytes = get("/live/beat?viewer=" + screen.viewer + ".0", screen.cookie)
                    .body()
                    .length();
        }
        return bytes;
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
