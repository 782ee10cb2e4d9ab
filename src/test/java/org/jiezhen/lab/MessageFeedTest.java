package org.jiezhen.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jiezhen.services.CallingProgram.problem;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jiezhen.People;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.services.CallingProgram;
import org.jiezhen.services.OverHttp;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The door of the laboratory's instruments, over real HTTP; and what the laboratory does with what was not taken. */
@OverHttp
class MessageFeedTest {

    private static final String DOOR = "/api/lab/results";

    @LocalServerPort
    private int port;

    @Autowired
    private ServiceAdministration services;

    @Autowired
    private Messages messages;

    @Autowired
    private MessagesBoard inbox;

    @Autowired
    private Orders orders;

    @Autowired
    private Specimens specimens;

    @Autowired
    private Results results;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient jdbc;

    private ServiceAdministration.Issued token;
    private CallingProgram program;

    @BeforeEach
    void anInstrumentHasAToken() {
        token = people.as("chengyuan", () -> services.issue(UUID.randomUUID(), "血球仪", LabPermission.FEED));
        program = new CallingProgram(port, token.token());
    }

    @AfterEach
    void itHangsUp() {
        program.close();
        jdbc.sql("DELETE FROM lab_message_ignored").update();
    }

    @Test
    void whatIsTakenIsAnsweredSoAndTheSameMessageOnceMoreDoesNoHarm() {
        var tube = received("东方甲");
        var message = SentExamples.counterWithSpecimen(accession(tube));
        var answer = send(message);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/hl7-v2");
        assertThat(segment(answer, "MSA")).startsWith("MSA|AA|XN0001");
        var again = send(message);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(segment(again, "MSA")).startsWith("MSA|AA|XN0001");
        assertThat(found(tube)).isEqualTo(4);
        assertThat(jdbc.sql("SELECT actor FROM journal_told WHERE subject_id = ? AND action = 'lab.enterResults'")
                        .param(tube.toString())
                        .query(String.class)
                        .list())
                .as("it is the program's, once")
                .containsExactly("service:" + token.id());
        assertThat(jdbc.sql("SELECT count(*) FROM lab_message WHERE content IS NOT NULL AND sender = 'XN-1000'"
                                + " AND control = 'XN0001' AND digest = ?")
                        .param(MessageBox.digest(message.strip().getBytes()))
                        .query(Integer.class)
                        .single())
                .as("what is taken is not kept as it came")
                .isZero();
    }

