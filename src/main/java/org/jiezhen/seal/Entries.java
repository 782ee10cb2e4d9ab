package org.jiezhen.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** All rows of the journal in their order, some at a time: a long journal costs no memory. */
final class Entries implements AutoCloseable {

    private static final int AT_ONCE = 2_000;

    private final PreparedStatement statement;
    private final Queue<EntryRow> ahead = new ArrayDeque<>(AT_ONCE);
    private long from = Long.MIN_VALUE;
    private boolean ended;

    Entries(Connection connection) throws SQLException {
        statement = connection.prepareStatement(
                "SELECT " + EntryRow.columns(connection) + " FROM journal WHERE id >= ? ORDER BY id LIMIT " + AT_ONCE);
    }

    /** The next row up to a number, which stays the next one; null where there is none. */
    @Nullable
    EntryRow peek(long upTo) throws SQLException {
        if (ahead.isEmpty() && !ended) {
            read();
        }
        var next = ahead.peek();
        return next != null && next.id() <= upTo ? next : null;
    }

    /** Goes on from the row that {@link #peek} gave. */
    void pass() {
        ahead.remove();
    }

    private void read() throws SQLException {
        statement.setLong(1, from);
        try (var rows = statement.executeQuery()) {
            while (rows.next()) {
                var row = EntryRow.of(rows);
                ahead.add(row);
                from = row.id() + 1;
            }
        }
        ended = ahead.size() < AT_ONCE;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
