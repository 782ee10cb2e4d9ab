package org.jiezhen.wall;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Something with cookies that comes to the wall's door: a screen, or whoever has got hold of its token. */
final class Stranger {

    private static final Pattern CODE = Pattern.compile("class=\"code\"[^>]*>([^<]*)<");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final int port;

    Stranger(int port) {
        this.port = port;
    }

    /** Somebody else, with this token and nothing else. */
    Stranger withToken(String token) {
        var other = new Stranger(port);
        var cookie = new HttpCookie(WallDoor.COOKIE, token);
        cookie.setPath("/");
        cookie.setVersion(0);
        other.cookies.getCookieStore().add(URI.create("http://localhost:" + port), cookie);
        return other;
    }

    HttpResponse<String> get(String path) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    HttpResponse<String> wall() {
        return get("/wall");
    }

    /** The code that the page shows. */
    static String code(HttpResponse<String> page) {
        var found = CODE.matcher(page.body());
        return found.find() ? found.group(1) : "";
    }

    Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    String token() {
        return cookie(WallDoor.COOKIE).orElseThrow();
    }

    /** The first line that is answered when a websocket is asked for from a page of this origin, or of none. */
    String websocket(Optional<String> origin) throws IOException {
        return websocket("/VAADIN/push", origin);
    }

    String websocket(String path, Optional<String> origin) throws IOException {
        var all = cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write(("GET " + path + "?v-r=push&v-uiId=0 HTTP/1.1\r\nHost: localhost:" + port
                                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: " + all + "\r\n"
                                    + origin.map(page -> "Origin: " + page + "\r\n")
                                            .orElse("")
                                    + "\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            var answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            return String.valueOf(answer.readLine());
        }
    }
}
