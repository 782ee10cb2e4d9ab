package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.Eventually;
import org.jiezhen.RunningPortal;
import org.jiezhen.TestClock;
import org.jiezhen.shared.Localized;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever does nothing is locked out of what is shown, and of everything that can be done; and comes back by the password. */
@RunningPortal
class ScreenLockTest {

    private static final String PASSWORD = "雨后的操场有一只猫走过去了";
    private static final String PAGE = "/live/here?p=0123456789ab&w=SEEN";

    @LocalServerPort
    int port;

    @Autowired
    Shifts shifts;

    @Autowired
    LastActs acts;

    @Autowired
    ScreenLock lock;

    @Autowired
    StaffUsers users;

    @Autowired
    StaffAdministration administration;

    @Autowired
    OwnPassword ownPassword;

    @Autowired
    CurrentStaff current;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    private ActingAs acting;
    private final Map<String, UUID> begun = new HashMap<>();

    @BeforeEach
    void nobodyHasFailed() {
        acting = new ActingAs(users);
        jdbc.sql("DELETE FROM sign_in_brake").update();
    }

    @AfterEach
    void itIsNow() {
        clock.reset();
    }

    @Test
    void aDeskIsLockedAfterFifteenMinutesOthersAfterFiveAndATelephoneAfterThree() {
        begin("desk", "liting", false);
        begin("desk's telephone", "liting", true);
        begin("consultant", "gaofeng", false);

        assertThat(lockedAfter(Duration.ofSeconds(170))).isEmpty();
        assertThat(lockedAfter(Duration.ofSeconds(40))).containsExactly("desk's telephone");
        assertThat(lockedAfter(Duration.ofSeconds(120))).containsExactlyInAnyOrder("desk's telephone", "consultant");
        assertThat(lockedAfter(Duration.ofMinutes(9))).doesNotContain("desk");
        assertThat(lockedAfter(Duration.ofMinutes(2))).contains("desk");
    }

    @Test
    void whoHasSeveralRolesIsLockedAfterTheShortest() {
        var both = account("both.roles", "DESK_GUIDE", "DUTY_MANAGER");
        begin("both", both.username(), false);

        assertThat(lockedAfter(Duration.ofSeconds(330))).containsExactly("both");
    }

    @Test
    void whatIsDoneOnOnePageKeepsTheSignInOpenOnEveryNodeAndWhatPagesDoByThemselvesDoesNot() {
        var worker = begin("worker", "gaofeng", false);
        begin("watcher", "gaofeng", false);
        for (var n = 0; n < 3; n++) {
            clock.advance(Duration.ofMinutes(4));
            acts.said(worker, Duration.ofSeconds(30));
            lock.sweep();
        }
        assertThat(locked()).containsExactly("watcher");

        // Another node hears of it later, and of an older act: the youngest counts.
        clock.advance(Duration.ofMinutes(3));
        shifts.acted(Map.of(worker, clock.instant()));
        shifts.acted(Map.of(worker, clock.instant().minus(Duration.ofMinutes(4))));
        clock.advance(Duration.ofMinutes(4));
        lock.sweep();
        assertThat(locked()).doesNotContain("worker");
    }

    @Test
    void aLockedSignInOpensByItsPasswordAloneOnEveryPathAndNode() {
        var account = account("locked.out", "DUTY_MANAGER");
        var browser = new DoorClient(port);
        browser.signIn(account.username(), PASSWORD);
        assertThat(screen(browser)).isEqualTo("open");
        browser.get(PAGE + "&a=1000");
        var stolen = "jz-shift=" + browser.cookie("jz-shift").orElseThrow().getValue();
        for (var n = 0; n < 40; n++) {
            browser.beat();
            screen(browser);
        }

        clock.advance(Duration.ofMinutes(6));
        lock.sweep();

        assertThat(screen(browser)).isEqualTo("locked");
        assertThat(screen(new DoorClient(port), "Cookie", stolen))
                .as("its token, elsewhere")
                .isEqualTo("locked");
        assertThat(browser.get("/arrivals", "Accept", "text/html").statusCode())
                .as("a reload")
                .isEqualTo(200);
        browser.get(PAGE + "&a=0");
        lock.sweep();
        assertThat(screen(browser)).as("an act behind the lock").isEqualTo("locked");
        assertThat(browser.get("/api/openapi.json").statusCode()).isEqualTo(403);

        assertThat(unlock(browser, "wrong", "/arrivals")).isEqualTo("/arrivals");
        assertThat(screen(browser)).isEqualTo("locked");
        assertThat(said(account.id(), "staff.signInFailed")).isEqualTo(1);
        assertThat(unlock(browser, PASSWORD, "//evil.example/")).isEqualTo("/");
        assertThat(screen(browser)).isEqualTo("open");
        assertThat(said(account.id(), "staff.lock")).isEqualTo(1);
        assertThat(said(account.id(), "staff.unlock")).isEqualTo(1);
        assertThat(said(account.id(), "staff.signOut"))
                .as("who is locked has not gone")
                .isZero();
    }

    @Test
    void guessingBehindTheLockIsSlowedAsAtTheDoor() {
        var account = account("guessed.behind", "DUTY_MANAGER");
        var browser = new DoorClient(port);
        browser.signIn(account.username(), PASSWORD);
        jdbc.sql("UPDATE shift SET locked = now() WHERE account_id = ?")
                .param(account.id().value())
                .update();
        Eventually.holds("the lock", () -> screen(browser).equals("locked"));
        for (var n = 0; n < 6; n++) {
            unlock(browser, "guess " + n, "/");
        }

        unlock(browser, PASSWORD, "/");

        assertThat(screen(browser)).as("the right one waits for the pause too").isEqualTo("locked");
    }

