package org.jiezhen.lab;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What each panel of a form has come to: FHIR DiagnosticReport. Of a tube it follows from its specimen's results; of an
 * examination at a place whoever examined says it.
 */
@Component
class Reports {

    static final Track TRACK = new Track(
                    "lab_report",
                    "order_id",
                    List.of(
                            new Value("panel", "text"),
                            new Value("specimen_id", "uuid"),
                            new Value("status", "text"),
                            new Value("flag", "text"),
                            new Value("conclusion", "text"),
                            new Value("findings", "text"),
                            new Value("why", "text")))
            .oneOfEach("panel");

    /** That somebody is to look at a report, and has. */
    static final Track REVIEW = new Track(
                    "lab_review",
                    "order_id",
                    List.of(new Value("panel", "text"), new Value("report_id", "bigint"), new Value("state", "text")))
            .oneOfEach("panel");

    static final String ASKED = "ASKED";
    static final String REVIEWED = "REVIEWED";

    /**
     * A report.
     *
     * @param specimen of which specimen; null where the guest was examined at a place
     * @param flag the worst of what it says
     * @param findings what was seen, of an examination at a place
     * @param conclusion in words, of an examination at a place
     * @param why why an examination's report is written anew
     */
    record Said(
            String panel,
            @Nullable SpecimenId specimen,
            ResultStatus status,
            Flag.Worst flag,
            @Nullable String findings,
            @Nullable String conclusion,
            @Nullable String why) {

        /** What came of a tube. */
        static Said ofTube(String panel, SpecimenId specimen, ResultStatus status, Flag.Worst flag) {
            return new Said(panel, specimen, status, flag, null, null, null);
        }
    }

    private record Open(long id, ResultStatus status) {}

    private final Transitions transitions;
    private final JdbcClient jdbc;

    Reports(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * From now on the panel of the form has come to this; what it had come to before stays, and is over. Once it is released,
     * somebody is to review it; whoever has reviewed what it was before is asked again.
     */
    void issue(OrderId order, Said report, Instant now, long entry) {
        var values = new HashMap<String, @Nullable Object>();
        values.put("panel", report.panel);
        values.put("specimen_id", Id.orNull(report.specimen));
        values.put("status", report.status.name());
        values.put("flag", report.flag.name());
        values.put("findings", report.findings);
        values.put("conclusion", report.conclusion);
        values.put("why", report.why);
        var open = open(order).get(report.panel);
        must(
                open == null
                        ? transitions.begin(TRACK, order.value(), values, now, entry)
                        : transitions.next(TRACK, order.value(), open.id, values, now, entry));
        if (report.status.isReleased()) {
            ask(order, report.panel, now, entry);
        }
    }

    private void ask(OrderId order, String panel, Instant now, long entry) {
        var report = Objects.requireNonNull(open(order).get(panel));
        var values = Map.of("panel", panel, "report_id", report.id, "state", ASKED);
        var before = review(order, panel);
        must(
                before == null
                        ? transitions.begin(REVIEW, order.value(), values, now, entry)
                        : transitions.next(REVIEW, order.value(), before, values, now, entry));
    }

    private @Nullable Long review(OrderId order, String panel) {
        return jdbc.sql("""
                        SELECT id FROM lab_review
                        WHERE order_id = ? AND panel = ? AND ended IS NULL AND voided IS NULL""")
                .params(order.value(), panel)
                .query(Long.class)
                .optional()
                .orElse(null);
    }

    /** The specimen is of no use, and so is what was reported of it. */
    void dismiss(Specimen rejected, Instant now, long entry) {
        var order = rejected.order().value();
        var panels = jdbc.sql("SELECT panel FROM lab_report WHERE specimen_id = ? AND ended IS NULL AND voided IS NULL")
                .param(rejected.id().value())
                .query(String.class)
                .list();
        var open = open(rejected.order());
        for (var panel : panels) {
            must(transitions.end(TRACK, order, Objects.requireNonNull(open.get(panel)).id, now, entry));
            var review = review(rejected.order(), panel);
            if (review != null) {
                must(transitions.end(REVIEW, order, review, now, entry));
            }
        }
    }

    /** Takes back what an act had reported; false when something has happened since. */
    boolean takeBack(OrderId order, long undone, Instant now, long entry) {
        return transitions.undo(REVIEW, order.value(), undone, Map.of(), now, entry)
                && transitions.undo(TRACK, order.value(), undone, Map.of(), now, entry);
    }

    /** How far the report of a panel stands; null while there is none. */
    @Nullable
    ResultStatus status(OrderId order, String panel) {
        var open = open(order).get(panel);
        return open == null ? null : open.status;
    }

    private Map<String, Open> open(OrderId order) {
        var all = new HashMap<String, Open>();
        jdbc.sql("SELECT panel, id, status FROM lab_report WHERE order_id = ? AND ended IS NULL AND voided IS NULL")
                .param(order.value())
                .query(rs -> {
                    all.put(
                            Objects.requireNonNull(rs.getString(1)),
                            new Open(rs.getLong(2), ResultStatus.valueOf(rs.getString(3))));
                });
        return all;
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("a report changed under its form's lock");
        }
    }
}
