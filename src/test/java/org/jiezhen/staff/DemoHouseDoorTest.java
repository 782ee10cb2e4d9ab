package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jiezhen.Eventually;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The front door of the demo house, over real HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@ContextConfiguration(initializers = TestDatabase.class)
@Import({ActingAs.class, DemoHouseDoorTest.Departures.class})
class DemoHouseDoorTest {

    private static final StaffId LIU_YUE = StaffId.of("00000000-0000-4000-8000-000000000101");
    private static final StaffId CHENG_YUAN = StaffId.of("00000000-0000-4000-8000-000000000128");

    @LocalServerPort
    int port;

    @Autowired
    ActingAs acting;

    @Autowired
    StaffAdministration administration;

    @Autowired
    Departures departures;

    @Autowired
    JdbcClient jdbc;

    DoorClient browser;

    @BeforeEach
    void open() {
        browser = new DoorClient(port);
    }

    @Test
    void oneClickEntersAsAPersonOfTheDemoHouse() {
        assertThat(browser.beat()).isEqualTo(401);
        assertThat(DoorClient.location(browser.enterAs(LIU_YUE))).isEqualTo("/");
        assertThat(browser.beat()).isEqualTo(200);
        assertThat(lastSignIn(LIU_YUE)).isEqualTo("DEMO");
    }

    @Test
    void enteringNeedsTheTokenOfThePage() {
        browser.token();
        var response = browser.post("/demo/enter", Map.of("person", LIU_YUE.toString()));
        assertThat(DoorClient.location(response)).isEqualTo("/sign-in?stale");
        assertThat(browser.beat()).isEqualTo(401);
    }

    @Test
    void nobodyIsEnteredWhoIsNotOffered() {
        var created = create("needs.password", "CONSULTANT");
        assertThat(DoorClient.location(browser.enterAs(created.accountId()))).isEqualTo("/sign-in?refused");
        assertThat(DoorClient.location(browser.post("/demo/enter", Map.of("person", "x", "_csrf", browser.token()))))
                .isEqualTo("/sign-in?refused");
        assertThat(browser.beat()).isEqualTo(401);
    }

    @Test
    void aDemoPersonHasNoPassword() {
        for (var guess : List.of("", "!", "{noop}!", "liuyue")) {
            assertThat(DoorClient.location(browser.signIn("liuyue", guess))).isEqualTo("/sign-in?refused");
        }
    }

    @Test
    void aWrongNameAWrongPasswordAndADisabledAccountAreRefusedAlike() {
        var closed = create("closed", "CONSULTANT");
        acting.as(CHENG_YUAN, () -> administration.disable(closed.accountId(), versionOf(closed.accountId())));
        create("open", "CONSULTANT");

        assertThat(DoorClient.location(browser.signIn("nobody.here", "whatever it is")))
                .isEqualTo("/sign-in?refused");
        assertThat(DoorClient.location(browser.signIn("open", "whatever it is")))
                .isEqualTo("/sign-in?refused");
        assertThat(DoorClient.location(browser.signIn("closed", closed.secret())))
                .isEqualTo("/sign-in?refused");
        assertThat(DoorClient.location(browser.signIn("o\0pen", "x".repeat(100_000))))
                .isEqualTo("/sign-in?refused");
    }

    @Test
    void anUnknownNameTakesAsLongAsAKnownOne() {
        create("known", "CONSULTANT");
        browser.signIn("known", "warm up");
        browser.signIn("unknown", "warm up");
        var known = millis(() -> browser.signIn("known", "not this one"));
        var unknown = millis(() -> browser.signIn("unknown", "not this one"));
        var demo = millis(() -> browser.signIn("liuyue", "not this one"));
        // Without the pretended hash the unknown one would be many times faster.
        assertThat(unknown).isGreaterThan(known / 3);
        assertThat(demo).isGreaterThan(known / 3);
    }

    @Test
    void signingInChangesTheSessionsId() {
        browser.token();
        var before = browser.cookie("JSESSIONID").orElseThrow().getValue();
        browser.enterAs(LIU_YUE);
        assertThat(browser.cookie("JSESSIONID").orElseThrow().getValue()).isNotEqualTo(before);
    }

    @Test
    void theShiftsCookieOutlivesTheSessionAndIsHiddenFromScripts() {
        browser.enterAs(LIU_YUE);
        var cookie = browser.cookie("jz-shift").orElseThrow();
        assertThat(cookie.isHttpOnly()).isTrue();
        browser.forget("JSESSIONID");
        assertThat(browser.beat()).isEqualTo(200);
        assertThat(lastSignIn(LIU_YUE)).isEqualTo("REMEMBERED");
    }

    @Test
    void disablingAnAccountEndsItsSessionAndItsCookie() {
        var created = create("leaves.today", "CONSULTANT");
        browser.signIn("leaves.today", created.secret());
        assertThat(browser.beat()).isEqualTo(200);

        acting.as(CHENG_YUAN, () -> administration.disable(created.accountId(), versionOf(created.accountId())));

        assertThat(browser.beat()).isEqualTo(401);
        browser.forget("JSESSIONID");
        assertThat(browser.beat()).isEqualTo(401);
        assertThat(departures.heard).contains(created.accountId());
    }