    @Test
    void whatAnotherNodeLocksAndOpensIsLockedAndOpenHere() {
        var account = account("on.two.nodes", "DUTY_MANAGER");
        var browser = new DoorClient(port);
        browser.signIn(account.username(), PASSWORD);
        jdbc.sql("UPDATE shift SET locked = now() WHERE account_id = ?")
                .param(account.id().value())
                .update();
        Eventually.holds("the lock", () -> screen(browser).equals("locked"));

        jdbc.sql("UPDATE shift SET locked = NULL WHERE account_id = ?")
                .param(account.id().value())
                .update();

        Eventually.holds("the opening", () -> screen(browser).equals("open"));
    }

    @Test
    void aLentSignInReachesNoDoorAndOpensByItsPasswordAlone() {
        var account = account("lent.to.guest", "DESK_GUIDE");
        var browser = new DoorClient(port);
        browser.signIn(account.username(), PASSWORD);
        var stolen = "jz-shift=" + browser.cookie("jz-shift").orElseThrow().getValue();
        jdbc.sql("UPDATE shift SET locked = now(), lent = 'intake' WHERE account_id = ?")
                .param(account.id().value())
                .update();
        Eventually.holds("the loan", () -> screen(browser).equals("locked"));

        for (var form : List.of("/sign-in", "/demo/enter", "/logout")) {
            var fields = Map.of(
                    "person",
                    users.id("liuyue").orElseThrow().toString(),
                    "username",
                    account.username(),
                    "password",
                    PASSWORD,
                    "_csrf",
                    browser.tokenAt("/arrivals"));
            assertThat(browser.post(form, fields).statusCode()).as(form).isEqualTo(403);
        }
        assertThat(browser.get("/api/openapi.json").statusCode()).isEqualTo(403);
        assertThat(screen(new DoorClient(port), "Cookie", stolen))
                .as("after a restart, by its token")
                .isEqualTo("locked");
        clock.advance(Duration.ofHours(1));
        lock.sweep();
        unlock(browser, "wrong", "/");
        assertThat(screen(browser)).isEqualTo("locked");

        unlock(browser, PASSWORD, "/");
        assertThat(screen(browser)).isEqualTo("open");
        assertThat(jdbc.sql("SELECT count(*) FROM shift WHERE account_id = ? AND lent IS NOT NULL")
                        .param(account.id().value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodyWhoIsLockedMayDoAnythingInAService() {
        var locked = new LockedUser(
                users.find(account("no.service", "DUTY_MANAGER").id()).orElseThrow(), null);
        SecurityContextHolder.getContext()
                .setAuthentication(
                        UsernamePasswordAuthenticationToken.authenticated(locked, null, locked.getAuthorities()));
        try {
            assertThat(current.find()).isEmpty();
            assertThatThrownBy(() -> ownPassword.change(PASSWORD, "another one that is long"))
                    .as("open to everybody who is signed in")
                    .isInstanceOf(AuthenticationCredentialsNotFoundException.class);
            assertThat(locked.getAuthorities())
                    .as("no authority that any door asks for")
                    .allMatch(left -> String.valueOf(left.getAuthority()).endsWith(".behindLock"));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void somebodyElseSignsInAndTheOneWhoWasThereIsSignedOut() {
        var account = account("was.there", "DUTY_MANAGER");
        var browser = new DoorClient(port);
        browser.signIn(account.username(), PASSWORD);
        browser.beat();
        jdbc.sql("UPDATE shift SET locked = now() WHERE account_id = ?")
                .param(account.id().value())
                .update();
        Eventually.holds("the lock", () -> screen(browser).equals("locked"));

        browser.enterAs(users.id("liuyue").orElseThrow());

        assertThat(screen(browser)).isEqualTo("open");
        assertThat(jdbc.sql("SELECT why FROM shift WHERE account_id = ? ORDER BY began DESC LIMIT 1")
                        .param(account.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo("SIGNED_OUT");
        Eventually.holds("the going of whoever was there", () -> said(account.id(), "staff.signOut") == 1);
    }

    private UUID begin(String name, String username, boolean phone) {
        var user = (StaffUser) users.loadUserByUsername(username);
        var id = shifts.begin(user, "!", phone).shift().id();
        begun.put(name, id);
        return id;
    }

    private List<String> lockedAfter(Duration time) {
        clock.advance(time);
        lock.sweep();
        return locked();
    }

    private List<String> locked() {
        return begun.entrySet().stream()
                .filter(one -> jdbc.sql("SELECT locked IS NOT NULL FROM shift WHERE id = ?")
                        .param(one.getValue())
                        .query(Boolean.class)
                        .single())
                .map(Map.Entry::getKey)
                .toList();
    }

    private record Who(StaffId id, String username) {}

    private Who account(String username, String... roles) {
        var admin = users.id("chengyuan").orElseThrow();
        var name = username + "." + UUID.randomUUID().toString().substring(0, 6);
        var made = acting.as(
                admin,
                () -> administration.create(new AccountDetails(name, "某人", new Localized("", ""), List.of(roles))));
        acting.as(made.accountId(), () -> ownPassword.change(made.secret(), PASSWORD));
        return new Who(made.accountId(), name);
    }

    private String screen(DoorClient browser, String... headers) {
        return browser.get(PAGE, headers).headers().firstValue("Jz-Screen").orElse("out");
    }

    private String unlock(DoorClient browser, String password, String at) {
        var token = browser.tokenAt("/arrivals");
        return DoorClient.location(browser.post("/unlock", Map.of("password", password, "at", at, "_csrf", token)));
    }

    private int said(StaffId account, String action) {
        return jdbc.sql("SELECT count(*) FROM journal WHERE action = ? AND subject_id = ?")
                .params(action, account.toString())
                .query(Integer.class)
                .single();
    }
}
