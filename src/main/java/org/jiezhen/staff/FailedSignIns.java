package org.jiezhen.staff;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What whoever signs in should know: that somebody else may have tried. */
@Component
@Transactional(readOnly = true)
public class FailedSignIns {

    /** How often it was tried in vain, and when last. */
    public record Tried(int times, Instant last) {}

    private final CurrentStaff current;
    private final JdbcClient jdbc;

    FailedSignIns(CurrentStaff current, JdbcClient jdbc) {
        this.current = current;
        this.jdbc = jdbc;
    }

    /** What was tried in this person's name between the last sign-in and the one before; nothing where nothing was. */
    public Optional<Tried> beforeThisOne() {
        return current.find().flatMap(user -> jdbc.sql("""
                        WITH entered AS (
                            SELECT id FROM journal_told
                            WHERE story_kind = 'account' AND story_id = :account AND action = 'staff.signIn'
                              AND reason <> 'REMEMBERED'
                            ORDER BY id DESC LIMIT 2)
                        SELECT count(*), max(at) FROM journal_told
                        WHERE story_kind = 'account' AND story_id = :account AND action = 'staff.signInFailed'
                          AND id < (SELECT max(id) FROM entered)
                          AND id > coalesce((SELECT min(id) FROM entered HAVING count(*) = 2), 0)""")
                .param("account", user.id().toString())
                .query((rs, row) -> {
                    var last = rs.getObject(2, OffsetDateTime.class);
                    return last == null
                            ? Optional.<Tried>empty()
                            : Optional.of(new Tried(rs.getInt(1), last.toInstant()));
                })
                .single());
    }
}
