package org.jiezhen.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jiezhen.Eventually;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.BusinessTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Boards and a wall stand open while what they depend on is killed: they go grey, say so, and heal without a hand on them. */
@InEveryBrowser
class HealingTest {

    @Parameter
    Browsers.Kind kind;

    // Two beats, and what a loaded machine needs.
    private static final LocatorAssertions.IsVisibleOptions GREY =
            new LocatorAssertions.IsVisibleOptions().setTimeout(40_000);
    private static final LocatorAssertions.HasCountOptions HEALED =
            new LocatorAssertions.HasCountOptions().setTimeout(90_000);
    private static final LocatorAssertions.ContainsTextOptions SHOWN =
            new LocatorAssertions.ContainsTextOptions().setTimeout(90_000);

    private static final LocatorAssertions.HasValueOptions WRITTEN =
            new LocatorAssertions.HasValueOptions().setTimeout(90_000);

    private static final LocatorAssertions.HasTextOptions AT_LAST =
            new LocatorAssertions.HasTextOptions().setTimeout(90_000);

    // A portion that is brought in, and half of one more.
    private static final int PORTION = 1_000;
    private static final int ROWS = 1_500;

    @TempDir
    Path directory;

    @Test
    void boardsAndAWallHealWhenTheKilledPortalIsStartedAgainAndShowWhatChangedMeanwhile() throws Exception {
        var database = TestDatabase.demo();
        var house = new HashMap<>(database);
        // Long enough for a press between the kill and the first beat that nobody answers, on a loaded machine too.
        house.put("portal.beat-millis", 4000);
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var lift = Browsers.enter(browsers.phone("zh-CN"), portal.url(), "刘悦");
            var desk = Browsers.enter(
                    kind == Browsers.Kind.CHROMIUM ? browsers.deskThatKeeps("zh-CN") : browsers.desk("zh-CN"),
                    portal.url(),
                    "李婷");
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A001")).hasCount(1);
            if (kind == Browsers.Kind.CHROMIUM) {
                EmergencySheet.isInstallable(desk);
                EmergencySheet.isKept(desk);
            }
            var wall = WallHealingTest.paired(browsers, portal.url());
            assertThat(wall.locator(".wait li b")).hasText("A001");
            wall.evaluate("window.sameLife = true");
            var seen = desk.context().newPage();
            seen.navigate(portal.url() + IntakeJourneyTest.address("A001"));
            IntakeJourneyTest.fills(seen);
            var filled = isFilledAndSaved(browsers, portal.url());
            var entry = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "周颖", "/bookings/import");
            var form = entry.context().newPage();
            isHalfTyped(form, portal.url());
            try (var inTheWay = open(database)) {
                isBroughtInAndStopsHalfWay(entry, database, inTheWay);
                portal.kill();
            }
            // A press that its node takes along: before any board has noticed, for none is pressed after.
            Browsers.tap(lift.locator(".seats .f").first());
            // What never reaches the portal.
            phone(form).fill("13612340099");
            IntakeJourneyTest.input(filled, "REMARKS").fill("断线时写的");
            filled.waitForFunction(IntakeJourneyTest.UNSENT + " !== ''");
            assertThat(desk.locator(".stale-bar")).isVisible(GREY);
            assertThat(lift.locator(".stale-bar")).isVisible(GREY);
            assertThat(wall.locator(".wall-lost")).isVisible(GREY);
            assertThat(wall.locator(".plate.withdrawn")).isVisible();
            assertThat(wall.locator(".wall-counts")).hasCount(0);
            var sheet = kind == Browsers.Kind.CHROMIUM ? EmergencySheet.opensWithItsPinAlone(desk, portal.url()) : null;
            execute(database, """
                            WITH known AS (
                                INSERT INTO customer (id, version, name, root_id, registered_at)
                                SELECT fresh, 0, '赵敏', fresh, now() FROM gen_random_uuid() AS fresh RETURNING id)
                            UPDATE visit SET customer_id = known.id, version = version + 1
                            FROM known WHERE ticket_number = 1""");
            execute(database, """
                            WITH entry AS (
                                INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                                SELECT now(), 'system', 'test.call', 'visit', id FROM visit RETURNING id)
                            INSERT INTO visit_call
                                (visit_id, status, place_id, claim, times, started, recorded, begun_by)
                            SELECT visit.id, 'CALLED', place.id, place.id, 1, now(), now(), entry.id
                            FROM visit, place, entry WHERE place.wall_zh = '5 号咨询室'""");
            if (sheet != null) {
                EmergencySheet.isRead(sheet);
            }
            portal.startAgain();
            if (sheet != null) {
                EmergencySheet.goesWhenItIsShut(sheet);
                Eventually.holds("that it was opened is in the journal", () -> count(database, """
                                SELECT count(*) FROM journal j JOIN account a ON a.id::text = j.subject_id
                                WHERE j.action = 'emergency.opened' AND a.display_name = '李婷'""") == 1);
            }

