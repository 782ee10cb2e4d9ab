package org.jiezhen.journeys;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The demo house's front door, passed without a browser: a page of the portal is loaded less for everybody who enters.
 * Whom it lets in is read from the first that a browser shows.
 */
final class FrontDoor {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private static final Map<String, String> PEOPLE = new HashMap<>();

    private FrontDoor() {}

    /** Reads from an open door who may enter, and as whom. */
    @SuppressWarnings("unchecked")
    static void read(Page page) {
        if (PEOPLE.isEmpty()) {
            PEOPLE.putAll((Map<String, String>) page.locator(".people .p")
                    .evaluateAll("all => Object.fromEntries(all.map(one => [one.value, one.textContent]))"));
        }
    }

    /**
     * What the portal gives the browser of whoever enters; nothing as long as nobody has read the door, or behind a proxy,
     * whose certificate only a browser takes.
     */
    static Optional<List<Cookie>> pass(String base, String person, String language, String agent) {
        return PEOPLE.entrySet().stream()
                .filter(_ -> base.startsWith("http:"))
                .filter(one -> one.getValue().contains(person))
                .map(Map.Entry::getKey)
                .findFirst()
                .map(id -> pass(base, Map.of("Accept-Language", language, "User-Agent", agent), id));
    }

    private static List<Cookie> pass(String base, Map<String, String> browser, String id) {
        var given = new CookieManager();
        try (var client = HttpClient.newBuilder().cookieHandler(given).build()) {
            var page = request(base + "/sign-in", browser).GET().build();
            var token = TOKEN.matcher(client.send(page, BodyHandlers.ofString()).body());
            if (!token.find()) {
                throw new IllegalStateException("no front door at " + base);
            }
            var enter = request(base + "/demo/enter", browser)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("person=" + id + "&_csrf=" + token.group(1)))
                    .build();
            client.send(enter, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var host = URI.create(base).getHost();
        return given.getCookieStore().getCookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue())
                        .setDomain(host)
                        .setPath("/")
                        .setHttpOnly(true)
                        .setSameSite(SameSiteAttribute.LAX))
                .toList();
    }

    private static HttpRequest.Builder request(String url, Map<String, String> browser) {
        var request = HttpRequest.newBuilder(URI.create(url));
        browser.forEach(request::header);
        return request;
    }
}
