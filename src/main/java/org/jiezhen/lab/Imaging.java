package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.house.PlaceId;
import org.jiezhen.lab.ImagingBoard.Stage;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.PlainText;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is examined at a place (ECG, ultrasound): the guest is called, the examination begun and done, and what was seen
 * written: preliminary, final, amended, as a report of the laboratory is.
 */
@Service
@Transactional
@RolesAllowed(LabPermission.EXAMINE)
public class Imaging {

    private static final int LONGEST_FINDINGS = 4000;
    private static final int LONGEST_CONCLUSION = 2000;
    private static final int LONGEST_WHY = 200;

    private final Commands commands;
    private final OrderKind kind;
    private final Orders orders;
    private final Panels panels;
    private final OrderProgress progress;
    private final ImagingCalls calls;
    private final Reports reports;
    private final VisitRecords visits;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Imaging(
            Commands commands,
            OrderKind kind,
            Orders orders,
            Panels panels,
            OrderProgress progress,
            ImagingCalls calls,
            Reports reports,
            VisitRecords visits,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.orders = orders;
        this.panels = panels;
        this.progress = progress;
        this.calls = calls;
        this.reports = reports;
        this.visits = visits;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * Who is to be examined, for whoever compares.
     *
     * @param name as it is on the record; null while nobody knows who it is
     * @param namesake whether somebody of nearly the same name is here
     */
    public record Guest(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String phoneEnd,
            boolean namesake) {}

    /** Who is to be examined. */
    @Transactional(readOnly = true)
    public Guest guest(OrderId order) {
        return jdbc.sql("""
                        SELECT w.name, r.birth_date, w.phone_tail,
                               EXISTS (SELECT FROM lab_namesake n WHERE n.visit_id = o.visit_id) AS namesake
                        FROM lab_order o
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = o.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN customer_born r ON r.record_id = w.person_id
                        WHERE o.id = ?""")
                .param(order.value())
                .query((rs, row) -> new Guest(
                        rs.getString("name"),
                        rs.getObject("birth_date", LocalDate.class),
                        rs.getString("phone_tail"),
                        rs.getBoolean("namesake")))
                .optional()
                .orElseThrow(OrderKind::unknown);
    }

    /**
     * Somebody is asked to bring the guest.
     *
     * @throws Refusal that says who is bringing her already
     */
    public Done<OrderId> call(UUID key, Examination which) {
        return withGuest(key, which, OrderAct.CALL.with("panel", which.panel()), context -> {
            var panel = waiting(which);
            var to = place(panel);
            if (!calls.open(which.order(), which.panel(), guestOf(context), to, context.now(), context.entry())) {
                throw called(which, panel);
            }
        });
    }

    /**
     * The guest is at the place, and is examined: whoever brings her need not any more.
     *
     * @throws Refusal that says who else is at the place, or where the guest is examined now
     */
    public Done<OrderId> begin(UUID key, Examination which) {
        return withGuest(key, which, OrderAct.BEGIN.with("panel", which.panel()), context -> {
            var panel = waiting(which);
            requireNotExaminedElsewhere(guestOf(context));
            var values = new HashMap<String, @Nullable Object>();
            values.put("panel", panel.code());
            values.put("state", Stage.BEGUN.name());
            values.put("staff_id", context.staff());
            values.put("led_by", in(context, place(panel)));
            must(transitions.begin(LabOrder.IMAGING, which.order().value(), values, context.now(), context.entry()));
            calls.close(which.order(), which.panel(), context.now(), context.entry());
        });
    }

    private @Nullable Long in(Context<LabOrder> context, PlaceId place) {
        var visit = guestOf(context);
        var there = jdbc.sql("SELECT EXISTS (SELECT FROM visit_place_now WHERE visit_id = ? AND place_id = ?)")
                .params(visit.value(), place.value())
                .query(Boolean.class)
                .single();
        return there
                ? null
                : visits.lead(ImagingGate.further(context.entry(), "in"), visit, place)
                        .entry();
    }

    /** It was done. With the last of what stands on the form, the form is completed; its report is to be written. */
    public Done<OrderId> done(UUID key, Examination which) {
        return orders.examine(key, which.order(), which.panel());
    }

    /**
     * It was begun and is not done: it waits again, and the guest is out of the place.
     *
     * @throws InvalidInput without a reason
     */
    public Done<OrderId> giveBack(UUID key, Examination which, @Nullable NotExamined why) {
        if (why == null) {
            throw new InvalidInput("reason", "refusal.imaging.why");
        }
        var deed = OrderAct.GIVE_BACK.with("panel", which.panel()).because(why.name());
        return withGuest(key, which, deed, context -> {
            var panel = panel(which);
            var begun = open(which)
                    .filter(one -> one.state == Stage.BEGUN)
                    .orElseThrow(() -> new Refusal("refusal.imaging.notBegun", panel.name()));
            must(transitions.end(LabOrder.IMAGING, which.order().value(), begun.row, context.now(), context.entry()));
            var inside = jdbc.sql("SELECT EXISTS (SELECT FROM visit_place_now WHERE visit_id = ? AND place_id = ?)")
                    .params(guestOf(context).value(), place(panel).value())
                    .query(Boolean.class)
                    .single();
            if (inside) {
                visits.lead(ImagingGate.further(context.entry(), "out"), guestOf(context), null);
            }
        });
    }

    /** How far what of a form is under way or done is, by panel; what waits is not among them. */
    @RolesAllowed({LabPermission.EXAMINE, LabPermission.PREPARE})
    @Transactional(readOnly = true)
    public Map<String, Stage> now(OrderId order) {
        var all = new HashMap<String, Stage>();
        jdbc.sql("SELECT panel, state FROM lab_imaging WHERE order_id = ? AND ended IS NULL AND voided IS NULL")
                .param(order.value())
                .query(rs -> {
                    all.put(rs.getString(1), Stage.valueOf(rs.getString(2)));
                });
        return all;
    }

    // ---- what was seen

    /**
     * What is written of an examination.
     *
     * @param status PRELIMINARY, FINAL or AMENDED
     */
    public record Report(Written written, String status, Instant since, String by) {}

    /** What is written of it, if anything is; that somebody looked stands in the guest's story. */
    public Optional<Report> look(Examination which) {
        var report = report(which);
        if (report.isPresent()) {
            commands.run(kind, kind.locked(which.order()), OrderAct.SEE.with("panel", which.panel()), _ -> {});
        }
        return report;
    }

    private Optional<Report> report(Examination which) {
        return jdbc.sql("""
                        SELECT r.findings, r.conclusion, r.flag, r.status, r.started, n.name FROM lab_report r
                        LEFT JOIN journal_told j ON j.id = r.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE r.order_id = ? AND r.panel = ? AND r.specimen_id IS NULL AND r.ended IS NULL AND r.voided IS NULL""")
                .params(which.order().value(), which.panel())
                .query((rs, row) -> new Report(
                        new Written(
                                Objects.requireNonNullElse(rs.getString(1), ""),
                                Objects.requireNonNullElse(rs.getString(2), ""),
                                rs.getString(3).equals("NORMAL") ? Written.Overall.NORMAL : Written.Overall.ABNORMAL),
                        rs.getString(4),
                        rs.getObject(5, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(6), "")))
                .optional();
    }

    /** Writes what was seen, to be gone on with: it is preliminary. */
    public Done<OrderId> write(UUID key, Examination which, Written written) {
        return written(
                key, which, OrderAct.REPORT.with("panel", which.panel()), written, ResultStatus.PRELIMINARY, null);
    }

    /** Writes what was seen, and says that it is final: the report is to be brought. */
    public Done<OrderId> conclude(UUID key, Examination which, Written written) {
        return written(key, which, OrderAct.CONCLUDE.with("panel", which.panel()), written, ResultStatus.FINAL, null);
    }

    /**
     * Writes anew what was final. What it said before stays, and the report is brought again.
     *
     * @param why what was wrong with it
     */
    public Done<OrderId> amend(UUID key, Examination which, Written written, String why) {
        var reason = PlainText.parse("why", why, LONGEST_WHY, "refusal.lab")
                .orElseThrow(() -> new InvalidInput("why", "refusal.imaging.whyAmended"));
        return written(key, which, OrderAct.AMEND.with("panel", which.panel()), written, ResultStatus.AMENDED, reason);
    }

    private Done<OrderId> written(
            UUID key, Examination which, Deed deed, Written written, ResultStatus status, @Nullable String why) {
        var findings = lines("findings", written.findings(), LONGEST_FINDINGS).orElse(null);
        var conclusion = lines("conclusion", written.conclusion(), LONGEST_CONCLUSION)
                .orElseThrow(() -> new InvalidInput("conclusion", "refusal.imaging.conclusion"));
        return commands.once(
                kind,
                key,
                deed.act(),
                () -> commands.run(kind, kind.locked(which.order()), deed, context -> {
                    var panel = panel(which);
                    if (!progress.examined(which.order()).contains(which.panel())) {
                        throw new Refusal("refusal.imaging.notDone", panel.name());
                    }
                    requireStands(which, panel, status == ResultStatus.AMENDED);
                    var flag = written.overall() == Written.Overall.NORMAL ? Flag.Worst.NORMAL : Flag.Worst.ABNORMAL;
                    reports.issue(
                            which.order(),
                            new Reports.Said(panel.code(), null, status, flag, findings, conclusion, why),
                            context.now(),
                            context.entry());
                    if (status.isReleased()) {
                        open(which)
                                .ifPresent(open -> transitions.end(
                                        LabOrder.IMAGING,
                                        which.order().value(),
                                        open.row,
                                        context.now(),
                                        context.entry()));
                        calls.report(
                                which.order(),
                                which.panel(),
                                guestOf(context),
                                panel.place(),
                                context.now(),
                                context.entry());
                    }
                }));
    }

    /** What is written line by line. */
    private static Optional<String> lines(String field, String typed, int longest) {
        if (typed.length() > longest) {
            throw new InvalidInput(field, "refusal.lab.tooLong", longest);
        }
        var said = typed.lines()
                .map(line ->
                        PlainText.parse(field, line, longest, "refusal.lab").orElse(""))
                .collect(Collectors.joining("\n"))
                .strip();
        return said.isEmpty() ? Optional.empty() : Optional.of(said);
    }

    /** What is out is written anew, and nothing else is. */
    private void requireStands(Examination which, Panel panel, boolean amends) {
        var is = reports.status(which.order(), which.panel());
        if ((is != null && is.isReleased()) != amends) {
            throw report(which)
                    .map(one -> new Refusal("refusal.imaging.isFinal", panel.name(), one.since, one.by))
                    .orElseGet(() -> new Refusal("refusal.imaging.notFinal", panel.name()));
        }
    }

    // ---- how

    @FunctionalInterface
    private interface OnForm {
        void at(Context<LabOrder> context);
    }

    // The guest before the form, as a visit's own command takes them.
    private Done<OrderId> withGuest(UUID key, Examination which, Deed deed, OnForm verb) {
        return commands.once(kind, key, deed.act(), () -> {
            kind.hold(kind.visit(which.order()));
            var locked = kind.locked(which.order());
            locked.require(OrderState.ACTIVE);
            return commands.run(kind, locked, deed, verb::at);
        });
    }

    private static VisitId guestOf(Context<LabOrder> context) {
        return context.subject().visit();
    }

    /** The panel, which stands on the form and has a place. */
    private Panel panel(Examination which) {
        return panels.find(which.panel())
                .filter(one -> one.atPlace() && kind.panels(which.order()).contains(one.code()))
                .orElseThrow(() -> new Refusal("refusal.lab.panelUnknown"));
    }

    private static PlaceId place(Panel panel) {
        return Optional.ofNullable(panel.place())
                .orElseThrow(() -> new Refusal("refusal.imaging.noPlace", panel.name()));
    }

    private record Open(long row, Stage state, String by, Instant since) {}

    private Optional<Open> open(Examination which) {
        return jdbc.sql("""
                        SELECT m.id, m.state, n.name, m.started FROM lab_imaging m
                        LEFT JOIN staff_named n ON n.actor = m.staff_id::text
                        WHERE m.order_id = ? AND m.panel = ? AND m.ended IS NULL AND m.voided IS NULL""")
                .params(which.order().value(), which.panel())
                .query((rs, row) -> new Open(
                        rs.getLong(1),
                        Stage.valueOf(rs.getString(2)),
                        Objects.requireNonNullElse(rs.getString(3), ""),
                        rs.getObject(4, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** @throws Refusal unless it waits: that it is begun, or done, by whom and since when */
    private Panel waiting(Examination which) {
        var panel = panel(which);
        open(which).ifPresent(open -> {
            throw new Refusal(
                    open.state == Stage.BEGUN ? "refusal.imaging.begun" : "refusal.imaging.done",
                    panel.name(),
                    open.since,
                    open.by);
        });
        if (progress.examined(which.order()).contains(which.panel())) {
            throw new Refusal("refusal.lab.examined", panel.name());
        }
        return panel;
    }

    private void requireNotExaminedElsewhere(VisitId visit) {
        jdbc.sql("""
                        SELECT p.zh, p.en, m.started, n.name FROM lab_order o
                        JOIN lab_imaging m ON m.order_id = o.id AND m.state = 'BEGUN' AND m.ended IS NULL AND m.voided IS NULL
                        JOIN lab_panel p ON p.code = m.panel
                        LEFT JOIN staff_named n ON n.actor = m.staff_id::text
                        WHERE o.visit_id = ? LIMIT 1""")
                .param(visit.value())
                .query((rs, row) -> new Refusal(
                        "refusal.imaging.elsewhere",
                        new Localized(rs.getString(1), rs.getString(2)),
                        rs.getObject(3, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(4), "")))
                .optional()
                .ifPresent(why -> {
                    throw why;
                });
    }

    private Refusal called(Examination which, Panel panel) {
        return jdbc.sql("""
                        SELECT t.requested, n.name FROM lab_imaging_call c
                        JOIN task_now t ON t.task_id = c.task_id
                        LEFT JOIN staff_named n ON n.actor = t.owner::text
                        WHERE c.order_id = ? AND c.panel = ? LIMIT 1""")
                .params(which.order().value(), which.panel())
                .query((rs, row) -> {
                    var since = rs.getObject(1, OffsetDateTime.class).toInstant();
                    var by = rs.getString(2);
                    return by == null
                            ? new Refusal("refusal.imaging.called", panel.name(), since)
                            : new Refusal("refusal.imaging.coming", panel.name(), since, by);
                })
                .optional()
                .orElseGet(() -> new Refusal("refusal.imaging.called", panel.name(), commands.now()));
    }

    private static void must(Outcome outcome) {
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("an examination changed under its lock");
        }
    }
}
