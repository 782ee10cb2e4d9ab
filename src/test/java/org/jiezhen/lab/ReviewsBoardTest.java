package org.jiezhen.lab;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.People;
import org.jiezhen.lab.ReviewsBoard.ReviewFact;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardContractTest;
import org.jiezhen.live.BoardSource;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.FrontDesk.Arrival;
import org.jiezhen.visits.Source;
import org.jiezhen.visits.VisitDetails;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitType;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

class ReviewsBoardTest extends BoardContractTest<ReviewFact> {

    private static @Nullable VisitId visit;

    @Autowired
    private ReviewsBoard board;

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

    @Override
    protected BoardSource<ReviewFact> source() {
        return board;
    }

    @Override
    protected Audience<ReviewFact> audience() {
        return ReviewsBoard.ALL;
    }

    /** What was ordered waits longer than before. */
    @Override
    protected String change(int n) {
        var id = visit == null ? examined() : visit;
        visit = id;
        jdbc.sql("""
                        UPDATE lab_review SET started = started - interval '1 minute'
                        WHERE ended IS NULL AND voided IS NULL
                          AND order_id IN (SELECT id FROM lab_order WHERE visit_id = ?)""").param(id.value()).update();
        return "visit:" + id;
    }

    private VisitId examined() {
        var guest = people.as("liuyue", () -> desk.arrive(
                        UUID.randomUUID(),
                        new Arrival(
                                        Source.WALK_IN,
                                        VisitType.FIRST,
                                        null,
                                        VisitDetails.parse("欧阳验血", "13812349877", 0, false))
                                .ofAnother())
                .subject());
        var order = people.as("zhoumingyuan", () -> orders.order(UUID.randomUUID(), guest, Set.of("BLOOD_COUNT")))
                .subject();
        var id = jdbc.sql("SELECT id FROM lab_specimen WHERE order_id = ?")
                .param(order.value())
                .query((rs, row) -> new SpecimenId(rs.getObject(1, UUID.class)))
                .single();
        people.as("jiangxue", () -> specimens.label(UUID.randomUUID(), id, List.of(Identifier.values())));
        people.as("jiangxue", () -> specimens.collect(UUID.randomUUID(), id, new Drawn(null, LabTest.STATION, true)));
        people.as("qianjin", () -> specimens.receive(UUID.randomUUID(), id, null, Condition.GOOD));
        people.as(
                "qianjin",
                () -> results.record(
                        UUID.randomUUID(),
                        id,
                        List.of(
                                Finding.of("WBC", "6.3131", ResultStatus.FINAL),
                                Finding.of("RBC", "4.5", ResultStatus.FINAL),
                                Finding.of("HGB", "140", ResultStatus.FINAL),
                                Finding.of("PLT", "220", ResultStatus.FINAL))));
        return guest;
    }

    @Override
    protected String table() {
        return "lab_review";
    }

    /** What came is said; what was found out is opened, and each look is journalled. */
    @Override
    protected List<String> hide() {
        change(0);
        return List.of("6.3131", "13812349877", "Haemoglobin");
    }
}
