package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.jiezhen.Eventually;

/** What a desk's browser keeps for the day when the portal does not answer, in a journey that kills it. */
final class EmergencySheet {

    private static final String PIN = "雨后操场猫走过";
    private static final String STATE = "(await (await import('/away/sheet.js')).state())";
    private static final PageAssertions.HasURLOptions BACK = new PageAssertions.HasURLOptions().setTimeout(90_000);

    private EmergencySheet() {}

    /** As Chromium sees it. */
    static void isInstallable(Page page) {
        var session = page.context().newCDPSession(page);
        var manifest = session.send("Page.getAppManifest");
        assertThat(manifest.getAsJsonArray("errors")).as("%s", manifest).isEmpty();
        assertThat(manifest.get("data").getAsString()).contains("接诊", "house-512.png");
        assertThat(session.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
                .isEmpty();
        session.detach();
    }

    /** Its person sets the PIN; from then on the browser keeps it, and the rest of the page goes on. */
    static void isKept(Page desk) {
        until(desk, "(await navigator.serviceWorker.ready).active.state === 'activated'");
        desk.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("断网应急单"))
                .first()
                .click();
        var dialog = desk.locator(".sheet-dialog");
        var again = dialog.getByLabel("再输一遍");
        var pin = dialog.getByLabel(Pattern.compile("^应急 PIN"));
        pin.fill("12345678");
        again.fill("12345678");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("开始保存"))
                .click();
        assertThat(dialog.locator(".wrong")).hasText("太容易猜到，换一个。");
        Browsers.picture(desk, "sheet-pin");
        pin.fill(PIN + "了");
        again.fill(PIN + "了");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("开始保存"))
                .click();
        assertThat(dialog).isHidden();
        until(desk, STATE + "?.asOf > 0");
        assertThat((String) desk.evaluate("""
                        async () => {
                          const base = await new Promise(done => {
                            indexedDB.open('jz-sheet').onsuccess = event => done(event.target.result);
                          });
                          const kept = await new Promise(done => {
                            base.transaction('sheet').objectStore('sheet').get('kept').onsuccess = e => done(e.target.result);
                          });
                          base.close();
                          const text = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value)
                              ? new TextDecoder().decode(value) : String(JSON.stringify(value));
                          return Object.values(kept).map(text).join(' ');
                        }"""))
                .as("what lies in the browser")
                .contains("李婷")
                .doesNotContain("A001", PIN, "\"tk\"");
    }

    /** Nobody answers: the page of that day comes, and with the PIN, and no other, the sheet. Gives that page. */
    static Page opensWithItsPinAlone(Page desk, String url) {
        var page = desk.context().newPage();
        page.navigate(url + "/arrivals");
        assertThat(page.locator("h1")).hasText("暂时连不上接诊");
        assertThat(page.locator("#sheet")).containsText("李婷 的，截至");
        Browsers.picture(page, "away");
        types(page, "99887766");
        assertThat(page.locator("#sheet .told")).containsText("PIN 不对");
        assertThat(page.locator("#sheet table")).hasCount(0);
        until(page, STATE + ".wait === 0");
        types(page, PIN + "了");
        assertThat(page.locator("#sheet tbody tr").first()).containsText("A001");
        assertThat(page.locator("#sheet .as-of b")).containsText("截至");
        Browsers.picture(page, "sheet-desk");
        page.setViewportSize(390, 844);
        Browsers.picture(page, "sheet-phone");
        page.setViewportSize(1440, 900);
        return page;
    }

    /** What is asked is a promise: the driver would take that for an answer. */
    private static void until(Page page, String holds) {
        Eventually.holds(holds, () -> Boolean.TRUE.equals(page.evaluate("async () => " + holds)));
    }

    private static void types(Page page, String pin) {
        page.locator("#pin").fill(pin);
        page.locator("#sheet form button").click();
    }

    /** Whoever reads it moves: else it is shut after two minutes. */
    static void isRead(Page page) {
        page.mouse().move(300, 300);
        page.mouse().move(310, 310);
    }

    /** It is not taken away under the eyes of whoever reads it. */
    static void goesWhenItIsShut(Page page) {
        assertThat(page.locator("#back")).isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("合上"))
                .click();
        page.waitForSelector("live-board tbody tr", new Page.WaitForSelectorOptions().setTimeout(90_000));
        assertThat(page).hasURL(Pattern.compile("/arrivals$"), BACK);
    }

    /** Whoever signs out leaves nothing. */
    static void endsWithTheSignIn(Page page) {
        assertThat(page.evaluate("async () => " + STATE)).as("still kept").isNotNull();
        page.locator(".nav .acts button")
                .filter(new Locator.FilterOptions().setHasText("退出"))
                .click();
        assertThat(page).hasURL(Pattern.compile("/sign-in"));
        until(page, STATE + " === undefined");
        page.close();
    }
}
