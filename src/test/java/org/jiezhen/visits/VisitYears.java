package org.jiezhen.visits;

import java.util.Map;
import org.jiezhen.live.Years;
import org.springframework.jdbc.core.simple.JdbcClient;

class VisitYears implements Years {

    private static final String PERIOD = "started, ended, recorded, begun_by, ended_by";
    private static final String PASSED =
            "at - interval '2 days', at - interval '1 day', at - interval '2 days', entry, entry";

    @Override
    public void pass(JdbcClient jdbc) {
        jdbc.sql("""
                        INSERT INTO visit (id, version, arrival_day, ticket_number, status, source, type,
                                           customer_id, arrived_at, departed_at)
                        SELECT id, 0, (at - interval '2 days')::date, entry, 'COMPLETED', 'WALK_IN', 'FIRST', id,
                               at - interval '2 days', at - interval '1 day'
                        FROM %s""".formatted(OVER)).update();
        // Each kind of period, with what only that kind has.
        Map.of(
                        "visit_reason (code,", "'ARRIVED',",
                        "visit_phase (phase,", "'ARRIVED',",
                        "visit_place (", "",
                        "visit_numbered_card (", "",
                        "visit_custody (holder,", "'DESK',",
                        "visit_handoff (taker, giver_id,", "'DESK', (SELECT id FROM account LIMIT 1),",
                        "visit_call (status, times, place_id,",
                                "'CALLED', 1, (SELECT id FROM place WHERE kind = 'CONSULT_ROOM' LIMIT 1),")
                .forEach((table, what) -> jdbc.sql("INSERT INTO %s visit_id, %s) SELECT %s id, %s FROM %s"
                                .formatted(table, PERIOD, what, PASSED, OVER))
                        .update());
        jdbc.sql("INSERT INTO visit_overnight (visit_id, day, said_by) SELECT id, (at - interval '2"
                        + " days')::date, entry FROM "
                        + OVER)
                .update();
    }
}
