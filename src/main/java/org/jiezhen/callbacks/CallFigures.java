package org.jiezhen.callbacks;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callbacks came to: what was kept and what was late, who was reached at what hour, what was promised, and how soon a doctor knew. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(CallbackPermission.FIGURES)
public class CallFigures {

    /** A promise is kept that is called by then. */
    public static final Duration GRACE = Duration.ofMinutes(30);

    private static final int MOST_DAYS = 400;

    private final JdbcClient jdbc;
    private final Clock clock;

    CallFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What became of something for which a guest was to be rung. */
    public enum Kept {
        /** Done on its day, or before. */
        KEPT,
        /** Done on a later day. */
        LATE,
        /** Not done, and its day is over. */
        MISSED,
        /** Its day is not over. */
        OPEN,
        /** Left out, or of a visit that was none. */
        LEFT_OUT
    }

    /**
     * Something for which a guest was to be rung on one of these days.
     *
     * @param due the day on which it was to be done when it was set
     * @param done when it was done; null when it was not
     * @param by who did it; empty when nobody has
     */
    public record Due(
            Localized plan, LocalDate due, @Nullable Instant done, Kept kept, String number, String by) {}

    /**
     * A call that was made on one of these days.
     *
     * @param plan what it was for
     * @param number by which it is known
     */
    public record Made(
            Instant at, String number, Localized plan, String by, CallOutcome outcome, boolean reached, int hour) {}

    /** A promise of one of these days: when, by whom, and when that guest was rung after it. */
    public record Promise(
            Instant promised, String by, @Nullable Instant rung, boolean kept, String number) {}

    /** A complication of one of these days, and when a doctor had it. */
    public record Complication(
            Instant told,
            String number,
            String by,
            @Nullable Instant taken,
            @Nullable String doctor) {

        /** How long it took; null while nobody has it. */
        public @Nullable Duration took() {
            return taken == null ? null : Duration.between(told, taken);
        }
    }

    /** The figures of some days, each with the rows behind it. */
    public record Figures(List<Due> due, List<Made> made, List<Promise> promises, List<Complication> complications) {

        /** How many of these were so. */
        public long count(Kept kept) {
            return due.stream().filter(one -> one.kept == kept).count();
        }
    }

    /**
     * The figures of these days.
     *
     * @throws InvalidInput when these are no days, or too many
     */
    public Figures of(LocalDate from, LocalDate to) {
        if (to.isBefore(from) || to.isAfter(from.plusDays(MOST_DAYS))) {
            throw new InvalidInput("to", "refusal.callback.days", MOST_DAYS);
        }
        var today = BusinessTime.day(clock.instant());
        return new Figures(due(from, to, today), made(from, to), promises(from, to), complications(from, to));
    }

    // What is due on these days is looked up in one order, from indexes alone; whatever else was said of it, beside it.
    private List<Due> due(LocalDate from, LocalDate to, LocalDate today) {
        return jdbc.sql("""
                        WITH told AS MATERIALIZED (
                            SELECT f.id, f.callback_id, f.due, d.id AS one, d.ended, d.ended_by, d.begun_by
                            FROM (SELECT id, callback_id, due FROM callback_due
                                  WHERE due BETWEEN :from AND :to AND voided IS NULL ORDER BY callback_id) AS f
                            CROSS JOIN LATERAL (SELECT id, ended, ended_by, begun_by FROM callback_due
                                                WHERE callback_id = f.callback_id AND voided IS NULL LIMIT 1000) AS d),
                        said AS MATERIALIZED (
                            SELECT t.id, t.callback_id, t.due, min(t.one) AS first, bool_or(t.ended IS NULL) AS open,
                                   max(t.ended) FILTER (WHERE i.done) AS done, max(j.actor) FILTER (WHERE i.done) AS actor
                            FROM told t
                            LEFT JOIN told n ON n.id = t.id AND n.begun_by = t.ended_by
                            LEFT JOIN journal_told j ON j.id = t.ended_by
                            CROSS JOIN LATERAL (
                                SELECT n.id IS NULL AND j.action IN ('callbacks.conclude', 'callbacks.askedHere') AS done) AS i
                            GROUP BY t.id, t.callback_id, t.due)
                        SELECT w.zh, w.en, f.due, c.number, f.done, f.open, n.name
                        FROM said f
                        JOIN callback c ON c.id = f.callback_id
                        JOIN callback_reason w ON w.code = c.why
                        LEFT JOIN staff_named n ON n.actor = f.actor
                        WHERE f.first = f.id
                        ORDER BY f.due, c.number""")
                .param("from", from)
                .param("to", to)
                .query((rs, row) -> {
                    var due = rs.getObject("due", LocalDate.class);
                    var done = at(rs, "done");
                    return new Due(
                            new Localized(rs.getString("zh"), rs.getString("en")),
                            due,
                            done,
                            kept(due, done, rs.getBoolean("open"), today),
                            Long.toString(rs.getLong("number")),
                            Objects.requireNonNullElse(rs.getString("name"), ""));
                })
                .list();
    }