    @Test
    void eightWhoSendTheSameAtOnceAreAnsweredAlikeAndItIsTakenOnce() throws Exception {
        var tube = received("东方乙");
        var message = SentExamples.counterWithSpecimen(accession(tube));
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = pool.invokeAll(IntStream.range(0, 8)
                    .<Callable<String>>mapToObj(_ -> () -> segment(send(message), "MSA"))
                    .toList());
            for (Future<String> one : all) {
                assertThat(one.get()).startsWith("MSA|AA|");
            }
        }
        assertThat(found(tube)).isEqualTo(4);
        assertThat(jdbc.sql("SELECT count(*) FROM lab_result WHERE specimen_id = ?")
                        .param(tube.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    @Test
    void whatIsNotTakenIsSaidLineByLineAndWaitsForTheLaboratory() {
        var tube = received("东方丙");
        var message = SentExamples.counterWithSpecimen(accession(tube))
                .replace("XN0001", "XN0003")
                .replace("RBC^^L", "MPV^^L");
        var answer = send(message);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(segment(answer, "MSA")).isEqualTo("MSA|AE|XN0003|3 taken, 1 not");
        assertThat(segment(answer, "ERR")).isEqualTo("ERR||OBX^2|103|E||||不认识项目 MPV。请在检验项目中写上仪器的这个叫法。");
        assertThat(segment(send(message), "MSA")).as("and so again").startsWith("MSA|AE|");
        var waits = waiting("XN-1000", accession(tube));
        assertThat(waits).hasSize(1);
        var fact = waits.getFirst();
        assertThat(fact.taken()).isEqualTo(3);
        assertThat(fact.first().en()).contains("MPV");

        people.as("qianjin", () -> messages.again(UUID.randomUUID(), fact.message()));
        assertThat(waiting("XN-1000", accession(tube))).as("nothing is mended").hasSize(1);
        jdbc.sql("UPDATE lab_test SET also = also || '{MPV}' WHERE code = 'RBC'")
                .update();
        try {
            people.as("qianjin", () -> messages.again(UUID.randomUUID(), fact.message()));
        } finally {
            jdbc.sql("UPDATE lab_test SET also = array_remove(also, 'MPV') WHERE code = 'RBC'")
                    .update();
        }
        assertThat(waiting("XN-1000", accession(tube))).isEmpty();
        assertThat(found(tube)).isEqualTo(4);
        assertThat(segment(send(message), "MSA"))
                .as("all of it is taken by now")
                .startsWith("MSA|AA|");
    }

    @Test
    void whatIsNoResultIsPassedOverOnceTheLaboratoryHasSaidSoAndHeededAgain() {
        var tube = received("东方丁");
        var message = SentExamples.bloodCounter(accession(tube), "", "", "");
        assertThat(segment(send(message), "MSA")).startsWith("MSA|AE|");
        people.as("qianjin", () -> messages.ignore(UUID.randomUUID(), "BC-6800", "08001"));
        var next = message.replace("|7|P|", "|8|P|");
        assertThat(segment(send(next), "MSA")).startsWith("MSA|AA|8");
        people.as("qianjin", () -> messages.heed(UUID.randomUUID(), "BC-6800", "08001"));
        assertThat(segment(send(message.replace("|7|P|", "|9|P|")), "MSA")).startsWith("MSA|AE|9");
    }

    @Test
    void whatIsDismissedForAReasonWaitsNoLongerAndIsKeptNoLonger() {
        var message = SentExamples.counterWithSpecimen("JZ0101010001").replace("XN0001", "XN0005");
        assertThat(segment(send(message), "ERR")).contains("|204|E|");
        var fact = waiting("XN-1000", "JZ0101010001").getFirst();
        var told = people.as("qianjin", () -> refused(() -> messages.dismiss(UUID.randomUUID(), fact.message(), null)));
        assertThat(told).isEqualTo("refusal.message.why");
        people.as("qianjin", () -> messages.dismiss(UUID.randomUUID(), fact.message(), Dismissed.CONTROL));
        assertThat(waiting("XN-1000", "JZ0101010001")).isEmpty();
        assertThat(jdbc.sql("SELECT content IS NULL FROM lab_message WHERE id = ?")
                        .param(fact.message().value())
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(people.as("qianjin", () -> refused(() -> messages.again(UUID.randomUUID(), fact.message()))))
                .isEqualTo("refusal.message.is.DISMISSED");
        assertThat(segment(send(message), "MSA")).as("it was not taken").startsWith("MSA|AE|");
    }

    @Test
    void whatCannotBeReadIsRejectedAndWaitsToo() {
        var adt = SentExamples.counterWithSpecimen("JZ0101010002").replace("ORU^R01^ORU_R01", "ADT^A01^ADT_A01");
        var answer = send(adt.replace("XN0001", "XN0006"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(segment(answer, "MSA")).startsWith("MSA|AR|XN0006");
        assertThat(segment(answer, "ERR")).startsWith("ERR|||207|E");
        assertThat(inbox.read()).anyMatch(one -> one.first().zh().contains("ADT"));
        assertThat(segment(send("MSH|nothing of it"), "MSA")).startsWith("MSA|AR|");
    }

    @Test
    void whatIsNoMessageAtAllIsAProblem() {
        problem(program.send("POST", DOOR, "{}", headers("application/json")), 415);
        problem(program.send("POST", DOOR, "x".repeat((1 << 20) + 1), headers("application/hl7-v2")), 413);
        var one = SentExamples.counterWithSpecimen("JZ0101010003");
        problem(program.send("POST", DOOR, one + one, headers("application/hl7-v2")), 422);
        problem(program.send("POST", DOOR, "", headers("application/hl7-v2")), 422);
    }

    @Test
    void nobodyElseComesInAndTheInstrumentGoesNowhereElse() {
        var one = SentExamples.counterWithSpecimen("JZ0101010004");
        problem(program.send("POST", DOOR, one, "Content-Type", "application/hl7-v2"), 401);
        problem(program.send("GET", DOOR, "", headers("application/hl7-v2")), 403);
        problem(program.call("GET", "/api/bookings/F1", ""), 403);
        var other = people.as("chengyuan", () -> services.issue(UUID.randomUUID(), "预约系统", Permission.BOOKINGS_FEED));
        try (var bookings = new CallingProgram(port, other.token())) {
            problem(
                    bookings.send(
                            "POST",
                            DOOR,
                            one,
                            "Authorization",
                            "Bearer " + other.token(),
                            "Content-Type",
                            "application/hl7-v2"),
                    403);
        }
    }

    // ---- how

    private HttpResponse<String> send(String message) {
        return program.send("POST", DOOR, message, headers("application/hl7-v2; charset=UTF-8"));
    }

    private String[] headers(String type) {
        return new String[] {"Authorization", "Bearer " + token.token(), "Content-Type", type};
    }

    private static String segment(HttpResponse<String> answer, String name) {
        return answer.body()
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .orElse("");
    }

    private static String refused(Runnable act) {
        try {
            act.run();
            return "";
        } catch (Refusal why) {
            return why.key();
        }
    }

    private List<MessagesBoard.MessageFact> waiting(String sender, String tube) {
        return inbox.read().stream()
                .filter(one -> one.sender().equals(sender) && one.tubes().contains(tube))
                .toList();
    }

    private SpecimenId received(String name) {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse(
                                                name,
                                                "139%08d"
                                                        .formatted(Math.floorMod(
                                                                UUID.randomUUID()
                                                                        .hashCode(),
                                                                100_000_000)),
                                                0,
                                                false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("BLOOD_COUNT")))
                .subject();
        var tube = jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), tube, Set.of(Identifier.values())));
        people.as("jiangxue", () -> specimens.collect(UUID.randomUUID(), tube, new Drawn(null, LabTest.STATION, true)));
        people.as("qianjin", () -> specimens.receive(UUID.randomUUID(), tube, null, Condition.GOOD));
        return tube;
    }

    private String accession(SpecimenId tube) {
        return jdbc.sql("SELECT accession FROM lab_specimen WHERE id = ?")
                .param(tube.value())
                .query(String.class)
                .single();
    }

    private long found(SpecimenId tube) {
        return people.as("qianjin", () -> results.open(tube)).lines().stream()
                .filter(line -> line.result() != null)
                .count();
    }
}
