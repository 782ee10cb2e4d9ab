package org.jiezhen.oversight;

import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.house.House;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.tasks.TaskId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which tasks waited while somebody who may take them was on duty and free, with no guest and no task, and for how long:
 * reckoned from what was so from when to when, and never from what anybody says afterwards.
 */
@Service
@Transactional(readOnly = true)
@RolesAllowed({OversightPermission.WATCH, Permission.VISITS_CLOSE_DAY})
public class IdleProof {

    /**
     * A task that waited.
     *
     * @param label by what people call it
     * @param waited how long somebody could have taken it, all together
     */
    public record Waited(TaskId task, String label, Localized what, Duration waited) {}

    /**
     * A day.
     *
     * @param asked how many tasks waited for somebody on this day at all
     * @param waited those that somebody free left lying for longer than the house allows, the longest first
     */
    public record Day(int asked, List<Waited> waited) {}

    private static final String LYING = """
            WITH waits AS (
                SELECT task_id, number, code, requester, person, visit_id,
                       range_agg(tstzrange(greatest(started, :from),
                                           greatest(started, :from, least(coalesce(ended, :now), :to)))) AS w
                FROM task_owner_told
                WHERE holder = 'NONE' AND started < :to AND (ended IS NULL OR ended > :from)
                GROUP BY task_id, number, code, requester, person, visit_id),
            there AS (
                SELECT account_id, range_agg(tstzrange(started, greatest(started, coalesce(ended, :now)))) AS d
                FROM duty_told
                WHERE state IN ('ON_DUTY', 'SERVING') AND started < :to AND (ended IS NULL OR ended > :from)
                GROUP BY account_id),
            busy AS (
                SELECT staff_id, range_agg(tstzrange(started, greatest(started, coalesce(ended, :now)))) AS b
                FROM (SELECT staff_id, started, ended FROM visit_custody_told
                      WHERE holder = 'STAFF' AND started < :to AND (ended IS NULL OR ended > :from)
                      UNION ALL
                      SELECT staff_id, started, ended FROM task_owner_told
                      WHERE holder = 'STAFF' AND started < :to AND (ended IS NULL OR ended > :from)) AS had
                GROUP BY staff_id),
            free AS (
                SELECT t.account_id, t.d - coalesce(b.b, '{}'::tstzmultirange) AS f,
                       ARRAY(SELECT DISTINCT p.permission FROM account_role r JOIN role_permission p USING (role_code)
                             WHERE r.account_id = t.account_id) AS may
                FROM there t LEFT JOIN busy b ON b.staff_id = t.account_id),
            lay AS (
                SELECT w.task_id, range_agg(piece) AS l
                FROM waits w
                JOIN task_code c ON c.code = w.code
                JOIN free f ON f.account_id IS DISTINCT FROM w.requester
                    AND CASE WHEN w.person IS NULL THEN c.permission = ANY (f.may) ELSE f.account_id = w.person END
                CROSS JOIN LATERAL unnest(w.w * f.f) AS piece
                GROUP BY w.task_id)
            SELECT w.task_id, coalesce('A' || lpad(v.ticket_number::text, greatest(3, length(v.ticket_number::text)), '0'),
                                       'T' || w.number) AS label,
                   c.zh, c.en,
                   coalesce((SELECT sum(extract(epoch FROM upper(piece) - lower(piece))) FROM unnest(l.l) AS piece), 0)
                       AS seconds
            FROM waits w
            JOIN task_code c ON c.code = w.code
            LEFT JOIN visit v ON v.id = w.visit_id
            LEFT JOIN lay l ON l.task_id = w.task_id
            ORDER BY seconds DESC, w.number""";

    private final Commands commands;
    private final House house;
    private final JdbcClient jdbc;

    IdleProof(Commands commands, House house, JdbcClient jdbc) {
        this.commands = commands;
        this.house = house;
        this.jdbc = jdbc;
    }

    /** A day, until now when it is today. */
    public Day of(LocalDate day) {
        var all = jdbc.sql(LYING)
                .param("from", day.atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .param("to", day.plusDays(1).atStartOfDay(BusinessTime.ZONE).toOffsetDateTime())
                .param("now", commands.now().atOffset(ZoneOffset.UTC))
                .query((rs, row) -> new Waited(
                        new TaskId(rs.getObject("task_id", UUID.class)),
                        rs.getString("label"),
                        new Localized(rs.getString("zh"), rs.getString("en")),
                        Duration.ofMillis(Math.round(rs.getDouble("seconds") * 1000))))
                .list();
        var allowed = Duration.ofSeconds(house.rule("IDLE_SECONDS"));
        return new Day(
                all.size(),
                all.stream().filter(one -> one.waited.compareTo(allowed) > 0).toList());
    }

    /** Today. */
    public Day today() {
        return of(BusinessTime.day(commands.now()));
    }
}
