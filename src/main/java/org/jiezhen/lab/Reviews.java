package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What came of a guest's lab forms, and that somebody who may has looked at it. Only those may look whom the guest concerns, and
 * each look is journalled.
 */
@Service
@Transactional
@RolesAllowed(LabPermission.REVIEW)
public class Reviews {

    /**
     * One panel of a guest's forms.
     *
     * @param progress how far its specimen is; null where the guest is examined at a place
     * @param report its period; null while nothing came
     * @param status null while nothing came
     * @param flag the worst of it; null while nothing came
     * @param lines its results, of a tube
     * @param conclusion in words, of an examination at a place
     * @param reported since when it says so
     * @param reviewed when somebody has reviewed it as it stands; null while that is asked
     * @param by who has
     */
    public record Item(
            OrderId order,
            String panel,
            Localized name,
            @Nullable SpecimenState progress,
            @Nullable Long report,
            @Nullable ResultStatus status,
            Flag.@Nullable Worst flag,
            List<Results.Line> lines,
            @Nullable String conclusion,
            @Nullable Instant reported,
            @Nullable Instant reviewed,
            @Nullable String by) {

        /** Whether somebody is to look at it. */
        public boolean isAsked() {
            return status != null && status.isReleased() && reviewed == null;
        }
    }

    /** What came and what lacks: what stands out first, then what is to be reviewed, then what lacks. */
    public record Sheet(
            VisitId visit, Ticket ticket, @Nullable String name, List<Item> items) {}

    /** A report as it was shown. */
    public record Seen(String panel, long report) {}

