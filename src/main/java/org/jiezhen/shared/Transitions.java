package org.jiezhen.shared;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Periods: how a state changes without being overwritten. A row says what was so from {@code started} to {@code ended},
 * and that we knew it from {@code recorded} until {@code voided}. Open means: neither ended nor voided. Ending one
 * period and beginning the next is one statement, at one instant, never earlier than the open one's start.
 *
 * <p>This is SQL rather than JPA because Hibernate writes inserts before updates, which breaks the unique indexes on
 * open periods that keep two from being true at once.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Transitions {

    /**
     * A table of periods of one subject: {@code (id, <subject>, <values…>, started, ended, recorded, voided, begun_by,
     * ended_by, voided_by)}, with a unique index on the subject over open rows, or on the subject and one of the values
     * where several things can be so at once. Names come from the code alone.
     *
     * @param table the table
     * @param subject the column that says whose period it is
     * @param values the columns that say what was so, with their SQL types
     * @param claim the one of them that holds what only one subject may have at a time, or null
     * @param each the one of them of which each value can be so at the same time as others, or null
     */
    public record Track(
            String table,
            String subject,
            List<Value> values,
            @Nullable String claim,
            @Nullable String each) {
        public Track(String table, String subject, List<Value> values, String claim) {
            this(table, subject, values, claim, null);
        }

        public Track(String table, String subject, List<Value> values) {
            this(table, subject, values, null, null);
        }

        /** The same, where one period of each value of this column can be open. */
        public Track oneOfEach(String column) {
            return new Track(table, subject, values, claim, column);
        }
    }

    /** A column that says what was so, and its SQL type. */
    public record Value(String column, String type) {}

    /** What became of a transition. */
    public enum Outcome {
        /** The state is as asked. */
        DONE,
        /** There was no open period to end, or not the one expected: somebody was first. */
        NOT_OPEN,
        /** Something that only one may have is had by another. */
        TAKEN
    }

    private final JdbcClient jdbc;

    Transitions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Begins the subject's first period. {@code TAKEN} when one is open, or when what it claims exclusively is had. */
    public Outcome begin(Track track, UUID subject, Map<String, ?> values, Instant now, long entry) {
        var begun = jdbc.sql("INSERT INTO " + track.table + " (" + columns(track) + ") VALUES (:subject, "
                        + params(track) + ", :now, :now, :entry) ON CONFLICT DO NOTHING")
                .params(bind(track, subject, values, now, entry))
                .update();
        return begun == 1 ? Outcome.DONE : Outcome.TAKEN;
    }

    /**
     * Ends the open period and begins the next at the same instant.
     *
     * @param expected the id of the period that must be the open one, or null for whichever is
     */
    public Outcome next(
            Track track, UUID subject, @Nullable Long expected, Map<String, ?> values, Instant now, long entry) {
        var sql =
                "WITH ended AS (" + endOpen(track, expected) + " RETURNING ended), begun AS (INSERT INTO " + track.table
                        + " (" + columns(track) + ") SELECT :subject, " + params(track)
                        + ", ended, :now, :entry FROM ended ON CONFLICT DO NOTHING RETURNING id)"
                        + " SELECT (SELECT count(*) FROM ended), (SELECT count(*) FROM begun)";
        var params = bind(track, subject, values, now, entry);
        params.put("expected", expected);
        return jdbc.sql(sql)
                .params(params)
                .query((rs, row) ->
                        rs.getInt(1) == 0 ? Outcome.NOT_OPEN : rs.getInt(2) == 0 ? Outcome.TAKEN : Outcome.DONE)
                .single();
    }

    /**
     * Ends the open period, or all that are open where several can be; nothing follows. {@code NOT_OPEN} when there was
     * none, or not the one expected.
     */
    public Outcome end(Track track, UUID subject, @Nullable Long expected, Instant now, long entry) {
        var ended = jdbc.sql(endOpen(track, expected))
                .param("subject", subject)
                .param("expected", expected)
                .param("now", utc(now))
                .param("entry", entry)
                .update();
        return ended > 0 ? Outcome.DONE : Outcome.NOT_OPEN;
    }

    /**
     * Takes back what a journal entry did on this track: its periods are voided, and what it had ended is open again as
     * if it had never been ended. The voided rows stay, so that a board as it stood then can still be told.
     *
     * <p>Entries about one subject are written under its lock: what came later has a greater number.
     *
     * @param undone the entry that is taken back
     * @param entry the entry of the undo itself
     * @param fallback values for the time since, when the ended period cannot be reopened because what it held
     *     exclusively was had by another meanwhile; it then stays ended
     * @return false when something has happened since, on top of what should be taken back; nothing was changed then
     */
    public boolean undo(Track track, UUID subject, long undone, Map<String, ?> fallback, Instant now, long entry) {
        var params = bind(track, subject, fallback, now, entry);
        params.put("undone", undone);
        var mine = track.table + " WHERE " + track.subject + " = :subject AND voided IS NULL AND ";
        var touched = "(begun_by = :undone OR ended_by = :undone)";
        // What is so of one value at a time is not on top of what is so of another; what an undo put back is.
        var ofTheSame = track.each == null
                ? ""
                : " AND %1$s IN (SELECT %1$s FROM %2$s WHERE %3$s = :subject AND %4$s)"
                        .formatted(track.each, track.table, track.subject, touched);
        var onTop = jdbc.sql("SELECT EXISTS (SELECT FROM " + mine + touched + ") AND EXISTS (SELECT FROM " + mine
                        + "(begun_by > :undone OR (begun_by = :undone AND ended_by > :undone))" + ofTheSame + ")")
                .params(params)
                .query(Boolean.class)
                .single();
        if (onTop) {
            return false;
        }
        jdbc.sql("UPDATE " + track.table + " SET voided = :now, voided_by = :entry WHERE " + track.subject
                        + " = :subject AND begun_by = :undone AND voided IS NULL")
                .params(params)
                .update();
        var values = names(track);
        var insert = "INSERT INTO " + track.table + " (" + columns(track) + ") SELECT :subject, ";
        jdbc.sql("WITH gone AS (SELECT id, " + values + ", started, ended FROM " + mine
                        + "ended_by = :undone), back AS (" + insert + values
                        + ", started, :now, :entry FROM gone" + unlessHadSince(track)
                        + " ON CONFLICT DO NOTHING RETURNING id), instead AS ("
                        + insert + params(track)
                        + ", ended, :now, :entry FROM gone WHERE NOT EXISTS (SELECT FROM back)) UPDATE " + track.table
                        + " SET voided = :now, voided_by = :entry WHERE id IN (SELECT id FROM gone)"
                        + " AND EXISTS (SELECT FROM back)")
                .params(params)
                .update();
        return true;
    }

    /**
     * Voids every period of the subject: what they say was never so. They stay, so that a board as it stood then can
     * still be told, and no figure counts them.
     */
    public void voidAll(Track track, UUID subject, Instant now, long entry) {
        jdbc.sql("UPDATE " + track.table + " SET voided = :now, voided_by = :entry WHERE " + track.subject
                        + " = :subject AND voided IS NULL")
                .param("subject", subject)
                .param("now", utc(now))
                .param("entry", entry)
                .update();
    }

    // Who had it for a moment and gave it back had it all the same: no two had it at one time.
    private static String unlessHadSince(Track track) {
        return track.claim == null
                ? ""
                : " WHERE NOT EXISTS (SELECT FROM " + track.table + " other WHERE other." + track.claim + " = gone."
                        + track.claim + " AND other.voided IS NULL AND other." + track.subject
                        + " <> :subject AND (other.ended IS NULL OR other.ended > gone.ended))";
    }

    private static String endOpen(Track track, @Nullable Long expected) {
        return "UPDATE " + track.table + " SET ended = GREATEST(:now, started), ended_by = :entry WHERE "
                + track.subject + " = :subject AND ended IS NULL AND voided IS NULL"
                + (expected == null ? "" : " AND id = :expected");
    }

    private static String columns(Track track) {
        return track.subject + ", " + names(track) + ", started, recorded, begun_by";
    }

    private static String names(Track track) {
        return track.values.stream().map(Value::column).collect(Collectors.joining(", "));
    }

    private static String params(Track track) {
        return track.values.stream()
                .map(value -> "CAST(:" + value.column + " AS " + value.type + ")")
                .collect(Collectors.joining(", "));
    }

    private static Map<String, Object> bind(Track track, UUID subject, Map<String, ?> values, Instant now, long entry) {
        var params = new HashMap<String, Object>();
        track.values.forEach(value -> params.put(value.column, values.get(value.column)));
        params.put("subject", subject);
        params.put("now", utc(now));
        params.put("entry", entry);
        return params;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
