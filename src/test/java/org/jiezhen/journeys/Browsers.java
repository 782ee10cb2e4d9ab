package org.jiezhen.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ServiceWorkerPolicy;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Real browsers, one for each person of a journey. */
public final class Browsers implements AutoCloseable {

    /** Which ones: Chromium always, Firefox where the machine has one. */
    public enum Kind {
        CHROMIUM,
        FIREFOX
    }

    /** Which of them a suite's journeys are made in; without it, in both. */
    public static final String ONLY = "portal.browser";

    /** The tag of what can be made in either. */
    public static final String EITHER = "in-every-browser";

    /** The tag of what is looked at by axe. */
    public static final String AXE = "axe";

    private static final double PATIENCE_MILLIS = 30_000;
    private static final double STIRS = 3;

    static {
        // Two browsers, two portals and a compiler share a small machine: what must be quick is measured, not awaited.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    // The driver sets a text that is filled in by script, and nothing changes for the page when the field is left. So
    // the browser types it itself, as for a person.
    private static final String FIREFOX_TYPES = """
            Object.defineProperty(window, '__pw_bidiInsertText', {
              get: () => text => { document.execCommand('insertText', false, text); },
              set: () => {},
            })""";

    // A screen that stands outside asks every three seconds how things stand: here, ten times a second.
    private static final String ASKS_OFTEN = """
            { const wait = window.setTimeout;
              window.setTimeout = (what, ms, ...rest) =>
                  wait(what, ms === 3000 && document.querySelector('main[data-state] .code') ? 100 : ms, ...rest); }""";

    // Whoever leaves a page while it loads breaks off the loading of its scripts. Firefox calls that an error, in these
    // words; where a script is really missing, Chromium says so too.
    private static final Pattern BROKEN_OFF =
            Pattern.compile("uncaught exception: Object|error loading dynamically imported module"
                    // Firefox's own words about a websocket that found nobody: what these journeys cut on purpose.
                    + "|can’t establish a connection to the server at ws|was interrupted while the page was loading");

    private static final Pattern INCIDENT = Pattern.compile("事件编号|Incident [0-9A-F]{6}");

    /** Who signed in before and has put the browser away since: they go on, as people do who sign in once a shift. */
    private static final Map<String, List<Cookie>> SHIFTS = new HashMap<>();

    private static final Map<BrowserContext, String> ENTERED = new HashMap<>();

    /**
     * What a page is seen on, and in which language.
     *
     * @param keeps whether the browser keeps a page for the time without contact: elsewhere it would stand between a journey and
     *     what it holds back at the door of a page
     */
    private record Form(int width, int height, boolean phone, String locale, boolean keeps) {}

    /** A browser at which nobody has signed in, or nobody has any more: what it has loaded of the portal it still has. */
    private record Seat(Form form, BrowserProcess process, BrowserContext context) {}

    private static final List<Seat> FREE = new ArrayList<>();

    private final Kind kind;
    private final List<Seat> seats = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    public Browsers() {
        this(Kind.CHROMIUM);
    }

    Browsers(Kind kind) {
        this.kind = kind;
    }

    /** Somebody with a desk's screen. */
    public Page desk(String locale) {
        return page(new Form(1440, 900, false, locale, false));
    }

    /** Somebody at a desk whose browser keeps a page for the time without contact, as all do outside of tests. */
    Page deskThatKeeps(String locale) {
        return page(new Form(1440, 900, false, locale, true));
    }

    /** Somebody with a phone in one hand. */
    public Page phone(String locale) {
        return page(new Form(390, 844, true, locale, false));
    }

    /** A screen that hangs in a hall, nobody before it. */
    public Page wall(String locale, boolean upright) {
        var screen =
                page(upright ? new Form(1080, 1920, false, locale, false) : new Form(1920, 1080, false, locale, false));
        screen.addInitScript(ASKS_OFTEN);
        return screen;
    }

    private Page page(Form form) {
        var seat = seat(form);
        seats.add(seat);
        var page = seat.context.newPage();
        page.onPageError(complaint -> {
            if (kind == Kind.CHROMIUM || !BROKEN_OFF.matcher(complaint).find()) {
                complaints.add(complaint);
            }
        });
        return page;
    }

    private Seat seat(Form form) {
        FREE.removeIf(seat -> !seat.process.browser().contexts().contains(seat.context));
        var free = FREE.stream()
                .filter(seat -> kind == Kind.CHROMIUM && seat.form.equals(form))
                .findFirst();
        free.ifPresent(FREE::remove);
        return free.orElseGet(() -> open(form));
    }

    private Seat open(Form form) {
        var process = BrowserProcess.take(kind, form.phone);
        var options = new Browser.NewContextOptions()
                .setViewportSize(form.width, form.height)
                .setLocale(form.locale)
                // A proxy's certificate is made for one test, and nobody vouches for it.
                .setIgnoreHTTPSErrors(true)
                .setServiceWorkers(form.keeps ? ServiceWorkerPolicy.ALLOW : ServiceWorkerPolicy.BLOCK);
        if (form.phone) {
            options.setDeviceScaleFactor(2).setHasTouch(true).setIsMobile(kind == Kind.CHROMIUM);
        }
        var context = process.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MILLIS);
        if (kind == Kind.FIREFOX) {
            context.addInitScript(FIREFOX_TYPES);
        }
        return new Seat(form, process, context);
    }

