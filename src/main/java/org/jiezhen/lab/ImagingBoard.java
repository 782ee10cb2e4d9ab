package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.lab.ImagingBoard.ExaminationFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every examination that is ordered and has a place instead of a tube: where the guest is, how far it is, its report. */
@Component
public class ImagingBoard implements BoardSource<ExaminationFact> {

    /** The board's name. */
    public static final String NAME = "imaging";

    private static final int WIDE = 200;
    private static final int MINUTE = 60;

    /** How an examination stands. */
    public enum Stage {
        WAITING,
        CALLED,
        BEGUN,
        DONE,
        /** Its report is out, today. */
        REPORTED
    }

    /**
     * An examination.
     *
     * @param place where it is done; null until the house has said so
     * @param guestAt where the guest is; null is standing
     * @param holder who brings the guest, examines, or has examined
     * @param ordered since when it is ordered
     * @param due until when its report is due
     * @param since since when it stands so
     * @param preliminary whether something is written already
     * @param amended whether what was out is written anew
     */
    public record ExaminationFact(
            Examination which,
            String visit,
            @Nullable String call,
            Ticket ticket,
            Localized panel,
            Stage stage,
            @Nullable Localized place,
            @Nullable Localized guestAt,
            @Nullable StaffId holder,
            @Nullable String holderName,
            @Nullable String holderRole,
            Instant ordered,
            int target,
            Instant since,
            boolean namesake,
            boolean fasting,
            boolean preliminary,
            boolean amended)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return which.row();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(which.order().toString()) || subject.equals(visit) || subject.equals(call);
        }

        private @Nullable HeldBy heldBy() {
            return holder != null
                    ? HeldBy.person(holder, holderName, holderRole).since(since)
                    : stage == Stage.CALLED ? HeldBy.NOBODY.since(since) : null;
        }
    }

    /** Whoever examines: what waits, what is under way, whose report is to be written, what is out today. */
    public static final Audience<ExaminationFact> ALL = Audience.everyRow(
            "all",
            LabPermission.EXAMINE,
            field("o", fact -> fact.stage.ordinal() * 10_000_000_000_000L + fact.ordered.toEpochMilli()),
            Column.ticket(field("tk", fact -> fact.ticket.text()), "lab.ticket"),
            Column.status(
                            field("st", ExaminationFact::stage).coded("lab.stage", Stage.class),
                            "lab.state",
                            new Mark("WAITING", "ring0", false),
                            new Mark("CALLED", "ring2", false),
                            new Mark("BEGUN", "disc", true),
                            new Mark("DONE", "ring3", false),
                            new Mark("REPORTED", "i-check", true))
                    .sub(
                            Field.mark("pr", ExaminationFact::preliminary, "lab.preliminary"),
                            Field.mark("am", ExaminationFact::amended, "lab.rewritten")),
            Column.text(field("pn", ExaminationFact::panel), "lab.examination")
                    .strong()
                    .sub(
                            Field.mark("ns", ExaminationFact::namesake, "lab.namesake"),
                            Field.mark("fs", ExaminationFact::fasting, "lab.fasting"))
                    .wide(WIDE),
            Column.text(field("wh", ExaminationFact::guestAt), "lab.guestAt").none("lab.standing"),
            Column.text(field("pl", ExaminationFact::place), "lab.examinedAt").none("lab.noWhere"),
            Column.holder(ExaminationFact::heldBy, _ -> null, "lab.with"),
            Column.elapsed(
                    field("s", fact -> fact.stage == Stage.REPORTED ? null : fact.ordered.toEpochMilli()),
                    field("tg", fact -> fact.stage == Stage.REPORTED ? null : fact.target * MINUTE),
                    "lab.ordered"),
            Column.actions(ImagingBoard::next, "lab.action", "BRING", "BEGIN", "DONE", "REPORT", "OPEN"));

    // A guest who waits elsewhere is brought first; whoever has come by herself is begun with when the row is opened.
    private static List<Next> next(ExaminationFact fact) {
        return switch (fact.stage) {
            case WAITING -> List.of(Next.of(Objects.equals(fact.guestAt, fact.place) ? "BEGIN" : "BRING"));
            case CALLED -> List.of(Next.of("BEGIN"));
            case BEGUN -> List.of(Next.of("DONE"));
            case DONE -> List.of(Next.of("REPORT"));
            case REPORTED -> List.of();
        };
    }

    private static Field<ExaminationFact> field(String name, Function<ExaminationFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    // What waits or is under way, of guests who are here; what is done, until its report is out; what came out today.
    private static final String EXAMINATIONS = """
            WITH examination AS (
                SELECT o.order_id, o.visit_id, i.panel, o.since AS ordered,
                       CASE WHEN m.id IS NOT NULL THEN 'BEGUN' ELSE 'WAITING' END AS stage,
                       coalesce(m.started, o.since) AS since, m.staff_id
                FROM lab_order_now o
                JOIN lab_order_panel i ON i.order_id = o.order_id AND i.ended IS NULL AND i.voided IS NULL
                JOIN lab_panel p ON p.code = i.panel AND p.tube IS NULL
                JOIN LATERAL (SELECT status FROM visit WHERE id = o.visit_id LIMIT 1) AS v ON v.status = 'IN_PROGRESS'
                LEFT JOIN LATERAL (SELECT * FROM lab_imaging WHERE order_id = o.order_id AND panel = i.panel
                                   AND ended IS NULL AND voided IS NULL LIMIT 1) AS m ON true
                WHERE o.state = 'ACTIVE' AND NOT EXISTS (
                    SELECT FROM lab_examined e
                    WHERE e.order_id = o.order_id AND e.panel = i.panel AND e.ended IS NULL AND e.voided IS NULL)
                UNION ALL
                SELECT m.order_id, o.visit_id, m.panel, a.since, 'DONE', m.started, m.staff_id
                FROM lab_imaging m
                JOIN LATERAL (SELECT visit_id FROM lab_order WHERE id = m.order_id LIMIT 1) AS o ON true
                CROSS JOIN LATERAL (SELECT max(started) AS since FROM lab_order_state
                                    WHERE order_id = m.order_id AND state = 'ACTIVE' AND voided IS NULL) AS a
                WHERE m.state = 'DONE' AND m.ended IS NULL AND m.voided IS NULL
                UNION ALL
                SELECT r.order_id, o.visit_id, r.panel, a.since, 'REPORTED', r.started, e.staff_id
                FROM lab_report r
                JOIN LATERAL (SELECT visit_id FROM lab_order WHERE id = r.order_id LIMIT 1) AS o ON true
                CROSS JOIN LATERAL (SELECT max(started) AS since FROM lab_order_state
                                    WHERE order_id = r.order_id AND state = 'ACTIVE' AND voided IS NULL) AS a
                LEFT JOIN LATERAL (SELECT staff_id FROM lab_imaging WHERE order_id = r.order_id AND panel = r.panel
                                   AND state = 'DONE' AND voided IS NULL ORDER BY id DESC LIMIT 1) AS e ON true
                WHERE r.specimen_id IS NULL AND r.status <> 'PRELIMINARY' AND r.ended IS NULL AND r.voided IS NULL
                  AND r.started >= :today)
            SELECT x.order_id, x.panel, x.visit_id, v.arrival_day, v.ticket_number, p.zh, p.en, p.fasting, p.target_minutes,
                   CASE WHEN x.stage = 'WAITING' AND c.task_id IS NOT NULL THEN 'CALLED' ELSE x.stage END AS stage,
                   c.task_id, d.name_zh AS at_zh, d.name_en AS at_en, g.name_zh AS guest_zh, g.name_en AS guest_en,
                   h.id AS holder, n.name AS holder_name,
                   (SELECT role_code FROM account_role r WHERE r.account_id = h.id ORDER BY r.ordinal LIMIT 1) AS holder_role,
                   x.ordered, CASE WHEN x.stage = 'WAITING' THEN coalesce(c.requested, x.since) ELSE x.since END AS since,
                   x.stage IN ('WAITING', 'BEGUN')
                       AND EXISTS (SELECT FROM lab_namesake s WHERE s.visit_id = x.visit_id) AS namesake,
                   coalesce(w.status = 'PRELIMINARY', false) AS preliminary, coalesce(w.status = 'AMENDED', false) AS amended
            FROM examination x
            JOIN LATERAL (SELECT arrival_day, ticket_number FROM visit WHERE id = x.visit_id LIMIT 1) AS v ON true
            JOIN lab_panel p ON p.code = x.panel
            LEFT JOIN place d ON d.id = p.place_id
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = x.visit_id LIMIT 1) AS f ON true
            LEFT JOIN place g ON g.id = f.place_id
            LEFT JOIN LATERAL (
                SELECT t.task_id, t.requested, t.owner FROM lab_imaging_call k
                JOIN LATERAL (SELECT task_id, requested, owner FROM task_now WHERE task_id = k.task_id LIMIT 1) AS t ON true
                WHERE k.order_id = x.order_id AND k.panel = x.panel AND x.stage = 'WAITING' LIMIT 1) AS c ON true
            CROSS JOIN LATERAL (SELECT coalesce(x.staff_id, c.owner) AS id) AS h
            LEFT JOIN staff_named n ON n.actor = h.id::text
            LEFT JOIN LATERAL (SELECT status FROM lab_report WHERE order_id = x.order_id AND panel = x.panel
                               AND ended IS NULL AND voided IS NULL LIMIT 1) AS w ON true
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ImagingBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("labOrder", "task", "visit", "customer", "place", "account", PanelAdministration.PANEL);
    }

    @Override
    public List<ExaminationFact> read() {
        return jdbc.sql(EXAMINATIONS + " ORDER BY x.ordered, p.rank, x.order_id")
                .param("today", today())
                .query(ImagingBoard::fact)
                .list();
    }

    /** One that is on the board, as it is now. */
    public Optional<ExaminationFact> find(Examination which) {
        return jdbc.sql(EXAMINATIONS + " WHERE x.order_id = :order AND x.panel = :panel")
                .param("today", today())
                .param("order", which.order().value())
                .param("panel", which.panel())
                .query(ImagingBoard::fact)
                .optional();
    }

    private OffsetDateTime today() {
        return BusinessTime.day(clock.instant())
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant()
                .atOffset(ZoneOffset.UTC);
    }

    private static ExaminationFact fact(ResultSet rs, int row) throws SQLException {
        var holder = rs.getObject("holder", UUID.class);
        return new ExaminationFact(
                new Examination(new OrderId(rs.getObject("order_id", UUID.class)), rs.getString("panel")),
                rs.getString("visit_id"),
                rs.getString("task_id"),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                Stage.valueOf(rs.getString("stage")),
                localized(rs, "at"),
                localized(rs, "guest"),
                holder == null ? null : new StaffId(holder),
                rs.getString("holder_name"),
                rs.getString("holder_role"),
                at(rs, "ordered"),
                rs.getInt("target_minutes"),
                at(rs, "since"),
                rs.getBoolean("namesake"),
                rs.getBoolean("fasting"),
                rs.getBoolean("preliminary"),
                rs.getBoolean("amended"));
    }

    private static @Nullable Localized localized(ResultSet rs, String name) throws SQLException {
        var zh = rs.getString(name + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(name + "_en"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
