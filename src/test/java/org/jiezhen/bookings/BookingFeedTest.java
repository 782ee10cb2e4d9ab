package org.jiezhen.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.People;
import org.jiezhen.database.TestDatabase;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.SecretToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The booking system's door, over real HTTP. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "server.address=127.0.0.1"})
@ContextConfiguration(initializers = TestDatabase.class)
@Import(People.class)
class BookingFeedTest {

    private static final String ANY = "/api/bookings/F1";

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceAdministration services;

    @Autowired
    private Bookings bookings;

    @Autowired
    private BookingRecords records;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    private final HttpClient client = HttpClient.newHttpClient();
    private ServiceAdministration.Issued token;
    private LocalDate today;

    @BeforeEach
    void aProgramHasAToken() {
        today = BusinessTime.day(clock.instant());
        token = issue("预约系统");
    }

    @AfterEach
    void numbersAreFreeAgain() {
        jdbc.sql("UPDATE booking SET day = '2001-01-01', number = 'OLD-' || upper(replace(id::text, '-', '')) WHERE"
                        + " number NOT LIKE 'OLD-%'")
                .update();
        client.close();
    }

    private ServiceAdministration.Issued issue(String name) {
        return people.as("chengyuan", () -> services.issue(UUID.randomUUID(), name));
    }

    private String body(String more) {
        return "{\"date\": \"" + today + "\", \"time\": \"10:30\", \"name\": \"王丽\"" + more + "}";
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
            if (headers.length > 0) {
                request.headers(headers);
            }
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return send(method, path, body, "Authorization", "Bearer " + token.token(), "Content-Type", "application/json");
    }

