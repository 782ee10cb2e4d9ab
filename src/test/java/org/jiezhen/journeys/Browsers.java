package org.jiezhen.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Real Chromium, one for all journeys of a test class; each person has a browser of their own. */
public final class Browsers implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser chromium;
    private final List<String> complaints = new ArrayList<>();

    public Browsers() {
        var installed = installed();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(installed.isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        var options = new BrowserType.LaunchOptions()
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run"));
        installed.ifPresent(options::setExecutablePath);
        chromium = playwright.chromium().launch(options);
    }

    /** A Chromium that is here already: the one that ./portal found, or the system's; else Playwright's own. */
    private static Optional<Path> installed() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("PORTAL_CHROMIUM")).orElse(""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Somebody with a desk's screen. */
    public Page desk(String locale) {
        return page(new Browser.NewContextOptions().setViewportSize(1440, 900).setLocale(locale));
    }

    /** Somebody with a phone in one hand. */
    public Page phone(String locale) {
        return page(new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setDeviceScaleFactor(2)
                .setHasTouch(true)
                .setIsMobile(true)
                .setLocale(locale));
    }

    /** A screen that hangs in a hall, nobody before it. */
    public Page wall(String locale, boolean upright) {
        return page(new Browser.NewContextOptions()
                .setViewportSize(upright ? 1080 : 1920, upright ? 1920 : 1080)
                .setLocale(locale));
    }

    private Page page(Browser.NewContextOptions options) {
        BrowserContext context = chromium.newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        var page = context.newPage();
        page.onPageError(complaints::add);
        return page;
    }

    /** Errors that the pages' own scripts raised. */
    List<String> complaints() {
        return complaints;
    }

    /** Everything that a browser is sent from now on: answers and websocket frames, without the portal's own scripts. */
    static List<String> listen(Page page) {
        var received = new ArrayList<String>();
        // Only what has come to its end is asked for: the body of an answer that a navigation cut off never comes.
        page.onRequestFinished(request -> received.add(body(request)));
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> received.add(
                frame.text() == null ? new String(frame.binary(), StandardCharsets.UTF_8) : frame.text())));
        return received;
    }

    private static String body(Request request) {
        try {
            var response = request.response();
            // The portal's scripts name what a board can show; what is shown is data.
            return response == null || request.url().contains("/VAADIN/build/") ? "" : response.text();
        } catch (PlaywrightException e) {
            return ""; // a redirect has none
        }
    }

    /** Enters the demo house as one of its people. */
    public static Page enter(Page page, String base, String person) {
        page.navigate(base);
        page.locator(".people .p")
                .filter(new Locator.FilterOptions().setHasText(person))
                .first()
                .click();
        page.waitForURL(url -> !url.contains("sign-in"));
        return page;
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
