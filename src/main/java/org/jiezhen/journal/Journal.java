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

    /**
     * The channel on which every entry is announced. The payload names its subject, and the one whose story it belongs
     * to: {@code kind:id kind:id}; a kind without an id means any of that kind.
     */
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
     * Something that entries are about.
     *
     * @param kind what kind of thing: {@code visit}, {@code account}
     * @param id the thing's opaque id
     */
    public record Subject(String kind, String id) {}

    /**
     * One of many entries that are appended together: see {@link #append} for what its parts mean.
     */
    public record Entry(
            String action,
            String subjectId,
            @Nullable String reason,
            @Nullable String detail) {}

    /**
     * Waits for its turn at the journal before anything is appended: for whoever has to lock something that others lock once
     * they have written their entry, and cannot write its own before.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void turn() {
        jdbc.sql("SELECT pg_advisory_xact_lock_shared(hashtextextended('journal.append', 0))")
                .query((rs, row) -> true)
                .single();
    }

    /**
     * Appends one entry within the running transaction.
     *
     * @param actor the opaque id of who acts: an account's id, or {@code system}
     * @param action the command, as {@code module.verb}
     * @param subject what was acted on
     * @param about whose story the entry belongs to: of a task, the visit it is for; null when it is the subject's own
     * @param reason a reason code, or null where the command needs none
     * @param detail ids and codes worth keeping, as a JSON object; never a name, never free text
     * @return the entry's number; numbers grow, but may have gaps
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(
            String actor,
            String action,
            Subject subject,
            @Nullable Subject about,
            @Nullable String reason,
            @Nullable String detail) {
        return jdbc.sql("""
                        WITH entry AS (
                            INSERT INTO journal (at, actor, action, subject_kind, subject_id, about_kind, about_id,
                                                 reason, detail)
                            VALUES (:at, :actor, :action, :kind, :id, :aboutKind, :aboutId, :reason,
                                    CAST(:detail AS jsonb))
                            RETURNING id)
                        SELECT id, pg_notify('jiezhen', :hint) FROM entry
                        """)
                .param("at", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("kind", subject.kind)
                .param("id", subject.id)
                .param("aboutKind", about == null ? null : about.kind)
                .param("aboutId", about == null ? null : about.id)
                .param("reason", reason)
                .param("detail", detail == null ? "{}" : detail)
                .param("hint", about == null ? hint(subject) : hint(subject) + ' ' + hint(about))
                .query((rs, row) -> rs.getLong(1))
                .single();
    }

    private static String hint(Subject subject) {
        return subject.kind + ':' + subject.id;
    }

    /** Appends one entry that belongs to its subject's own story. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long append(
            String actor,
            String action,
            String subjectKind,
            String subjectId,
            @Nullable String reason,
            @Nullable String detail) {
        return append(actor, action, new Subject(subjectKind, subjectId), null, reason, detail);
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