    private JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        var problem = json.readTree(response.body());
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("detail").stringValue()).isNotBlank();
        return problem;
    }

    private List<String> found() {
        return jdbc.sql("SELECT number || ' ' || status || ' ' || to_char(at, 'HH24:MI') || ' ' || name FROM booking"
                        + " WHERE number NOT LIKE 'OLD-%' ORDER BY number")
                .query(String.class)
                .list();
    }

    @Test
    void aBookingIsPutReadAndCancelled() {
        var put = call("PUT", "/api/bookings/f1", body(", \"phone\": \"138 1234 5678\", \"consultant\": \"suman\""));
        assertThat(put.statusCode()).isEqualTo(201);
        assertThat(put.headers().firstValue("Location")).contains(ANY);
        assertThat(put.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(found()).containsExactly("F1 BOOKED 10:30 王丽");

        var said = json.readTree(call("GET", ANY, "").body());
        assertThat(said.propertyNames())
                .containsExactlyInAnyOrder(
                        "number", "status", "channel", "date", "time", "name", "phone", "consultant");
        assertThat(said.get("phone").stringValue()).isEqualTo("13812345678");

        assertThat(call("DELETE", ANY, "").statusCode()).isEqualTo(204);
        assertThat(found()).containsExactly("F1 CANCELLED 10:30 王丽");
        assertThat(json.readTree(call("GET", ANY, "").body()).get("status").stringValue())
                .isEqualTo("cancelled");
    }

    @Test
    void saidAgainItChangesNothing() {
        assertThat(call("PUT", ANY, body("")).statusCode()).isEqualTo(201);
        assertThat(call("PUT", ANY, body("")).statusCode()).isEqualTo(200);
        assertThat(call("PUT", ANY, body(", \"status\": \"booked\"")).statusCode())
                .isEqualTo(200);
        assertThat(entries()).isEqualTo(1);
        assertThat(call("DELETE", ANY, "").statusCode()).isEqualTo(204);
        assertThat(call("DELETE", ANY, "").statusCode()).isEqualTo(204);
        assertThat(entries()).isEqualTo(2);
    }

    private int entries() {
        return jdbc.sql("SELECT count(*) FROM journal WHERE actor = ? AND action = 'bookings.send'")
                .param("service:" + token.id())
                .query(Integer.class)
                .single();
    }

    @Test
    void twoAtOnceWithTheSameNumberMakeOneBooking() throws Exception {
        var start = new CyclicBarrier(4);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return call("PUT", ANY, body("")).statusCode();
                    }))
                    .toList();
            var codes = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsExactlyInAnyOrder(201, 200, 200, 200);
        }
        assertThat(found()).hasSize(1);
    }

    @Test
    void whoShowsNoTokenOrAWrongOneIsRefusedWithoutATrace() {
        for (var shown :
                List.of("", "Bearer", "Bearer x", "Bearer " + ServiceTokens.random(), "Basic YTpi", "Bearer \u00e9")) {
            for (var method : List.of("PUT", "GET", "DELETE", "POST", "HEAD", "OPTIONS")) {
                var response = shown.isEmpty()
                        ? send(method, ANY, "")
                        : send(method, ANY, "", "Authorization", shown, "Content-Type", "application/json");
                assertThat(response.statusCode()).as(method + shown).isEqualTo(401);
                assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
            }
        }
        problem(send("GET", ANY, ""), 401);
        assertThat(found()).isEmpty();
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        assertThat(call("PUT", ANY, body("")).statusCode()).isEqualTo(201);
        people.as("chengyuan", () -> services.revoke(UUID.randomUUID(), token.id()));
        problem(call("GET", ANY, ""), 401);
        assertThatThrownBy(() -> people.as("chengyuan", () -> services.revoke(UUID.randomUUID(), token.id())))
                .isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/bookings",
        "GET,/api",
        "GET,/api/customers/1",
        "POST,/api/bookings/F1",
        "PATCH,/api/bookings/F1",
        "PUT,/api/bookings/F1/more",
        "GET,/api/openapi.json.yaml",
        "POST,/api/openapi.json"
    })
    void theTokenOpensNothingElseBelowItsDoor(String method, String path) {
        problem(call(method, path, ""), 403);
    }

    @ParameterizedTest
    @CsvSource({"/arrivals", "/bookings", "/admin/services", "/admin/staff", "/live/beat", "/wall", "/v3/api-docs", "/"
    })
    void theTokenOpensNoDoorForPeople(String path) {
        var response = call("GET", path, "");
        assertThat(response.statusCode()).isIn(302, 401, 200);
        if (path.equals("/live/beat")) {
            assertThat(response.statusCode()).isEqualTo(401);
        } else if (!path.equals("/wall")) {
            assertThat(response.headers().firstValue("Location").orElse("")).contains("sign-in");
        }
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of("\"time\": \"10:30\"", "\"time\": \"25:00\"", "time"),
                Arguments.of("\"time\": \"10:30\"", "\"time\": \"9:30\"", "time"),
                Arguments.of("\"time\": \"10:30\"", "\"time\": 930", "time"),
                Arguments.of("\"date\": \"", "\"date\": \"x", "date"),
                Arguments.of("\"date\": \"", "\"day\": \"", "date"),
                Arguments.of("王丽", "", "name"),
                Arguments.of("王丽", "王" + "丽".repeat(60), "name"),
                Arguments.of("王丽", "<script>alert(1)</script>", "name"),
                Arguments.of("王丽", "王\\u0000丽", "name"),
                Arguments.of("王丽", "王\\u202e丽", "name"),
                Arguments.of("王丽", "王\\ud800丽", "name"),
                Arguments.of("\"王丽\"", "\"王丽\", \"note\": \"a\\u0000b\"", "note"),
                Arguments.of("\"王丽\"", "\"王丽\", \"note\": \"" + "茶".repeat(1001) + "\"", "note"),
                Arguments.of("\"王丽\"", "\"王丽\", \"phone\": \"123\"", "phone"),
                Arguments.of("\"王丽\"", "\"王丽\", \"phone\": 13812345678", "phone"),
                Arguments.of("\"王丽\"", "\"王丽\", \"status\": \"maybe\"", "status"),
                Arguments.of("\"王丽\"", "\"王丽\", \"channel\": \"pigeon\"", "channel"),
                Arguments.of("\"王丽\"", "\"王丽\", \"consultant\": \"nobody\"", "consultant"),
                Arguments.of("\"王丽\"", "\"王丽\", \"firstVisit\": \"yes\"", "firstVisit"),
                Arguments.of("\"王丽\"", "\"王丽\", \"number\": \"F2\"", "number"),
                Arguments.of("\"王丽\"", "\"王丽\", \"customer\": \"1\"", "customer"));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void aFieldThatCannotBeRightIsNamedAndItsValueIsNotRepeated(String part, String instead, String field) {
        var sent = body("").replace(part, instead);
        assertThat(sent).isNotEqualTo(body(""));
        var response = call("PUT", ANY, sent);
        var problem = problem(response, 422);
        assertThat(problem.get("errors").valueStream().map(error -> error.get("field")
                        .stringValue()))
                .contains(field);
        assertThat(problem.get("errors").get(0).get("detail").stringValue()).isNotBlank();
        assertThat(response.body()).doesNotContain("script", "pigeon", "王丽");
        assertThat(found()).isEmpty();
    }

    @Test
    void whatIsNoBookingAtAllIsRefused() {
        for (var body :
                List.of("", "[]", "null", "{", "\"x\"", body("") + body(""), "{\"name\": \"a\", \"name\": \"b\"}")) {
            problem(call("PUT", ANY, body), 400);
        }
        problem(call("PUT", ANY, "[".repeat(20_000)), 400);
        problem(call("PUT", ANY, body(", \"note\": \"" + "x".repeat(1 << 20) + "\"")), 413);
        problem(
                send("PUT", ANY, body(""), "Authorization", "Bearer " + token.token(), "Content-Type", "text/plain"),
                415);
        problem(send("PUT", ANY, body(""), "Authorization", "Bearer " + token.token()), 415);
        problem(call("PUT", "/api/bookings/" + "A".repeat(41), body("")), 422);
        problem(call("PUT", "/api/bookings/a%20b", body("")), 422);
        assertThat(found()).isEmpty();
    }

    @Test
    void whatWasNeverSaidIsNotFoundAlsoWhenTheHouseHasABookingOfThatNumber() {
        var ours = people.as(
                "liting",
                () -> bookings.take(
                        UUID.randomUUID(),
                        new BookingDetails(
                                Channel.TELEPHONE,
                                today,
                                LocalTime.NOON,
                                new PersonName("丙"),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                null)));
        for (var number : List.of("NOBODY", ours.number())) {
            problem(call("GET", "/api/bookings/" + number, ""), 404);
            problem(call("DELETE", "/api/bookings/" + number, ""), 404);
        }
        problem(call("PUT", "/api/bookings/" + ours.number(), body("")), 409);
        assertThat(found()).containsExactly(ours.number() + " BOOKED 12:00 丙");
    }

    @Test
    void onceTheCustomerHasArrivedTheBookingIsNoLongerTheBookingSystems() {
        call("PUT", ANY, body(""));
        var booking = jdbc.sql("SELECT id FROM booking WHERE number = 'F1'")
                .query(Id.column(BookingId::new))
                .single();
        transaction.executeWithoutResult(_ -> records.arrived(booking));
        assertThat(problem(call("PUT", ANY, body(", \"note\": \"late\"")), 409)
                        .get("code")
                        .stringValue())
                .isEqualTo("import.here");
        problem(call("DELETE", ANY, ""), 409);
        assertThat(found()).containsExactly("F1 ARRIVED 10:30 王丽");
        assertThat(call("GET", ANY, "").statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenIsKeptAsAHashAndItsLastUseIsNoted() {
        assertThat(program().used()).isNull();
        call("GET", ANY, "");
        assertThat(program().used()).isNotNull();
        assertThat(jdbc.sql("SELECT string_agg(answer::text, ' ') FROM command_key")
                        .query(String.class)
                        .single())
                .doesNotContain(token.token());
        assertThat(jdbc.sql("SELECT encode(token_hash, 'hex') FROM service_token WHERE id = ?")
                        .param(token.id().value())
                        .query(String.class)
                        .single())
                .isEqualTo(java.util.HexFormat.of().formatHex(SecretToken.hash(token.token())));
    }

    private ServiceAdministration.Program program() {
        return people.as("chengyuan", services::programs).stream()
                .filter(one -> one.id().equals(token.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSecondPressIsGivenNoTokenAndOnlyAdministratorsIssue() {
        var key = UUID.randomUUID();
        people.as("chengyuan", () -> services.issue(key, "甲"));
        assertThatThrownBy(() -> people.as("chengyuan", () -> services.issue(key, "甲")))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> people.as("gaofeng", () -> services.issue(UUID.randomUUID(), "甲")))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> issue(" ")).isInstanceOf(Refusal.class);
    }

    @Test
    void theDescriptionIsOfThisDoorAloneAndForProgramsWithATokenAndAdministrators() {
        var described = call("GET", "/api/openapi.json", "");
        assertThat(described.statusCode()).isEqualTo(200);
        assertThat(described.headers().firstValue("Set-Cookie")).isEmpty();
        var api = json.readTree(described.body());
        assertThat(api.get("paths").propertyNames()).containsExactly("/api/bookings/{number}");
        assertThat(api.get("paths").get("/api/bookings/{number}").propertyNames())
                .containsExactlyInAnyOrder("put", "get", "delete");
        assertThat(described.body()).contains("firstVisit", "bearer");
        problem(send("GET", "/api/openapi.json", ""), 401);
        problem(send("GET", "/api/openapi.json", "", "Authorization", "Bearer " + ServiceTokens.random()), 401);
    }
}
