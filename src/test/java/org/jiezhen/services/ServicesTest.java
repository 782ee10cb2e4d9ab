package org.jiezhen.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jiezhen.services.CallingProgram.problem;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.services.TemperatureDoor.Thermometers;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.SecretToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import tools.jackson.databind.json.JsonMapper;

/** The doors for other programs, whatever is behind them: who is let in, and for what. */
@OverHttp
class ServicesTest {

    private static final String DOOR = "/api/temperatures/101";
    private static final String WARM = "{\"degrees\": \"23\"}";

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceAdministration services;

    @Autowired
    private ProgramsBoard programs;

    @Autowired
    private Thermometers thermometers;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    private ServiceAdministration.Issued token;
    private CallingProgram program;

    @BeforeEach
    void aProgramHasAToken() {
        token = issue("温度计", TemperatureDoor.PERMISSION);
        program = new CallingProgram(port, token.token());
    }

    @AfterEach
    void itHangsUp() {
        program.close();
    }

    private ServiceAdministration.Issued issue(String name, String scope) {
        return people.as("chengyuan", () -> services.issue(UUID.randomUUID(), name, scope));
    }

    private List<String> measured() {
        return people.as(People.with(List.of(TemperatureDoor.PERMISSION)), thermometers::measured).stream()
                .filter(one -> one.startsWith("service:" + token.id()))
                .toList();
    }

    @Test
    void aTokenOpensTheDoorOfItsScopeAndTheServiceKnowsWhoCalls() {
        assertThat(program.call("PUT", DOOR, WARM).statusCode()).isEqualTo(204);
        assertThat(measured()).containsExactly("service:" + token.id() + " 101 23");
    }

    @Test
    void noTokenOpensTheDoorOfAnotherScope() {
        problem(program.call("PUT", "/api/bookings/F1", "{}"), 403);
        try (var other =
                new CallingProgram(port, issue("预约系统", Permission.BOOKINGS_FEED).token())) {
            problem(other.call("PUT", DOOR, WARM), 403);
        }
        assertThat(measured()).isEmpty();
    }

    @Test
    void theServiceBehindTheDoorAsksOnceMore() {
        assertThatThrownBy(() -> people.as(People.with(List.of(Permission.BOOKINGS_FEED)), () -> {
                    thermometers.measure("101", "23");
                    return true;
                }))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aTokenWhoseScopeNoModuleHasIsNone() {
        jdbc.sql("UPDATE service_token SET scope = 'visits.see' WHERE id = ?")
                .param(token.id().value())
                .update();
        problem(program.call("PUT", DOOR, WARM), 401);
        problem(program.call("GET", "/api/openapi.json", ""), 401);
        assertThat(program().scope()).isEqualTo("visits.see");
        assertThat(program().used()).isNull();
    }

    @Test
    void aFieldThatCannotBeRightIsNamedAndWhatTheHouseDoesNotPermitIsAConflict() {
        var wrong = problem(program.call("PUT", DOOR, "{\"degrees\": \"warm\", \"colour\": \"red\"}"), 422);
        assertThat(wrong.get("errors").valueStream().map(error -> error.get("field")
                        .stringValue()))
                .containsExactly("colour", "degrees");
        problem(program.call("PUT", "/api/temperatures/ATTIC", WARM), 409);
        problem(program.call("PUT", DOOR, "{"), 400);
        problem(program.call("PUT", DOOR, "{\"degrees\": \"" + "2".repeat(100) + "\"}"), 413);
        problem(program.send("PUT", DOOR, WARM, "Authorization", "Bearer " + token.token()), 415);
        assertThat(measured()).isEmpty();
    }

    @Test
    void whoShowsNoTokenOrAWrongOneIsRefusedWithoutATrace() {
        for (var shown :
                List.of("", "Bearer", "Bearer x", "Bearer " + ServiceTokens.random(), "Basic YTpi", "Bearer \u00e9")) {
            for (var method : List.of("PUT", "GET", "DELETE", "POST", "HEAD", "OPTIONS")) {
                var response = shown.isEmpty()
                        ? program.send(method, DOOR, "")
                        : program.send(method, DOOR, "", "Authorization", shown, "Content-Type", "application/json");
                assertThat(response.statusCode()).as(method + shown).isEqualTo(401);
                assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            }
        }
        problem(program.send("GET", DOOR, ""), 401);
        assertThat(measured()).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        assertThat(program.call("PUT", DOOR, WARM).statusCode()).isEqualTo(204);
        people.as("chengyuan", () -> services.revoke(UUID.randomUUID(), token.id()));
        var refused = program.call("PUT", DOOR, WARM);
        problem(refused, 401);
        assertThat(refused.body()).as("whoever holds it is told").contains("feed.revoked");
        assertThatThrownBy(() -> people.as("chengyuan", () -> services.revoke(UUID.randomUUID(), token.id())))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/bookings",
        "GET,/api",
        "GET,/api/customers/1",
        "POST,/api/temperatures/101",
        "PATCH,/api/temperatures/101",
        "PUT,/api/temperatures/101/more",
        "GET,/api/openapi.json.yaml",
        "POST,/api/openapi.json"
    })
    void theTokenOpensNothingElseBelowItsDoor(String method, String path) {
        problem(program.call(method, path, ""), 403);
    }

