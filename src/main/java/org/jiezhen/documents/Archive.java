package org.jiezhen.documents;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.customers.IdentityDocument;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was filled and signed, as it is kept. Services name the permissions. */
@Component
class Archive {

    private static final String DOCUMENTS = """
            SELECT id, number, visit_id, kind, version, language, body, filled_in, bound_kind, bound_id, filled, begun_by
            FROM document WHERE\s""";

    private final JdbcClient jdbc;

    Archive(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a document stands.
     *
     * @param party who signed of the guest's side; null while nobody has
     * @param takenBy before whom
     * @param byWhom who withdrew it, or why it is void
     * @param endedBy who wrote that down, by name
     */
    record Standing(
            DocumentId id,
            VisitId visit,
            String kind,
            DocumentState state,
            Instant since,
            @Nullable Signer party,
            @Nullable StaffId takenBy,
            @Nullable StaffId staff,
            @Nullable StaffId witness,
            @Nullable String byWhom,
            @Nullable String reason,
            @Nullable String endedBy) {}

    /** @throws Refusal when there is none */
    Written written(DocumentId id) {
        return jdbc.sql(DOCUMENTS + "id = ?")
                .param(id.value())
                .query(Archive::written)
                .optional()
                .orElseThrow(() -> new Refusal("refusal.documents.none"));
    }

    /** The one that people call by this number. */
    Optional<Written> called(long number) {
        return jdbc.sql(DOCUMENTS + "number = ?")
                .param(number)
                .query(Archive::written)
                .optional();
    }

    /** Some of all, in their order: those after a number. */
    List<Written> after(long number, int most) {
        return jdbc.sql(DOCUMENTS + "number > ? ORDER BY number LIMIT ?")
                .params(number, most)
                .query(Archive::written)
                .list();
    }

    private static Written written(ResultSet rs, int row) throws SQLException {
        var bound = rs.getString("bound_kind");
        return new Written(
                new DocumentId(rs.getObject("id", UUID.class)),
                rs.getLong("number"),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getString("kind"),
                rs.getInt("version"),
                rs.getString("language"),
                rs.getString("body"),
                rs.getString("filled_in"),
                bound == null ? null : new BoundTo(bound, rs.getString("bound_id")),
                at(rs, "filled"),
                rs.getLong("begun_by"));
    }

    /** The signatures under a document, as they were made. */
    List<Signature> signatures(DocumentId id) {
        return jdbc.sql("""
                        SELECT signer, name, staff_id, relation, paper, paper_no, checked, taken_by, doctor, strokes, device,
                               signed, begun_by
                        FROM document_signature WHERE document_id = ? ORDER BY id""").param(id.value()).query(Archive::signature).list();
    }

    private static Signature signature(ResultSet rs, int row) throws SQLException {
        var relation = rs.getString("relation");
        var paper = rs.getString("paper");
        return new Signature(
                Signer.valueOf(rs.getString("signer")),
                rs.getString("name"),
                Id.orNull(rs.getObject("staff_id", UUID.class), StaffId::new),
                relation == null ? null : Relation.valueOf(relation),
                paper == null ? null : IdentityDocument.Kind.valueOf(paper),
                rs.getString("paper_no"),
                rs.getString("checked"),
                new StaffId(rs.getObject("taken_by", UUID.class)),
                rs.getBoolean("doctor"),
                new Strokes(rs.getString("strokes")),
                rs.getString("device"),
                at(rs, "signed"),
                rs.getLong("begun_by"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }

    /** How a document stands. */
    Standing standing(DocumentId id) {
        return standing("n.document_id = ?", id.value()).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.documents.none"));
    }

    /** How all of a kind in a visit stand, the newest first. */
    List<Standing> of(VisitId visit, String kind) {
        return standing("n.visit_id = ? AND n.kind = ?", visit.value(), kind);
    }

    /** How all stand that belong to a thing. */
    List<Standing> of(BoundTo bound) {
        return standing("n.bound_kind = ? AND n.bound_id = ?", bound.kind(), bound.id());
    }

    private List<Standing> standing(String which, Object... params) {
        return jdbc.sql("""
                        SELECT n.document_id, n.visit_id, n.kind, n.state, n.since, n.signer, n.taken_by, n.staff_id, n.witness_id,
                               n.by_whom, n.reason, s.name
                        FROM document_now n LEFT JOIN staff_named s ON s.actor = n.ended_by_id::text
                        WHERE""" + " " + which + " ORDER BY n.number DESC")
                .params(params)
                .query((rs, row) -> new Standing(
                        new DocumentId(rs.getObject(1, UUID.class)),
                        new VisitId(rs.getObject(2, UUID.class)),
                        rs.getString(3),
                        DocumentState.valueOf(rs.getString(4)),
                        at(rs, "since"),
                        Optional.ofNullable(rs.getString(6))
                                .map(Signer::valueOf)
                                .orElse(null),
                        Id.orNull(rs.getObject(7, UUID.class), StaffId::new),
                        Id.orNull(rs.getObject(8, UUID.class), StaffId::new),
                        Id.orNull(rs.getObject(9, UUID.class), StaffId::new),
                        rs.getString(10),
                        rs.getString(11),
                        rs.getString(12)))
                .list();
    }
}
