package org.jiezhen.lab;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undo;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A lab form, as commands act on it and take it back. */
@Component
class OrderKind implements Kind<OrderId, LabOrder> {

    /** What is written down, wherever the guest is by then. */
    private static final Set<Act> WRITING = Set.of(OrderAct.REPORT, OrderAct.CONCLUDE);

    /** What concerns no tube. */
    private static final Set<Act> OF_IMAGING =
            Set.of(OrderAct.CALL, OrderAct.BEGIN, OrderAct.EXAMINE, OrderAct.REPORT, OrderAct.CONCLUDE);

    private final VisitRecords visits;
    private final OrderedSpecimens specimens;
    private final OrderTasks tasks;
    private final ObjectProvider<Undo> undo;
    private final JdbcClient jdbc;

    OrderKind(
            VisitRecords visits,
            OrderedSpecimens specimens,
            OrderTasks tasks,
            ObjectProvider<Undo> undo,
            JdbcClient jdbc) {
        this.visits = visits;
        this.specimens = specimens;
        this.tasks = tasks;
        this.undo = undo;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "labOrder";
    }

    @Override
    public OrderId id(UUID value) {
        return new OrderId(value);
    }

    /** The visit of a form, which is locked before it. */
    VisitId visit(OrderId order) {
        return jdbc.sql("SELECT visit_id FROM lab_order WHERE id = ?")
                .param(order.value())
                .query(Id.column(VisitId::new))
                .optional()
                .orElseThrow(OrderKind::unknown);
    }

    /** Makes a new one. Its first act says how it stands. */
    LabOrder make(VisitId visit, Instant now) {
        var id = OrderId.random();
        var number = jdbc.sql("INSERT INTO lab_order (id, visit_id) VALUES (?, ?) RETURNING number")
                .params(id.value(), visit.value())
                .query(Long.class)
                .single();
        return new LabOrder(id, number, visit, OrderState.DRAFT, now, "");
    }

    @Override
    public LabOrder locked(OrderId id) {
        var locked = jdbc.sql("SELECT id FROM lab_order WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have changed it.
        return look(id);
    }

    /** The form as it is now, of whoever only looks. */
    LabOrder look(OrderId id) {
        return jdbc.sql("""
                        SELECT o.id, o.number, o.visit_id, s.state, s.started, n.name
                        FROM lab_order o
                        JOIN lab_order_state s ON s.order_id = o.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = s.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.id = ?""")
                .param(id.value())
                .query(OrderKind::order)
                .optional()
                .orElseThrow(OrderKind::unknown);
    }

    private static LabOrder order(ResultSet rs, int row) throws SQLException {
        return new LabOrder(
                new OrderId(rs.getObject(1, UUID.class)),
                rs.getLong(2),
                new VisitId(rs.getObject(3, UUID.class)),
                OrderState.valueOf(rs.getString(4)),
                rs.getObject(5, OffsetDateTime.class).toInstant(),
                Optional.ofNullable(rs.getString(6)).orElse(""));
    }

    static Refusal unknown() {
        return new Refusal("refusal.labOrder.unknown");
    }

    /** Whoever fills or orders lab forms has to do with any guest's. */
    @Override
    public void requireMine(LabOrder order) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(OrderAct.values());
    }

    @Override
    public List<Track> tracks() {
        return LabOrder.TRACKS;
    }

    @Override
    public Act undo() {
        return OrderAct.UNDO;
    }

    /** Of a guest who is still here, unless it was only written down; where she was led with it, she is led back. */
    @Override
    public void requireUndoable(Undone undone, Context<LabOrder> context) {
        if (WRITING.contains(undone.act())) {
            return;
        }
        // A visit is locked before its forms: here it is not waited for.
        var here = jdbc.sql("SELECT id FROM visit WHERE id = ? AND status = 'IN_PROGRESS' FOR SHARE SKIP LOCKED")
                .param(context.subject().visit().value())
                .query(UUID.class)
                .optional()
                .isPresent();
        if (!here) {
            throw new Refusal("refusal.lab.visitMoves", context.subject().label());
        }
        jdbc.sql("SELECT led_by FROM lab_imaging WHERE order_id = ? AND begun_by = ? AND voided IS NULL")
                .params(context.subject().id().value(), undone.entry())
                .query((rs, row) -> Optional.ofNullable(rs.getObject(1, Long.class)))
                .list()
                .forEach(led -> led.ifPresent(entry -> undo.getObject().takeBack(ledBack(context.entry()), entry)));
    }

    private static UUID ledBack(long entry) {
        return UUID.nameUUIDFromBytes(("lab led back " + entry).getBytes(StandardCharsets.UTF_8));
    }

    /** What was to be drawn for it, and is not; what was asked for with it; what the guest waited for because of it. */
    @Override
    public void takeBack(Undone undone, Context<LabOrder> context) {
        if (!OF_IMAGING.contains(undone.act())) {
            specimens.takeBack(context.subject(), undone.entry(), context.now(), context.entry());
        }
        tasks.takeBack(undone.entry(), context.now(), context.entry());
        if (!WRITING.contains(undone.act())) {
            visits.waitsAsBefore(
                    new VisitRecords.Moment(context.subject().visit(), context.now(), context.entry()), undone);
        }
    }

    /** The panels of a form, by their codes. */
    List<String> panels(OrderId order) {
        return jdbc.sql("""
                        SELECT o.panel FROM lab_order_panel o JOIN lab_panel p ON p.code = o.panel
                        WHERE o.order_id = ? AND o.ended IS NULL AND o.voided IS NULL ORDER BY p.rank, p.code""").param(order.value()).query(String.class).list();
    }

    /** Holds the visit's guest here, whoever's the guest is, before anything of the visit is locked. */
    void hold(VisitId visit) {
        visits.hold(visit);
    }
}
