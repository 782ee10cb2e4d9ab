package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The lab form (化验单) of a visit: filled by whoever talks with the guest, ordered by whoever may, revoked while nothing has
 * come of it.
 */
@Service
@Transactional
public class Orders {

    /**
     * One that stands on a form.
     *
     * @param state how far its specimen is; null while there is none
     * @param done whether nothing is to be done for it any more
     */
    public record Item(Panel panel, @Nullable SpecimenState state, boolean done) {}

    /** A form as it stands. */
    public record Form(OrderId order, String label, OrderState state, Instant since, String by, List<Item> items) {}

    private final Commands commands;
    private final OrderKind kind;
    private final Panels panels;
    private final OrderedSpecimens specimens;
    private final OrderProgress progress;
    private final OrderTasks tasks;
    private final Transitions transitions;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Orders(
            Commands commands,
            OrderKind kind,
            Panels panels,
            OrderedSpecimens specimens,
            OrderProgress progress,
            OrderTasks tasks,
            Transitions transitions,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.panels = panels;
        this.specimens = specimens;
        this.progress = progress;
        this.tasks = tasks;
        this.transitions = transitions;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** What can be ordered. */
    @RolesAllowed(LabPermission.PREPARE)
    @Transactional(readOnly = true)
    public List<Panel> offered() {
        return panels.inUse();
    }

    /** The open forms of a guest, and what stands on them. */
    @RolesAllowed({LabPermission.PREPARE, LabPermission.EXAMINE})
    @Transactional(readOnly = true)
    public List<Form> of(VisitId visit) {
        record Row(OrderId id, long number, OrderState state, Instant since, String by) {}
        var rows = jdbc.sql("""
                        SELECT o.order_id, o.number, o.state, o.since, n.name
                        FROM lab_order_now o
                        LEFT JOIN journal_told j ON j.id = o.entry
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE o.visit_id = ? ORDER BY o.number""")
                .param(visit.value())
                .query((rs, row) -> new Row(
                        new OrderId(rs.getObject(1, UUID.class)),
                        rs.getLong(2),
                        OrderState.valueOf(rs.getString(3)),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(5), "")))
                .list();
        return rows.stream()
                .map(row -> new Form(row.id, LabOrder.label(row.number), row.state, row.since, row.by, items(row.id)))
                .toList();
    }

    private List<Item> items(OrderId order) {
        var examined = progress.examined(order);
        var far = specimens.progress(order);
        return kind.panels(order).stream()
                .map(code -> new Item(
                        panels.find(code).orElseThrow(),
                        far.get(code),
                        examined.contains(code) || far.get(code) == SpecimenState.RESULTED))
                .toList();
    }

    /**
     * Fills a form for a guest who is here, to be ordered by whoever may.
     *
     * @throws Refusal that says who has asked for one of these already
     */
    @RolesAllowed(LabPermission.PREPARE)
    public Done<OrderId> prepare(UUID key, VisitId visit, Collection<String> codes) {
        return make(key, visit, codes, OrderAct.PREPARE, OrderState.DRAFT);
    }

    /** Fills a form and orders it with the same press. */
    @RolesAllowed(LabPermission.ORDER)
    public Done<OrderId> order(UUID key, VisitId visit, Collection<String> codes) {
        return make(key, visit, codes, OrderAct.ORDER, OrderState.ACTIVE);
    }

    private Done<OrderId> make(UUID key, VisitId visit, Collection<String> codes, OrderAct act, OrderState state) {
        return commands.once(kind, key, act, () -> {
            kind.hold(visit);
            var wanted = wanted(codes);
            requireNotAsked(visit, wanted, null);
            return commands.run(kind, kind.make(visit, commands.now()), act.plain(), context -> {
                begin(context, state);
                wanted.forEach(panel -> add(context, panel));
                if (state == OrderState.ACTIVE) {
                    specimens.make(context.subject(), wanted, context.now(), context.entry());
                    tasks.ordered(context.subject(), context.now(), context.entry());
                } else {
                    tasks.filled(context.subject(), context.now(), context.entry());
                }
            });
        });
    }

    /** Puts other panels on a form that is not ordered yet. */
    @RolesAllowed(LabPermission.PREPARE)
    public Done<OrderId> change(UUID key, OrderId order, Collection<String> codes) {
        return onForm(key, order, OrderAct.CHANGE, OrderState.DRAFT, null, context -> {
            var wanted = wanted(codes);
            requireNotAsked(context.subject().visit(), wanted, order);
            var before = kind.panels(order);
            for (var panel : before) {
                if (!wanted.contains(panel)) {
                    remove(context, panel);
                }
            }
            wanted.stream().filter(panel -> !before.contains(panel)).forEach(panel -> add(context, panel));
        });
    }

    /** Orders what somebody has filled. */
    @RolesAllowed(LabPermission.ORDER)
    public Done<OrderId> activate(UUID key, OrderId order) {
        return onForm(key, order, OrderAct.ORDER, OrderState.DRAFT, null, context -> {
            next(context, OrderState.ACTIVE);
            specimens.make(context.subject(), kind.panels(order), context.now(), context.entry());
            tasks.ordered(context.subject(), context.now(), context.entry());
        });
    }

