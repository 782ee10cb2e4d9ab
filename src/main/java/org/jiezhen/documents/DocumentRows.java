package org.jiezhen.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.documents.DocumentsBoard.DocumentFact;
import org.jiezhen.documents.DocumentsBoard.Row;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Localized;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What there is in visits, kind by kind: the documents, and of which kind there is none. No text of any. */
@Component
class DocumentRows {

    // What nobody signed and another stands for is not shown.
    private static final String ROWS = """
            SELECT v.id AS visit_id, k.code, k.rank, k.zh, k.en, k.blocks, k.staff, k.witness, n.document_id, n.number,
                   coalesce(n.version, f.version) AS version, n.state, coalesce(n.since, f.signed) AS since, n.signer,
                   coalesce(n.signed, f.signed) AS party_signed, n.staff_signed, n.witness_signed, n.by_whom,
                   s.started AS shown_since, sn.name AS shown_by, f.version IS NOT NULL AS on_form,
                   EXISTS (SELECT FROM document_text t WHERE t.kind = k.code AND t.since <= :today) AS published,
                   ARRAY(SELECT staff_id FROM document_concerns WHERE visit_id = v.id
                         UNION SELECT staff_id FROM visit_custody_now WHERE visit_id = v.id AND staff_id IS NOT NULL
                         UNION SELECT taker_id FROM visit_handoff_now WHERE visit_id = v.id AND taker_id IS NOT NULL
                         UNION SELECT giver_id FROM visit_handoff_now WHERE visit_id = v.id AND giver_id IS NOT NULL)
                       AS concerns
            FROM visit v
            CROSS JOIN document_kind k
            LEFT JOIN document_now n ON n.visit_id = v.id AND n.kind = k.code
                 AND NOT (n.state = 'VOID' AND n.signed IS NULL)
            LEFT JOIN intake_notice_signed f ON k.on_form AND f.visit_id = v.id AND n.document_id IS NULL
            LEFT JOIN document_shown s ON s.document_id = n.document_id AND s.ended IS NULL AND s.voided IS NULL
            LEFT JOIN staff_named sn ON sn.actor = s.staff_id::text
            WHERE v.id IN (:visits)
            ORDER BY v.id, k.rank, n.number DESC
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Those of some visits, in one statement. */
    List<DocumentFact> of(Set<UUID> visits) {
        return visits.isEmpty()
                ? List.of()
                : jdbc.sql(ROWS)
                        .param("visits", visits)
                        .param("today", BusinessTime.day(clock.instant()))
                        .query(DocumentRows::fact)
                        .list();
    }

    private static DocumentFact fact(ResultSet rs, int row) throws SQLException {
        var visit = new VisitId(rs.getObject("visit_id", UUID.class));
        var id = rs.getObject("document_id", UUID.class);
        var code = rs.getString("code");
        var state = rs.getString("state");
        var signer = rs.getString("signer");
        var number = rs.getLong("number");
        return new DocumentFact(
                id == null ? visit + ":" + code : id.toString(),
                visit,
                id == null ? null : new DocumentId(id),
                code,
                // The newest of a kind first.
                rs.getInt("rank") * 10_000 + 9_999 - (int) (number % 10_000),
                new Localized(rs.getString("zh"), rs.getString("en")),
                rs.getBoolean("blocks"),
                id == null ? null : Written.label(number),
                rs.getObject("version", Integer.class),
                state == null
                        ? rs.getBoolean("on_form")
                                ? Row.ON_FORM
                                : rs.getBoolean("published") ? Row.MISSING : Row.NO_TEXT
                        : Row.valueOf(state),
                instant(rs, "since"),
                signer == null ? null : Signer.valueOf(signer),
                instant(rs, "party_signed"),
                !rs.getString("staff").equals("NONE") && rs.getObject("staff_signed") == null,
                rs.getBoolean("witness") && rs.getObject("witness_signed") == null,
                rs.getString("by_whom"),
                instant(rs, "shown_since"),
                rs.getString("shown_by"),
                Arrays.stream((UUID[]) rs.getArray("concerns").getArray())
                        .map(StaffId::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Instant instant(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
