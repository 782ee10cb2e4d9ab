package org.jiezhen.staff;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a browser does at the front door: cookies, forms with their token, no redirect followed unasked. */
final class DoorClient {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    DoorClient(int port) {
        base = "http://localhost:" + port;
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    HttpResponse<String> post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    String token() {
        return tokenAt("/sign-in");
    }

    /** The token of the page at this address. */
    String tokenAt(String path) {
        var page = get(path).body();
        var matcher = TOKEN.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("no token in " + page);
        }
        return matcher.group(1);
    }

    HttpResponse<String> signIn(String username, String password) {
        return post("/sign-in", Map.of("username", username, "password", password, "_csrf", token()));
    }

    HttpResponse<String> enterAs(StaffId person) {
        return post("/demo/enter", Map.of("person", person.toString(), "_csrf", token()));
    }

    /** 200 when signed in, 401 when not: what a board asks. */
    int beat() {
        return get("/live/beat").statusCode();
    }

    Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    void forget(String name) {
        cookie(name).ifPresent(cookie -> cookies.getCookieStore().remove(URI.create(base), cookie));
    }

    static String location(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Location")
                .map(url -> url.replaceFirst("http://[^/]+", ""))
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
