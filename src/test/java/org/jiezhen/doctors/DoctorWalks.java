package org.jiezhen.doctors;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.house.PlaceId;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.visits.Custody;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitType;

/** Who is to be seen by a doctor; the briefing, the record; and whoever asks. */
class DoctorWalks implements Walks {

    private static final PlaceId ROOM = PlaceId.of("00000000-0000-4000-8000-000000000277");

    private final DoctorRequests requests;
    private final DoctorAnswers answers;
    private final FrontDesk desk;
    private final Custody custody;
    private final People people;

    DoctorWalks(DoctorRequests requests, DoctorAnswers answers, FrontDesk desk, Custody custody, People people) {
        this.requests = requests;
        this.answers = answers;
        this.desk = desk;
        this.custody = custody;
        this.people = people;
    }

    @Override
    public List<Walk> walks() {
        return List.of(new Walk("/doctor", this::doctor));
    }

    private void doctor(Walker walker) {
        var visit = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("司徒问医", "13812349897", 0, false))
                                .ofAnother())
                .subject());
        people.as("liuyue", () -> desk.move(UUID.randomUUID(), visit, ROOM));
        people.as("liuyue", () -> custody.offer(UUID.randomUUID(), visit, people.id("suman")));
        people.as("suman", () -> custody.accept(UUID.randomUUID(), visit));
        var request = people.as(
                        "suman",
                        () -> requests.request(
                                UUID.randomUUID(), visit, new Briefing("双眼皮想自然", "全切双眼皮", "恢复期", "头孢过敏", ""), null))
                .subject();
        var row = "live-board [data-id='" + request + "']";
        var doctor = walker.open(walker.person("周明远"), "/doctor");
        assertThat(doctor.locator(row)).isVisible();
        walker.look(doctor, "who is to be seen");
        doctor.locator(row + " .tk").click();
        Walker.dialog(doctor);
        walker.look(doctor, "the briefing");
        Walker.putAway(doctor);
        var consultant = walker.open(walker.person("苏曼"), "/doctor");
        consultant.locator(row + " .tk").click();
        Walker.dialog(consultant);
        walker.look(consultant, "what was asked for");
        Walker.putAway(consultant);
        people.as("zhoumingyuan", () -> answers.come(UUID.randomUUID(), request));
        doctor.locator(row + " .tk").click();
        Walker.dialog(doctor);
        walker.look(doctor, "the record is written");
        Walker.putAway(doctor);
        people.as("zhoumingyuan", () -> answers.notSeen(UUID.randomUUID(), request, NotSeen.NOT_NEEDED));
        people.as("suman", () -> desk.depart(UUID.randomUUID(), visit));
    }
}
