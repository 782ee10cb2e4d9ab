package org.jiezhen.lab;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Gate;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What examinations say to everything that is done to a form: what the guest waits for follows them; with an examination that
 * is done the guest comes out of its place; none is revoked while it is under way.
 */
@Component
class ImagingGate implements Gate {

    static final String WAITS = "AWAITING_EXAMINATION";
    static final String AT_IT = "IN_EXAMINATION";

    private static final Set<Act> ENDS = Set.of(OrderAct.REVOKE, OrderAct.LAPSE);

    private final OrderKind kind;
    private final ImagingCalls calls;
    private final VisitRecords visits;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    ImagingGate(OrderKind kind, ImagingCalls calls, VisitRecords visits, Transitions transitions, JdbcClient jdbc) {
        this.kind = kind;
        this.calls = calls;
        this.visits = visits;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("labOrder");
    }

    @Override
    public void refuse(Passage passage) {
        if (passage.act() == OrderAct.REVOKE) {
            jdbc.sql("""
                            SELECT p.zh, p.en, m.started, n.name FROM lab_imaging m
                            JOIN lab_panel p ON p.code = m.panel
                            LEFT JOIN staff_named n ON n.actor = m.staff_id::text
                            WHERE m.order_id = ? AND m.state = 'BEGUN' AND m.ended IS NULL AND m.voided IS NULL LIMIT 1""")
                    .param(order(passage).value())
                    .query((rs, row) -> new Refusal(
                            "refusal.imaging.begun",
                            new Localized(rs.getString(1), rs.getString(2)),
                            rs.getObject(3, OffsetDateTime.class).toInstant(),
                            rs.getString(4) == null ? "" : rs.getString(4)))
                    .optional()
                    .ifPresent(why -> {
                        throw why;
                    });
        }
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.undone() != null) {
            return;
        }
        var order = order(passage);
        if (passage.act() == OrderAct.EXAMINE) {
            examined(order, passage);
        }
        if (ENDS.contains(passage.act())) {
            jdbc.sql(
                            "SELECT id FROM lab_imaging WHERE order_id = ? AND state = 'BEGUN' AND ended IS NULL AND voided IS NULL")
                    .param(order.value())
                    .query(Long.class)
                    .list()
                    .forEach(row ->
                            transitions.end(LabOrder.IMAGING, order.value(), row, passage.now(), passage.entry()));
            calls.close(order, null, passage.now(), passage.entry());
        }
        settle(order, passage);
    }

    /** Done: what is left of it is its report. */
    private void examined(OrderId order, Passage passage) {
        var panel = jdbc.sql("SELECT panel FROM lab_examined WHERE order_id = ? AND begun_by = ? AND voided IS NULL")
                .params(order.value(), passage.entry())
                .query(String.class)
                .single();
        var values = new HashMap<String, @Nullable Object>();
        values.put("panel", panel);
        values.put("state", Stage.DONE.name());
        values.put("staff_id", passage.staff());
        values.put("led_by", out(order, panel, passage));
        var begun = jdbc.sql("""
                        SELECT id FROM lab_imaging
                        WHERE order_id = ? AND panel = ? AND ended IS NULL AND voided IS NULL""").params(order.value(), panel).query(Long.class).optional();
        if (begun.isPresent()) {
            transitions.next(LabOrder.IMAGING, order.value(), begun.get(), values, passage.now(), passage.entry());
        } else {
            transitions.begin(LabOrder.IMAGING, order.value(), values, passage.now(), passage.entry());
        }
        calls.close(order, panel, passage.now(), passage.entry());
    }

    /** Whoever is done with comes out, so that the next can come in. */
    private @Nullable Long out(OrderId order, String panel, Passage passage) {
        var inside = jdbc.sql("""
                        SELECT EXISTS (SELECT FROM visit_place_now g JOIN lab_panel p ON p.place_id = g.place_id
                                       WHERE g.visit_id = ? AND p.code = ?)""")
                .params(kind.visit(order).value(), panel)
                .query(Boolean.class)
                .single();
        return inside
                ? visits.lead(further(passage.entry(), "out"), kind.visit(order), null)
                        .entry()
                : null;
    }

    static UUID further(long entry, String what) {
        return UUID.nameUUIDFromBytes(("lab imaging " + entry + " " + what).getBytes(StandardCharsets.UTF_8));
    }

    /** What the guest waits for follows what of her forms is still to be examined. */
    private void settle(OrderId order, Passage passage) {
        var visit = kind.visit(order);
        record Open(boolean waits, boolean atIt, boolean here) {}
        var open = jdbc.sql("""
                        SELECT EXISTS (
                                   SELECT FROM lab_order_now o
                                   JOIN lab_order_panel i ON i.order_id = o.order_id AND i.ended IS NULL AND i.voided IS NULL
                                   JOIN lab_panel p ON p.code = i.panel AND p.tube IS NULL
                                   WHERE o.visit_id = v.id AND o.state = 'ACTIVE' AND NOT EXISTS (
                                       SELECT FROM lab_examined e WHERE e.order_id = o.order_id AND e.panel = i.panel
                                         AND e.ended IS NULL AND e.voided IS NULL)
                                   AND NOT EXISTS (
                                       SELECT FROM lab_imaging m WHERE m.order_id = o.order_id AND m.panel = i.panel
                                         AND m.ended IS NULL AND m.voided IS NULL)),
                               EXISTS (
                                   SELECT FROM lab_order o JOIN lab_imaging m ON m.order_id = o.id AND m.state = 'BEGUN'
                                     AND m.ended IS NULL AND m.voided IS NULL
                                   WHERE o.visit_id = v.id),
                               v.status = 'IN_PROGRESS'
                        FROM visit v WHERE v.id = ?""")
                .param(visit.value())
                .query((rs, row) -> new Open(rs.getBoolean(1), rs.getBoolean(2), rs.getBoolean(3)))
                .single();
        if (!open.here) {
            return;
        }
        var moment = new VisitRecords.Moment(visit, passage.now(), passage.entry());
        // What begins, before what ends: in between nobody has to be asked what comes next.
        if (open.atIt) {
            visits.nowWaitingFor(moment, AT_IT);
        }
        if (open.waits) {
            visits.nowWaitingFor(moment, WAITS);
        }
        if (!open.atIt) {
            visits.noLongerWaitingFor(moment, AT_IT);
        }
        if (!open.waits) {
            visits.noLongerWaitingFor(moment, WAITS);
        }
    }

    private static OrderId order(Passage passage) {
        return OrderId.of(passage.subject().id());
    }
}
