package org.jiezhen.seal;

import java.sql.ResultSet;
import java.sql.SQLException;
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
        @Nullable String detail) {

    static final String COLUMNS =
            "id, timestamptz_send(at), actor, action, subject_kind, subject_id, reason, CAST(detail AS text)";

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
                row.getString(8));
    }

    /** Vouches for everything but the id, so that an entry that was moved is known again elsewhere. */
    byte[] macBy(Mac mac) {
        return mac.doFinal(new Canonical("jiezhen.entry." + Seal.FORMAT)
                .bytes(at)
                .text(actor)
                .text(action)
                .text(subjectKind)
                .text(subjectId)
                .text(reason)
                .text(detail)
                .written());
    }
}
