package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody looks at one customer's journey while others act. */
@RunningPortal
@InEveryBrowser
class TimelineJourneyTest {

    @Parameter
    Browsers.Kind kind;

    private static final String NAME = "金丝雀乙";
    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(15_000);

    @LocalServerPort
    int port;

    @Autowired
    FrontDesk desk;

    @Autowired
    Undo undo;

    @Autowired
    Custody custody;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    private Browsers browsers;
    private Done<VisitId> visit;

    @BeforeEach
    void aCustomerHasArrived() {
        browsers = new Browsers(kind);
        visit = as(
                "liuyue",
                () -> desk.arrive(
                        key(),
                        new FrontDesk.Arrival(
                                Source.WALK_IN, VisitType.FOLLOW_UP, null, VisitDetails.parse(NAME, null, 0, false))));
    }

    @AfterEach
    void nobodysScriptFailed() {
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private <T> T as(String who, Supplier<T> action) {
        return people.as(who, action);
    }

    private static UUID key() {
        return UUID.randomUUID();
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private String address() {
        var day = jdbc.sql("SELECT arrival_day FROM visit WHERE id = ?")
                .param(visit.subject().value())
                .query(String.class)
                .single();
        return "/visit/" + day + "/" + visit.label();
    }

    private Page looking(Page page, String person) {
        Browsers.enter(page, url(), person, address());
        assertThat(page.locator("visit-timeline .vh")).containsText(visit.label());
        return page;
    }

    private static Locator rows(Page page) {
        return page.locator("visit-timeline .thread .ev[data-id]");
    }

    @Test
    @InFirefoxToo
    void fromTheBoardOneClickLeadsToTheJourneyOnWhichWhatAnotherPersonDoesAppears() {
        // By an address of its own: what was still on its way after signing in does not come back over the link.
        var guide = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷", "/arrivals");
        assertThat(guide.locator("live-board .live")).isVisible();
        guide.locator("live-board tbody tr", new Page.LocatorOptions().setHasText(visit.label()))
                .locator(".tk")
                .click();
        guide.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("全程"))
                .click();
        assertThat(guide.locator("visit-timeline .live")).isVisible();
        assertThat(guide.locator("vaadin-dialog[opened]")).hasCount(0, SOON);
        assertThat(rows(guide)).hasCount(1);
        assertThat(rows(guide).first()).containsText("到院登记");
        assertThat(guide.locator(".vh")).containsText(NAME);
        // Before it, how much waits for whoever looks.
        assertThat(guide).hasTitle(Pattern.compile("^(\\(\\d+\\) )?接诊 · 接诊过程 · " + visit.label() + "$"));

        // Its button leads back to what can be done.
        guide.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("操作"))
                .click();
        guide.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("开始填单"))
                .click();
        assertThat(rows(guide)).hasCount(2);
        assertThat(guide.locator("undo-bar")).containsText(visit.label());
        assertThat(guide.locator(".phases [aria-current=step]")).hasText("填单");

        var left = as("liuyue", () -> custody.leaveAlone(key(), visit.subject()));
        assertThat(rows(guide).nth(2)).containsText("无人陪同");
        assertThat(guide.locator(".ev.now")).containsText("无人陪同");

        as("liuyue", () -> undo.takeBack(key(), left.entry()));
        assertThat(rows(guide).nth(2).locator("s")).containsText("刘悦先离开");
        assertThat(rows(guide).nth(2)).containsText(Pattern.compile("刘悦在 \\d\\d:\\d\\d:\\d\\d 撤销"));
        assertThat(guide.locator(".ev.now")).containsText("刘悦");

        as("liuyue", () -> custody.offer(key(), visit.subject(), null));
        assertThat(guide.locator(".journey-page .hand")).containsText("待我接手");
        assertThat(guide.locator("body")).not().containsText("!{");
    }

    @Test
    void aConsultantHasItOnHerPhoneForAsLongAsTheCustomerIsHers() {
        as("liuyue", () -> custody.offer(key(), visit.subject(), people.id("suman")));
        var consultant = looking(browsers.phone("zh-CN"), "苏曼");
        assertThat(consultant.locator(".vh")).containsText(NAME);
        assertThat((Integer) consultant.evaluate("document.documentElement.scrollWidth - innerWidth"))
                .as("nothing to scroll to the side")
                .isZero();

        as("suman", () -> custody.decline(key(), visit.subject()));

        assertThat(consultant.getByText("这位顾客现在不由您陪同")).isVisible();
        assertThat(consultant.locator("body")).not().containsText(NAME);
        consultant.reload();
        assertThat(consultant.getByText("没有这个页面，或不对您开放")).isVisible();
    }

    @Test
    @InChromium
    void whomItDoesNotConcernIsToldWhatIsToldOfATicketThatNobodyHas() {
        var stranger = browsers.desk("zh-CN");
        var received = browsers.listen(stranger);
        Browsers.enter(stranger, url(), "许岚");

        for (var address : List.of(
                address(), address().replaceFirst("A\\d+$", "A9999"), "/visit/2026-02-30/A001", "/visit/today/a1")) {
            stranger.navigate(url() + address);
            assertThat(stranger.getByText("没有这个页面，或不对您开放")).isVisible();
            assertThat(stranger).hasTitle("接诊 · 没有这个页面，或不对您开放");
        }
        assertThat(stranger.locator("visit-timeline")).hasCount(0);
        assertThat(String.join("\n", received)).doesNotContain(NAME);
    }
}
