package org.jiezhen.doctors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.doctors.DoctorBoard.RequestFact;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Look;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The doctors' board: live as every board is; and who is sent what of it. */
class DoctorBoardTest extends BoardContractTest<RequestFact> {

    /** A room in which nobody else is led to here. */
    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000278");

    /** No board says any of it. */
    private static final Briefing SECRET = new Briefing("想要金丝雀眼", "切金丝雀八毫米", "怕金丝雀婆婆知道", "金丝雀过敏", "金丝雀要紧吗");

    private static @Nullable DoctorRequestId request;

    @Autowired
    private DoctorBoard board;

    @Autowired
    private DoctorRequests requests;

    @Autowired
    private DoctorAnswers answers;

    @Autowired
    private FrontDesk desk;

    @Autowired
    private Custody custody;

    @Autowired
    private CurrentStaff staff;

    @Autowired
    private People people;

    @Override
    protected BoardSource<RequestFact> source() {
        return board;
    }

    /** A guide, who watches. */
    @Override
    protected Audience<RequestFact> audience() {
        return of("liting");
    }

    private Audience<RequestFact> of(String who) {
        return people.as(who, () -> DoctorBoard.of(staff.id(), staff::may));
    }

    @Override
    protected String change(int n) {
        var id = request == null ? asked() : request;
        request = id;
        jdbc.sql("""
                        UPDATE task SET due = due + interval '1 minute'
                        WHERE id = (SELECT task_id FROM doctor_request WHERE id = ?)""").param(id.value()).update();
        return "doctorRequest:" + id;
    }

    private DoctorRequestId asked() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        jdbc.sql("DELETE FROM staff_away").update();
        var entry = jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.empty', 'house', 'hall') RETURNING id""").query(Long.class).single();
        for (var track : List.of("visit_place", "room_doctor")) {
            jdbc.sql(
                            "UPDATE " + track
                                    + " SET ended = greatest(now(), started), ended_by = ? WHERE ended IS NULL AND voided IS NULL")
                    .param(entry)
                    .update();
        }
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("宇文金丝雀", "13812349899", 0, false))
                                .ofAnother())
                .subject());
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), visit, ROOM));
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit, people.id("suman")));
        people.as("suman", () -> custody.accept(UUID.randomUUID(), visit));
        return people.as("suman", () -> requests.request(UUID.randomUUID(), visit, SECRET, null))
                .subject();
    }

    @Override
    protected String table() {
        return "doctor_request_state";
    }

    /** Whoever watches learns neither who it is, nor what is said of her. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of("金丝雀", "13812349899");
    }

    @Test
    void theBriefingAndTheRecordAreOnNobodysBoardAndTheNameOnThoseWhomItConcerns() {
        request = null;
        change(0);
        var id = Objects.requireNonNull(request);
        var facts = people.as("zhoumingyuan", () -> {
            answers.accept(UUID.randomUUID(), id, null);
            answers.come(UUID.randomUUID(), id);
            return answers.record(UUID.randomUUID(), id, new Findings("所见金丝雀斑", "金丝雀适应", "金丝雀不宜", "金丝雀建议"));
        });
        assertThat(facts).isNotNull();
        for (var concerned : List.of("zhoumingyuan", "hanli", "suman")) {
            assertThat(sent(concerned))
                    .as(concerned)
                    .contains("宇文金丝雀")
                    .doesNotContain("金丝雀眼", "八毫米", "婆婆", "金丝雀过敏", "要紧", "金丝雀斑", "金丝雀适应", "不宜", "金丝雀建议");
        }
        for (var others : List.of("liting", "gaofeng", "xulan")) {
            assertThat(sent(others))
                    .as("what is answered is theirs alone: " + others)
                    .doesNotContain("金丝雀", id.toString());
        }
        request = null;
    }

    @Test
    void whatIsAskedOfOneDoctorIsNoOtherDoctorsAndWhoeverWatchesSeesTheRoomAndWhoComes() {
        request = null;
        change(0);
        var id = Objects.requireNonNull(request);
        people.as("zhoumingyuan", () -> answers.accept(UUID.randomUUID(), id, null));
        jdbc.sql("UPDATE doctor_request SET doctor_id = ? WHERE id = ?")
                .params(people.id("zhoumingyuan").value(), id.value())
                .update();
        jdbc.sql("UPDATE task SET person = ? WHERE id = (SELECT task_id FROM doctor_request WHERE id = ?)")
                .params(people.id("zhoumingyuan").value(), id.value())
                .update();
        assertThat(sent("zhoumingyuan")).contains(id.toString());
        assertThat(sent("hanli")).doesNotContain(id.toString());
        assertThat(sent("xulan")).as("another consultant").doesNotContain(id.toString());
        for (var watches : List.of("liting", "gaofeng")) {
            assertThat(sent(watches))
                    .as(watches)
                    .contains(id.toString(), "周明远", "8 号")
                    .doesNotContain("金丝雀");
        }
        assertThat(people.as("liting", () -> staff.may(Permission.VISITS_SEE)))
                .as("she sees the name where she needs it, and not here")
                .isTrue();
        request = null;
    }

    private String sent(String who) {
        return Look.rows(board, of(who)).toString();
    }
}
