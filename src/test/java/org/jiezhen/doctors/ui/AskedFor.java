package org.jiezhen.doctors.ui;

import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.doctors.Briefing;
import org.jiezhen.doctors.DoctorRequestId;
import org.jiezhen.doctors.DoctorRequests;
import org.jiezhen.house.PlaceId;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A guest in a room with a consultant, and a doctor asked for her: for the tests of screens. */
class AskedFor {

    static final Briefing BRIEFING = new Briefing("双眼皮想自然", "全切双眼皮", "恢复期", "头孢过敏", "泪沟要不要做");

    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000276");

    private final DoctorRequests requests;
    private final FrontDesk desk;
    private final Custody custody;
    private final People people;
    private final JdbcClient jdbc;

    AskedFor(DoctorRequests requests, FrontDesk desk, Custody custody, People people, JdbcClient jdbc) {
        this.requests = requests;
        this.desk = desk;
        this.custody = custody;
        this.people = people;
        this.jdbc = jdbc;
    }

    /** A guest whom the consultant has, in a room. */
    VisitId guest() {
        jdbc.sql("UPDATE place SET housekeeping = false").update();
        jdbc.sql("DELETE FROM staff_away").update();
        jdbc.sql("DELETE FROM staff_unreachable").update();
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("慕容问医", "13812349896", 0, false))
                                .ofAnother())
                .subject());
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), visit, ROOM));
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit, people.id("suman")));
        people.as("suman", () -> custody.accept(UUID.randomUUID(), visit));
        return visit;
    }

    /** A doctor is asked to such a guest. */
    DoctorRequestId asked() {
        var visit = guest();
        return people.as("suman", () -> requests.request(UUID.randomUUID(), visit, BRIEFING, null))
                .subject();
    }

    /** The room is empty again, whoever was led there. */
    void empty() {
        var entry = jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        VALUES (now(), 'system', 'test.empty', 'house', 'hall') RETURNING id""").query(Long.class).single();
        for (var track : new String[] {"visit_place", "room_doctor"}) {
            jdbc.sql(
                            "UPDATE " + track
                                    + " SET ended = greatest(now(), started), ended_by = ? WHERE ended IS NULL AND voided IS NULL")
                    .param(entry)
                    .update();
        }
    }
}