    @Test
    void anAddressOfADoorWithoutItsNumberIsAnsweredByTheDoorAndNotWithAPage() {
        problem(program.call("PUT", "/api/temperatures/", WARM), 404);
    }

    @ParameterizedTest
    @CsvSource({"/arrivals", "/bookings", "/admin/services", "/admin/staff", "/live/beat", "/wall", "/v3/api-docs", "/"
    })
    void theTokenOpensNoDoorForPeople(String path) {
        var response = program.call("GET", path, "");
        assertThat(response.statusCode()).isIn(302, 401, 200);
        if (path.equals("/live/beat")) {
            assertThat(response.statusCode()).isEqualTo(401);
        } else if (!path.equals("/wall")) {
            assertThat(response.headers().firstValue("Location").orElse("")).contains("sign-in");
        }
    }

    @Test
    void theTokenIsKeptAsAHashAndItsLastUseIsNoted() {
        assertThat(program().used()).isNull();
        program.call("PUT", DOOR, WARM);
        assertThat(program().used()).isNotNull();
        assertThat(jdbc.sql("SELECT string_agg(answer::text, ' ') FROM command_key")
                        .query(String.class)
                        .single())
                .doesNotContain(token.token());
        assertThat(jdbc.sql("SELECT encode(token_hash, 'hex') FROM service_token WHERE id = ?")
                        .param(token.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(HexFormat.of().formatHex(SecretToken.hash(token.token())));
    }

    private ProgramsBoard.Line program() {
        return programs.read().stream()
                .filter(one -> one.program().equals(token.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSecondPressIsGivenNoTokenAndOnlyAdministratorsIssue() {
        var key = UUID.randomUUID();
        people.as("chengyuan", () -> services.issue(key, "甲", TemperatureDoor.PERMISSION));
        assertThatThrownBy(() -> people.as("chengyuan", () -> services.issue(key, "甲", TemperatureDoor.PERMISSION)))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() ->
                        people.as("gaofeng", () -> services.issue(UUID.randomUUID(), "甲", TemperatureDoor.PERMISSION)))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> people.as("gaofeng", services::scopes)).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void aTokenNeedsANameAndAScopeOfTheHouse() {
        refused("name", " ", TemperatureDoor.PERMISSION);
        refused("name", "计".repeat(41), TemperatureDoor.PERMISSION);
        refused("name", "计\u202E", TemperatureDoor.PERMISSION);
        refused("scope", "温度计", Permission.STAFF_MANAGE);
        refused("scope", "温度计", "");
    }

    private void refused(String field, String name, String scope) {
        assertThatThrownBy(() -> issue(name, scope))
                .isInstanceOfSatisfying(
                        InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    @Test
    void oneScopeForEachPermissionAndEveryDoorBelowTheApi() {
        var scope = new ServiceScope("a.b", "words", new ServiceScope.Door("/api/a", HttpMethod.GET));
        assertThatThrownBy(() -> new ServiceScopes(List.of(scope, scope))).hasMessageContaining("a.b");
        for (var path : List.of("/", "/admin/*", "/api", "/apis/a", "/api/openapi.json")) {
            assertThatThrownBy(() -> new ServiceScope.Door(path, HttpMethod.GET))
                    .hasMessageContaining(path);
        }
        assertThatThrownBy(() -> new ServiceScope.Door("/api/a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theDescriptionIsOfTheseDoorsAloneAndForProgramsWithATokenAndAdministrators() {
        var described = program.call("GET", "/api/openapi.json", "");
        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(described.headers().firstValue("Set-Cookie")).isEmpty();
        var api = json.readTree(described.body());
        assertThat(api.get("paths").propertyNames())
                .containsExactlyInAnyOrder("/api/bookings/{number}", "/api/lab/results", "/api/temperatures/{room}");
        assertThat(described.body()).contains("bearer", "What the booking system says of bookings");
        problem(program.send("GET", "/api/openapi.json", ""), 401);
        problem(program.send("GET", "/api/openapi.json", "", "Authorization", "Bearer " + ServiceTokens.random()), 401);
    }
}
