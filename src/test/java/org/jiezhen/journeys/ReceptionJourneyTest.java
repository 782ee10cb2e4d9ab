package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.jiezhen.RunningPortal;
import org.jiezhen.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Guides, each in a browser of their own: one acts, the others see it without touching anything. */
@RunningPortal
@InEveryBrowser
class ReceptionJourneyTest {

    @Parameter
    Browsers.Kind kind;

    private static final LocatorAssertions.HasCountOptions SOON =
            new LocatorAssertions.HasCountOptions().setTimeout(15_000);

    @LocalServerPort
    int port;

    @Value("${spring.datasource.url}")
    String url;

    @Autowired
    Reception reception;

    private Browsers browsers;
    private Page lift;
    private Page desk;

    @BeforeEach
    void aGuideAtTheLiftAndOneAtTheDesk() {
        browsers = new Browsers(kind);
        reception.empty();
        lift = Browsers.enter(browsers.phone("zh-CN"), url(), "刘悦");
        desk = Browsers.enter(browsers.desk("zh-CN"), url(), "李婷");
        assertThat(desk.locator("live-board .live")).isVisible();
        assertThat(lift.locator(".seats .f").first()).isVisible();
    }

    @AfterEach
    void everythingHadWordsAndNobodysScriptFailed() {
        try (var _ = browsers) {
            // A key without words would show as !{key}!
            assertThat(desk.locator("body")).not().containsText("!{");
            assertThat(lift.locator("body")).not().containsText("!{");
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private String url() {
        return "http://localhost:" + port;
    }

    /** Two taps from the guide's home: who, and which seat. The ticket is the answer. */
    private String arrive() {
        Browsers.tap(lift.locator(".src button").nth(1));
        Browsers.tap(lift.locator(".seats .f").first());
        var ticket = lift.locator("undo-bar .done b");
        assertThat(ticket).hasText(Pattern.compile("A\\d{3}"));
        return ticket.innerText();
    }

    private Locator row(Page page, String ticket) {
        return page.locator("live-board [data-id], live-board tbody tr, live-board .q")
                .filter(new Locator.FilterOptions().setHasText(ticket));
    }

    @Test
    void twoTapsAtTheLiftPutTheArrivalOnTheDesksBoardAndItsSeatOnAnotherPhoneAndOneTakesItOffAgain() {
        var other = Browsers.enter(browsers.phone("zh-CN"), url(), "王芳", "/arrive");
        assertThat(other.locator(".seats .f").first()).isVisible();
        var taken = other.locator(".seats .o");

        var ticket = arrive();
        assertThat(taken.filter(new Locator.FilterOptions().setHasText(ticket))).isVisible();
        assertThat(row(desk, ticket)).hasCount(1, SOON);
        assertThat(row(desk, ticket)).containsText("刘悦");
        assertThat(row(desk, ticket)).containsText("复诊");

        Browsers.tap(lift.locator("undo-bar .u.num"));

        assertThat(row(desk, ticket)).hasCount(0, SOON);
        assertThat(taken.filter(new Locator.FilterOptions().setHasText(ticket))).hasCount(0, SOON);
        assertThat(lift.locator("undo-bar")).containsText("已撤销");
    }

    @Test
    @InFirefoxToo
    void aCustomerIsHandedToTheDeskServedAndSeenOff() {
        var ticket = arrive();
        lift.navigate(url() + "/arrivals");
        Browsers.tap(row(lift, ticket));
        Browsers.tap(lift.getByRole(AriaRole.BUTTON, named("请接手")));

        assertThat(desk.locator("arrivals-side .hand")).containsText(ticket);
        desk.keyboard().press("j");
        assertThat(row(lift, ticket)).containsText("李婷");

        row(desk, ticket).getByRole(AriaRole.BUTTON, in("开始填单")).click();
        assertThat(row(lift, ticket)).containsText("填单中");

        row(desk, ticket).getByRole(AriaRole.BUTTON, in("填单完成")).click();
        assertThat(row(lift, ticket)).containsText("待分诊");

        row(desk, ticket).locator(".tk").click();
        desk.locator("vaadin-dialog[opened]")
                .getByRole(AriaRole.BUTTON, in("送去电梯"))
                .click();
        assertThat(row(lift, ticket)).containsText("送别");
        row(desk, ticket).getByRole(AriaRole.BUTTON, in("送别")).click();
        assertThat(desk.getByText("谢谢光临，请慢走。")).isVisible();
        desk.getByRole(AriaRole.BUTTON, named("已送别")).click();

        assertThat(row(lift, ticket)).hasCount(0, SOON);
    }

    @Test
    void anUnreachableDatabaseIsSaidInASentenceAndWhatWasTypedStays() {
        var ticket = arrive();
        Browsers.tap(lift.locator("undo-bar .u").first());
        var dialog = lift.locator("vaadin-dialog[opened]");
        var name = dialog.getByLabel("姓名");
        name.fill("赵敏");

        TestDatabase.reachable(url, false);
        try {
            assertThat(desk.locator(".stale-bar"))
                    .containsText("数据库失联", new LocatorAssertions.ContainsTextOptions().setTimeout(40_000));
            Browsers.tap(dialog.getByRole(AriaRole.BUTTON, in("保存")));
            assertThat(lift.getByText("数据库暂时连不上，可能未保存；您填的内容都在，再按一次即可，不会重复。").first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
            assertThat(name).hasValue("赵敏");
            assertThat(lift.locator("body")).not().containsText("Exception");
        } finally {
            TestDatabase.reachable(url, true);
        }

        assertThat(desk.locator(".stale-bar")).hasCount(0, SOON);
        Browsers.tap(dialog.getByRole(AriaRole.BUTTON, in("保存")));
        assertThat(row(desk, ticket)).containsText("赵敏");
    }

    @Test
    void aConsultantSeesACustomerOnceOfferedAndNotOnceDeclined() {
        var consultant = Browsers.enter(browsers.desk("zh-CN"), url(), "苏曼");
        assertThat(consultant.locator("live-board .empty")).isVisible();
        var ticket = arrive();
        lift.navigate(url() + "/arrivals");
        Browsers.tap(row(lift, ticket));
        var to = lift.locator("vaadin-dialog[opened] vaadin-combo-box").first();
        to.locator("input").fill("苏曼");
        Browsers.tap(lift.locator("vaadin-combo-box-item:not([hidden])", new Page.LocatorOptions().setHasText("苏曼"))
                .first());
        Browsers.tap(lift.getByRole(AriaRole.BUTTON, named("请接手")));

        assertThat(row(consultant, ticket)).containsText("待我接手");
        row(consultant, ticket).locator(".tk").click();
        consultant.getByRole(AriaRole.BUTTON, named("暂不能接")).click();

        assertThat(row(consultant, ticket)).hasCount(0, SOON);
        assertThat(row(lift, ticket)).not().containsText("苏曼");
    }

    @Test
    @InChromium
    void whatThePhoneAtTheLiftDoesNotShowIsNotSentToIt() {
        var ticket = arrive();
        Browsers.tap(lift.locator("undo-bar .u").first());
        var dialog = lift.locator("vaadin-dialog[opened]");
        dialog.getByLabel("姓名").fill("金丝雀甲");
        Browsers.tap(dialog.getByRole(AriaRole.BUTTON, in("保存")));
        assertThat(row(desk, ticket)).containsText("金丝雀甲");

        var another = browsers.phone("zh-CN");
        var received = browsers.listen(another);
        Browsers.enter(another, url(), "王芳", "/arrive");
        assertThat(another.locator(".seats .o", new Page.LocatorOptions().setHasText(ticket)))
                .isVisible();
        var consultant = browsers.desk("zh-CN");
        var received2 = browsers.listen(consultant);
        Browsers.enter(consultant, url(), "苏曼");
        assertThat(consultant.locator("live-board .empty")).isVisible();
        received.clear();
        another.reload();
        assertThat(another.locator(".seats .o", new Page.LocatorOptions().setHasText(ticket)))
                .isVisible();

        assertThat(String.join("\n", received)).contains(ticket).doesNotContain("金丝雀甲");
        assertThat(String.join("\n", received2)).doesNotContain(ticket).doesNotContain("金丝雀甲");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Locator.GetByRoleOptions in(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}
