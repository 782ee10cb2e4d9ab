package org.jiezhen.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The kinds of texts, and what was published of each. Services name the permissions. */
@Component
class Texts {

    private final JdbcClient jdbc;

    Texts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All kinds, in their order. */
    List<TextKind> kinds() {
        return jdbc.sql("SELECT code, zh, en, staff, witness, blocks, needs, on_form FROM document_kind ORDER BY rank")
                .query((rs, row) -> new TextKind(
                        rs.getString(1),
                        new Localized(rs.getString(2), rs.getString(3)),
                        TextKind.Beside.valueOf(rs.getString(4)),
                        rs.getBoolean(5),
                        rs.getBoolean(6),
                        Placeholder.parse(rs.getString(7)),
                        rs.getBoolean(8)))
                .list();
    }

    /** @throws Refusal when there is none with this code */
    TextKind kind(String code) {
        return kinds().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.documents.kind"));
    }

    /** What is signed on a day. */
    Optional<PublishedText> inForce(String kind, LocalDate day) {
        return published(kind).stream().filter(one -> !one.since().isAfter(day)).findFirst();
    }

    /** All that was published of a kind, the newest first. */
    List<PublishedText> published(String kind) {
        return jdbc.sql("""
                        SELECT t.version, t.zh, t.en, t.since, t.published, p.name, b.name
                        FROM document_text t
                        LEFT JOIN staff_named p ON p.actor = t.proposed_by::text
                        LEFT JOIN staff_named b ON b.actor = t.published_by::text
                        WHERE t.kind = ? ORDER BY t.version DESC""").param(kind).query(Texts::text).list();
    }

    private static PublishedText text(ResultSet rs, int row) throws SQLException {
        return new PublishedText(
                rs.getInt(1),
                new Localized(rs.getString(2), rs.getString(3)),
                Objects.requireNonNull(rs.getObject(4, LocalDate.class)),
                Objects.requireNonNull(rs.getObject(5, OffsetDateTime.class)).toInstant(),
                rs.getString(6),
                rs.getString(7));
    }
}
