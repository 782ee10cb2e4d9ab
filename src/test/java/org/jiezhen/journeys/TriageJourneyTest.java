package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiezhen.Amount;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.duty.Duty;
import org.jiezhen.duty.DutyState;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A guest's whole way from the lift to the consultant: a form that two fill, ready, given by the rules, accepted, asked on the
 * way to the room, and taken over; each step seen on the screens of others. And what was decided when the portal died is decided.
 */
@RunningPortal
class TriageJourneyTest {

    private static final List<String> CONSULTANTS = List.of("suman", "xulan", "guying", "shenjia");
    private static final LocatorAssertions.ContainsTextOptions HEALED =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    @LocalServerPort
    int port;

    @Autowired
    Reception reception;

    @Autowired
    Duty duty;

    @Autowired
    People people;

    @TempDir
    Path directory;

    @BeforeEach
    void twoConsultantsAreThere() {
        reception.empty();
        CONSULTANTS.forEach(one -> people.as(one, () -> duty.mine().isPresent() ? duty.end(Reception.key()) : ""));
        List.of("suman", "shenjia")
                .forEach(one -> people.as(one, () -> duty.declare(Reception.key(), DutyState.ON_DUTY)));
    }

    @AfterEach
    void andGoHome() {
        List.of("suman", "shenjia")
                .forEach(one -> people.as(one, () -> duty.mine().isPresent() ? duty.end(Reception.key()) : ""));
    }

