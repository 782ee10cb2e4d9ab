package org.jiezhen.lab;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.journeys.Walker;
import org.jiezhen.journeys.Walks;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What can be ordered; what is to be drawn, the chair, a label; the bench, results, and those who review them. */
class LabWalks implements Walks {

    private final Orders orders;
    private final Specimens specimens;
    private final Results results;
    private final FrontDesk desk;
    private final People people;
    private final JdbcClient jdbc;

    LabWalks(Orders orders, Specimens specimens, Results results, FrontDesk desk, People people, JdbcClient jdbc) {
        this.orders = orders;
        this.specimens = specimens;
        this.results = results;
        this.desk = desk;
        this.people = people;
        this.jdbc = jdbc;
    }

    @Override
    public List<Walk> walks() {
        return List.of(
                new Walk("/admin/panels", this::panels),
                new Walk("/draws", this::draws),
                new Walk("/label/:specimen", this::label),
                new Walk("/runners", this::runners),
                new Walk("/lab", this::bench),
                new Walk("/lab/turnaround", this::turnaround),
                new Walk("/reviews", this::reviews),
                new Walk("/imaging", this::imaging),
                new Walk("/lab/messages", this::messages),
                new Walk("/lab/import", this::imports));
    }

    private void panels(Walker walker) {
        var manager = walker.open(walker.manager(), "/admin/panels");
        assertThat(manager.locator("live-board [data-id='panel:COAGULATION']")).isVisible();
        walker.look(manager, "what can be ordered");
        manager.locator("live-board [data-id='panel:COAGULATION']").click();
        Walker.dialog(manager);
        walker.look(manager, "a panel is written");
    }

    private void draws(Walker walker) {
        var tube = ordered();
        var nurse = walker.open(walker.person("江雪"), "/draws");
        assertThat(nurse.locator("live-board [data-id='" + tube + "']")).isVisible();
        walker.look(nurse, "what is to be drawn");
        nurse.locator("live-board [data-id='" + tube + "']").click();
        Walker.dialog(nurse);
        walker.look(nurse, "at the chair");
        Walker.putAway(nurse);
    }

    private void label(Walker walker) {
        var tube = ordered();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), tube, Set.of(Identifier.values())));
        var nurse = walker.open(walker.person("江雪"), "/label/" + tube);
        assertThat(nurse.locator(".label-paper svg.bars")).isVisible();
        walker.look(nurse, "a label");
    }

    private void runners(Walker walker) {
        var tube = drawn();
        var guide = walker.open(walker.person("冯洁"), "/runners");
        var errand = jdbc.sql("SELECT task_id FROM lab_errand WHERE specimen_id = ?")
                .param(tube.value())
                .query((rs, row) -> rs.getObject(1, UUID.class))
                .single();
        assertThat(guide.locator("live-board [data-id='" + errand + "']")).isVisible();
        walker.look(guide, "what is to be run");
        guide.locator(".lab-tools vaadin-button").first().click();
        Walker.dialog(guide);
        walker.look(guide, "several are taken at once");
        Walker.putAway(guide);
    }

    private void bench(Walker walker) {
        var tube = drawn();
        var laboratory = walker.open(walker.person("钱进"), "/lab");
        assertThat(laboratory.locator("live-board [data-id='" + tube + "']")).isVisible();
        walker.look(laboratory, "the bench");
        laboratory.locator("live-board [data-id='" + tube + "']").click();
        Walker.dialog(laboratory);
        walker.look(laboratory, "a tube");
        Walker.putAway(laboratory);
    }

    private void turnaround(Walker walker) {
        drawn();
        var manager = walker.open(walker.manager(), "/lab/turnaround");
        assertThat(manager.locator(".lab-turnaround")).isVisible();
        walker.look(manager, "how long tubes take");
    }

    private void reviews(Walker walker) {
        var tube = drawn();
        people.as("qianjin", () -> specimens.receive(UUID.randomUUID(), tube, null, Condition.GOOD));
        var laboratory = walker.open(walker.person("钱进"), "/lab");
        laboratory
                .locator("live-board [data-id='" + tube + "']")
                .getByText("录结果")
                .click();
        Walker.dialog(laboratory);
        walker.look(laboratory, "results are typed");
        Walker.putAway(laboratory);
        people.as(
                "qianjin",
                () -> results.record(
                        UUID.randomUUID(),
                        tube,
                        List.of(
                                Finding.of("GLU", "2.1", ResultStatus.FINAL),
                                Finding.of("ALT", "20", ResultStatus.FINAL),
                                Finding.of("AST", "70", ResultStatus.FINAL),
                                Finding.of("CREA", "60", ResultStatus.FINAL),
                                Finding.of("UREA", "5", ResultStatus.FINAL))));
        var visit = jdbc.sql("SELECT visit_id::text FROM lab_specimen WHERE id = ?")
                .param(tube.value())
                .query(String.class)
                .single();
        var doctor = walker.open(walker.person("周明远"), "/reviews");
        var row = doctor.locator("live-board [data-id='" + visit + "']");
        assertThat(row).isVisible();
        walker.look(doctor, "what came, and what lacks");
        row.click();
        Walker.dialog(doctor);
        walker.look(doctor, "results are reviewed");
        Walker.putAway(doctor);
        row.getByText("复述危急值").click();
        Walker.dialog(doctor);
        walker.look(doctor, "a critical value is read back");
        Walker.putAway(doctor);
    }

    private SpecimenId drawn() {
        var tube = ordered();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), tube, Set.of(Identifier.values())));
        people.as("jiangxue", () -> specimens.collect(UUID.randomUUID(), tube, new Drawn(null, LabTest.STATION, true)));
        return tube;
    }

    private void imaging(Walker walker) {
        var visit = arrived();
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("ECG")))
                .subject();
        var row = "live-board [data-id='" + new Examination(order, "ECG").row() + "']";
        var examiner = walker.open(walker.person("余兰"), "/imaging");
        assertThat(examiner.locator(row)).isVisible();
        walker.look(examiner, "who is to be examined");
        examiner.locator(row).click();
        Walker.dialog(examiner);
        walker.look(examiner, "an examination is begun");
        Walker.putAway(examiner);
        people.as("yulan", () -> orders.examine(UUID.randomUUID(), order, "ECG"));
        examiner.locator(row).click();
        Walker.dialog(examiner);
        walker.look(examiner, "what was seen is written");
        Walker.putAway(examiner);
    }

    private void messages(Walker walker) {
        var laboratory = walker.open(walker.person("钱进"), "/lab/messages");
        assertThat(laboratory.locator("live-board")).isVisible();
        walker.look(laboratory, "what instruments sent and was not taken");
        laboratory.locator(".lab-tools vaadin-button").first().click();
        Walker.dialog(laboratory);
        walker.look(laboratory, "what is passed over");
        Walker.putAway(laboratory);
    }

    private void imports(Walker walker) {
        var laboratory = walker.open(walker.person("钱进"), "/lab/import");
        assertThat(laboratory.locator("vaadin-upload")).isVisible();
        walker.look(laboratory, "a file of results");
    }

    private VisitId arrived() {
        return people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("司徒采", "13812349863", 0, false))
                                .ofAnother())
                .subject());
    }

    private SpecimenId ordered() {
        var visit = arrived();
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), visit, Set.of("CHEMISTRY")))
                .subject();
        return jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
    }
}
