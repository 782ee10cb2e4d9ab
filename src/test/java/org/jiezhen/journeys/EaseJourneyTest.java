package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.KeyboardModifier;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.visits.VisitId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without a mouse from any page to anybody, and back; and what a person has chosen goes along to the next machine. */
@RunningPortal
class EaseJourneyTest {

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    private Browsers browsers;
    private Done<VisitId> visit;

    @BeforeEach
    void aGuestIsWithTheGuideAtTheLift() {
        browsers = new Browsers();
        reception.empty();
        visit = reception.waits("金丝雀丙", "13911118801", false);
    }

    @AfterEach
    void nobodysScriptFailed() {
        reception.nobodyPrefersAnything();
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private static Locator palette(Page page) {
        return page.locator("dialog.palette[open]");
    }

    private static Locator option(Page page, String text) {
        return palette(page).locator(".option").filter(new Locator.FilterOptions().setHasText(text));
    }

    @Test
    void fromAnyPageAFewKeysLeadToAGuestAndSayWhatOneMayNotDoAndWhy() {
        var ticket = visit.label();
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/password");

        desk.waitForFunction("document.querySelector('go-palette:defined') !== null");
        // What is typed at once is not taken for keys of the page.
        desk.keyboard().press("Control+k");
        desk.keyboard().type("jsqb");
        assertThat(option(desk, ticket + " 金丝雀丙").first()).hasAttribute("aria-selected", "true");
        desk.keyboard().press("Enter");
        assertThat(palette(desk)).hasCount(0);
        assertThat(desk.locator("vaadin-dialog[opened]")).containsText(ticket);
        desk.keyboard().press("Escape");
        assertThat(desk.locator("vaadin-dialog[opened]")).hasCount(0);

        desk.locator(".nav .palette-open").click();
        desk.keyboard().type(ticket.toLowerCase(Locale.ROOT));
        // Whoever goes on before the last key is answered begins at the first again.
        assertThat(desk.locator("go-palette"))
                .hasAttribute("finds", Pattern.compile("\\d+:" + ticket.toLowerCase(Locale.ROOT)));
        assertThat(option(desk, "送别")).hasAttribute("aria-disabled", "true");
        assertThat(option(desk, "送别")).containsText("刘悦");
        option(desk, "送别").click(new Locator.ClickOptions().setForce(true));
        assertThat(palette(desk)).isVisible();
        for (var key : List.of("ArrowUp", "ArrowDown", "ArrowDown")) {
            desk.keyboard().press(key);
        }
        assertThat(desk.locator(".palette input")).hasAttribute("aria-activedescendant", Pattern.compile("palette-1"));
        desk.keyboard().press("Escape");
        assertThat(palette(desk)).hasCount(0);

        desk.keyboard().press("Control+k");
        desk.keyboard().type("到院");
        assertThat(option(desk, "到院").first()).hasAttribute("aria-selected", "true");
        desk.keyboard().press("Enter");
        assertThat(desk).hasURL(Pattern.compile(".*/arrivals$"));

        desk.keyboard().press("?");
        assertThat(desk.locator("dialog.keys[open]")).containsText("新标签页");
        desk.keyboard().press("Escape");

        // The filter stands in the address; a row opens in another tab; back, one is at the row from which one went.
        desk.locator(".chips button", new Page.LocatorOptions().setHasText("无人陪同"))
                .first()
                .click();
        assertThat(desk).hasURL(Pattern.compile(".*/arrivals\\?filter=alone$"));
        desk.reload();
        assertThat(desk.locator(".chips button[aria-pressed=true]")).containsText("无人陪同");
        desk.locator(".chips button").first().click();
        var link = desk.locator("tr[data-id='" + visit.subject() + "'] a.tk");
        assertThat(link).hasAttribute("href", Pattern.compile("visit/[0-9-]+/" + ticket));
        var another = desk.context()
                .waitForPage(
                        () -> link.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL))));
        assertThat(another).hasURL(Pattern.compile(".*/visit/[0-9-]+/" + ticket));
        another.close();
    }

    @Test
    void aRowOpensInAnotherTabAndWhoGoesBackIsAtTheRowFromWhichOneWent() {
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/arrivals");
        var row = desk.locator("tr[data-id='" + visit.subject() + "']");
        row.click();
        desk.locator("vaadin-dialog[opened] a[href^='visit/']").first().click();
        assertThat(desk).hasURL(Pattern.compile(".*/visit/.*"));
        assertThat(desk.locator("visit-timeline")).isVisible();
        desk.goBack();
        assertThat(row).isFocused();

        desk.navigate(url() + "/rooms");
        desk.locator(".chips button, .filters button, .room-figures button")
                .filter(new Locator.FilterOptions().setHasText("咨询室"))
                .first()
                .click();
        assertThat(desk).hasURL(Pattern.compile(".*/rooms\\?filter=CONSULT$"));
        desk.reload();
        assertThat(desk.locator("room-plan button[aria-pressed=true]")).containsText("咨询室");
        var tile = desk.locator("room-plan .rt").first();
        var room = desk.context()
                .waitForPage(
                        () -> tile.click(new Locator.ClickOptions().setModifiers(List.of(KeyboardModifier.CONTROL))));
        assertThat(room.locator("vaadin-dialog[opened]")).containsText("咨询室");
        room.close();

        // A row without a page of its own is its page with that row open, once.
        var admin = Browsers.enter(browsers.desk("zh-CN"), url(), "程远", "/admin/staff");
        var colleague = admin.locator("main tr[data-id]").filter(new Locator.FilterOptions().setHasText("曹敏"));
        colleague.focus();
        var account = admin.context().waitForPage(() -> admin.keyboard().press("Control+Enter"));
        assertThat(account.locator("vaadin-dialog[opened]")).containsText("曹敏");
        assertThat(account).hasURL(Pattern.compile(".*/admin/staff$"));
        assertThat(admin.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    @Test
    void languageDensityAndTheFirstPageGoAlongToAnotherMachine() {
        var desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/password");
        var phone = Browsers.enter(browsers.phone("zh-CN"), url(), "李婷", "/mine");
        assertThat(desk.locator("html")).hasAttribute("lang", "zh-CN");

        desk.locator(".nav [data-opens=preferences]").click();
        desk.locator("vaadin-dialog[opened]").getByText("紧凑").click();
        assertThat(phone.locator("html")).hasAttribute("data-density", "compact");
        desk.locator("vaadin-dialog[opened] vaadin-combo-box input").fill("预约");
        desk.locator("vaadin-combo-box-item")
                .getByText("预约", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(desk.locator("vaadin-combo-box[opened]")).hasCount(0);
        desk.locator("vaadin-dialog[opened]").getByText("English").click();

        for (var page : List.of(desk, phone)) {
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
        assertThat(desk.locator(".nav .palette-open")).containsText("Find");

        var home = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/");
        assertThat(home).hasURL(Pattern.compile(".*/bookings"));
        assertThat(home.locator("html")).hasAttribute("lang", "en");
        assertThat(home.locator("html")).hasAttribute("data-density", "compact");
    }
}
