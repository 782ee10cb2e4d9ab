package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jiezhen.Eventually;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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

    @Autowired
    SignInBrake brake;

    @Autowired
    Strangers strangers;

    @Autowired
    OpenPages pages;

    DoorClient browser;

    @BeforeEach
    void open() {
        browser = new DoorClient(port);
        jdbc.sql("DELETE FROM sign_in_brake").update();
    }

    @Test
    void oneClickEntersAsAPersonOfTheDemoHouse() {
        assertThat(browser.beat()).isEqualTo(401);
        assertThat(DoorClient.location(browser.enterAs(LIU_YUE))).isEqualTo("/");
        assertThat(browser.beat()).isEqualTo(200);
        assertThat(lastSignIn(LIU_YUE)).isEqualTo("DEMO");
    }

    @Test
    void signingInLeadsToThePageThatWasAskedForWhateverPagesLeftBehindSayMeanwhile() {
        browser.get("/customers");
        assertThat(browser.get("/live/here?p=0123456789ab&w=BYE").statusCode()).isEqualTo(401);
        assertThat(browser.beat()).isEqualTo(401);
        assertThat(DoorClient.location(browser.enterAs(LIU_YUE))).endsWith("/customers");
    }

    @Test
    void eachPageBeforeTheDoorLeadsToWhatWasAskedForBeforeItAndNeverOutOfTheHouse() {
        browser.get("/customers");
        browser.get("/bookings/import");
        assertThat(DoorClient.location(enterHavingAsked("/bookings?day=2026-12-24")))
                .isEqualTo("/bookings?day=2026-12-24");
        for (var elsewhere : List.of("//evil.example/", "https://evil.example/", "/\\evil.example", "/a\r\nb", "")) {
            browser = new DoorClient(port);
            browser.get("/bookings/import");
            assertThat(DoorClient.location(enterHavingAsked(elsewhere)))
                    .as(elsewhere)
                    .endsWith("/bookings/import");
        }
    }

    private HttpResponse<String> enterHavingAsked(String page) {
        return browser.post(
                "/demo/enter", Map.of("person", LIU_YUE.toString(), "_csrf", browser.token(), "asked", page));
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
    void guessesAreSlowedAndTheRightPasswordWaitsForThePauseToo() {
        var guessed = create("guessed", "CONSULTANT");
        for (var n = 0; n < 5; n++) {
            assertThat(DoorClient.location(browser.signIn("guessed", "guess " + n)))
                    .isEqualTo("/sign-in?refused");
        }
        assertThat(DoorClient.location(browser.signIn("guessed", "guess")))
                .as("tried too often")
                .startsWith("/sign-in?wait=");
        assertThat(DoorClient.location(browser.signIn("GUESSED ", guessed.secret())))
                .as("nothing is looked at in the pause, however the name is written")
                .startsWith("/sign-in?wait=");
        assertThat(failures(guessed)).as("journalled").isEqualTo(5);

        thePauseIsOver();

        assertThat(DoorClient.location(browser.signIn("guessed", guessed.secret())))
                .isEqualTo("/");
        assertThat(acting.as(CHENG_YUAN, () -> administration.accounts()))
                .filteredOn(account -> account.id().equals(guessed.accountId()))
                .singleElement()
                .extracting(StaffAccount::failedAttempts)
                .as("since the last sign-in")
                .isEqualTo(0);
    }

    @Test
    void aBurstOfGuessesIsNoFasterThanOneAfterAnother() {
        var guessed = create("burst", "CONSULTANT");
        var guessers =
                IntStream.range(0, 30).mapToObj(_ -> new DoorClient(port)).toList();
        guessers.forEach(DoorClient::token);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            guessers.forEach(guesser -> together.submit(() -> guesser.signIn("burst", "a guess")));
        }

        assertThat(failures(guessed)).isLessThanOrEqualTo(5);
        assertThat(acting.as(CHENG_YUAN, () -> administration.accounts()))
                .filteredOn(account -> account.id().equals(guessed.accountId()))
                .singleElement()
                .extracting(StaffAccount::failedAttempts)
                .isEqualTo(failures(guessed));
    }

    @Test
    void aStrangerSlowsNobodyWhereTheyHaveSignedInBefore() {
        var known = create("at.the.desk", "CONSULTANT").accountId();
        brake.succeeded(brake.begin("at.the.desk", "10.1.1.1"), known);

        assertThatThrownBy(() -> {
                    for (var n = 0; n < 60; n++) {
                        brake.begin("at.the.desk", "198.51.100." + n);
                    }
                })
                .as("whoever comes from a strange place")
                .isInstanceOf(SignInTooOften.class);

        assertThatNoException().isThrownBy(() -> brake.begin("at.the.desk", "10.1.1.1"));
    }

    @Test
    void fromOneAddressManyAccountsAreGuessedSlowly() {
        assertThatThrownBy(() -> {
                    for (var n = 0; n < 150; n++) {
                        brake.begin("somebody" + n, "198.51.100.77");
                    }
                })
                .isInstanceOf(SignInTooOften.class);
    }

    private int failures(OneTimeSecret whose) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = 'staff.signInFailed' AND subject_id = ?")
                .param(whose.accountId().toString())
                .query(Integer.class)
                .single();
    }

    private void thePauseIsOver() {
        jdbc.sql("UPDATE sign_in_brake SET free_at = now()").update();
    }

    @Test
    void signingOutEndsTheShiftAndEverySessionThatCameOfIt() {
        browser.enterAs(LIU_YUE);
        var token = "jz-shift=" + browser.cookie("jz-shift").orElseThrow().getValue();
        var elsewhere = new DoorClient(port);
        assertThat(elsewhere.get("/live/beat", "Cookie", token).statusCode()).isEqualTo(200);
        assertThat(elsewhere.beat()).as("a session of its own").isEqualTo(200);

        browser.post("/logout", Map.of("_csrf", browser.token()));

        assertThat(browser.beat()).isEqualTo(401);
        assertThat(new DoorClient(port).get("/live/beat", "Cookie", token).statusCode())
                .as("the token that was copied before")
                .isEqualTo(401);
        Eventually.holds("the end of the other session", () -> elsewhere.beat() == 401);
    }

    @Test
    void aShiftEndsAtItsHourWhateverSessionsItHas() {
        browser.enterAs(LIU_YUE);
        var token = "jz-shift=" + browser.cookie("jz-shift").orElseThrow().getValue();
        var elsewhere = new DoorClient(port);
        assertThat(elsewhere.get("/live/beat", "Cookie", token).statusCode()).isEqualTo(200);

        jdbc.sql("UPDATE shift SET ends = now() - interval '1 second' WHERE ended IS NULL")
                .update();

        Eventually.holds("the end of both sessions", () -> browser.beat() == 401 && elsewhere.beat() == 401);
        assertThat(new DoorClient(port).get("/live/beat", "Cookie", token).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whoOpensTheSignInPageAThousandTimesTakesNobodysPlace() {
        var waits = new DoorClient(port);
        var before = waits.token();
        for (var n = 0; n < 40; n++) {
            new DoorClient(port).token();
        }

        assertThat(strangers.count()).isPositive().isLessThanOrEqualTo(500);
        assertThat(DoorClient.location(
                        waits.post("/demo/enter", Map.of("person", LIU_YUE.toString(), "_csrf", before))))
                .isEqualTo("/");
        assertThat(waits.beat()).isEqualTo(200);
    }

    @Test
    void whoSendsHalfOfSomethingManyTimesKeepsNobodyFromTheDoor() throws IOException {
        var half = "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: 1000\r\n\r\nusername=";
        var sockets = new ArrayList<Socket>();
        try {
            for (var n = 0; n < 260; n++) {
                var socket = new Socket("localhost", port);
                sockets.add(socket);
                socket.getOutputStream().write(half.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
            }
            assertThat(browser.get("/sign-in").statusCode()).isEqualTo(200);
            assertThat(DoorClient.location(browser.enterAs(LIU_YUE)))
                    .as("from elsewhere: here too many are still sent for")
                    .isIn("", "/");
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
        Eventually.holds("the door", () -> DoorClient.location(new DoorClient(port).enterAs(LIU_YUE))
                .equals("/"));
    }

    @Test
    void whatTheContainerRefusesIsAnsweredInTheHousesSentence() {
        for (var path : List.of("/%00", "/a%2Fb", "/a;b")) {
            var answer = browser.get(path, "Accept", "text/html");
            assertThat(answer.statusCode()).as(path).isBetween(400, 499);
            assertThat(answer.body()).as(path).contains("这个页面打不开").doesNotContain("Tomcat");
            assertThat(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(path)
                    .hasValue("nosniff");
            assertThat(answer.headers().firstValue("Content-Security-Policy"))
                    .as(path)
                    .isPresent();
        }
    }

    @Test
    void aPageSaysThatItIsOpenAndOnlyOfItsOwnPerson() {
        assertThat(browser.get("/live/here?p=0123456789ab&w=SEEN").statusCode()).isEqualTo(401);
        browser.enterAs(LIU_YUE);
        assertThat(browser.get("/live/here?p=0123456789ab&w=SEEN").statusCode()).isEqualTo(204);
        assertThat(pages.of(LIU_YUE)).isEqualTo(OpenPages.Pages.OPEN);
        assertThat(pages.of(CHENG_YUAN)).isNull();
        assertThat(browser.get("/live/here?p=0123456789ab&w=ASLEEP").statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/live/here?p=%0d%0aERROR&w=SEEN").statusCode()).isIn(204, 400);
    }

    @Test
    void nobodysHostComesBackInARedirect() {
        for (var header : List.of("X-Forwarded-Host", "X-Forwarded-Server", "Forwarded")) {
            var answer =
                    browser.get("/arrivals", header, header.equals("Forwarded") ? "host=evil.example" : "evil.example");
            assertThat(answer.headers().firstValue("Location")).as(header).hasValue("/sign-in");
        }
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/customers/00000000-0000-4000-8000-00000000beef",
                "/visit/2031-02-03/A017",
                "/bookings?day=2031-02-03"
            })
    void whatSomebodyOpenedSignedOutIsWhereTheyLand(String address) {
        assertThat(DoorClient.location(browser.get(address))).isEqualTo("/sign-in");

        assertThat(DoorClient.location(browser.enterAs(LIU_YUE))).isEqualTo(address);
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
