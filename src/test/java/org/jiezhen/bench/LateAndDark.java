package org.jiezhen.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Something late, and somebody who holds it and cannot be reached, in a house of several nodes: whoever looks, it is told once
 * for each rule, and once of each person.
 */
final class LateAndDark {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    // Longer than two looks of every node.
    private static final Duration LOOKS = Duration.ofSeconds(12);

    private final Promises promises;
    private final JdbcClient jdbc;
    private final Map<UUID, String> planted = new LinkedHashMap<>();

    /** @param database the properties with which the nodes reach it */
    LateAndDark(Promises promises, Map<String, Object> database) {
        this.promises = promises;
        this.jdbc = JdbcClient.create(new DriverManagerDataSource(
                String.valueOf(database.get("spring.datasource.url")),
                String.valueOf(database.get("spring.datasource.username")),
                String.valueOf(database.get("spring.datasource.password"))));
    }

    /** Plants both, waits until they are told, and then whether anybody tells them once more. */
    void isToldOnce(String when, String username) {
        var task = UUID.randomUUID();
        plant(task, username);
        planted.put(task, username);
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while ((told(task) < rules() || dark(username) < 1) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
        staysToldOnce(when);
    }

    /** Whether all that was planted so far is told once, and stays so. */
    void staysToldOnce(String when) {
        LockSupport.parkNanos(LOOKS.toNanos());
        planted.forEach((task, username) -> {
            promises.hold(
                    when + ": what is late goes on once by each rule",
                    "%d of %d, journalled %d times".formatted(told(task), rules(), journalled(task)),
                    told(task) == rules() && journalled(task) == rules());
            promises.hold(
                    when + ": who cannot be reached is told of once", dark(username) + " times", dark(username) == 1);
        });
    }

    private void plant(UUID task, String username) {
        jdbc.sql("""
                        WITH person AS (SELECT id FROM account WHERE username = :username),
                        entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id)
                            VALUES (now(), 'system', 'bench.late', 'task', :task) RETURNING id),
                        late AS (
                            INSERT INTO task (id, code, requester, note, requested, due, same)
                            SELECT CAST(:task AS uuid), 'ERRAND', id, 'late', now() - interval '2 hours',
                                   now() - interval '1 hour', :task
                            FROM person),
                        dark AS (
                            INSERT INTO staff_unreachable (account_id, since)
                            SELECT id, now() - interval '1 hour' FROM person)
                        INSERT INTO task_owner (task_id, holder, staff_id, started, recorded, begun_by)
                        SELECT CAST(:task AS uuid), 'STAFF', person.id, now(), now(), entry.id FROM person, entry""").param("task", task.toString()).param("username", username).update();
    }

    private int rules() {
        return count("SELECT count(*) FROM escalation_rule WHERE code IS NULL AND enabled AND minutes < 60");
    }

    private int told(UUID task) {
        return count("SELECT count(*) FROM escalation WHERE about = CAST(? AS uuid)", task.toString());
    }

    private int journalled(UUID task) {
        return count(
                "SELECT count(*) FROM journal WHERE action = 'oversight.escalate' AND subject_id = ?", task.toString());
    }

    private int dark(String username) {
        return count("""
                SELECT count(*) FROM journal j JOIN account a ON j.subject_id = a.id::text
                WHERE j.action = 'staff.unreachable' AND a.username = ?""", username);
    }

    private int count(String sql, Object... values) {
        return jdbc.sql(sql).params(values).query(Integer.class).single();
    }
}