    @Test
    void anAccountDisabledElsewhereLosesItsSessionsThoughNobodyTouchesThem() {
        var created = create("leaves.elsewhere", "CONSULTANT");
        browser.signIn("leaves.elsewhere", created.secret());
        assertThat(browser.beat()).isEqualTo(200);

        jdbc.sql("UPDATE account SET enabled = false WHERE id = ?")
                .param(created.accountId().value())
                .update();

        Eventually.holds("a departure", () -> departures.heard.contains(created.accountId()));
        assertThat(browser.beat()).isEqualTo(401);
    }

    @Test
    void onlyTheEndOfTheLastSessionIsADeparture() {
        var person = create("two.screens", "CONSULTANT");
        var other = new DoorClient(port);
        browser.signIn("two.screens", person.secret());
        other.signIn("two.screens", person.secret());
        browser.beat();
        other.beat();

        browser.enterAs(LIU_YUE);
        browser.beat();
        assertThat(departures.heard).doesNotContain(person.accountId());
        other.enterAs(LIU_YUE);
        other.beat();
        assertThat(departures.heard).contains(person.accountId());
    }

    @Test
    void aForeignPageCannotOpenThePushConnection() {
        browser.enterAs(LIU_YUE);
        assertThat(browser.get("/VAADIN/push", "Origin", "https://elsewhere.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/VAADIN/push", "Origin", "null").statusCode()).isEqualTo(403);
        assertThat(browser.get("/VAADIN/push", "Origin", "http://localhost:" + port)
                        .statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void thePageForbidsFramesAndForeignScripts() {
        var headers = browser.get("/sign-in").headers();
        var policy = headers.firstValue("Content-Security-Policy").orElse("");
        assertThat(policy)
                .contains("frame-ancestors 'none'")
                .contains("'nonce-")
                .doesNotContain("script-src 'unsafe");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
    }

    /** Its address bears a hash of what is in it, so that a changed one is another one. */
    @Test
    void aSheetIsOpenToEverybodyAndKeptUntilItChanges() {
        var page = browser.get("/sign-in").body();
        var address =
                Pattern.compile("href=\"\\./(styles/tokens\\.css\\?v-c=\\w+)\"").matcher(page);
        assertThat(address.find()).as(page).isTrue();
        var sheet = browser.get("/" + address.group(1));
        assertThat(sheet.statusCode()).isEqualTo(200);
        assertThat(sheet.body()).contains("--jz-paper");
        assertThat(sheet.headers().firstValue("Cache-Control")).hasValue("max-age=31536000, immutable");
    }

    @Test
    void aModulesSheetsComeAfterThePages() {
        var page = browser.get("/sign-in").body();
        assertThat(page.indexOf("styles/tokens.css")).isPositive().isLessThan(page.indexOf("styles/print.css"));
        assertThat(page.indexOf("<!--Stylesheet end-->")).isGreaterThan(page.indexOf("styles/print.css"));
    }

    @Test
    void aStrangerIsLedToTheDoor() {
        assertThat(DoorClient.location(browser.get("/arrivals"))).isEqualTo("/sign-in");
        assertThat(DoorClient.location(browser.get("/admin/staff"))).isEqualTo("/sign-in");
        assertThat(browser.get("/live/beat").statusCode()).isEqualTo(401);
    }

    @Test
    void theDoorsOfOtherProgramsAreDescribedToWhoeverMayOpenThem() {
        browser.enterAs(CHENG_YUAN);
        assertThat(browser.get("/api/openapi.json").body()).contains("/api/bookings/{number}");
        var guides = new DoorClient(port);
        guides.enterAs(LIU_YUE);
        assertThat(guides.get("/api/openapi.json").body()).doesNotContain("/api/bookings/{number}");
    }

    @Test
    void whatIsNoPageIsSaidByTheRouterInItsFrame() {
        browser.enterAs(LIU_YUE);
        assertThat(browser.get("/no-such-page").body()).contains("outlet");
    }

    private OneTimeSecret create(String username, String role) {
        return acting.as(
                CHENG_YUAN,
                () -> administration.create(new AccountDetails(username, "测试员", new Localized("", ""), List.of(role))));
    }

    private long versionOf(StaffId account) {
        return jdbc.sql("SELECT version FROM account WHERE id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    private String lastSignIn(StaffId account) {
        return jdbc.sql("""
                        SELECT reason FROM journal
                        WHERE action = 'staff.signIn' AND subject_id = ? ORDER BY id DESC LIMIT 1
                        """).param(account.toString()).query(String.class).single();
    }

    private static long millis(Runnable work) {
        var start = System.nanoTime();
        for (int i = 0; i < 3; i++) {
            work.run();
        }
        return (System.nanoTime() - start) / 1_000_000;
    }

    static class Departures {

        final List<StaffId> heard = new CopyOnWriteArrayList<>();

        @EventListener
        public void on(SignedOut event) {
            heard.add(event.accountId());
        }
    }
}