    private final Commands commands;
    private final OrderKind kind;
    private final ResultSheets sheets;
    private final WhomItConcerns concerned;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    Reviews(
            Commands commands,
            OrderKind kind,
            ResultSheets sheets,
            WhomItConcerns concerned,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.sheets = sheets;
        this.concerned = concerned;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /** What came and what lacks of a guest; empty when it is none of this person's business, so that nobody learns of it. */
    public Optional<Sheet> open(VisitId visit) {
        if (!concerned.isAmong(visit)) {
            return Optional.empty();
        }
        var items = items(visit);
        if (items.isEmpty()) {
            return Optional.empty();
        }
        var looked = new LinkedHashSet<OrderId>();
        items.stream().filter(item -> item.report != null).forEach(item -> looked.add(item.order));
        looked.forEach(order -> commands.run(kind, kind.look(order), OrderAct.LOOK.plain(), _ -> {}));
        return Optional.of(jdbc.sql("""
                        SELECT v.arrival_day, v.ticket_number, w.discreet, w.alias, w.name
                        FROM visit v
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = v.id LIMIT 1) AS w ON true
                        WHERE v.id = ?""")
                .param(visit.value())
                .query((rs, row) -> new Sheet(
                        visit,
                        new Ticket(rs.getObject(1, LocalDate.class), rs.getInt(2)),
                        rs.getBoolean(3) ? rs.getString(4) : rs.getString(5),
                        items))
                .single());
    }

    /**
     * These reports of a form are reviewed, as they were shown.
     *
     * @throws Refusal when one of them is not released, says something else by now, or somebody has reviewed it already: who, when
     */
    public Done<OrderId> review(UUID key, OrderId order, Collection<Seen> seen) {
        return commands.once(kind, key, OrderAct.REVIEW, () -> {
            var form = kind.locked(order);
            if (!concerned.isAmong(form.visit())) {
                throw OrderKind.unknown();
            }
            if (seen.isEmpty()) {
                throw new InvalidInput("reviewed", "refusal.review.nothing");
            }
            return commands.run(
                    kind,
                    form,
                    OrderAct.REVIEW.with("reports", seen.size()),
                    context -> seen.forEach(one -> review(order, one, context.now(), context.entry())));
        });
    }

    private void review(OrderId order, Seen seen, Instant now, long entry) {
        record Asked(long id, long report, String state, Instant since, String by, Localized panel) {}
        var asked = jdbc.sql("""
                        SELECT w.id, w.report_id, w.state, w.started, n.name, p.zh, p.en
                        FROM lab_review w
                        JOIN lab_panel p ON p.code = w.panel
                        LEFT JOIN journal_told j ON j.id = w.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE w.order_id = ? AND w.panel = ? AND w.ended IS NULL AND w.voided IS NULL""")
                .params(order.value(), seen.panel)
                .query((rs, row) -> new Asked(
                        rs.getLong(1),
                        rs.getLong(2),
                        rs.getString(3),
                        Objects.requireNonNull(rs.getObject(4, OffsetDateTime.class))
                                .toInstant(),
                        Objects.requireNonNullElse(rs.getString(5), ""),
                        new Localized(rs.getString(6), rs.getString(7))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.review.notReleased"));
        if (asked.report != seen.report) {
            throw new Refusal("refusal.review.amended", asked.panel, asked.since);
        }
        if (asked.state.equals(Reports.REVIEWED)) {
            throw new Refusal("refusal.review.done", asked.panel, asked.by, asked.since);
        }
        transitions.next(
                Reports.REVIEW,
                order.value(),
                asked.id,
                Map.of("panel", seen.panel, "report_id", seen.report, "state", Reports.REVIEWED),
                now,
                entry);
    }

    private List<Item> items(VisitId visit) {
        return jdbc.sql("""
                        SELECT n.order_id, n.panel, p.zh, p.en, n.report_id, n.specimen_id, n.status, n.flag, n.reported, n.review,
                               n.review_since, a.name, r.conclusion,
                               (SELECT s.state FROM lab_specimen t
                                JOIN lab_specimen_state s ON s.specimen_id = t.id AND s.ended IS NULL AND s.voided IS NULL
                                WHERE t.order_id = n.order_id AND n.panel = ANY (t.panels)
                                  AND s.state NOT IN ('REJECTED', 'CANCELLED')
                                ORDER BY t.accession DESC LIMIT 1) AS progress
                        FROM lab_panel_now n
                        JOIN lab_panel p ON p.code = n.panel
                        LEFT JOIN lab_report r ON r.id = n.report_id
                        LEFT JOIN journal_told j ON j.id = n.review_entry
                        LEFT JOIN staff_named a ON a.actor = j.actor
                        WHERE n.visit_id = ? ORDER BY p.rank, n.order_id""").param(visit.value()).query(this::item).list().stream()
                .sorted(Comparator.comparing(Reviews::urgency))
                .toList();
    }

    private static int urgency(Item item) {
        var worst = item.flag == null ? 0 : item.flag.ordinal();
        return -(worst * 2 + (item.isAsked() ? 1 : 0)) + (item.report == null ? 1 : 0);
    }

    private Item item(ResultSet rs, int row) throws SQLException {
        var report = rs.getObject("report_id", Long.class);
        var status = rs.getString("status");
        var flag = rs.getString("flag");
        var progress = rs.getString("progress");
        var reviewed = Reports.REVIEWED.equals(rs.getString("review"));
        var panel = rs.getString("panel");
        var specimen = Id.orNull(rs.getObject("specimen_id", UUID.class), SpecimenId::new);
        return new Item(
                new OrderId(rs.getObject("order_id", UUID.class)),
                panel,
                new Localized(rs.getString("zh"), rs.getString("en")),
                progress == null ? null : SpecimenState.valueOf(progress),
                report,
                status == null ? null : ResultStatus.valueOf(status),
                flag == null ? null : Flag.Worst.valueOf(flag),
                specimen == null ? List.of() : lines(specimen, panel),
                rs.getString("conclusion"),
                at(rs, "reported"),
                reviewed ? at(rs, "review_since") : null,
                reviewed ? rs.getString("name") : null);
    }

    private List<Results.Line> lines(SpecimenId specimen, String panel) {
        return sheets.lines(specimen, List.of(panel)).stream()
                .map(line -> new Results.Line(line.test(), line.result(), line.before(), line.usual()))
                .toList();
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
