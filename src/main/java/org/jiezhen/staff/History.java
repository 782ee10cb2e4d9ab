package org.jiezhen.staff;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jiezhen.shared.Permission;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who changed what, and when, as the journal has it: for whoever answers for it. */
@Service
@RolesAllowed(Permission.STAFF_HISTORY)
@Transactional(readOnly = true)
public class History {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    History(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Something that was done.
     *
     * @param by who did it; null where it was no person
     * @param action the command, as the journal names it: {@code customers.correct}
     * @param reason its reason code, when it had one
     * @param parts which parts were changed, as far as that is written down
     */
    public record Entry(
            Instant at,
            @Nullable String by,
            String action,
            @Nullable String reason,
            List<String> parts) {}

    /**
     * What was done to something, the last first.
     *
     * @param kind as the journal names it
     * @param ids of all the records of it
     * @param actions which of what is written down is a change
     */
    public List<Entry> of(String kind, Collection<String> ids, Set<String> actions) {
        return jdbc.sql("""
                        SELECT j.at, n.name, j.action, j.reason, j.detail ->> 'parts' AS parts
                        FROM journal_told j LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE j.subject_kind = :kind AND j.subject_id = ANY (:ids) AND j.action = ANY (:actions)
                        ORDER BY j.id DESC LIMIT :most""")
                .param("kind", kind)
                .param("ids", ids.toArray(String[]::new))
                .param("actions", actions.toArray(String[]::new))
                .param("most", MOST)
                .query((rs, row) -> {
                    var parts = rs.getString("parts");
                    return new Entry(
                            rs.getObject("at", OffsetDateTime.class).toInstant(),
                            rs.getString("name"),
                            rs.getString("action"),
                            rs.getString("reason"),
                            parts == null ? List.of() : Arrays.asList(parts.split(",")));
                })
                .list();
    }
}
