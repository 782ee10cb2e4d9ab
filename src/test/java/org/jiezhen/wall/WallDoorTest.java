package org.jiezhen.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.Eventually;
import org.jiezhen.People;
import org.jiezhen.RunningPortal;
import org.jiezhen.TestClock;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.SecretToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

/** Who gets what at the wall's door. */
@RunningPortal
class WallDoorTest {

    private static final String ADMIN = "chengyuan";

    @LocalServerPort
    int port;

    @Autowired
    Environment environment;

    @Autowired
    WallAdministration walls;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void theClockIsRight() {
        clock.reset();
    }

    @Test
    void anUnknownScreenIsShownACodeAndIsGivenNoSession() {
        var screen = new Stranger(port);

        var page = screen.wall();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(Stranger.code(page)).matches("[A-Z2-9]{3} [A-Z2-9]{3}");
        assertThat(page.headers().allValues("Set-Cookie"))
                .singleElement()
                .asString()
                .contains("HttpOnly", "SameSite=Strict", "Max-Age=")
                .startsWith("jz-wall=");
        assertThat(screen.cookie("JSESSIONID")).isEmpty();
        assertThat(screen.get("/live/beat").statusCode()).isEqualTo(401);
        assertThat(Stranger.code(screen.wall()))
                .as("the same code while it is good")
                .isEqualTo(Stranger.code(page));
    }

    @Test
    void aCodeIsGoodOnceAndForAWhileAndMayBeTypedInSmallLetters() {
        var screen = new Stranger(port);
        var code = Stranger.code(screen.wall());
        assertThat(refused(() -> pair("ABC DEF"))).isEqualTo("refusal.wall.code");

        pair(code.toLowerCase(Locale.ROOT).replace(" ", ""));

        assertThat(refused(() -> pair(code))).isEqualTo("refusal.wall.code");
        var late = Stranger.code(new Stranger(port).wall());
        clock.advance(WallEntrance.CODE.plusSeconds(1));
        assertThat(refused(() -> pair(late))).isEqualTo("refusal.wall.code");
    }

