package org.jiezhen.lab;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jiezhen.house.PlaceId;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A house with a laboratory: what of it the tests of this module say often. */
abstract class LabTest extends VisitsTest {

    /** A doctor. */
    static final String ZHOU = "zhoumingyuan";

    /** A nurse of the ward. */
    static final String JIANG = "jiangxue";

    /** Of the laboratory. */
    static final String QIAN = "qianjin";

    /** Two who run. */
    static final String FENG = "fengjie";

    static final String ZHAO = "zhaoyu";

    /** The nurse station, where tubes rest; the laboratory. */
    static final PlaceId STATION = PlaceId.of("00000000-0000-4000-8000-000000000285");

    static final PlaceId LABORATORY = PlaceId.of("00000000-0000-4000-8000-000000000304");

    static final Set<Identifier> TWO = Set.of(Identifier.NAME, Identifier.TICKET);

    @Autowired
    Orders orders;

    @Autowired
    Specimens specimens;

    @Autowired
    SpecimensBoard rows;

    @Autowired
    Results results;

    /** A guest with a name of which nobody else is here. */
    VisitId guest() {
        return guest(List.of("欧阳", "司马", "诸葛", "上官", "夏侯", "皇甫").get(GUESTS.getAndIncrement() % 6)
                + (char) ('一' + GUESTS.get() % 5000));
    }

    private static final AtomicInteger GUESTS = new AtomicInteger();

    VisitId guest(String name) {
        var number = "139%08d".formatted(Math.floorMod(UUID.randomUUID().hashCode(), 100_000_000));
        return as(LIUYUE, () -> desk.arrive(key(), arrival(name, number).ofAnother()))
                .subject();
    }

    /** The tubes that are to be drawn for these panels. */
    List<SpecimenId> ordered(VisitId visit, String... panels) {
        var order = as(ZHOU, () -> orders.order(key(), visit, Set.of(panels))).subject();
        return jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ? ORDER BY accession")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .list();
    }

    SpecimenId ordered(VisitId visit) {
        return ordered(visit, "BLOOD_COUNT").getFirst();
    }

    /** The code of a label that is printed now. */
    String labelled(SpecimenId specimen) {
        as(JIANG, () -> specimens.label(key(), specimen, Set.of(Identifier.values())));
        return code(specimen);
    }

    String code(SpecimenId specimen) {
        return as(JIANG, () -> specimens.printed(specimen)).orElseThrow().code();
    }

    /** A tube that was drawn, and rests at the station. */
    SpecimenId drawn(VisitId visit) {
        var specimen = ordered(visit);
        draw(specimen);
        return specimen;
    }

    void draw(SpecimenId specimen) {
        var code = labelled(specimen);
        as(JIANG, () -> specimens.collect(key(), specimen, new Drawn(code, STATION, true)));
    }

    /** A tube that the laboratory has, whole. */
    SpecimenId received(VisitId visit, String... panels) {
        var specimen = ordered(visit, panels).getFirst();
        draw(specimen);
        receive(specimen);
        return specimen;
    }

    void receive(SpecimenId specimen) {
        as(QIAN, () -> specimens.receive(key(), specimen, code(specimen), Condition.GOOD));
    }

    /** Everything that is asked of it is released, and nothing stands out. */
    void found(SpecimenId specimen) {
        as(QIAN, () -> results.record(key(), specimen, usual(specimen, ResultStatus.FINAL)));
    }

    /** What is usual, for each test that is asked of it. */
    List<Finding> usual(SpecimenId specimen, ResultStatus status) {
        return as(QIAN, () -> results.open(specimen)).lines().stream()
                .map(line -> Finding.of(
                        line.test().code(), USUAL.getOrDefault(line.test().code(), "NEG"), status))
                .toList();
    }

    private static final Map<String, String> USUAL = Map.ofEntries(
            entry("WBC", "6.1"),
            entry("RBC", "4.5"),
            entry("HGB", "140"),
            entry("PLT", "220"),
            entry("PT", "11"),
            entry("APTT", "30.5"),
            entry("TT", "14"),
            entry("FIB", "3.1"),
            entry("ALT", "20"),
            entry("AST", "21"),
            entry("CREA", "60"),
            entry("UREA", "5.2"),
            entry("GLU", "5.1"),
            entry("HCG", "<1"),
            entry("HBSAG", "NEGATIVE"),
            entry("HCV_AB", "NEGATIVE"),
            entry("HIV_AB", "NEGATIVE"),
            entry("TP_AB", "NEGATIVE"));

    /** The errand that carries it. */
    TaskId errand(SpecimenId specimen) {
        return task(specimen, "SPECIMEN");
    }

    TaskId task(SpecimenId specimen, String code) {
        return jdbc.sql("""
                        SELECT e.task_id FROM lab_errand e JOIN task t ON t.id = e.task_id AND t.closed IS NULL
                        WHERE e.specimen_id = ? AND t.code = ?""")
                .params(specimen.value(), code)
                .query((rs, row) -> new TaskId(rs.getObject(1, UUID.class)))
                .single();
    }

    SpecimenState state(SpecimenId specimen) {
        return jdbc.sql(
                        "SELECT state FROM lab_specimen_state WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL")
                .param(specimen.value())
                .query((rs, row) -> SpecimenState.valueOf(rs.getString(1)))
                .single();
    }

    /** Who has it: a person's name, a place's, nobody. */
    String has(SpecimenId specimen) {
        return jdbc.sql("""
                        SELECT coalesce(n.name, p.name_zh, c.holder) FROM lab_specimen_custody c
                        LEFT JOIN staff_named n ON n.actor = c.staff_id::text
                        LEFT JOIN place p ON p.id = c.place_id
                        WHERE c.specimen_id = ? AND c.ended IS NULL AND c.voided IS NULL""").param(specimen.value()).query(String.class).single();
    }

    /** Each change of hands begins where the one before has ended. */
    void chainIsWhole(SpecimenId specimen) {
        assertThat(count("""
                        SELECT count(*) FROM (
                            SELECT started, lag(ended) OVER (ORDER BY started, coalesce(ended, 'infinity'), id) AS before
                            FROM lab_specimen_custody WHERE specimen_id = ? AND voided IS NULL) AS chain
                        WHERE before IS NOT NULL AND before <> started""", specimen.value())).isZero();
    }
}
