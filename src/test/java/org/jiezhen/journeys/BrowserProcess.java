package org.jiezhen.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jiezhen.journeys.Browsers.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A browser's process. It outlives the journey that needed it, because its start takes longer than most first steps; what
 * a person did in it goes with the person's context.
 *
 * <p>One Chromium carries everybody. Of a Firefox only the window in front has the focus, and a person without focus leaves
 * no field: so everybody has one to themselves, and a phone's knows that it is touched.
 *
 * <p>Firefox is the unpatched one of the machine, driven by WebDriver BiDi.
 */
final class BrowserProcess {

    private static final List<String> CHROMIUM = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run");

    // One page of one site needs no process in store for the next, nor one for each frame.
    private static final Map<String, Object> FIREFOX =
            Map.of("dom.ipc.processPrelaunch.enabled", false, "dom.ipc.processCount", 1, "fission.autostart", false);
    private static final Map<String, Object> TOUCHED =
            Map.of("ui.primaryPointerCapabilities", 1, "ui.allPointerCapabilities", 1);

    private static final Deque<BrowserProcess> FREE = new ArrayDeque<>();
    private static @Nullable Playwright playwright;
    private static @Nullable BrowserProcess chromium;

    private final Browser browser;
    private final Kind kind;
    private final boolean phone;

    private BrowserProcess(Browser browser, Kind kind, boolean phone) {
        this.browser = browser;
        this.kind = kind;
        this.phone = phone;
    }

    Browser browser() {
        return browser;
    }

    /** A process in which one more person can sit down. */
    static BrowserProcess take(Kind kind, boolean phone) {
        return switch (kind) {
            case CHROMIUM -> {
                if (chromium == null || !chromium.browser.isConnected()) {
                    chromium = new BrowserProcess(startChromium(), kind, false);
                }
                yield chromium;
            }
            case FIREFOX -> {
                FREE.removeIf(process -> !process.browser.isConnected());
                var free =
                        FREE.stream().filter(process -> process.phone == phone).findFirst();
                free.ifPresent(FREE::remove);
                yield free.orElseGet(() -> new BrowserProcess(startFirefox(phone), kind, phone));
            }
        };
    }

    /** Somebody else may sit down. */
    void giveBack() {
        if (kind == Kind.FIREFOX) {
            FREE.add(this);
        }
    }

    /** Whether journeys can be made in it here. A Chromium that is not here is fetched. */
    static boolean isHere(Kind kind) {
        return kind == Kind.CHROMIUM || firefox().isPresent();
    }

    private static Playwright playwright() {
        if (playwright == null) {
            playwright = Playwright.create(new Playwright.CreateOptions()
                    .setEnv(chromium().isPresent() ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : Map.of()));
        }
        return playwright;
    }

    private static Browser startChromium() {
        var options = new BrowserType.LaunchOptions().setArgs(CHROMIUM);
        chromium().ifPresent(options::setExecutablePath);
        return playwright().chromium().launch(options);
    }

    private static Browser startFirefox(boolean phone) {
        var preferences = new HashMap<>(FIREFOX);
        if (phone) {
            preferences.putAll(TOUCHED);
        }
        return playwright()
                .firefox()
                .launch(new BrowserType.LaunchOptions()
                        .setChannel("moz-firefox")
                        .setExecutablePath(firefox().orElseThrow())
                        .setFirefoxUserPrefs(preferences));
    }

    private static Optional<Path> chromium() {
        return installed(
                "PORTAL_CHROMIUM",
                "/usr/bin/chromium-headless-shell",
                "/usr/bin/chromium",
                "/usr/bin/chromium-browser",
                "/usr/bin/google-chrome");
    }

    private static Optional<Path> firefox() {
        return installed("PORTAL_FIREFOX", "/usr/bin/firefox-esr");
    }

    /** One that is here already: the one that ./portal found and names, or one of these. */
    private static Optional<Path> installed(String variable, String... paths) {
        var named = System.getenv(variable);
        return (named == null ? Stream.of(paths) : Stream.of(named))
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