    /**
     * Revokes a form: a draft by whoever may fill one, what is ordered by whoever may order.
     *
     * @throws InvalidInput without a reason
     */
    @RolesAllowed(LabPermission.PREPARE)
    public Done<OrderId> revoke(UUID key, OrderId order, @Nullable Revoked why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.lab.whyRevoked");
        }
        return onForm(key, order, OrderAct.REVOKE, null, why.name(), context -> {
            if (context.subject().state() == OrderState.ACTIVE && !staff.may(LabPermission.ORDER)) {
                throw new Refusal(
                        "refusal.lab.revokedByOrderers", context.subject().label());
            }
            specimens.cancel(order, true, context.now(), context.entry());
            tasks.over(order, context.now(), context.entry());
            next(context, OrderState.REVOKED);
        });
    }

    /**
     * The guest was examined for a panel that has a place. With the last of what stands on it, the form is completed.
     *
     * @throws Refusal when it is drawn instead, or somebody has said so already
     */
    @RolesAllowed(LabPermission.EXAMINE)
    public Done<OrderId> examine(UUID key, OrderId order, String code) {
        return onForm(key, order, OrderAct.EXAMINE, OrderState.ACTIVE, null, context -> {
            var panel = panels.find(code)
                    .filter(one -> one.atPlace() && kind.panels(order).contains(code))
                    .orElseThrow(() -> new Refusal("refusal.lab.panelUnknown"));
            var begun = transitions.begin(
                    LabOrder.EXAMINED, order.value(), Map.of("panel", code), context.now(), context.entry());
            if (begun == Transitions.Outcome.TAKEN) {
                throw new Refusal("refusal.lab.examined", panel.name());
            }
            progress.settle(order, context.now(), context.entry());
        });
    }

    // ---- how

    @FunctionalInterface
    private interface OnForm {
        void at(Context<LabOrder> context);
    }

    // The guest before the form, as a visit's own command takes them.
    private Done<OrderId> onForm(
            UUID key, OrderId order, OrderAct act, @Nullable OrderState as, @Nullable String why, OnForm verb) {
        return commands.once(kind, key, act, () -> {
            kind.hold(kind.visit(order));
            var locked = kind.locked(order);
            locked.requireOpen();
            if (as != null) {
                locked.require(as);
            }
            return commands.run(kind, locked, why == null ? act.plain() : act.because(why), verb::at);
        });
    }

    private void begin(Context<LabOrder> context, OrderState state) {
        must(transitions.begin(
                LabOrder.STATE, id(context), Map.of("state", state.name()), context.now(), context.entry()));
    }

    private void next(Context<LabOrder> context, OrderState state) {
        must(transitions.next(
                LabOrder.STATE, id(context), null, Map.of("state", state.name()), context.now(), context.entry()));
    }

    private void add(Context<LabOrder> context, String panel) {
        must(transitions.begin(LabOrder.PANELS, id(context), Map.of("panel", panel), context.now(), context.entry()));
    }

    private void remove(Context<LabOrder> context, String panel) {
        var row = jdbc.sql("""
                        SELECT id FROM lab_order_panel
                        WHERE order_id = ? AND panel = ? AND ended IS NULL AND voided IS NULL""").params(id(context), panel).query(Long.class).single();
        must(transitions.end(LabOrder.PANELS, id(context), row, context.now(), context.entry()));
    }

    private static UUID id(Context<LabOrder> context) {
        return context.subject().id().value();
    }

    private static void must(Transitions.Outcome outcome) {
        if (outcome != Transitions.Outcome.DONE) {
            throw new IllegalStateException("a lab form changed under its lock");
        }
    }

    /** The panels that are meant, in use each; at least one. */
    private LinkedHashSet<String> wanted(Collection<String> codes) {
        var wanted = new LinkedHashSet<>(codes);
        if (wanted.isEmpty()) {
            throw new InvalidInput("panels", "refusal.lab.nothing");
        }
        var inUse = panels.inUse().stream().map(Panel::code).toList();
        if (!inUse.containsAll(wanted)) {
            throw new InvalidInput("panels", "refusal.lab.panelUnknown");
        }
        return wanted;
    }

    /** The same twice would be drawn twice. */
    private void requireNotAsked(VisitId visit, Collection<String> wanted, @Nullable OrderId but) {
        var again = new ArrayList<Localized>();
        var label = "";
        var by = "";
        for (var form : of(visit)) {
            if (form.order.equals(but)) {
                continue;
            }
            for (var item : form.items) {
                if (!item.done && wanted.contains(item.panel.code())) {
                    again.add(item.panel.name());
                    label = form.label;
                    by = form.by;
                }
            }
        }
        if (!again.isEmpty()) {
            throw new InvalidInput("panels", "refusal.lab.askedAlready", PanelAdministration.listed(again), label, by);
        }
    }
}
