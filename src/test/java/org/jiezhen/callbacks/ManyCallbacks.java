package org.jiezhen.callbacks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Years of callbacks of customers who are there already: as many a day until today, each rung, some twice; those of today and
 * some of the last days are still to be made, and as many are planned for each day of the year that comes.
 */
public final class ManyCallbacks {

    // So many in a statement that none of them is cancelled for taking too long.
    private static final int PORTION = 50_000;
    private static final List<String> TABLES =
            List.of("callback", "callback_due", "callback_call", "callback_result", "callback_note", "callback_claim");
    private static final int OVERDUE_DAYS = 3;
    private static final int OVERDUE_ONCE_IN = 20;

    private ManyCallbacks() {}

    /**
     * Fills the tables.
     *
     * @param many how many callbacks lie in the past
     * @param days over how many days
     * @param day how many are due today, and planned for each day of a year
     */
    public static void fill(JdbcClient jdbc, int many, int days, int day, LocalDate today) {
        // Who acted, once a day.
        jdbc.sql("""
                        INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                        SELECT CAST(:today - n AS timestamp) + interval '10 hours', 'system', 'callbacks.conclude', 'callback',
                               CAST(:today - n AS text)
                        FROM generate_series(0, :days) AS n""").param("today", today).param("days", days).update();
        jdbc.sql("CREATE TEMP TABLE many_people AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM customer")
                .update();
        jdbc.sql("CREATE UNIQUE INDEX ON many_people (n)").update();
        jdbc.sql("""
                        CREATE TEMP TABLE many_days AS
                        SELECT CAST(subject_id AS date) AS day, max(id) AS entry FROM journal
                        WHERE action = 'callbacks.conclude' AND subject_id ~ '^\\d{4}-' GROUP BY subject_id""").update();
        jdbc.sql("CREATE UNIQUE INDEX ON many_days (day)").update();
        var all = many + (int) (day * 365.0);
        var made = without(jdbc);
        for (var from = 0; from < all; from += PORTION) {
            portion(jdbc, from, Math.min(all, from + PORTION), many, days, day, today);
        }
        made.forEach(one -> jdbc.sql(one).update());
        jdbc.sql("DROP TABLE many_people, many_days").update();
    }

    /** Rows come in without references and indexes, which are made again, whole, afterwards: by these statements. */
    private static List<String> without(JdbcClient jdbc) {
        var again = new ArrayList<String>();
        jdbc.sql("""
                        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
                        WHERE contype = 'f' AND conrelid::regclass::text IN (:tables) ORDER BY conname""")
                .param("tables", TABLES)
                .query((rs, row) -> List.of(rs.getString(1), rs.getString(2), rs.getString(3)))
                .list()
                .forEach(one -> {
                    jdbc.sql("ALTER TABLE " + one.get(0) + " DROP CONSTRAINT " + one.get(1))
                            .update();
                    again.add("ALTER TABLE " + one.get(0) + " ADD CONSTRAINT " + one.get(1) + ' ' + one.get(2));
                });
        jdbc.sql("""
                        SELECT i.indexname, i.indexdef FROM pg_indexes i
                        WHERE i.tablename IN (:tables) AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = i.indexname)""")
                .param("tables", TABLES)
                .query((rs, row) -> List.of(rs.getString(1), rs.getString(2)))
                .list()
                .forEach(one -> {
                    jdbc.sql("DROP INDEX " + one.get(0)).update();
                    again.addFirst(one.get(1));
                });
        return again;
    }

