package org.jiezhen.duty;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.duty.DutyBoard.Row;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.Mark;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is on duty: everybody who has said so and not gone, those on a break and in the back office after them. */
@Component
public class DutyBoard implements BoardSource<Row> {

    /** How a colleague stands to being asked. */
    public enum Shown {
        ON_DUTY,
        SERVING,
        BREAK,
        BACK_OFFICE,
        /** On duty by their word, and cannot be reached. */
        UNSEEN
    }

    /** Colleagues. */
    public static final Audience<Row> COLLEAGUES = Audience.everyRow(
            "colleagues",
            DutyPermission.DECLARE,
            Column.text(Field.<Row>of("nm", Row::name), "duty.name").strong(),
            Column.text(Field.<Row>of("rl", Row::role), "duty.role").sub(Field.of("po", Row::post)),
            Column.status(
                    Field.<Row>of("st", Row::shown).coded("duty.state", Shown.class),
                    "duty.state",
                    new Mark("ON_DUTY", "disc", true),
                    new Mark("SERVING", "disceq", true),
                    new Mark("BREAK", "hold", false),
                    new Mark("BACK_OFFICE", "ring2", false),
                    new Mark("UNSEEN", "alone", false)),
            Column.elapsed(Field.<Row>of("s", row -> row.since.toEpochMilli()), "duty.since"),
            Field.of("o", Row::order));

    /**
     * Somebody who has said something of being at work.
     *
     * @param order by role, those who are there first
     */
    public record Row(
            StaffId person, String name, @Nullable String role, Localized post, Shown shown, Instant since, int order)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return person.toString();
        }
    }

    private static final String NOW = """
            SELECT d.account_id, n.name, r.role_code, a.post_zh, a.post_en, d.since,
                   CASE WHEN d.state IN ('ON_DUTY', 'SERVING')
                             AND EXISTS (SELECT FROM staff_unseen u WHERE u.account_id = d.account_id)
                        THEN 'UNSEEN' ELSE d.state END AS shown,
                   coalesce(o.ordinal, 999) AS ordinal
            FROM duty_now d
            JOIN staff_named n ON n.actor = d.account_id::text
            JOIN account a ON a.id = d.account_id
            LEFT JOIN LATERAL (SELECT role_code FROM account_role WHERE account_id = d.account_id
                               ORDER BY ordinal LIMIT 1) AS r ON true
            LEFT JOIN role o ON o.code = r.role_code
            """;

    private final JdbcClient jdbc;

    DutyBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "duty";
    }

    @Override
    public Set<String> subjects() {
        return Set.of("duty", "account");
    }

    @Override
    public List<Row> read() {
        return jdbc.sql(NOW).query(DutyBoard::row).list();
    }

    @Override
    public Set<String> readInPart() {
        return subjects();
    }

    @Override
    public List<Row> read(Part part) {
        return jdbc.sql(
                        NOW
                                + "WHERE d.account_id = ANY (CAST(:people AS uuid[])) OR d.account_id = ANY (CAST(:accounts AS uuid[]))")
                .param("people", part.rowsAnd("duty"))
                .param("accounts", part.array("account"))
                .query(DutyBoard::row)
                .list();
    }

    private static Row row(ResultSet rs, int row) throws SQLException {
        var shown = Shown.valueOf(rs.getString("shown"));
        return new Row(
                new StaffId(rs.getObject("account_id", UUID.class)),
                rs.getString("name"),
                rs.getString("role_code"),
                new Localized(rs.getString("post_zh"), rs.getString("post_en")),
                shown,
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                (shown == Shown.ON_DUTY || shown == Shown.SERVING ? 0 : 1000) + rs.getInt("ordinal"));
    }
}
