package org.jiezhen.seal;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what has been appended to the journal. Of several nodes one seals at a time; the others come again later.
 *
 * <p>It remembers how far the journal was sealed. Seals that have gone since, or were replaced, leave a gap in the chain
 * for the verifier to find: the next one continues what was, not what is left of it. Nothing that was tampered with
 * stops it, because what comes after is worth as much; only a key that it does not know makes it wait, for two keys
 * by turns would look like a forgery.
 */
final class Sealer {

    /** The head of each seal has a logger of its own, so that it can be sent where nobody here can rewrite it. */
    static final String HEADS = "jiezhen.seal";

    private static final Logger HEAD_LOG = LoggerFactory.getLogger(HEADS);
    private static final Logger LOG = LoggerFactory.getLogger(Sealer.class);

    static final int BATCH = 10_000;
    private static final int FETCH = 1_000;
    private static final int PATIENT_TRIES = 10;

    // No longer than anybody who appends may be held up; who waits for a lock makes all who come later wait as well.
    private static final String PATIENCE = "SET LOCAL lock_timeout = '100ms'";
    private static final String LOCK_TIMED_OUT = "55P03";

    // Without the sequence somebody who picks a number high up would put all later entries behind the seal.
    private static final String HIGHEST = """
            SELECT least(max(id), pg_sequence_last_value(pg_get_serial_sequence('journal', 'id')::regclass)) FROM journal
            """;

    private final DataSource database;
    private final SealKeys keys;
    private final Clock clock;
    private @Nullable Seal remembered;
    private int busy;

    Sealer(DataSource database, SealKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Seals everything that nobody can come before any more, in batches.
     *
     * @return how many entries were sealed; none as well while the journal is too busy, or another node is sealing
     */
    synchronized long seal() throws SQLException {
        var highest = highestComplete();
        if (highest.isEmpty()) {
            return 0;
        }
        var sealed = 0L;
        while (!Thread.currentThread().isInterrupted()) {
            var next = sealNext(highest.getAsLong());
            if (next.isEmpty()) {
                break;
            }
            sealed += next.get().count();
        }
        return sealed;
    }

    /** The highest number such that every lower one has been committed, or never will be. */
    private OptionalLong highestComplete() throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute(PATIENCE);
                statement.execute("SELECT pg_advisory_xact_lock(hashtextextended('journal.append', 0))");
                // A statement of its own: it sees what was committed while the lock was waited for.
                try (var rows = statement.executeQuery(HIGHEST)) {
                    rows.next();
                    var highest = rows.getLong(1);
                    connection.commit();
                    busy = 0;
                    return OptionalLong.of(highest);
                }
            } catch (SQLException e) {
                connection.rollback();
                if (!LOCK_TIMED_OUT.equals(e.getSQLState())) {
                    throw e;
                }
                if (++busy % PATIENT_TRIES == 0) {
                    LOG.warn(
                            "The journal could not be sealed for the last {} times: somebody was always appending",
                            busy);
                }
                return OptionalLong.empty();
            }
        }
    }

    private Optional<Seal> sealNext(long highest) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var sealed = sealNext(connection, highest);
                connection.commit();
                // Not before: after a commit that failed there would be a gap that is none.
                sealed.ifPresent(seal -> {
                    remembered = seal;
                    HEAD_LOG.info(
                            "Journal sealed up to entry {} ({} entries): {}", seal.lastId(), seal.count(), seal.head());
                });
                return sealed;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        }
    }

    private Optional<Seal> sealNext(Connection connection, long highest) throws SQLException {
        if (!isTurnOfThisNode(connection)) {
            return Optional.empty();
        }
        var before = before(connection, highest);
        if (before.isEmpty() || before.get().lastId() >= highest) {
            return Optional.empty();
        }
        var entries = entries(connection, before.get().lastId(), highest);
        if (entries.size() == 0) {
            return Optional.empty();
        }
        var seal = Seal.close(before.get(), entries, clock.instant(), keys.present());
        SealTable.add(connection, seal);
        return Optional.of(seal);
    }

    private static boolean isTurnOfThisNode(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT pg_try_advisory_xact_lock(hashtextextended('journal.seal', 0))")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    /** What the next seal follows on; empty where this portal's keys do not fit. */
    private Optional<Seal.Link> before(Connection connection, long highest) throws SQLException {
        var last = SealTable.last(connection).orElse(null);
        var known = remembered;
        if (known != null && (last == null || isBehind(last, known))) {
            LOG.error(
                    "Seals of the journal were removed or replaced: it was sealed up to {}, and ends with {} now. See "
                            + "./portal verify",
                    known.head(),
                    last == null ? "none" : last.head());
            return Optional.of(known.link());
        }
        if (last == null) {
            return Optional.of(Seal.Link.NONE);
        }
        if (keysDoNotFit(connection, last)) {
            return Optional.empty();
        }
        var key = keys.find(last.keyId());
        if (key != null && !last.isGenuine(key)) {
            LOG.error("Seal {} of the journal was tampered with. See ./portal verify", last.number());
            return Optional.of(new Seal.Link(last.head(), coveredBy(connection, last, highest), last.keyId()));
        }
        remembered = last;
        return Optional.of(last.link());
    }

    /** A seal that was tampered with may claim numbers that are still to be given: then the one before it counts. */
    private long coveredBy(Connection connection, Seal last, long highest) throws SQLException {
        var seal = Optional.of(last);
        while (seal.isPresent() && seal.get().lastId() > highest) {
            seal = SealTable.before(connection, seal.get().number());
        }
        return seal.map(Seal::lastId).orElse(0L);
    }

    private static boolean isBehind(Seal last, Seal known) {
        return last.number() < known.number()
                || last.number() == known.number() && !last.head().equals(known.head());
    }

    private boolean keysDoNotFit(Connection connection, Seal last) throws SQLException {
        var present = keys.present();
        if (keys.find(last.keyId()) == null && !keys.isLost(last)) {
            LOG.error(
                    "The journal is not being sealed: it was last sealed with another key ({}). Give that one in {} as "
                            + "well; if it is lost, write {} there",
                    last.keyId(),
                    SealKeys.OLD,
                    SealKeys.lost(last));
            return true;
        }
        if (!last.keyId().equals(present.id()) && SealTable.knows(connection, present)) {
            LOG.error(
                    "The journal is not being sealed: {} ({}) was in use before, and has been replaced by key {}",
                    SealKeys.PRESENT,
                    present.id(),
                    last.keyId());
            return true;
        }
        return false;
    }

    private SealedEntries entries(Connection connection, long after, long highest) throws SQLException {
        var mac = keys.present().mac();
        var entries = new SealedEntries.Builder();
        // The highest is not asked for: with two ends PostgreSQL may read and sort all that is between them.
        try (var statement = connection.prepareStatement(
                "SELECT " + EntryRow.columns(connection) + " FROM journal WHERE id > ? ORDER BY id LIMIT " + BATCH)) {
            statement.setFetchSize(FETCH);
            statement.setLong(1, after);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var row = EntryRow.of(rows);
                    if (row.id() > highest) {
                        break;
                    }
                    entries.add(row.id(), row.macBy(mac, Seal.FORMAT));
                }
            }
        }
        return entries.build();
    }
}