    private static void portion(JdbcClient jdbc, int from, int to, int many, int days, int day, LocalDate today) {
        jdbc.sql("DROP TABLE IF EXISTS many_now").update();
        jdbc.sql("""
                        CREATE TEMP TABLE many_now AS
                        SELECT gen_random_uuid() AS id, gen_random_uuid() AS call, gen_random_uuid() AS missed, p.id AS customer, f.*,
                               coalesce(d.entry, (SELECT max(entry) FROM many_days)) AS entry,
                               CASE WHEN f.n % 10 < 6 THEN 'NO_DEAL' WHEN f.n % 10 < 8 THEN 'DEAL' ELSE 'AFTER_LOCAL' END AS why,
                               CAST(f.due AS timestamp) AT TIME ZONE 'Asia/Shanghai' + interval '9 hours'
                                   + f.n % 600 * interval '1 minute' AS at
                        FROM (SELECT n, CASE WHEN n >= :many THEN :today + 1 + (n - :many) / :day
                                             WHEN n >= :many - :day THEN :today
                                             ELSE :today - 1 - CAST(CAST(n AS bigint) * 7919 % :days AS int) END AS due
                              FROM generate_series(:from, :to - 1) AS n) AS f
                        JOIN many_people p ON p.n = CAST(f.n AS bigint) * 104729 % (SELECT count(*) FROM many_people)
                        LEFT JOIN many_days d ON d.day = f.due""")
                .param("from", from)
                .param("to", to)
                .param("many", many)
                .param("days", days)
                .param("day", day)
                .param("today", today)
                .update();
        jdbc.sql("""
                        ALTER TABLE many_now ADD COLUMN open boolean""").update();
        jdbc.sql("UPDATE many_now SET open = due >= :today OR (due > :today - :late AND n % :once = 0)")
                .param("today", today)
                .param("late", OVERDUE_DAYS + 1)
                .param("once", OVERDUE_ONCE_IN)
                .update();
        jdbc.sql("""
                        INSERT INTO callback (id, customer_id, why, origin, origin_id, set_by)
                        SELECT id, customer, why, 'years', id, entry FROM many_now""").update();
        jdbc.sql("""
                        INSERT INTO callback_due (callback_id, due, role_code, started, ended, recorded, begun_by, ended_by)
                        SELECT id, due, 'CALLBACK_AGENT', at - interval '3 days', CASE WHEN open THEN NULL ELSE at END, at, entry,
                               CASE WHEN open THEN NULL ELSE entry END
                        FROM many_now""").update();
        jdbc.sql("""
                        INSERT INTO callback_call (id, customer_id, staff_id, opened, opened_by, script, script_version, spoke)
                        SELECT c.id, m.customer, a.id, m.at + c.later * interval '90 minutes', m.entry, m.why, 1,
                               CASE WHEN c.later = 1 THEN 'SELF' END
                        FROM many_now m
                        CROSS JOIN LATERAL (VALUES (m.missed, 0), (m.call, 1)) AS c (id, later)
                        JOIN (SELECT id, row_number() OVER (ORDER BY username) AS n, count(*) OVER () AS all
                              FROM account WHERE username IN ('caomin', 'xiaqing')) AS a ON a.n = 1 + m.n % a.all
                        WHERE NOT m.open AND (c.later = 1 OR m.n % 3 = 0)""").update();
        jdbc.sql("""
                        INSERT INTO callback_result (call_id, outcome, mood, started, recorded, begun_by)
                        SELECT c.id, c.outcome, CASE WHEN c.later = 1 THEN 'CALM' END, m.at + c.later * interval '94 minutes', m.at, m.entry
                        FROM many_now m
                        CROSS JOIN LATERAL (VALUES (m.missed, 0, 'NO_ANSWER'), (m.call, 1, 'REACHED')) AS c (id, later, outcome)
                        WHERE NOT m.open AND (c.later = 1 OR m.n % 3 = 0)""").update();
        jdbc.sql("""
                        INSERT INTO callback_note (call_id, note, at) SELECT call, '恢复得不错，想再看看', at FROM many_now WHERE NOT open""").update();
        jdbc.sql("""
                        INSERT INTO callback_claim (customer_id, call_id, staff_id, started, ended, recorded, begun_by, ended_by)
                        SELECT m.customer, k.id, k.staff_id, k.opened, k.opened + interval '4 minutes', k.opened, m.entry, m.entry
                        FROM many_now m JOIN callback_call k ON k.id = m.call""").update();
    }
}