            assertThat(wall.locator(".plate .to b")).hasText("5 号咨询室", AT_LAST);
            assertThat(wall.locator(".plate .tk")).hasText("A001");
            assertThat(wall.locator(".wall-lost")).hasCount(0);
            assertThat(wall.evaluate("window.sameLife === undefined"))
                    .as("it loaded itself anew, as after an upgrade")
                    .isEqualTo(true);

            assertThat(desk.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(row(desk, "A001")).containsText("赵敏", SHOWN);
            assertThat(lift.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(lift.locator("vaadin-notification-card")).containsText("未保存", SHOWN);
            nothingIsHalfBroughtIn(entry, database);
            whatWasTypedIsGivenBack(form);
            whatWasFilledIsWritten(filled, seen);
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A002")).hasCount(1, HEALED);
            toNobodyElse(form, portal.url());
            if (sheet != null) {
                EmergencySheet.endsWithTheSignIn(sheet);
            }
        }
    }

    // ---- what is under way when the portal dies

    /** Somebody is being registered. */
    private static void isHalfTyped(Page page, String url) {
        page.navigate(url + "/customers");
        var dialog = register(page);
        dialog.getByLabel("姓名").fill("欧阳小红");
        assertThat(dialog.locator(".draft-note")).containsText("已暂存");
    }

    /** The arrived guest's form is filled by somebody else than who has it open at the desk, and says that it is saved. */
    private static Page isFilledAndSaved(Browsers browsers, String url) {
        var page = IntakeJourneyTest.fills(
                Browsers.enter(browsers.desk("zh-CN"), url, "张蕾", IntakeJourneyTest.address("A001")));
        IntakeJourneyTest.input(page, "WISH").fill("双眼皮修复");
        assertThat(page.locator(".saved.saved")).isVisible();
        return page;
    }

    private static Locator register(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记新顾客"))
                .first()
                .click();
        return page.locator("vaadin-dialog[opened]");
    }

    private static Locator phone(Page page) {
        return page.locator("vaadin-dialog[opened]").getByLabel("电话", new Locator.GetByLabelOptions().setExact(true));
    }

