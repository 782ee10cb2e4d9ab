package org.jiezhen.roster;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.staff.StaffId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is written for whom, in the database. Callers hold the person's lock. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class RosterItems {

    /** One day of one person in one role. */
    record Cell(StaffId person, String role, LocalDate day) {}

    /** Who wrote a cell last, and when. */
    record Written(String by, Instant at) {}

    private static final String OF = " WHERE account_id = :person AND role_code = :role AND day = :day";

    private final JdbcClient jdbc;

    RosterItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What stands there, in the order of the day. */
    List<Planned> in(Cell cell) {
        return of(
                        jdbc.sql("SELECT kind, day, started, ended FROM roster_item" + OF
                                + " AND voided IS NULL ORDER BY started, kind"),
                        cell)
                .query(RosterItems::planned)
                .list();
    }

    /** Writes it anew: what stood there is voided. */
    void write(Cell cell, List<Planned> planned, Context<Rostered> context) {
        of(jdbc.sql("UPDATE roster_item SET voided = :now, voided_by = :entry" + OF + " AND voided IS NULL"), cell)
                .param("now", utc(context.now()))
                .param("entry", context.entry())
                .update();
        for (var one : planned) {
            of(jdbc.sql("""
                            INSERT INTO roster_item (account_id, role_code, day, kind, started, ended, recorded, begun_by)
                            VALUES (:person, :role, :day, :kind, :started, :ended, :now, :entry)"""), cell)
                    .param("kind", one.kind().name())
                    .param("started", utc(one.starts(cell.day())))
                    .param("ended", utc(one.ends(cell.day())))
                    .param("now", utc(context.now()))
                    .param("entry", context.entry())
                    .update();
        }
    }

    /** Who wrote it last; nobody, where nothing ever stood. */
    Optional<Written> written(Cell cell) {
        return of(jdbc.sql("""
                        SELECT coalesce(n.name, ''), j.at
                        FROM journal_told j LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE j.id = (SELECT max(greatest(begun_by, coalesce(voided_by, 0))) FROM roster_item""" + OF + ")"), cell)
                .query((rs, row) -> new Written(
                        rs.getString(1), rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether a cell that this entry wrote was written again since. */
    boolean writtenSince(StaffId person, long entry) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM roster_item mine JOIN roster_item since USING (account_id, role_code, day)
                            WHERE mine.account_id = :person AND (mine.begun_by = :entry OR mine.voided_by = :entry)
                              AND (since.begun_by > :entry OR since.voided_by > :entry))""")
                .param("person", person.value())
                .param("entry", entry)
                .query(Boolean.class)
                .single();
    }

    /** What this entry wrote was never so, and what it voided stands again. */
    void takeBack(StaffId person, long undone, Context<Rostered> context) {
        for (var sql : List.of(
                "UPDATE roster_item SET voided = :now, voided_by = :entry"
                        + " WHERE account_id = :person AND begun_by = :undone AND voided IS NULL",
                "INSERT INTO roster_item (account_id, role_code, day, kind, started, ended, recorded, begun_by)"
                        + " SELECT account_id, role_code, day, kind, started, ended, :now, :entry FROM roster_item"
                        + " WHERE account_id = :person AND voided_by = :undone")) {
            jdbc.sql(sql)
                    .param("now", utc(context.now()))
                    .param("entry", context.entry())
                    .param("person", person.value())
                    .param("undone", undone)
                    .update();
        }
    }

    /** Whether somebody works here and holds this role. */
    boolean holds(StaffId person, String role) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM account_role r JOIN account a ON a.id = r.account_id
                                       WHERE a.enabled AND r.account_id = ? AND r.role_code = ?)""").params(person.value(), role).query(Boolean.class).single();
    }

    private static JdbcClient.StatementSpec of(JdbcClient.StatementSpec statement, Cell cell) {
        return statement
                .param("person", cell.person.value())
                .param("role", cell.role)
                .param("day", cell.day);
    }

    static Planned planned(ResultSet rs, int row) throws SQLException {
        return Planned.between(
                Planned.Kind.valueOf(rs.getString("kind")),
                rs.getObject("day", LocalDate.class),
                rs.getObject("started", OffsetDateTime.class).toInstant(),
                rs.getObject("ended", OffsetDateTime.class).toInstant());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
