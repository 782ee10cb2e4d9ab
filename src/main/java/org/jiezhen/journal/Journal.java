package org.jiezhen.journal;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * The journal of accepted commands: audit and signal in one. An entry is written in the transaction of the command it
 * records, and the same statement raises {@code NOTIFY}, so that a change and its announcement cannot part. The
 * database refuses updates and deletes to the role the portal runs as; what others do to it is seen by its seal, for
 * which the table itself makes every insert wait its turn ({@code journal_gate}).
 */
@Component
public class Journal {

    /** The channel on which every entry is announced; the payload is the kind of its subject. */
    public static final String CHANNEL = "jiezhen";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Journal(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * One of many entries that are appended together: see {@link #append} for what its parts mean.
     */
    public record Entry(
            String action,
            String subjectId,
            @Nullable String reason,
            @Nullable String detail) {}

    /**
     * Appends one entry within the running transaction.
     *
     * @param actor the opaque id of who acts: an account's id, or {@code system}
     * @param action the command, as {@code module.verb}
     * @param subjectKind what kind of thing was acted on: {@code visit}, {@code account}
     * @param subjectId the thing's opaque id
     * @param reason a reason code, or null where the command needs none
     * @param detail ids and codes worth keeping, as a JSON object; never a name, never free text
     * @return the entry's number; numbers grow, but may have gaps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(
            String actor,
            String action,
            String subjectKind,
            String subjectId,
            @Nullable String reason,
            @Nullable String detail) {
        return jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id, reason, detail)
                            VALUES (:at, :actor, :action, :kind, :id, :reason, CAST(:detail AS jsonb))
                            RETURNING id)
                        SELECT id, pg_notify('jiezhen', :kind) FROM entry
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("kind", subjectKind)
                .param("id", subjectId)
                .param("reason", reason)
                .param("detail", detail == null ? "{}" : detail)
                .query((rs, row) -> rs.getLong(1))
                .single();
    }

    /**
     * Appends many entries about subjects of one kind within the running transaction, by one statement and with one
     * announcement: for a command on a thousand things. Their numbers grow in the order given.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void appendAll(String actor, String subjectKind, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id, reason, detail)
                            SELECT :at, :actor, e.action, :kind, e."subjectId", e.reason,
                                   CAST(coalesce(e.detail, '{}') AS jsonb)
                            FROM ROWS FROM (
                                jsonb_to_recordset(CAST(:entries AS jsonb))
                                    AS (action text, "subjectId" text, reason text, detail text)
                            ) WITH ORDINALITY AS e (action, "subjectId", reason, detail, ordinal)
                            ORDER BY e.ordinal
                            RETURNING id)
                        SELECT pg_notify('jiezhen', :kind), count(*) FROM entry
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor)
                .param("kind", subjectKind)
                .param("entries", json.writeValueAsString(entries))
                .query((rs, row) -> true)
                .single();
    }
}
