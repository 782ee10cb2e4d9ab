package org.jiezhen.acts;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the journal tells of a subject, read inside a command: to say who was first, and when. */
@Component
public class Story {

    /** An entry, as far as a command asks for it. */
    record Entry(String actor, String action, String kind, UUID subject, Instant at) {}

    private final JdbcClient jdbc;

    Story(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An entry about a subject with an id of its own. */
    Optional<Entry> entry(long id) {
        return jdbc.sql("""
                        SELECT actor, action, subject_kind, subject_id, at FROM journal
                        WHERE id = ? AND subject_id ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'""")
                .param(id)
                .query((rs, row) -> new Entry(
                        rs.getString(1),
                        rs.getString(2),
                        rs.getString(3),
                        UUID.fromString(rs.getString(4)),
                        rs.getObject(5, OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Whether an entry was taken back before an undo that has its own entry already. */
    boolean isUndone(long entry, Journal.Subject subject, Act undo, long before) {
        return jdbc.sql("""
                        SELECT count(*) FROM journal
                        WHERE subject_kind = :kind AND subject_id = :id AND action = :undo AND id < :before
                          AND detail ->> 'entry' = CAST(:entry AS text)""")
                        .param("kind", subject.kind())
                        .param("id", subject.id())
                        .param("undo", undo.code())
                        .param("before", before)
                        .param("entry", entry)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** What happened on top of an act that should be taken back: who did it, and when. */
    public <I extends Id, S extends Subject<I>> Refusal onTop(Kind<I, S> kind, S subject, long entry) {
        return last(
                "refusal.undo.onTop",
                jdbc.sql(LAST + "AND j.action <> :undo AND j.id > :entry ORDER BY j.id DESC LIMIT 1")
                        .param("undo", kind.undo().code()),
                kind.reference(subject.id()),
                entry);
    }

    /**
     * Who did one of these acts last, before an entry.
     *
     * @param key of the refusal; it is given that person's name, and when it was
     */
    public Refusal lastBefore(String key, Journal.Subject subject, Collection<? extends Act> acts, long entry) {
        return last(
                key,
                jdbc.sql(LAST + "AND j.action IN (:acts) AND j.id < :entry ORDER BY j.id DESC LIMIT 1")
                        .param("acts", acts.stream().map(Act::code).toList()),
                subject,
                entry);
    }

    private static final String LAST = """
            SELECT n.name, j.at FROM journal j LEFT JOIN staff_named n ON n.actor = j.actor
            WHERE j.subject_kind = :kind AND j.subject_id = :id\s""";

    private static Refusal last(String key, JdbcClient.StatementSpec which, Journal.Subject subject, long entry) {
        return which.param("kind", subject.kind())
                .param("id", subject.id())
                .param("entry", entry)
                .query((rs, row) -> new Refusal(
                        key,
                        Optional.ofNullable(rs.getString(1)).orElse(""),
                        rs.getObject(2, OffsetDateTime.class).toInstant()))
                .optional()
                .orElseGet(() -> unknown(subject.kind()));
    }

    /** There is no such thing, or none that is this person's business. */
    static Refusal unknown(String kind) {
        return new Refusal("refusal." + kind + ".unknown");
    }
}