    /** A finger's tap; in Firefox a click, since the driver has no finger there. */
    public static void tap(Locator locator) {
        var browser = locator.page().context().browser();
        if (browser != null && browser.browserType().name().equals("firefox")) {
            locator.click();
        } else if (Boolean.TRUE.equals(locator.page().evaluate("navigator.maxTouchPoints > 0"))) {
            locator.tap();
        } else {
            locator.click();
        }
    }

    /** Answers a notice as a person does who has read it: a press in the moment in which it comes was meant for something else. */
    static void answer(Locator button) {
        PlaywrightAssertions.assertThat(button).isVisible();
        var page = button.page();
        page.waitForFunction("since => performance.now() - since > 500", page.evaluate("performance.now()"));
        tap(button);
    }

    /** Signs: draws with a finger in the frame. */
    static void draw(Page page) {
        var frame = page.locator(".sign-pad canvas");
        frame.scrollIntoViewIfNeeded();
        var box = frame.boundingBox();
        page.mouse().move(box.x + 60, box.y + 70);
        page.mouse().down();
        for (var n = 0; n < 40; n++) {
            page.mouse().move(box.x + 60 + n * 6, box.y + 110 + 50 * Math.sin(n / 3.0));
        }
        page.mouse().up();
    }

    /** Takes a picture for whoever wants to look ({@code -Dportal.look=true}, in target/pictures): no test reads it. */
    static void picture(Page page, String name) {
        if (Boolean.getBoolean("portal.look")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setAnimations(ScreenshotAnimations.DISABLED)
                    .setPath(Path.of("target", "pictures", name + ".png")));
        }
    }

    /** The pages that are open. */
    List<Page> pages() {
        return seats.stream().flatMap(seat -> seat.context.pages().stream()).toList();
    }

    /** Errors that the pages' own scripts raised, and incidents that a page tells of: nobody has dismissed them. */
    List<String> complaints() {
        var all = new ArrayList<>(complaints);
        pages().stream()
                .flatMap(page -> page.locator("vaadin-notification-card").allInnerTexts().stream())
                .filter(notice -> INCIDENT.matcher(notice).find())
                .forEach(all::add);
        return all;
    }

    /** Everything that a browser is sent from now on: answers and websocket frames, without the portal's own scripts. */
    List<String> listen(Page page) {
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
        return enter(page, base, person, "");
    }

    /**
     * The same, and goes straight to a page. The front door is passed in a browser the first time; whoever comes later
     * comes as somebody who has passed it already.
     */
    public static Page enter(Page page, String base, String person, String address) {
        var context = page.context();
        var language = (String) page.evaluate("navigator.language");
        var agent = (String) page.evaluate("navigator.userAgent");
        var shift = String.join(" ", base, person, language, agent);
        Optional.ofNullable(SHIFTS.remove(shift))
                .or(() -> FrontDoor.pass(base, person, language, agent))
                .ifPresent(context::addCookies);
        ENTERED.put(context, shift);
        return signIn(page, base, person, address);
    }

    /** Opens the screen again, if it is locked because the browser was put away for long. */
    static void unlock(Page page) {
        if (page.locator(".locked").count() > 0) {
            page.locator(".unlock button").click();
            page.waitForSelector(
                    ".shell > .nav", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.ATTACHED));
        }
    }

    /**
     * Moves something, as whoever sits down does: a shift that was lent, or rests between two walks, is as idle as it was left, and
     * its screen would lock soon.
     */
    static void stir(Page page) {
        page.mouse().move(STIRS, STIRS);
        page.mouse().move(0, 0);
    }

    /** Asks for a page, and signs in where the front door stands before it. */
    static Page signIn(Page page, String base, String person, String address) {
        page.navigate(base + address);
        var here = page.locator(".shell > .nav")
                .or(page.locator(".people"))
                .or(page.locator(".locked"))
                .first();
        here.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        unlock(page);
        if (page.url().contains("sign-in")) {
            FrontDoor.read(page);
            page.locator(".people .p")
                    .filter(new Locator.FilterOptions().setHasText(person))
                    .first()
                    .click();
            page.waitForURL(url -> !url.contains("sign-in"));
        }
        // A link that is pressed while the page still arrives is overtaken by it.
        page.waitForLoadState();
        stir(page);
        return page;
    }

    /** What the portal gave this browser, in the form in which another takes it. */
    private static List<Cookie> cookies(BrowserContext context) {
        return context.cookies().stream()
                .map(cookie -> new Cookie(cookie.name, cookie.value)
                        .setDomain(cookie.domain)
                        .setPath(cookie.path)
                        .setHttpOnly(cookie.httpOnly)
                        .setSameSite(cookie.sameSite))
                .toList();
    }

    @Override
    public void close() {
        for (var seat : seats) {
            var context = seat.context;
            var shift = ENTERED.remove(context);
            if (shift != null) {
                SHIFTS.put(shift, cookies(context));
            }
            getUp(context);
            if (kind == Kind.CHROMIUM) {
                FREE.add(seat);
            } else {
                // A Firefox is kept for whoever comes next, at whatever they sit.
                context.close();
                seat.process.giveBack();
            }
        }
    }

    /** Leaves a browser so that somebody else can sit down at it. */
    private static void getUp(BrowserContext context) {
        for (var page : context.pages()) {
            // What a journey held back at the door of a page is not held back any longer, or the closing waits for it.
            page.unrouteAll();
            page.close();
        }
        context.setOffline(false);
        context.clearCookies();
    }
}
