package org.jiezhen.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;

/** Somebody with a name and a password before the sign-in page, behind the proxy that says from where. */
final class Person implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String base;
    private final String address;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    Person(int port, String address) {
        this.base = "http://localhost:" + port;
        this.address = address;
    }

    /** The sign-in page, with the token of its form. */
    String page() throws IOException, InterruptedException {
        var found = TOKEN.matcher(send(to("/sign-in").build()).body());
        if (!found.find()) {
            throw new IOException("the sign-in page has no form");
        }
        return found.group(1);
    }

    /** Whether the password opens the door. */
    boolean signsIn(String token, String username, String password) throws IOException, InterruptedException {
        var answer = send(to("/sign-in")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("username=" + encoded(username) + "&password="
                        + encoded(password) + "&_csrf=" + encoded(token)))
                .build());
        return answer.statusCode() == 302
                && !answer.headers().firstValue("Location").orElse("/sign-in").contains("sign-in");
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).header("X-Forwarded-For", address);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
