package org.jiezhen.bookings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.services.CallingProgram.problem;

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
import org.jiezhen.channels.Channel;
import org.jiezhen.services.CallingProgram;
import org.jiezhen.services.OverHttp;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.PersonName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The booking system's door, over real HTTP. */
@OverHttp
class BookingFeedTest {

    private static final String ANY = "/api/bookings/F1";
    private static final String ADDRESS = "/api/bookings/{number}";

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

    private ServiceAdministration.Issued token;
    private CallingProgram program;
    private LocalDate today;

    @BeforeEach
    void aProgramHasAToken() {
        today = BusinessTime.day(clock.instant());
        token = people.as("chengyuan", () -> services.issue(UUID.randomUUID(), "预约系统", Permission.BOOKINGS_FEED));
        program = new CallingProgram(port, token.token());
    }

    @AfterEach
    void numbersAreFreeAgain() {
        jdbc.sql("UPDATE booking SET day = '2001-01-01', number = 'OLD-' || upper(replace(id::text, '-', '')) WHERE"
                        + " number NOT LIKE 'OLD-%'")
                .update();
        program.close();
    }

    private String body(String more) {
        return "{\"date\": \"" + today + "\", \"time\": \"10:30\", \"name\": \"王丽\"" + more + "}";
    }

    private HttpResponse<String> call(String method, String path, String body) {
        return program.call(method, path, body);
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
    void whoIsSaidNotToComeIsRungAndWhoeverComesAfterAllIsNot() {
        var phone = "139" + String.format("%08d", System.nanoTime() % 100_000_000);
        var known = body(", \"phone\": \"" + phone + "\"");
        call("PUT", ANY, known);
        call("DELETE", ANY, "");
        assertThat(rungFor(phone)).as("whom nobody knew before").containsExactly("CANCELLED");
        call("PUT", ANY, known);
        assertThat(rungFor(phone)).as("comes after all").isEmpty();
        call("PUT", ANY, body(", \"phone\": \"" + phone + "\", \"status\": \"cancelled\""));
        assertThat(rungFor(phone)).as("said within the booking").containsExactly("CANCELLED");
        call("PUT", ANY, body(", \"phone\": \"" + phone + "\", \"status\": \"cancelled\", \"note\": \"moved\""));
        assertThat(rungFor(phone)).as("once").containsExactly("CANCELLED");
    }

    @Test
    void whatWasCancelledWhenItWasFirstSaidRingsNobody() {
        var phone = "139" + String.format("%08d", System.nanoTime() % 100_000_000);
        call("PUT", ANY, body(", \"phone\": \"" + phone + "\", \"status\": \"cancelled\""));
        assertThat(rungFor(phone)).isEmpty();
    }

    private List<String> rungFor(String phone) {
        return jdbc.sql("""
                        SELECT n.why FROM callback_now n JOIN customer c ON c.id = n.customer_id WHERE c.phone = ?""").param(phone).query(String.class).list();
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

    @ParameterizedTest
    @CsvSource({
        "美团, meituan",
        "Meituan, meituan",
        "大众点评, meituan",
        "so young, so_young",
        "web, web",
        "网站, web",
        "TELEPHONE, telephone",
        "楼下花店, 楼下花店",
        "other, other"
    })
    void aChannelIsSaidByCodeOrNameAndAnsweredByItsCodeElseAsItWasSaid(String said, String answered) {
        var channel = ", \"channel\": \"" + said + "\"";
        assertThat(channel(call("PUT", ANY, body(channel)))).isEqualTo(answered);
        assertThat(channel(call("GET", ANY, ""))).isEqualTo(answered);
        // What was answered may be said again, and changes nothing.
        call("PUT", ANY, body(", \"channel\": \"" + answered + "\""));
        assertThat(entries()).isEqualTo(1);
        assertThat(channel(call("PUT", ANY, body(""))))
                .as("as the booking system says it when it says nothing")
                .isEqualTo("web");
    }

    private String channel(HttpResponse<String> answer) {
        return json.readTree(answer.body()).get("channel").stringValue();
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
                Arguments.of("王丽", "王\\u3164丽", "name"),
                Arguments.of("王丽", "王\\u202e丽", "name"),
                Arguments.of("王丽", "王\\ud800丽", "name"),
                Arguments.of("\"王丽\"", "\"王丽\", \"note\": \"a\\u202eb\"", "note"),
                Arguments.of("\"王丽\"", "\"王丽\", \"note\": \"" + "茶".repeat(1001) + "\"", "note"),
                Arguments.of("\"王丽\"", "\"王丽\", \"phone\": \"123\"", "phone"),
                Arguments.of("\"王丽\"", "\"王丽\", \"phone\": 13812345678", "phone"),
                Arguments.of("\"王丽\"", "\"王丽\", \"status\": \"maybe\"", "status"),
                Arguments.of("\"王丽\"", "\"王丽\", \"channel\": \"" + "信".repeat(41) + "\"", "channel"),
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
        assertThat(response.body()).doesNotContain("script", "信信", "王丽");
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
                program.send(
                        "PUT", ANY, body(""), "Authorization", "Bearer " + token.token(), "Content-Type", "text/plain"),
                415);
        problem(program.send("PUT", ANY, body(""), "Authorization", "Bearer " + token.token()), 415);
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
    void itsDoorIsDescribed() {
        var api = json.readTree(call("GET", "/api/openapi.json", "").body());
        assertThat(api.get("paths").get(ADDRESS).propertyNames()).containsExactlyInAnyOrder("put", "get", "delete");
        assertThat(api.at("/components/schemas/Booking/properties").propertyNames())
                .contains("firstVisit")
                .hasSameSizeAs(BookingBody.FIELDS);
    }
}
