package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.acts.Done;
import org.jiezhen.callbacks.CallbackPlan;
import org.jiezhen.callbacks.CallbackReasons;
import org.jiezhen.callbacks.Caller;
import org.jiezhen.callbacks.Profiles;
import org.jiezhen.closing.ClosingTime;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.outcomes.Outcomes;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A guest without a deal is rung three times with three outcomes, never by two; the complication is on a doctor's screen at once;
 * and who comes in while somebody dials her is on nobody's list any more.
 */
@RunningPortal
class CallbacksJourneyTest {

    private static final String NOTE = "左眼看东西有重影";
    private static final String PHONE = "13800138222";

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Custody custody;

    @Autowired
    Outcomes outcomes;

    @Autowired
    ClosingTime closing;

    @Autowired
    Profiles profiles;

    @Autowired
    CallbackReasons reasons;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    private Browsers browsers;

    @BeforeEach
    void theHallIsEmpty() {
        reception.empty();
        // Journeys are walked at any hour.
        jdbc.sql("DELETE FROM callback_hours").update();
        jdbc.sql("INSERT INTO callback_hours (from_min, to_min) VALUES (0, 1440)")
                .update();
        browsers = new Browsers();
    }

    @AfterEach
    void nobodysScriptFailed() {
        jdbc.sql("DELETE FROM callback_hours").update();
        jdbc.sql("INSERT INTO callback_hours (from_min, to_min) VALUES (540, 720), (810, 1200)")
                .update();
        try (var _ = browsers) {
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    @Test
    void aGuestWithoutADealIsRungThreeTimesAndAComplicationIsWithADoctorAtOnce() {
        var url = "http://localhost:" + port;
        leftWithoutADeal("白鹭", PHONE);
        var cao = Browsers.enter(browsers.desk("zh-CN"), url, "曹敏", "/callbacks");
        var phone = browsers.phone("zh-CN");
        var sentToXia = browsers.listen(phone);
        var xia = Browsers.enter(phone, url, "夏青", "/callbacks");
        var doctor = browsers.desk("zh-CN");
        var sentToTheDoctor = browsers.listen(doctor);
        Browsers.enter(doctor, url, "周明远", "/tasks");
        assertThat(row(cao, "白鹭")).containsText("未成交回访");
        assertThat(row(xia, "白鹭")).isVisible();

        // The first, on the telephone: nobody answers. Meanwhile nobody else can ring her.
        row(xia, "白鹭").locator("[data-act=TAKE]").click();
        assertThat(xia).hasURL(Pattern.compile(".*/callbacks/call$"));
        assertThat(xia.locator(".call-top h1")).containsText("白鹭");
        assertThat(row(cao, "白鹭")).containsText("有人在打");
        assertThat(row(cao, "白鹭")).containsText("夏青");
        assertThat(row(cao, "白鹭").locator("[data-act=TAKE]")).hasCount(0);
        assertThat(outcome(xia, "REACHED")).hasAttribute("disabled", "");
        assertThat(outcome(xia, "NO_ANSWER")).containsText("再打");
        outcome(xia, "NO_ANSWER").click();
        button(xia, "保存").click();
        assertThat(xia.locator(".call-none")).isVisible();
        dueNow();

        // The second: she asks to be rung at another time, which is a promise.
        assertThat(row(cao, "白鹭")).containsText("1 次没打通");
        row(cao, "白鹭").locator("[data-act=TAKE]").click();
        button(cao, "是本人").click();
        assertThat(outcome(cao, "LATER")).isEnabled();
        cao.keyboard().press("2");
        assertThat(outcome(cao, "LATER")).hasAttribute("aria-pressed", "true");
        assertThat(cao.locator(".call-consequence")).containsText("你选的时间，仍归你");
        button(cao, "保存").click();
        assertThat(cao.locator(".call-ends")).containsText("请选时间");
        typePromise(cao, BusinessTime.day(clock.instant()).plusDays(1));
        button(cao, "保存").click();
        assertThat(cao.locator(".call-none")).isVisible();
        dueNow();

        // The third: the number is seen by whoever rings, and what she says is with a doctor at once.
        cao.locator(".call-none a").click();
        assertThat(row(cao, "白鹭")).containsText("约好的时间到了");
        row(cao, "白鹭").locator("[data-act=TAKE]").click();
        assertThat(cao.locator(".call-before")).containsText("请改时间");
        // The page is there before its address is.
        assertThat(cao).hasURL(Pattern.compile(".*/callbacks/call$"));
        // How to meet her is said, and is sent to whoever rings her alone; the kinds that there are, to whoever chooses
        // one.
        var before = sentToXia.size();
        people.as("caomin", () -> profiles.say(UUID.randomUUID(), person("白鹭"), "TAKES_HER_TIME"));
        cao.reload();
        assertThat(cao.locator(".profile")).containsText("慢慢决定");
        button(cao, "显示号码").click();
        assertThat(cao.locator(".call-number a")).hasAttribute("href", "tel:" + PHONE);
        cao.locator(".call-note textarea").fill(NOTE);
        button(cao, "是本人").click();
        assertThat(cao.locator(".call-note .sub")).containsText("边写边存");
        // By the keys: what follows is shown, and Enter does it.
        assertThat(outcome(cao, "COMPLICATION")).isEnabled();
        cao.keyboard().press("9");
        assertThat(cao.locator(".call-consequence")).containsText("值班医生");
        cao.keyboard().press("Enter");
        var task = doctor.locator("live-board [data-id]", new Page.LocatorOptions().setHasText("电话里的不适、并发症"));
        assertThat(task).isVisible();
        var sent = String.join("\n", sentToTheDoctor) + String.join("\n", sentToXia);
        assertThat(sent).doesNotContain(NOTE).doesNotContain(PHONE);
        assertThat(String.join("\n", sentToTheDoctor) + String.join("\n", sentToXia.subList(before, sentToXia.size())))
                .doesNotContain("慢慢决定")
                .doesNotContain("TAKES_HER_TIME");
        assertThat(String.join("\n", sentToTheDoctor)).doesNotContain("白鹭");
        task.click();
        assertThat(doctor.locator("vaadin-dialog[opened]")).containsText(NOTE);
        assertThat(doctor.locator("vaadin-dialog[opened]")).containsText("白鹭");
    }

    @Test
    void whoComesInWhileSomebodyDialsHerIsAskedHere() {
        var url = "http://localhost:" + port;
        leftWithoutADeal("丹顶", "13800138333");
        var cao = Browsers.enter(browsers.desk("zh-CN"), url, "曹敏", "/callbacks");
        var xia = Browsers.enter(browsers.desk("zh-CN"), url, "夏青", "/callbacks");
        var desk = browsers.desk("zh-CN");
        var sentToTheDesk = browsers.listen(desk);
        Browsers.enter(desk, url, "李婷", "/arrivals");
        row(cao, "丹顶").locator("[data-act=TAKE]").click();
        button(cao, "显示号码").click();
        assertThat(row(xia, "丹顶")).containsText("有人在打");

        var visit = reception
                .as(
                        "liuyue",
                        () -> reception.desk.arrive(
                                UUID.randomUUID(),
                                new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FOLLOW_UP,
                                        null,
                                        VisitDetails.parse("丹顶", "13800138333", 0, false))))
                .subject();
        assertThat(row(xia, "丹顶")).hasCount(0);
        assertThat(cao.locator(".call-top live-board")).containsText("顾客刚刚到院");
        assertThat(row(desk, "丹顶")).containsText("待回访：就地问");
        assertThat(String.join("\n", sentToTheDesk)).as("not why").doesNotContain("未成交回访");

        row(desk, "丹顶").click();
        var card = desk.locator("vaadin-dialog[opened]").last();
        assertThat(card).containsText("未成交回访");
        card.getByText("当面问…").click();
        desk.locator("vaadin-dialog[opened] vaadin-text-area textarea").last().fill("恢复期还有顾虑");
        button(desk, "问完了").click();
        assertThat(row(desk, "丹顶")).not().containsText("待回访");
        assertThat(cao.locator(".call-top live-board")).containsText("不在你手里");
        reception.as("liting", () -> closing.leftUnseen(UUID.randomUUID(), visit, clock.instant()));
        assertThat(row(xia, "丹顶")).hasCount(0);
    }

    private void leftWithoutADeal(String name, String phone) {
        var guest = reception.waits(name, phone, false);
        reception.as("liuyue", () -> custody.offer(UUID.randomUUID(), guest.subject(), people.id("suman")));
        reception.as("suman", () -> custody.accept(UUID.randomUUID(), guest.subject()));
        reception.lead(guest, 3);
        var day = reasons.workdayFrom(BusinessTime.day(clock.instant()));
        reception.as(
                "suman",
                () -> outcomes.noDeal(
                        UUID.randomUUID(),
                        guest.subject(),
                        "PRICE",
                        false,
                        new Outcomes.Said(null, new CallbackPlan(day, Caller.AGENTS))));
        seenOff(guest);
        dueNow();
    }

    private CustomerId person(String name) {
        return jdbc.sql("SELECT id FROM customer WHERE name = ? AND phone = ?")
                .params(name, PHONE)
                .query((rs, row) -> new CustomerId(rs.getObject(1, UUID.class)))
                .single();
    }

    private void seenOff(Done<VisitId> guest) {
        reception.as("suman", () -> reception.desk.depart(UUID.randomUUID(), guest.subject()));
    }

    /** A day passes for whoever is to be rung. */
    private void dueNow() {
        jdbc.sql(
                        "UPDATE callback_due SET due = ?, at = now() - interval '1 minute' WHERE ended IS NULL AND voided IS NULL AND callback_id IN (SELECT id FROM callback WHERE step = 1)")
                .param(BusinessTime.day(clock.instant()))
                .update();
        jdbc.sql("SELECT pg_notify('jiezhen', 'callback')")
                .query((rs, row) -> true)
                .single();
    }

    private static void typePromise(Page page, LocalDate day) {
        var inputs = page.locator(".call-ends vaadin-date-time-picker input");
        inputs.first().fill(day.toString());
        inputs.first().press("Enter");
        inputs.last().fill("10:00");
        inputs.last().press("Enter");
    }

    private static Locator row(Page page, String name) {
        return page.locator("live-board [data-id]", new Page.LocatorOptions().setHasText(name));
    }

    private static Locator outcome(Page page, String outcome) {
        return page.locator("vaadin-button[data-outcome='" + outcome + "']");
    }

    private static Locator button(Page page, String words) {
        return page.locator(
                "vaadin-button", new Page.LocatorOptions().setHasText(Pattern.compile("^\\s*" + words + "\\s*$")));
    }
}
