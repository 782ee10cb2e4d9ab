package org.jiezhen.seal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of seals, read and written. */
final class SealTable {

    static final String COLUMNS =
            "number, format, previous, first_id, last_id, entries, entry_macs, key_id, sealed_at, mac";

    // It goes into logs and onto screens, where somebody's text would say what they like.
    private static final String NO_KEY = "without an id";

    private SealTable() {}

    static Optional<Seal> last(Connection connection) throws SQLException {
        return before(connection, Long.MAX_VALUE);
    }

    /** The last one with a lower number. */
    static Optional<Seal> before(Connection connection, long number) throws SQLException {
        try (var statement = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM journal_seal WHERE number < ? ORDER BY number DESC LIMIT 1")) {
            statement.setLong(1, number);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(read(rows)) : Optional.empty();
            }
        }
    }

    /** Whether a key was in use at some time. */
    static boolean knows(Connection connection, SealKey key) throws SQLException {
        try (var statement = connection.prepareStatement("SELECT 1 FROM journal_seal WHERE key_id = ? LIMIT 1")) {
            statement.setString(1, key.id());
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    static void add(Connection connection, Seal seal) throws SQLException {
        try (var statement = connection.prepareStatement(
                "INSERT INTO journal_seal (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, seal.number());
            statement.setInt(2, seal.format());
            statement.setBytes(3, HexFormat.of().parseHex(seal.previous()));
            statement.setLong(4, seal.firstId());
            statement.setLong(5, seal.lastId());
            statement.setInt(6, seal.count());
            statement.setBytes(7, seal.entries().packed());
            statement.setString(8, seal.keyId());
            statement.setObject(9, OffsetDateTime.ofInstant(seal.at(), ZoneOffset.UTC));
            statement.setBytes(10, HexFormat.of().parseHex(seal.mac()));
            statement.executeUpdate();
        }
    }

    /** Reads whatever stands there: a seal that was tampered with is to be named, not to end the reading. */
    static Seal read(ResultSet row) throws SQLException {
        var at = row.getObject("sealed_at", OffsetDateTime.class);
        var keyId = row.getString("key_id");
        return new Seal(
                row.getLong("number"),
                row.getInt("format"),
                hex(row.getBytes("previous")),
                row.getLong("first_id"),
                row.getLong("last_id"),
                row.getInt("entries"),
                new SealedEntries(bytes(row.getBytes("entry_macs"))),
                keyId != null && keyId.matches("[0-9a-f]{16}") ? keyId : NO_KEY,
                at == null ? Instant.EPOCH : at.toInstant(),
                hex(row.getBytes("mac")));
    }

    private static String hex(byte @Nullable [] bytes) {
        return HexFormat.of().formatHex(bytes(bytes));
    }

    private static byte[] bytes(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
