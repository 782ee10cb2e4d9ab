package org.jiezhen.seal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * One row of the journal as it stands in the table.
 *
 * @param at the very value that PostgreSQL keeps: microseconds since 2000, UTC; infinity too is one
 */
record EntryRow(
        long id,
        byte @Nullable [] at,
        @Nullable String actor,
        @Nullable String action,
        @Nullable String subjectKind,
        @Nullable String subjectId,
        @Nullable String reason,
        @Nullable String detail,
        @Nullable String aboutKind,
        @Nullable String aboutId) {

    private static final String COLUMNS =
            "id, timestamptz_send(at), actor, action, subject_kind, subject_id, reason, CAST(detail AS text), ";

    /** The columns as this database has them: before version 80 no entry said whose story it belongs to. */
    static String columns(Connection connection) throws SQLException {
        try (var columns = connection.getMetaData().getColumns(null, "public", "journal", "about_kind")) {
            return COLUMNS + (columns.next() ? "about_kind, about_id" : "NULL, NULL");
        }
    }

    // What must not be null may be so all the same, where somebody has been at work with the owner's rights.
    static EntryRow of(ResultSet row) throws SQLException {
        return new EntryRow(
                row.getLong(1),
                row.getBytes(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    /**
     * Vouches for everything but the id, so that an entry that was moved is known again elsewhere.
     *
     * @param format as of the seal: the first knew nothing of stories, and an entry that was given one since is altered
     */
    byte[] macBy(Mac mac, int format) {
        var written = new Canonical("jiezhen.entry." + format)
                .bytes(at)
                .text(actor)
                .text(action)
                .text(subjectKind)
                .text(subjectId)
                .text(reason)
                .text(detail);
        if (format > 1 || aboutKind != null || aboutId != null) {
            written.text(aboutKind).text(aboutId);
        }
        return mac.doFinal(written.written());
    }

    /** What vouches for it in each format that a seal over it may have, in hexadecimal. */
    List<String> macsBy(Mac mac) {
        return IntStream.rangeClosed(1, Seal.FORMAT)
                .mapToObj(format -> HexFormat.of().formatHex(macBy(mac, format)))
                .toList();
    }
}
