package org.jiezhen.doctors;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.doctors.DoctorLooks.Stage;
import org.jiezhen.duty.Duty;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A house with consultants, doctors, and guests in rooms. */
abstract class DoctorsTest extends VisitsTest {

    /** Two consultants. */
    static final String SUMAN = "suman";

    /** Two doctors. */
    static final String ZHOU = "zhoumingyuan";

    static final String HAN = "hanli";

    /** The duty manager. */
    static final String GAOFENG = "gaofeng";

    static final Briefing BRIEFING = new Briefing("双眼皮想自然", "全切双眼皮，泪沟玻尿酸 1 ml", "婚期一月", "头孢过敏", "泪沟要不要做");

    static final Findings FINDINGS = new Findings("上睑皮肤松弛", "有切开适应证", "不宜当天填充", "先做双眼皮");

    @Autowired
    DoctorRequests requests;

    @Autowired
    DoctorAnswers answers;

    @Autowired
    DoctorLooks looks;

    @Autowired
    DoctorBoard rows;

    @Autowired
    Tasks tasks;

    @Autowired
    Rooms rooms;

    @Autowired
    Duty duty;

    private static final AtomicInteger GUESTS = new AtomicInteger();

    @BeforeEach
    @AfterEach
    void nobodyIsAsked() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        theHallIsEmpty();
    }

    /** A guest whom this consultant has, in a room. */
    VisitId guestOf(String consultant, int room) {
        var name = List.of("欧阳", "司马", "诸葛", "上官", "夏侯").get(GUESTS.getAndIncrement() % 5)
                + (char) ('一' + GUESTS.get() % 5000);
        var number = "138%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        var visit = as(LIUYUE, () -> desk.arrive(key(), arrival(name, number).ofAnother()))
                .subject();
        as(LIUYUE, () -> desk.move(key(), visit, room(room)));
        as(LIUYUE, () -> custody.offer(key(), visit, people.id(consultant)));
        as(consultant, () -> custody.accept(key(), visit));
        return visit;
    }

    DoctorRequestId asked(VisitId visit) {
        return as(SUMAN, () -> requests.request(key(), visit, BRIEFING, null)).subject();
    }

    /** A doctor has come to a guest of whom she was asked. */
    DoctorRequestId seen(VisitId visit) {
        var request = asked(visit);
        as(ZHOU, () -> answers.accept(key(), request, null));
        as(ZHOU, () -> answers.come(key(), request));
        return request;
    }

    Stage stage(DoctorRequestId request) {
        return rows.find(request).orElseThrow().stage();
    }

    TaskId task(DoctorRequestId request) {
        return rows.find(request).orElseThrow().task();
    }

    /** Which doctor is in a room. */
    String doctorIn(PlaceId room) {
        return jdbc.sql("""
                        SELECT coalesce((SELECT n.name FROM room_doctor d JOIN staff_named n ON n.actor = d.doctor_id::text
                                         WHERE d.place_id = ? AND d.ended IS NULL AND d.voided IS NULL), 'nobody')""").param(room.value()).query(String.class).single();
    }

    /** What a guest waits for now. */
    List<String> reasons(VisitId visit) {
        return jdbc.sql("SELECT code FROM visit_reason_now WHERE visit_id = ? ORDER BY rank")
                .param(visit.value())
                .query(String.class)
                .list();
    }

    /** How often something was done, in a guest's story. */
    int told(VisitId visit, String action) {
        return count("SELECT count(*) FROM journal_told WHERE story_id = ? AND action = ?", visit.toString(), action);
    }
}
