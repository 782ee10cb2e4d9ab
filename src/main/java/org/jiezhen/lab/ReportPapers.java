package org.jiezhen.lab;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.lab.Paper.Fact;
import org.jiezhen.lab.Paper.Row;
import org.jiezhen.lab.Paper.Text;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shell.HouseName;
import org.jiezhen.shell.Languages;
import org.jiezhen.shell.Words;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reports as they are printed: PDF, in Chinese, of what stands. That somebody opened one stands in the guest's story. */
@Service
@Transactional
@RolesAllowed({LabPermission.RESULT, LabPermission.EXAMINE, LabPermission.REVIEW})
public class ReportPapers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    /**
     * A report as a file.
     *
     * @param name of the specimen and the panel, or of the form and the panel: it names no guest
     */
    public record PaperFile(String name, byte[] bytes) {}

    private final Commands commands;
    private final OrderKind orders;
    private final SpecimenKind specimens;
    private final ResultSheets sheets;
    private final HouseName house;
    private final WhomItConcerns concerned;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    ReportPapers(
            Commands commands,
            OrderKind orders,
            SpecimenKind specimens,
            ResultSheets sheets,
            HouseName house,
            WhomItConcerns concerned,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.orders = orders;
        this.specimens = specimens;
        this.sheets = sheets;
        this.house = house;
        this.concerned = concerned;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** What a report is about, as it stands. */
    private record Report(
            VisitId visit,
            long order,
            String panel,
            @Nullable SpecimenId specimen,
            ResultStatus status,
            @Nullable String findings,
            @Nullable String conclusion,
            Instant since,
            String by,
            Ticket ticket,
            @Nullable String name,
            @Nullable String sex,
            @Nullable LocalDate born,
            @Nullable Instant examined,
            String examinedBy) {}

    /**
     * A panel's report as it stands.
     *
     * @throws Refusal when there is none, or whoever asks may not know it
     */
    public PaperFile open(OrderId order, String panel) {
        var report = report(order, panel);
        if (!mayKnow(report)) {
            throw new Refusal("refusal.lab.noReport");
        }
        Paper paper;
        if (report.specimen == null) {
            commands.run(orders, orders.locked(order), OrderAct.SEE.with("panel", panel), _ -> {});
            paper = examination(order, panel, report);
        } else {
            var tube = specimens.look(report.specimen);
            commands.run(specimens, tube, SpecimenAct.LOOK.with("panel", panel), _ -> {});
            paper = results(tube, panel, report);
        }
        return new PaperFile(paper.number() + ".pdf", PaperPdf.of(paper));
    }

    private boolean mayKnow(Report report) {
        return staff.may(report.specimen == null ? LabPermission.EXAMINE : LabPermission.RESULT)
                || (staff.may(LabPermission.REVIEW) && concerned.isAmong(report.visit));
    }

    private Report report(OrderId order, String panel) {
        return jdbc.sql("""
                        SELECT o.visit_id, o.number, p.zh, r.specimen_id, r.status, r.findings, r.conclusion, r.started, n.name AS by_name,
                               v.arrival_day, v.ticket_number, w.name, b.sex, b.birth_date, e.started AS examined,
                               m.name AS examined_by
                        FROM lab_report r
                        JOIN lab_order o ON o.id = r.order_id
                        JOIN lab_panel p ON p.code = r.panel
                        JOIN visit v ON v.id = o.visit_id
                        LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = o.visit_id LIMIT 1) AS w ON true
                        LEFT JOIN customer_born b ON b.record_id = w.person_id
                        LEFT JOIN journal_told j ON j.id = r.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        LEFT JOIN lab_examined e ON e.order_id = r.order_id AND e.panel = r.panel AND e.ended IS NULL
                             AND e.voided IS NULL
                        LEFT JOIN journal_told k ON k.id = e.begun_by
                        LEFT JOIN staff_named m ON m.actor = k.actor
                        WHERE r.order_id = ? AND r.panel = ? AND r.ended IS NULL AND r.voided IS NULL""")
                .params(order.value(), panel)
                .query(ReportPapers::report)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.lab.noReport"));
    }

    private static Report report(ResultSet rs, int row) throws SQLException {
        var specimen = rs.getObject("specimen_id", UUID.class);
        var examined = rs.getObject("examined", OffsetDateTime.class);
        return new Report(
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getLong("number"),
                rs.getString("zh"),
                specimen == null ? null : new SpecimenId(specimen),
                ResultStatus.valueOf(rs.getString("status")),
                rs.getString("findings"),
                rs.getString("conclusion"),
                at(rs, "started"),
                Objects.requireNonNullElse(rs.getString("by_name"), ""),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                rs.getString("name"),
                rs.getString("sex"),
                rs.getObject("birth_date", LocalDate.class),
                examined == null ? null : examined.toInstant(),
                Objects.requireNonNullElse(rs.getString("examined_by"), ""));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    // ---- of an examination

    private Paper examination(OrderId order, String panel, Report report) {
        var number = LabOrder.label(report.order) + "-" + panel;
        var facts = whose(report, report.examined == null ? report.since : report.examined);
        facts.add(new Fact(said("lab.paper.examination"), report.panel));
        facts.add(new Fact(said("lab.paper.number"), number));
        if (report.examined != null) {
            facts.add(new Fact(said("lab.paper.examined"), TIME.format(report.examined)));
            facts.add(new Fact(said("lab.paper.examinedBy"), report.examinedBy));
        }
        var texts = new ArrayList<Text>();
        if (report.findings != null) {
            texts.add(new Text(said("lab.paper.findings"), report.findings));
        }
        texts.add(new Text(said("lab.paper.conclusion"), Objects.requireNonNullElse(report.conclusion, "")));
        return new Paper(
                house.in(Languages.CHINESE),
                said("lab.paper.examinationReport"),
                standing(report.status),
                number,
                facts,
                List.of(),
                texts,
                amendments(order, panel),
                signed(report),
                said("lab.paper.examinationNotice"));
    }

    private List<String> amendments(OrderId order, String panel) {
        record Said(
                String status, String conclusion, @Nullable String why, Instant since, String by) {}
        var all = jdbc.sql("""
                        SELECT r.status, r.conclusion, r.why, r.started, n.name FROM lab_report r
                        LEFT JOIN journal_told j ON j.id = r.begun_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE r.order_id = ? AND r.panel = ? AND r.voided IS NULL ORDER BY r.id""")
                .params(order.value(), panel)
                .query((rs, row) -> new Said(
                        rs.getString(1),
                        Objects.requireNonNullElse(rs.getString(2), ""),
                        rs.getString(3),
                        rs.getObject(4, OffsetDateTime.class).toInstant(),
                        Objects.requireNonNullElse(rs.getString(5), "")))
                .list();
        var changes = new ArrayList<String>();
        for (var n = 1; n < all.size(); n++) {
            var one = all.get(n);
            if (one.why != null) {
                changes.add(said(
                        "lab.paper.reworded",
                        all.get(n - 1).conclusion.replace('\n', ' '),
                        one.why,
                        TIME.format(one.since),
                        one.by));
            }
        }
        return changes;
    }

    // ---- of a tube

    private Paper results(Specimen tube, String panel, Report report) {
        record Times(@Nullable Instant drawn, @Nullable Instant received) {}
        var times = jdbc.sql("""
                        SELECT max(started) FILTER (WHERE state = 'COLLECTED'), max(started) FILTER (WHERE state = 'RECEIVED')
                        FROM lab_specimen_state WHERE specimen_id = ? AND voided IS NULL""")
                .param(tube.id().value())
                .query((rs, row) -> new Times(instant(rs, 1), instant(rs, 2)))
                .single();
        var facts = whose(report, times.drawn == null ? report.since : times.drawn);
        facts.add(new Fact(said("lab.paper.panel"), report.panel));
        facts.add(new Fact(said("lab.paper.specimen"), tube.name().zh()));
        facts.add(new Fact(said("lab.paper.accession"), tube.accession()));
        if (times.drawn != null) {
            facts.add(new Fact(said("lab.paper.drawn"), TIME.format(times.drawn)));
        }
        if (times.received != null) {
            facts.add(new Fact(said("lab.paper.received"), TIME.format(times.received)));
        }
        var rows = new ArrayList<Row>();
        var changes = new ArrayList<String>();
        for (var line : sheets.lines(tube.id(), Set.of(panel))) {
            rows.add(row(line));
            changes.addAll(changes(line));
        }
        return new Paper(
                house.in(Languages.CHINESE),
                said("lab.paper.results"),
                standing(report.status),
                tube.accession() + "-" + panel,
                facts,
                rows,
                List.of(),
                changes,
                signed(report),
                said("lab.paper.notice"));
    }

    private static @Nullable Instant instant(ResultSet rs, int column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Row row(ResultSheets.Line line) {
        var test = line.test();
        var result = line.result();
        var name = test.name().zh() + " " + test.code();
        if (result == null) {
            return new Row(name, said("lab.paper.pending"), "", "", test.unit(), false);
        }
        var value = result.value().text(test).zh() + (result.status().isReleased() ? "" : said("lab.paper.unreleased"));
        return new Row(
                name,
                value,
                flag(result.flag()),
                usual(result.usual()),
                test.unit(),
                result.flag().standsOut());
    }

    private static String flag(Flag flag) {
        return switch (flag) {
            case LOW -> said("lab.paper.low");
            case HIGH -> said("lab.paper.high");
            case CRITICAL_LOW -> said("lab.paper.criticalLow");
            case CRITICAL_HIGH -> said("lab.paper.criticalHigh");
            case ABNORMAL -> said("lab.paper.abnormal");
            case CRITICAL -> said("lab.paper.critical");
            case NOT_KNOWN -> said("lab.paper.notKnown");
            case NORMAL, NO_RANGE -> "";
        };
    }

    private static String usual(Limits usual) {
        var low = usual.low() == null ? "" : usual.low().stripTrailingZeros().toPlainString();
        var high = usual.high() == null ? "" : usual.high().stripTrailingZeros().toPlainString();
        return low.isEmpty() && high.isEmpty()
                ? ""
                : low.isEmpty() ? "≤" + high : high.isEmpty() ? "≥" + low : low + "–" + high;
    }

    /** What was released, and is another: the oldest first. */
    private static List<String> changes(ResultSheets.Line line) {
        var changes = new ArrayList<String>();
        var all = new ArrayList<>(line.before());
        Optional.ofNullable(line.result()).ifPresent(now -> all.addFirst(now));
        for (var n = all.size() - 2; n >= 0; n--) {
            var is = all.get(n);
            if (is.why() != null) {
                changes.add(said(
                        "lab.paper.changed",
                        line.test().name().zh() + " " + line.test().code(),
                        all.get(n + 1).value().text(line.test()).zh(),
                        is.value().text(line.test()).zh(),
                        line.test().unit(),
                        said("lab.amendment." + is.why()),
                        TIME.format(is.since()),
                        is.by()));
            }
        }
        return changes;
    }

    // ---- of both

    private static List<Fact> whose(Report report, Instant then) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(said("lab.paper.name"), report.name == null ? "—" : report.name));
        facts.add(new Fact(said("lab.paper.ticket"), report.ticket.day() + " " + report.ticket.text()));
        facts.add(new Fact(
                said("lab.paper.sex"), sex(report.sex).isEmpty() ? "—" : said("lab.paper.sex." + sex(report.sex))));
        facts.add(new Fact(
                said("lab.paper.born"),
                report.born == null
                        ? "—"
                        : said(
                                "lab.paper.bornAge",
                                report.born.toString(),
                                Period.between(report.born, BusinessTime.day(then))
                                        .getYears())));
        return facts;
    }

    private static String sex(@Nullable String recorded) {
        return recorded == null ? "" : Hl7Messages.sex(recorded);
    }

    private static String standing(ResultStatus status) {
        return said("lab.paper.standing." + status);
    }

    private static String signed(Report report) {
        return report.status.isReleased()
                ? said("lab.paper.signed", report.by, TIME.format(report.since))
                : said("lab.paper.unsigned", TIME.format(report.since));
    }

    private static String said(String key, Object... args) {
        return Words.ofTheHouse().getTranslation(key, Languages.CHINESE, args);
    }
}