    /** A file of bookings is being brought in; of its second portion somebody else is about to take the last number. */
    private static void isBroughtInAndStopsHalfWay(Page page, Map<String, Object> database, Connection inTheWay)
            throws Exception {
        inTheWay.setAutoCommit(false);
        try (var statement = inTheWay.createStatement()) {
            statement.execute("""
                    INSERT INTO booking (id, version, number, status, channel, day, at, name, pinyin, search, booked_at)
                    VALUES (gen_random_uuid(), 0, 'KILL999', 'BOOKED', 'WEB', current_date, '10:00', '诸葛明', '', '', now())""");
        }
        var day = BusinessTime.day(Instant.now()).plusDays(1);
        var file = new StringBuilder("预约号,日期,时间,姓名\n");
        for (var n = 0; n < ROWS; n++) {
            file.append("KILL").append(n).append(',').append(day).append(",10:00,诸葛明\n");
        }
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload("b.csv", "text/csv", file.toString().getBytes(StandardCharsets.UTF_8)));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^导入")))
                .click();
        Eventually.holds("a portion is brought in", () -> brought(database) == PORTION);
        assertThat(page.locator(".import-body")).containsText("正在导入");
    }

    private static long brought(Map<String, Object> database) throws Exception {
        return count(database, "SELECT count(*) FROM booking WHERE number LIKE 'KILL%'");
    }

    /** The page names the import as not finished, and each booking is there whole, or not at all. */
    private static void nothingIsHalfBroughtIn(Page page, Map<String, Object> database) throws Exception {
        assertThat(page.locator(".import-failed")).containsText("导入已中断", SHOWN);
        assertThat(page.locator("vaadin-upload")).isVisible();
        assertThat(brought(database)).as("some, and not all").isEqualTo(PORTION);
        assertThat(count(database, """
                        SELECT count(*) FROM booking WHERE number LIKE 'KILL%' AND NOT EXISTS (
                            SELECT FROM journal WHERE subject_kind = 'booking' AND subject_id = booking.id::text)""")).as("booked, and not in the journal").isZero();
    }

    private static void whatWasTypedIsGivenBack(Page page) {
        assertThat(page.locator("vaadin-notification-card").first()).containsText("您填写的内容已保留", SHOWN);
        assertThat(page.locator(".shell > .nav")).isAttached();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("登记新顾客"))
                .first()
                .click();
        var dialog = page.locator("vaadin-dialog[opened]");
        assertThat(dialog.locator(".draft-offer")).containsText("姓名、电话");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("接着填"))
                .click();
        assertThat(dialog.getByLabel("姓名")).hasValue("欧阳小红");
        assertThat(phone(page)).hasValue("13612340099");
    }

    /** What had been saved is there, and what was typed without the portal reaches the other's form. */
    private static void whatWasFilledIsWritten(Page filled, Page seen) {
        assertThat(IntakeJourneyTest.input(seen, "REMARKS")).hasValue("断线时写的", WRITTEN);
        assertThat(IntakeJourneyTest.input(seen, "WISH")).hasValue("双眼皮修复");
        assertThat(IntakeJourneyTest.input(filled, "REMARKS")).hasValue("断线时写的", WRITTEN);
        filled.waitForFunction(IntakeJourneyTest.UNSENT + " === ''");
    }

    /** Whoever signs in next in the same tab is told nothing of it. */
    private static void toNobodyElse(Page page, String url) {
        page.context().clearCookies();
        Browsers.signIn(page, url, "李婷", "");
        page.navigate(url + "/customers");
        var dialog = register(page);
        assertThat(dialog.getByLabel("姓名")).hasValue("");
        assertThat(dialog.locator(".draft-offer")).isHidden();
        assertThat(page.locator("vaadin-notification-card")).hasCount(0);
        page.navigate(url + "/bookings/import");
        assertThat(page.locator("vaadin-upload")).isVisible();
        assertThat(page.locator(".import-failed")).hasCount(0);
        assertThat(page.content()).doesNotContain("欧阳小红", "13612340099");
    }

    private static long count(Map<String, Object> database, String sql) throws Exception {
        try (var connection = open(database);
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }

    @Test
    void boardsHealWhenTheKilledDatabaseIsBack() throws Exception {
        var data = directory.resolve("data");
        TestDatabase.lendPrograms(data);
        Map<String, Object> house = Map.of("portal.data-dir", data);
        try (var portal = new PortalProcess(house, directory.resolve("portal.log"));
                var browsers = new Browsers(kind)) {
            var lift = Browsers.enter(browsers.phone("zh-CN"), portal.url(), "刘悦");
            var desk = Browsers.enter(browsers.desk("zh-CN"), portal.url(), "李婷");
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A001")).hasCount(1);

            // The supervisor brings the database back within seconds; the board must have been grey in between.
            desk.evaluate("""
                    window.wasGrey = false;
                    document.addEventListener('live-status', event => window.wasGrey ||= event.detail.stale)""");
            var postmaster = Files.readAllLines(directory.resolve("data/postgres/postmaster.pid"))
                    .getFirst();
            new ProcessBuilder("kill", "-9", postmaster).start().waitFor();
            desk.waitForFunction("() => window.wasGrey", null, new Page.WaitForFunctionOptions().setTimeout(60_000));

            assertThat(desk.locator(".stale-bar")).hasCount(0, HEALED);
            assertThat(lift.locator(".stale-bar")).hasCount(0, HEALED);
            Browsers.tap(lift.locator(".seats .f").first());
            assertThat(row(desk, "A002")).hasCount(1, HEALED);
            assertThat(browsers.complaints()).isEmpty();
        }
    }

    private static Locator row(Page page, String ticket) {
        return page.locator("live-board tbody tr").filter(new Locator.FilterOptions().setHasText(ticket));
    }

    private static void execute(Map<String, Object> database, String sql) throws Exception {
        try (var connection = open(database);
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private static Connection open(Map<String, Object> database) throws SQLException {
        return DriverManager.getConnection(
                (String) database.get("spring.flyway.url"), (String) database.get("spring.flyway.user"), (String)
                        database.get("spring.flyway.password"));
    }
}