    private static Kept kept(LocalDate due, @Nullable Instant done, boolean open, LocalDate today) {
        if (done != null && !open) {
            return BusinessTime.day(done).isAfter(due) ? Kept.LATE : Kept.KEPT;
        }
        if (!open) {
            return Kept.LEFT_OUT;
        }
        return due.isBefore(today) ? Kept.MISSED : Kept.OPEN;
    }

    private List<Made> made(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT k.opened, k.number, w.zh, w.en, n.name, s.outcome,
                               CAST(extract(hour FROM k.opened AT TIME ZONE 'Asia/Shanghai') AS int) AS hour
                        FROM callback_call k
                        JOIN callback_result s ON s.call_id = k.id AND s.ended IS NULL AND s.voided IS NULL
                        LEFT JOIN callback_reason w ON w.code = k.script
                        LEFT JOIN staff_named n ON n.actor = k.staff_id::text
                        WHERE k.visit_id IS NULL AND k.opened >= :from AND k.opened < :to ORDER BY k.opened""")
                .param("from", begin(from))
                .param("to", begin(to.plusDays(1)))
                .query((rs, row) -> {
                    var outcome = CallOutcome.valueOf(rs.getString("outcome"));
                    var zh = rs.getString("zh");
                    return new Made(
                            Objects.requireNonNull(at(rs, "opened")),
                            "C" + rs.getLong("number"),
                            new Localized(zh == null ? "" : zh, zh == null ? "" : rs.getString("en")),
                            Objects.requireNonNullElse(rs.getString("name"), ""),
                            outcome,
                            outcome.isSpoken(),
                            rs.getInt("hour"));
                })
                .list();
    }

    private List<Promise> promises(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT s.promised, n.name, r.rung, k.number FROM callback_result s
                        JOIN callback_call k ON k.id = s.call_id
                        LEFT JOIN staff_named n ON n.actor = k.staff_id::text
                        LEFT JOIN LATERAL (
                            SELECT min(o.opened) AS rung FROM customer_person p
                            JOIN customer_record c ON c.person_id = p.person_id
                            JOIN callback_call o ON o.customer_id = c.record_id AND o.opened > k.opened
                            WHERE p.record_id = k.customer_id) AS r ON true
                        WHERE s.ended IS NULL AND s.voided IS NULL AND s.promised >= :from AND s.promised < :to
                        ORDER BY s.promised""")
                .param("from", begin(from))
                .param("to", begin(to.plusDays(1)))
                .query((rs, row) -> {
                    var promised = Objects.requireNonNull(at(rs, "promised"));
                    var rung = at(rs, "rung");
                    return new Promise(
                            promised,
                            Objects.requireNonNullElse(rs.getString("name"), ""),
                            rung,
                            rung != null && !rung.isAfter(promised.plus(GRACE)),
                            "C" + rs.getLong("number"));
                })
                .list();
    }

    private List<Complication> complications(LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        SELECT s.started, k.number, b.name AS by_name, o.started AS taken, n.name FROM callback_result s
                        JOIN callback_call k ON k.id = s.call_id
                        LEFT JOIN staff_named b ON b.actor = k.staff_id::text
                        LEFT JOIN callback_task a ON a.call_id = s.call_id
                        LEFT JOIN LATERAL (SELECT t.started, t.staff_id FROM task_owner_told t
                                           WHERE t.task_id = a.task_id AND t.holder = 'STAFF' AND t.code = 'COMPLICATION'
                                           ORDER BY t.started LIMIT 1) AS o ON true
                        LEFT JOIN staff_named n ON n.actor = o.staff_id::text
                        WHERE s.outcome = 'COMPLICATION' AND s.ended IS NULL AND s.voided IS NULL
                          AND s.started >= :from AND s.started < :to ORDER BY s.started""")
                .param("from", begin(from))
                .param("to", begin(to.plusDays(1)))
                .query((rs, row) -> new Complication(
                        Objects.requireNonNull(at(rs, "started")),
                        "C" + rs.getLong("number"),
                        Objects.requireNonNullElse(rs.getString("by_name"), ""),
                        at(rs, "taken"),
                        rs.getString("name")))
                .list();
    }

    private static OffsetDateTime begin(LocalDate day) {
        return day.atStartOfDay(BusinessTime.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant at(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