    @Test
    void aGuestIsAskedOnceByTwoGivenByTheRulesAndTakenByWhoeverAcceptedHer() {
        try (var browsers = new Browsers()) {
            var url = "http://localhost:" + port;
            var lift = Browsers.enter(browsers.phone("zh-CN"), url, "刘悦");
            Browsers.tap(lift.locator(".seats .f").first());
            var ticket = ticket(lift);
            var address = "/intake/" + BusinessTime.day(Instant.now()) + "/" + ticket;
            var arrivals = Browsers.enter(browsers.desk("zh-CN"), url, "王芳", "/arrivals");
            assertThat(row(arrivals, ticket)).hasCount(1);

            // Two fill one form.
            var desk = fills(Browsers.enter(browsers.desk("zh-CN"), url, "李婷", address));
            var tablet = fills(Browsers.enter(browsers.desk("zh-CN"), url, "张蕾", address));
            field(tablet, "INTEREST").locator(".chips button").first().click();
            field(tablet, "SURGERY_TODAY").getByText("不打算", exactly()).click();
            tablet.getByText("顾客同意", new Page.GetByTextOptions().setExact(true)).click();
            field(tablet, "PREGNANCY").getByText("没有", exactly()).click();
            sign(tablet);
            var go = desk.locator(".foot .btn.go");
            assertThat(go).hasText("去分诊");
            check(desk);
            assertThat(field(tablet, "IDENTITY")).containsText("核对无误");
            go.click();
            assertThat(tablet.locator(".foot .btn.go")).containsText("可以分诊了");
            assertThat(row(arrivals, ticket)).containsText("待分诊");

            // On to the card, and to triage: one press.
            assertThat(go).containsText("可以分诊了");
            go.click();
            Walker.button(Walker.dialog(desk), "分诊").click();
            var dialog = desk.locator(".triage-dialog, vaadin-dialog[opened]").last();
            var picked = desk.locator(".candidates .row.picked .pick");
            assertThat(picked).hasCount(1);
            Browsers.picture(desk, "triage-journey-dialog-zh");
            var consultant = picked.innerText().strip();
            dialog.getByText(Pattern.compile("^分派" + consultant)).click();
            assertThat(row(arrivals, ticket)).containsText("问 " + consultant);

            // She accepts on whatever page she is.
            var hers = Browsers.enter(browsers.phone("zh-CN"), url, consultant, "/triage/mine");
            var banner = hers.locator(".banners .notice");
            assertThat(banner).containsText(ticket);
            Browsers.answer(banner.locator("[data-act=ACCEPT]").first());
            assertThat(row(arrivals, ticket)).containsText("给 " + consultant);
            assertThat(row(arrivals, ticket)).not().containsText("问 " + consultant);

            // On the way to the room surgery and a drink are asked in one step, by whoever leads her: the form says it
            // at once.
            asksOnTheWay(arrivals, ticket);
            assertThat(field(tablet, "SURGERY_TODAY").locator("[aria-checked=true]"))
                    .hasText("打算");
            assertThat(field(tablet, "DRINK").locator("select")).hasValue("GREEN_TEA");
            assertThat(row(arrivals, ticket)).containsText("禁食禁饮");

            // She has the guest.
            var offer = hers.locator(".banners .notice").filter(new Locator.FilterOptions().setHasText("请您接手"));
            assertThat(offer).isVisible();
            hers.waitForFunction("since => performance.now() - since > 500", hers.evaluate("performance.now()"));
            Browsers.tap(offer.locator("[data-act=ACCEPT]"));
            assertThat(row(arrivals, ticket)).not().containsText("给 " + consultant);
            assertThat(row(arrivals, ticket)).containsText(consultant);
            assertThat(offer).hasCount(0);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    /** The guest signs with a finger. */
    private static void sign(Page page) {
        field(page, "PRIVACY").getByText("请顾客签").click();
        var pad = page.locator("vaadin-dialog[opened] .sign-pad canvas");
        assertThat(pad).isVisible();
        var at = pad.boundingBox();
        page.mouse().move(at.x + 20, at.y + 20);
        page.mouse().down();
        for (var n = 1; n <= 12; n++) {
            page.mouse().move(at.x + 20 + 14 * n, at.y + 20 + (n % 3) * 15);
        }
        page.mouse().up();
        Walker.button(Walker.dialog(page), "签好了").click();
        assertThat(field(page, "PRIVACY")).containsText("已签");
    }

    /** Who she is is written down by whoever has the desk, and checked with her. */
    private static void check(Page page) {
        input(page, "NAME").fill("钟离雪");
        input(page, "PHONE").fill("13915550001");
        assertThat(page.locator(".saved.saved")).isVisible();
        field(page, "IDENTITY").getByText("核对", exactly()).click();
        var dialog = Walker.dialog(page);
        assertThat(dialog.getByLabel("姓名")).hasValue("钟离雪");
        Browsers.picture(page, "intake-identity-zh");
        Walker.button(dialog, "核对无误").click();
        assertThat(page.locator(".intake-head")).containsText("钟离雪");
        assertThat(field(page, "NAME")).hasCount(1);
    }

    private static void asksOnTheWay(Page page, String ticket) {
        row(page, ticket).locator(".tk").click();
        assertThat(Walker.dialog(page)).containsText("今天手术：不打算 · 饮品：还没问");
        Walker.button(Walker.dialog(page), "问饮品和今天是否手术").click();
        var step = Walker.dialog(page);
        assertThat(step.getByLabel("不打算", exactLabel())).isChecked();
        step.getByLabel("打算", exactLabel()).check();
        step.getByLabel("绿茶", exactLabel()).check();
        Browsers.picture(page, "triage-journey-way-zh");
        Walker.button(step, "记下").click();
    }

    private static Locator.GetByLabelOptions exactLabel() {
        return new Locator.GetByLabelOptions().setExact(true);
    }

    /** Two starts of a portal: at length, where there is time for them. */
    @Test
    @Tag(Amount.TAG)
    @EnabledIf("org.jiezhen.Amount#isMuch")
    void whatWasDecidedWhenThePortalDiedIsDecidedAndTheNextInTheWheelIsTheSame() throws Exception {
        var database = TestDatabase.demo();
        try (var portal = new PortalProcess(database, directory.resolve("portal.log"));
                var browsers = new Browsers()) {
            for (var one : CONSULTANTS) {
                execute(database, """
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            SELECT now(), id::text, 'duty.declare', 'duty', id FROM account WHERE username = '%s' RETURNING id)
                        INSERT INTO duty_period (account_id, state, started, recorded, begun_by)
                        SELECT a.id, 'ON_DUTY', now(), now(), entry.id FROM account a, entry WHERE username = '%s'""".formatted(one, one));
            }
            var lift = Browsers.enter(browsers.phone("zh-CN"), portal.url(), "刘悦");
            Browsers.tap(lift.locator(".seats .f").first());
            var first = ticket(lift);
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(lift.locator("undo-bar .done b")).not().hasText(first);
            var second = ticket(lift);
            var desk = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "李婷", "/arrivals");
            var other = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "张蕾", "/arrivals");
            var order = triage(desk, first)
                    .locator(".candidates .row.can .pick, .candidates .row.picked .pick")
                    .allInnerTexts();
            assertThat(order).hasSize(4);

            // What boards have to read is held back: it is decided, and nobody is told.
            try (var inTheWay = open(database)) {
                inTheWay.setAutoCommit(false);
                try (var statement = inTheWay.createStatement()) {
                    statement.execute("LOCK TABLE target IN ACCESS EXCLUSIVE MODE");
                }
                desk.locator("vaadin-dialog[opened]")
                        .last()
                        .getByText(Pattern.compile("^分派" + order.getFirst()))
                        .click();
                Eventually.holds("it is decided", () -> count(database, "SELECT count(*) FROM triage_decision") == 1);
                assertThat(row(other, first)).not().containsText(order.getFirst());
                portal.kill();
            }
            portal.startAgain();

            assertThat(row(other, first)).containsText("问 " + order.getFirst(), HEALED);
            assertThat(row(desk, first)).containsText("问 " + order.getFirst(), HEALED);
            assertThat(count(database, "SELECT count(*) FROM triage_turn WHERE kind = 'TURN' AND voided IS NULL"))
                    .as("one turn was given")
                    .isEqualTo(1);
            assertThat(triage(other, second).locator(".candidates .row.picked .pick"))
                    .hasText(order.get(1));
            Browsers.picture(other, "triage-after-kill-zh");
        }
    }

    /** The dialog in which somebody is triaged. */
    private static Page triage(Page page, String ticket) {
        row(page, ticket).locator(".tk").click();
        Walker.button(Walker.dialog(page), "分诊").click();
        assertThat(page.locator(".candidates .row.picked")).hasCount(1);
        return page;
    }

    private static String ticket(Page lift) {
        var ticket = lift.locator("undo-bar .done b");
        assertThat(ticket).hasText(Pattern.compile("A\\d{3}"));
        return ticket.innerText().strip();
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page fills(Page page) {
        page.locator(".intake-join .btn").click();
        assertThat(page.locator(".intake-page .foot")).isVisible();
        return page;
    }

    private static Locator field(Page page, String field) {
        return page.locator("[data-field=" + field + "]");
    }

    private static Locator input(Page page, String field) {
        return field(page, field).locator("input.in").first();
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(ticket));
    }

    private static void execute(Map<String, Object> database, String sql) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static long count(Map<String, Object> database, String sql) throws SQLException {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    private static Connection open(Map<String, Object> database) throws SQLException {
        return DriverManager.getConnection(
                (String) database.get("spring.flyway.url"), (String) database.get("spring.flyway.user"), (String)
                        database.get("spring.flyway.password"));
    }
}
