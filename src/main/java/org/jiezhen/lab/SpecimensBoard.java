package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every specimen that is under way: how far it is, who has it, where, until when its result is due; and those of which the results
 * are out, until all is reviewed and the guest has left. No result is on it.
 */
@Component
public class SpecimensBoard implements BoardSource<SpecimenFact> {

    /** The board's name. */
    public static final String NAME = "specimens";

    private static final int WIDE = 220;
    private static final long LAST = 4;

    /** From when, until when somebody is to be told. */
    public record Told(Instant since, Instant due) {}

    /**
     * A specimen.
     *
     * @param panels what is found out from it
     * @param where where the guest is, of one that is to be drawn; else where the tube rests
     * @param printed whether a label is good
     * @param again whether it is drawn for one that was rejected
     * @param namesake whether somebody of nearly the same name is here
     * @param due until when its result is due; null while nothing is drawn, and once its results are out
     * @param tested whether tests are asked of it, whose results are written down here
     * @param call what a doctor is to be told of it, if anything
     * @param told since when that is to be told, and until when; null when nothing is
     */
    public record SpecimenFact(
            SpecimenId specimen,
            String accession,
            String visit,
            Ticket ticket,
            Localized tube,
            Tube.Cap cap,
            Localized panels,
            SpecimenState state,
            @Nullable String condition,
            @Nullable Checked checked,
            Instant since,
            @Nullable StaffId holder,
            @Nullable String holderName,
            @Nullable String holderRole,
            Instant heldSince,
            @Nullable Localized where,
            boolean printed,
            boolean again,
            boolean namesake,
            boolean fasting,
            @Nullable Instant due,
            Instant collected,
            boolean tested,
            @Nullable TaskId call,
            @Nullable Told told)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return specimen.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(id()) || subject.equals(visit);
        }

        /** What people call it. */
        public String label() {
            return Specimen.label(accession);
        }

        /** Whether it was not received whole: no result is of it. */
        public boolean isBroken() {
            return Condition.DAMAGED.name().equals(condition)
                    || Condition.LEAKING.name().equals(condition);
        }

        private @Nullable HeldBy heldBy() {
            if (holder != null) {
                return HeldBy.person(holder, holderName, holderRole).since(heldSince);
            }
            return state == SpecimenState.MISSING || state == SpecimenState.PICKED_UP
                    ? HeldBy.NOBODY.since(heldSince)
                    : null;
        }

        // What is to be told comes before when its result is due.
        private Instant counted() {
            return told != null ? told.since : state == SpecimenState.RESULTED ? since : collected;
        }

        private @Nullable Integer target() {
            var until = told != null ? told.due : due;
            return until == null
                    ? null
                    : (int) Duration.between(counted(), until).toSeconds();
        }
    }

    /** Whoever draws: what is to be drawn, and what was drawn and still rests. */
    public static final Audience<SpecimenFact> CHAIR = new Audience<>(
            "chair",
            LabPermission.DRAW,
            fact -> fact.state == SpecimenState.ORDERED || fact.state == SpecimenState.COLLECTED,
            shown("lab.nowhere", SpecimensBoard::atTheChair, "LABEL", "COLLECT"));

    /** The laboratory: what is on its way, what is there, what is missing. */
    public static final Audience<SpecimenFact> BENCH = new Audience<>(
            "bench",
            LabPermission.RECEIVE,
            fact -> fact.state != SpecimenState.ORDERED,
            shown(
                    "lab.noPlace",
                    SpecimensBoard::inTheLaboratory,
                    "RECEIVE",
                    "ENTER",
                    "RESULT",
                    "AMEND",
                    "CALL",
                    "FOUND"));

    /** @param noPlace what is said where the guest, or the tube, is at no place */
    private static List<Shown<SpecimenFact>> shown(
            String noPlace, Function<SpecimenFact, List<Next>> next, String... actions) {
        var all = new ArrayList<String>(List.of(actions));
        all.add("OPEN");
        return List.of(
                Column.ticket(field("tk", fact -> fact.ticket.text()), "lab.ticket"),
                Column.status(
                                field("st", SpecimenFact::state).coded("lab.state", SpecimenState.class),
                                "lab.state",
                                new Mark("ORDERED", "tube0", false),
                                new Mark("COLLECTED", "tube1", false),
                                new Mark("PICKED_UP", "tubemove", true),
                                new Mark("DELIVERED", "tubetray", true),
                                new Mark("RECEIVED", "tubef", true),
                                new Mark("MISSING", "tubex", false),
                                new Mark("RESULTED", "i-check", false))
                        .sub(
                                field("cn", SpecimenFact::condition).coded("lab.condition", Condition.class),
                                field("ck", SpecimenFact::checked).coded("lab.checked", Checked.class)),
                Column.text(field("tb", SpecimenFact::tube), "lab.tube")
                        .strong()
                        .sub(
                                field("no", SpecimenFact::label).counted("lab.number", "lab.number"),
                                field("pn", SpecimenFact::panels))
                        .wide(WIDE),
                Column.text(field("wh", SpecimenFact::where), "lab.at")
                        .none(noPlace)
                        .sub(
                                Field.mark("ns", SpecimenFact::namesake, "lab.namesake"),
                                Field.mark("fs", SpecimenFact::fasting, "lab.fasting"),
                                Field.mark("ag", SpecimenFact::again, "lab.again")),
                Column.holder(SpecimenFact::heldBy, _ -> null, "lab.with"),
                Column.elapsed(
                        field("s", fact -> fact.counted().toEpochMilli()),
                        field("tg", SpecimenFact::target),
                        "lab.elapsed"),
                Column.actions(next::apply, "lab.action", all.toArray(String[]::new)),
                field("o", SpecimensBoard::order));
    }

    // What is to be told first, then what nobody finds, then what is there by when its result is due, then what is
    // coming.
    private static long order(SpecimenFact fact) {
        var first = fact.call != null
                ? 0
                : switch (fact.state) {
                    case MISSING -> 1;
                    case RECEIVED -> 2;
                    case RESULTED -> LAST;
                    default -> LAST - 1;
                };
        var by = fact.due == null ? fact.since : fact.due;
        return first * 10_000_000_000_000L + by.toEpochMilli();
    }

    private static List<Next> atTheChair(SpecimenFact fact) {
        return fact.state != SpecimenState.ORDERED ? List.of() : List.of(Next.of(fact.printed ? "COLLECT" : "LABEL"));
    }

    private static List<Next> inTheLaboratory(SpecimenFact fact) {
        if (fact.call != null) {
            return List.of(Next.of("CALL"));
        }
        return switch (fact.state) {
            case DELIVERED -> List.of(Next.of("RECEIVE"));
            case RECEIVED -> fact.isBroken() ? List.of() : List.of(Next.of(fact.tested ? "ENTER" : "RESULT"));
            case RESULTED -> fact.tested ? List.of(Next.of("AMEND")) : List.of();
            case MISSING -> List.of(Next.of("FOUND"));
            default -> List.of();
        };
    }

    private static Field<SpecimenFact> field(String name, Function<SpecimenFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String UNDER_WAY = """
            SELECT n.specimen_id, n.accession, n.visit_id, v.arrival_day, v.ticket_number, t.zh, t.en, t.cap,
                   a.zh AS panels_zh, a.en AS panels_en, a.fasting, n.state, n.reason, n.checked, n.since,
                   n.staff_id, h.name AS holder_name,
                   (SELECT role_code FROM account_role r WHERE r.account_id = n.staff_id ORDER BY r.ordinal LIMIT 1)
                       AS holder_role,
                   coalesce(n.held_since, n.since) AS held_since, p.name_zh, p.name_en, n.replaces IS NOT NULL AS again,
                   EXISTS (SELECT FROM lab_label l WHERE l.specimen_id = n.specimen_id AND l.ended IS NULL
                           AND l.voided IS NULL) AS printed,
                   n.state = 'ORDERED' AND EXISTS (SELECT FROM lab_namesake x WHERE x.visit_id = n.visit_id) AS namesake,
                   c.collected,
                   CASE WHEN n.state <> 'RESULTED' THEN c.collected + make_interval(mins => a.target) END AS due,
                   EXISTS (SELECT FROM lab_test x WHERE x.panel = ANY (n.panels) AND x.in_use) AS tested, u.task_id AS call,
                   u.requested AS told_since, u.due AS told_due
            FROM (SELECT * FROM lab_specimen_now UNION ALL SELECT * FROM lab_specimen_out) AS n
            JOIN visit v ON v.id = n.visit_id
            JOIN lab_tube t ON t.code = n.tube
            CROSS JOIN LATERAL (
                SELECT string_agg(zh, '、' ORDER BY rank) AS zh, string_agg(en, ', ' ORDER BY rank) AS en,
                       bool_or(fasting) AS fasting, min(target_minutes) AS target
                FROM lab_panel WHERE code = ANY (n.panels)) AS a
            LEFT JOIN LATERAL (
                SELECT min(started) AS collected FROM lab_specimen_state
                WHERE specimen_id = n.specimen_id AND state = 'COLLECTED' AND voided IS NULL) AS c ON true
            LEFT JOIN LATERAL (
                SELECT place_id FROM visit_place_now WHERE visit_id = n.visit_id AND n.state = 'ORDERED' LIMIT 1) AS g
                ON true
            LEFT JOIN place p ON p.id = coalesce(n.place_id, g.place_id)
            LEFT JOIN staff_named h ON h.actor = n.staff_id::text
            LEFT JOIN LATERAL (SELECT task_id, requested, due FROM lab_critical_now WHERE specimen_id = n.specimen_id LIMIT 1)
                AS u ON true
            """;

    private final JdbcClient jdbc;

    SpecimensBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(
                SpecimenKind.NAME,
                "labOrder",
                "task",
                "visit",
                "customer",
                "place",
                "account",
                PanelAdministration.PANEL,
                PanelAdministration.TEST,
                PanelAdministration.TUBE);
    }

    @Override
    public List<SpecimenFact> read() {
        return jdbc.sql(UNDER_WAY + " ORDER BY coalesce(c.collected, n.since), n.accession")
                .query(SpecimensBoard::fact)
                .list();
    }

    /** One that is under way, as it is now. */
    public Optional<SpecimenFact> find(SpecimenId specimen) {
        return jdbc.sql(UNDER_WAY + " WHERE n.specimen_id = ?")
                .param(specimen.value())
                .query(SpecimensBoard::fact)
                .optional();
    }

    private static SpecimenFact fact(ResultSet rs, int row) throws SQLException {
        var holder = rs.getObject("staff_id", UUID.class);
        var zh = rs.getString("name_zh");
        var since = at(rs, "since");
        var collected = rs.getObject("collected") == null ? since : at(rs, "collected");
        var state = SpecimenState.valueOf(rs.getString("state"));
        var checked = rs.getString("checked");
        return new SpecimenFact(
                new SpecimenId(rs.getObject("specimen_id", UUID.class)),
                rs.getString("accession"),
                rs.getString("visit_id"),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                new Localized(rs.getString("zh"), rs.getString("en")),
                Tube.Cap.valueOf(rs.getString("cap")),
                new Localized(rs.getString("panels_zh"), rs.getString("panels_en")),
                state,
                state == SpecimenState.RECEIVED ? rs.getString("reason") : null,
                checked == null ? null : Checked.valueOf(checked),
                since,
                holder == null ? null : new StaffId(holder),
                rs.getString("holder_name"),
                rs.getString("holder_role"),
                at(rs, "held_since"),
                zh == null ? null : new Localized(zh, rs.getString("name_en")),
                rs.getBoolean("printed"),
                rs.getBoolean("again"),
                rs.getBoolean("namesake"),
                rs.getBoolean("fasting"),
                rs.getObject("due") == null ? null : at(rs, "due"),
                collected,
                rs.getBoolean("tested"),
                Id.orNull(rs.getObject("call", UUID.class), TaskId::new),
                rs.getObject("call") == null ? null : new Told(at(rs, "told_since"), at(rs, "told_due")));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