    @Test
    void pressingPairTwicePairsOneScreen() {
        var code = Stranger.code(new Stranger(port).wall());
        var key = UUID.randomUUID();

        var first = people.as(ADMIN, () -> walls.pair(key, code, "大厅"));
        var second = people.as(ADMIN, () -> walls.pair(key, code, "大厅"));

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aPairedScreenGetsTheWallAndItsTokenIsKeptAsAHashAlone() {
        var screen = paired();

        var page = screen.wall();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("id=\"outlet\"").doesNotContain("class=\"code\"");
        assertThat(screen.get("/live/beat").statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("SELECT count(*) FROM wall_device WHERE token_hash = ?")
                        .param(SecretToken.hash(screen.token()))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(jdbc.sql("SELECT count(*) FROM wall_device d WHERE d::text LIKE '%' || ? || '%'")
                        .param(screen.token())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/arrivals",
                "/arrive",
                "/mine",
                "/password",
                "/sign-in",
                "/admin/staff",
                "/admin/devices",
                "/visit/2026-11-23/A001",
                "/wall/",
                "/wall/x",
                "/actuator/health",
                "/nothing",
                "/live/other",
                "/demo/enter"
            })
    void everyOtherAddressIsClosedToAWall(String path) {
        var screen = paired();
        assertThat(screen.wall().statusCode()).isEqualTo(200);

        var status = screen.get(path).statusCode();

        assertThat(status).isBetween(400, 404);
    }

    @Test
    void aTokenInAnotherScreenIsRefusedWhileTheFirstIsAliveAndTheHouseIsTold() {
        var screen = paired();
        screen.wall();
        var thief = screen.withToken(screen.token());

        var refused = thief.wall();

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("data-state=\"ELSEWHERE\"");
        assertThat(thief.get("/live/beat").statusCode()).isEqualTo(401);
        assertThat(screen.get("/live/beat").statusCode()).isEqualTo(200);
        assertThat(screen.wall().statusCode()).as("its own reload").isEqualTo(200);
        assertThat(jdbc.sql("SELECT refused_at IS NOT NULL FROM wall_device WHERE token_hash = ?")
                        .param(SecretToken.hash(screen.token()))
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void afterAPowerCutTheScreenComesBackWithItsTokenAloneOnceItsFormerSelfIsSilent() {
        var screen = paired();
        screen.wall();
        clock.advance(WallEntrance.SILENT.plus(Duration.ofSeconds(5)));

        var again = screen.withToken(screen.token());

        assertThat(again.wall().statusCode()).isEqualTo(200);
        assertThat(again.get("/live/beat").statusCode()).isEqualTo(200);
        assertThat(screen.get("/live/beat").statusCode())
                .as("its former session is over")
                .isEqualTo(401);
    }

    @Test
    void aRevokedScreenIsRefusedAtOnceAndItsTokenOpensNothingEverAgain() {
        var screen = new Stranger(port);
        var device = pair(Stranger.code(screen.wall()));
        var token = screen.token();
        screen.wall();

        people.as(ADMIN, () -> walls.revoke(device));

        assertThat(screen.get("/live/beat").statusCode()).isEqualTo(401);
        assertThat(screen.wall().statusCode()).isEqualTo(403);
        assertThat(screen.wall().body()).contains("data-state=\"REVOKED\"").doesNotContain("id=\"outlet\"");

        people.as(ADMIN, () -> walls.letGo(device));
        var code = Stranger.code(screen.wall());
        assertThat(code).isNotEmpty();
        assertThat(screen.token()).as("a token is paired once").isNotEqualTo(token);
        pair(code);
        assertThat(screen.wall().body()).contains("id=\"outlet\"");
        var replayed = screen.withToken(token);
        var answer = replayed.wall();
        assertThat(answer.body()).doesNotContain("id=\"outlet\"").contains("data-state=\"PAIRING\"");
        assertThat(answer.headers().allValues("Set-Cookie"))
                .as("another token")
                .singleElement()
                .asString()
                .doesNotContain(token);
    }

    @Test
    void aScreenThatIsRevokedBehindThePortalsBackIsDarkWithinSeconds() {
        var screen = paired();
        screen.wall();

        jdbc.sql("UPDATE wall_device SET revoked_at = now() WHERE token_hash = ?")
                .param(SecretToken.hash(screen.token()))
                .update();

        Eventually.passes(
                () -> assertThat(screen.get("/live/beat").statusCode()).isEqualTo(401));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "'; DROP TABLE wall_device; --"})
    void aTokenThatIsNobodysIsAskedToPair(String token) {
        var page = new Stranger(port)
                .withToken(token.replace(";", "%3B").replace(" ", "%20"))
                .wall();

        assertThat(page.body()).contains("data-state=\"PAIRING\"");
    }

    @Test
    void aWebsocketIsOpenedOnlyByAPageOfOurOwn() throws IOException {
        var screen = paired();
        screen.wall();

        assertThat(screen.websocket(Optional.of("https://elsewhere.example"))).contains(" 403");
        assertThat(screen.websocket(Optional.of("null"))).contains(" 403");
        assertThat(screen.websocket("/VAADIN/%70ush", Optional.of("https://elsewhere.example")))
                .contains(" 403");
        assertThat(screen.websocket("/VAADIN;x=1/push", Optional.empty())).contains(" 403");
        assertThat(screen.websocket(Optional.empty())).contains(" 403");
        assertThat(screen.websocket(Optional.of("http://localhost:" + port))).doesNotContain(" 403");
    }

    @Test
    void onlyAnAdministratorManagesWalls() {
        assertThat(people.as(
                        "gaofeng",
                        () -> catchThrowableOfType(AccessDeniedException.class, () -> walls.revoke(DeviceId.random()))))
                .isNotNull();
    }

    @Test
    void withoutADatabaseTheDoorSaysSoAndAsksAgainByItself() {
        var url = environment.getRequiredProperty("spring.datasource.url");
        TestDatabase.reachable(url, false);
        try {
            var page = new Stranger(port).wall();
            assertThat(page.statusCode()).isEqualTo(503);
            assertThat(page.body())
                    .contains("data-state=\"OFFLINE\"", "wall-door/door.js")
                    .doesNotContain("Exception");
        } finally {
            TestDatabase.reachable(url, true);
        }
        Eventually.passes(
                () -> assertThat(new Stranger(port).wall().statusCode()).isEqualTo(200));
    }

    @Test
    void whoAsksForMoreCodesLosesTheOldestAndOtherScreensLoseNone() {
        var first = Stranger.code(new Stranger(port).wall());
        for (int i = 0; i < 5; i++) {
            assertThat(Stranger.code(new Stranger(port).wall())).isNotEmpty();
        }
        assertThat(refused(() -> pair(first))).isEqualTo("refusal.wall.code");
        assertThat(jdbc.sql("SELECT count(*) FROM wall_pairing")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(5);
    }

    private Stranger paired() {
        jdbc.sql("DELETE FROM wall_pairing").update();
        var screen = new Stranger(port);
        pair(Stranger.code(screen.wall()));
        return screen;
    }

    private DeviceId pair(String code) {
        return people.as(ADMIN, () -> walls.pair(UUID.randomUUID(), code, "8 层大厅"))
                .id();
    }

    private static String refused(Runnable action) {
        return catchThrowableOfType(InvalidInput.class, action::run).key();
    }
}
