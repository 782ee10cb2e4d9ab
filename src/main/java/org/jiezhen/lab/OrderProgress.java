package org.jiezhen.lab;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jiezhen.shared.Transitions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What of a form is done, and that it is completed with the last of it. */
@Component
class OrderProgress {

    private final OrderKind kind;
    private final OrderedSpecimens specimens;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    OrderProgress(OrderKind kind, OrderedSpecimens specimens, Transitions transitions, JdbcClient jdbc) {
        this.kind = kind;
        this.specimens = specimens;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** For which panels the guest was examined. */
    Set<String> examined(OrderId order) {
        return jdbc.sql("SELECT panel FROM lab_examined WHERE order_id = ? AND ended IS NULL AND voided IS NULL")
                .param(order.value())
                .query(String.class)
                .set();
    }

    /** Completes the form once everything on it is done. */
    void settle(OrderId order, Instant now, long entry) {
        if (kind.locked(order).state() != OrderState.ACTIVE) {
            return;
        }
        var examined = examined(order);
        var progress = specimens.progress(order);
        var allDone = kind.panels(order).stream()
                .allMatch(panel -> examined.contains(panel) || progress.get(panel) == SpecimenState.RESULTED);
        if (allDone) {
            transitions.next(
                    LabOrder.STATE, order.value(), null, Map.of("state", OrderState.COMPLETED.name()), now, entry);
        }
    }

    /** Its guest has left, and a tube of it is of no use: once none is under way any more, the form lapses. */
    void lapse(OrderId order, Instant now, long entry) {
        var underWay = specimens.progress(order).values().stream().anyMatch(state -> !state.isOver());
        if (!underWay && kind.locked(order).state() == OrderState.ACTIVE) {
            transitions.next(
                    LabOrder.STATE, order.value(), null, Map.of("state", OrderState.REVOKED.name()), now, entry);
        }
    }
}
