package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Who walks through the pages with axe: each person signs in once, and each state is looked at where it is reached. */
public final class Walker implements AutoCloseable {

    private static final Path FOUND = Path.of("target", "axe.txt");
    private static final String DIALOG = "vaadin-dialog[opened], vaadin-confirm-dialog[opened]";
    private static final String NAVIGATION = ".shell > .nav";
    private static final String NOTHING = "template";
    private static final Pattern BARE_KEY = Pattern.compile("!(zh|en): \\w");

    private final String url;
    private final Browsers browsers = new Browsers();
    private final Axe axe = new Axe();
    private final Map<String, Page> pages = new HashMap<>();
    private final Map<Page, String> outside = new HashMap<>();
    private final Set<String> dark = new HashSet<>();
    private final Set<Page> shells = new HashSet<>();
    private final List<String> grave = new ArrayList<>();

    Walker(String url) throws IOException {
        this.url = url;
        Files.deleteIfExists(FOUND);
    }

    // ---- who looks

    /** The reception desk, in Chinese. */
    public Page desk() {
        return person("李婷");
    }

    /** The duty manager, in English. */
    public Page manager() {
        return person("高峰");
    }

    /** The administrator. */
    public Page admin() {
        return person("程远");
    }

    /** The standing guide with a phone. */
    public Page lift() {
        return person("刘悦");
    }

    /** Somebody else of the demo house, at a desk; signs in once for the whole walk, at the first page that is opened. */
    public Page person(String name) {
        return pages.computeIfAbsent(name, _ -> {
            var page =
                    switch (name) {
                        case "刘悦" -> browsers.phone("zh-CN");
                        case "高峰", "苏曼" -> browsers.desk("en-GB");
                        default -> browsers.desk("zh-CN");
                    };
            page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
            outside.put(page, name);
            return page;
        });
    }

    /** A screen in the hall, before which nobody has signed in. */
    public Page screen() {
        return browsers.wall("zh-CN", false);
    }

    /** Browsers in which nobody has signed in: at a desk in one language, on a phone in the other. */
    public List<Page> strangers() {
        return List.of(browsers.desk("en-GB"), browsers.phone("zh-CN"));
    }

    // ---- how one goes about

    /** Where the portal is. */
    public String url() {
        return url;
    }

    /** Opens an address of the portal, once its heading is there. */
    public Page open(Page page, String address) {
        var name = outside.remove(page);
        if (name == null) {
            page.navigate(url + address);
        } else {
            Browsers.enter(page, url, name, address);
        }
        assertThat(page.locator("main h1, main .vh").first()).isVisible();
        // A phone locks itself after some minutes, which the walks of others take on a loaded machine.
        Browsers.unlock(page);
        Browsers.stir(page);
        assertThat(page.locator("main h1, main .vh").first()).isVisible();
        return page;
    }

    /** Closes every dialog. */
    public static Page putAway(Page page) {
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        // Whatever dialog it was, and whichever led to it: the keys go on where the first was opened from.
        page.waitForFunction("() => document.activeElement !== document.body || !document.jzOpener?.isConnected");
        return page;
    }

    /** Looks at a page as on a machine that is dark. */
    public static void inTheDark(Page page, Runnable look) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        look.run();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** The dialog on top, once it can be answered. */
    public static Locator dialog(Page page) {
        var dialog = page.locator("vaadin-dialog[opened]").last();
        assertThat(dialog.getByRole(AriaRole.BUTTON).last()).isVisible();
        return dialog;
    }

    /** A board's row with this text. */
    public static Locator row(Page page, String text) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(text));
    }

    /** The button of exactly this name. */
    public static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The same, within something. */
    public static Locator button(Locator in, String name) {
        return in.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    // ---- how one looks

    /** Lets axe look at the page as it stands; of a page under a dialog, which it has seen before, at the dialog. */
    public void look(Page page, String state) {
        look(page, state, page.locator(DIALOG).count() > 0 ? DIALOG : "html");
    }

    /** Lets axe look at all of the page, also at what lies under a dialog. */
    public void lookAtAll(Page page, String state) {
        look(page, state, "html");
    }

    /**
     * Lets axe look at a part of it.
     *
     * @param state what the page shows, for whoever reads what was found
     */
    public void look(Page page, String state, String within) {
        var phone = page.viewportSize().width < 800 ? ", phone" : "";
        var bare = page.getByText(BARE_KEY).first();
        if (bare.count() > 0) {
            grave.add(state + phone + ": no words, " + bare.textContent());
        }
        var lines = new ArrayList<String>();
        // The navigation is the same on every page of one person: it is looked at on the first.
        var without = shells.add(page) ? NOTHING : NAVIGATION;
        var findings = new ArrayList<>(axe.look(page, within, without));
        if (within.equals("html")) {
            Ruler.look(page).forEach(found -> grave.add(state + phone + ": " + found));
        }
        // A page's colours in the dark are seen once, those of its dialogs once more; how it lies where it is narrow
        // once.
        if (dark.add(URI.create(page.url()).getPath() + phone + within)) {
            inTheDark(page, () -> findings.addAll(axe.lookAtColours(page, within, without)));
            if (within.equals("html") && phone.isEmpty()) {
                Ruler.lookWhereItIsNarrow(page).forEach(found -> grave.add(state + ", " + found));
            }
        }
        for (var finding : findings) {
            if (finding.grave()) {
                grave.add(state + phone + ": " + finding);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", "axe-" + state.replaceAll("\\W+", "-") + ".png")));
            }
            lines.add(state + phone + ": " + finding);
        }
        try {
            Files.write(FOUND, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everybody leaves the page: what nobody looks at draws nothing, and costs the next walk nothing. */
    void rest() {
        browsers.pages().stream()
                .filter(page -> !page.url().equals("about:blank"))
                .forEach(page -> page.navigate("about:blank"));
    }

    /** What keeps people out and was found since it was asked last. */
    List<String> grave() {
        var found = List.copyOf(grave);
        grave.clear();
        return found;
    }

    @Override
    public void close() {
        browsers.close();
    }
}
