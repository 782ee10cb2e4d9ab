package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.lab.ReviewsBoard.ReviewFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Of each guest of whom something is examined: what came, what lacks, and whether somebody is to look at it, what stands out
 * first. No result is on it: those are opened, and each look is journalled.
 */
@Component
public class ReviewsBoard implements BoardSource<ReviewFact> {

    /** The board's name. */
    public static final String NAME = "reviews";

    private static final int WIDE = 320;

    /** How a guest's forms stand, the most urgent first. */
    public enum Stage {
        /** A doctor is to be told at once. */
        CRITICAL,
        /** Something is to be reviewed, and stands out. */
        ABNORMAL,
        /** Something is to be reviewed. */
        ASKED,
        /** Something lacks yet, and what came is reviewed. */
        LACKS,
        COMPLETE
    }

    /**
     * A guest's forms.
     *
     * @param came what is reported
     * @param lacks what is not
     * @param amended whether something that was released is another
     * @param since since when a doctor is to be told; else since when the oldest of what is to be reviewed came; else since when
     *     something was ordered
     * @param due until when a doctor is to be told; null when nothing is to be told
     * @param call what a doctor is to be told, if anything
     * @param told who alone is asked, or has taken it
     * @param concerns whom of those who do not review everybody's the guest concerns
     */
    public record ReviewFact(
            VisitId visit,
            Ticket ticket,
            @Nullable String name,
            @Nullable Localized where,
            @Nullable Localized came,
            @Nullable Localized lacks,
            int ordered,
            int reported,
            int reviewed,
            boolean amended,
            Stage stage,
            Instant since,
            @Nullable Instant due,
            @Nullable TaskId call,
            @Nullable StaffId told,
            Set<StaffId> concerns)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return visit.toString();
        }

        private @Nullable Integer target() {
            return due == null ? null : (int) Duration.between(since, due).toSeconds();
        }

        boolean concerns(StaffId staff, boolean mayBeTold) {
            return concerns.contains(staff) || (mayBeTold && call != null && (told == null || told.equals(staff)));
        }
    }

    /** Whoever reviews everybody's. */
    public static final Audience<ReviewFact> ALL =
            new Audience<>("all", LabPermission.REVIEW_ALL, _ -> true, shown(false));

    /**
     * Whoever reviews those whom they concern.
     *
     * @param mayBeTold whether this person can be told a critical value
     */
    public static Audience<ReviewFact> mine(StaffId staff, boolean mayBeTold) {
        return new Audience<>(
                "mine:" + staff + ":" + mayBeTold,
                LabPermission.REVIEW,
                fact -> fact.concerns(staff, mayBeTold),
                shown(mayBeTold));
    }

    private static List<Shown<ReviewFact>> shown(boolean mayBeTold) {
        return List.of(
                Column.ticket(field("tk", fact -> fact.ticket.text()), "lab.ticket"),
                Column.status(
                                field("st", ReviewFact::stage).coded("lab.review", Stage.class),
                                "lab.review",
                                new Mark("CRITICAL", "i-call", true),
                                new Mark("ABNORMAL", "disc", true),
                                new Mark("ASKED", "discplus", true),
                                new Mark("LACKS", "ring0", false),
                                new Mark("COMPLETE", "i-check", false))
                        .sub(Field.mark("am", ReviewFact::amended, "lab.amended")),
                Column.text(field("nm", ReviewFact::name), "lab.guest")
                        .none("lab.unnamed")
                        .sub(field("wh", ReviewFact::where)),
                Column.text(field("cm", ReviewFact::came), "lab.came")
                        .strong()
                        .none("lab.nothingCame")
                        .wide(WIDE),
                Column.text(field("lk", ReviewFact::lacks), "lab.lacks")
                        .none("lab.nothingLacks")
                        .wide(WIDE),
                Column.elapsed(
                        field("s", fact -> fact.since.toEpochMilli()), field("tg", ReviewFact::target), "lab.waits"),
                Column.actions(
                        fact -> mayBeTold && fact.call != null ? List.of(Next.of("TELL")) : List.of(Next.of("REVIEW")),
                        "lab.action",
                        "TELL",
                        "REVIEW",
                        "OPEN"),
                field("o", fact -> fact.stage.ordinal() * 10_000_000_000_000L + fact.since.toEpochMilli()));
    }

    private static Field<ReviewFact> field(String name, Function<ReviewFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String ROWS = """
            SELECT x.visit_id, v.arrival_day, v.ticket_number, w.discreet, w.alias, w.name, p.name_zh, p.name_en,
                   a.*, c.task_id, c.told, c.requested, c.due,
                   ARRAY(SELECT staff_id FROM lab_concerns WHERE visit_id = x.visit_id AND staff_id IS NOT NULL) AS concerned,
                   ARRAY(SELECT staff_id FROM visit_custody_now WHERE visit_id = x.visit_id AND staff_id IS NOT NULL) AS with,
                   ARRAY(SELECT taker_id FROM visit_handoff_now WHERE visit_id = x.visit_id AND taker_id IS NOT NULL) AS offered
            FROM lab_review_visit x
            JOIN visit v ON v.id = x.visit_id
            CROSS JOIN LATERAL (
                SELECT count(*) AS ordered, count(*) FILTER (WHERE n.status <> 'PRELIMINARY') AS reported,
                       count(*) FILTER (WHERE n.review = 'REVIEWED') AS reviewed,
                       bool_or(n.status = 'AMENDED' AND n.review = 'ASKED') AS amended,
                       bool_or(n.review = 'ASKED' AND n.flag <> 'NORMAL') AS abnormal,
                       coalesce(min(n.review_since) FILTER (WHERE n.review = 'ASKED'), min(o.started)) AS since,
                       string_agg(t.zh, '、' ORDER BY t.rank) FILTER (WHERE n.status <> 'PRELIMINARY') AS came_zh,
                       string_agg(t.en, ', ' ORDER BY t.rank) FILTER (WHERE n.status <> 'PRELIMINARY') AS came_en,
                       string_agg(t.zh, '、' ORDER BY t.rank) FILTER (WHERE n.status IS NULL OR n.status = 'PRELIMINARY')
                           AS lacks_zh,
                       string_agg(t.en, ', ' ORDER BY t.rank) FILTER (WHERE n.status IS NULL OR n.status = 'PRELIMINARY')
                           AS lacks_en
                FROM lab_panel_now n
                JOIN lab_panel t ON t.code = n.panel
                JOIN lab_order_panel o ON o.order_id = n.order_id AND o.panel = n.panel AND o.ended IS NULL AND o.voided IS NULL
                WHERE n.visit_id = x.visit_id) AS a
            LEFT JOIN LATERAL (
                SELECT task_id, coalesce(owner, person) AS told, requested, due FROM lab_critical_now WHERE visit_id = x.visit_id
                ORDER BY requested LIMIT 1) AS c ON true
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = x.visit_id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = x.visit_id LIMIT 1) AS l ON true
            LEFT JOIN place p ON p.id = l.place_id
            WHERE a.ordered > 0
            """;

    private final JdbcClient jdbc;

    ReviewsBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(
                "labOrder",
                SpecimenKind.NAME,
                "task",
                "visit",
                "customer",
                "place",
                "account",
                PanelAdministration.PANEL);
    }

    @Override
    public List<ReviewFact> read() {
        return jdbc.sql(ROWS + " ORDER BY v.arrival_day, v.ticket_number")
                .query(ReviewsBoard::fact)
                .list();
    }

    /** One that is on it, as it is now. */
    public Optional<ReviewFact> find(VisitId visit) {
        return jdbc.sql(ROWS + " AND x.visit_id = ?")
                .param(visit.value())
                .query(ReviewsBoard::fact)
                .optional();
    }

    private static ReviewFact fact(ResultSet rs, int row) throws SQLException {
        var ordered = rs.getInt("ordered");
        var reviewed = rs.getInt("reviewed");
        var reported = rs.getInt("reported");
        var call = Id.orNull(rs.getObject("task_id", UUID.class), TaskId::new);
        return new ReviewFact(
                new VisitId(rs.getObject("visit_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                rs.getBoolean("discreet") ? rs.getString("alias") : rs.getString("name"),
                localized(rs, "name"),
                localized(rs, "came"),
                localized(rs, "lacks"),
                ordered,
                reported,
                reviewed,
                rs.getBoolean("amended"),
                call != null
                        ? Stage.CRITICAL
                        : rs.getBoolean("abnormal")
                                ? Stage.ABNORMAL
                                : reported > reviewed ? Stage.ASKED : reported < ordered ? Stage.LACKS : Stage.COMPLETE,
                Objects.requireNonNull(at(rs, call == null ? "since" : "requested")),
                at(rs, "due"),
                call,
                Id.orNull(rs.getObject("told", UUID.class), StaffId::new),
                staff(rs, "concerned", "with", "offered"));
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static Set<StaffId> staff(ResultSet rs, String... columns) throws SQLException {
        var all = new ArrayList<UUID>();
        for (var column : columns) {
            all.addAll(Arrays.asList(
                    (UUID[]) Objects.requireNonNull(rs.getArray(column)).getArray()));
        }
        return all.stream().map(StaffId::new).collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Localized localized(ResultSet rs, String column) throws SQLException {
        var zh = rs.getString(column + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(column + "_en"));
    }
}
