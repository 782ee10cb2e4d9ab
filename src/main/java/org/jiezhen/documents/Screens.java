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
import org.jiezhen.shared.Transitions;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which documents are before their guests, and on whose screens. */
@Component
class Screens {

    private static final String OPEN = """
            SELECT s.document_id, d.visit_id, s.shift_id, s.staff_id, s.doctor, s.signer, s.name, s.checked, s.relation, s.paper,
                   s.paper_no, s.until, s.started, (SELECT name FROM staff_named WHERE actor = s.staff_id::text) AS by_name
            FROM document_shown s JOIN document d ON d.id = s.document_id
            WHERE s.ended IS NULL AND s.voided IS NULL AND\s""";

    private final Transitions transitions;
    private final JdbcClient jdbc;

    Screens(Transitions transitions, JdbcClient jdbc) {
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    /**
     * A document before a guest.
     *
     * @param by whose sign-in it is
     * @param doctor whether that is a doctor
     * @param signer who is to sign, as the house has made sure
     */
    record Screen(
            DocumentId document,
            VisitId visit,
            UUID shift,
            StaffId by,
            @Nullable String byName,
            boolean doctor,
            Signer signer,
            String name,
            String checked,
            @Nullable Relation relation,
            IdentityDocument.@Nullable Kind paper,
            @Nullable String paperNo,
            Instant since,
            Instant until) {

        /** Without what could pass for somebody, so that it comes into no log. */
        @Override
        public String toString() {
            return "Screen[" + document + "]";
        }
    }

    /** Where a document is shown. */
    Optional<Screen> of(DocumentId document) {
        return jdbc.sql(OPEN + "s.document_id = ?")
                .param(document.value())
                .query(Screens::screen)
                .optional();
    }

    /** What stands on the screens of a sign-in. */
    Optional<Screen> on(UUID shift) {
        return jdbc.sql(OPEN + "s.shift_id = ?")
                .param(shift)
                .query(Screens::screen)
                .optional();
    }

    /** The visit whose document was on the screens of a sign-in last. */
    Optional<VisitId> lastOn(UUID shift) {
        return jdbc.sql("""
                        SELECT d.visit_id FROM document_shown s JOIN document d ON d.id = s.document_id
                        WHERE s.shift_id = ? AND s.voided IS NULL ORDER BY s.id DESC LIMIT 1""").param(shift).query(UUID.class).optional().map(VisitId::new);
    }

    /** Those that are before a guest for too long, or whose guest is not here any more. */
    List<Screen> overdue(Instant now) {
        return jdbc.sql(OPEN + """
                        (s.until <= ? OR NOT EXISTS (SELECT FROM visit_custody_now g WHERE g.visit_id = d.visit_id))
                        FOR UPDATE OF s SKIP LOCKED""")
                .param(Writing.at(now))
                .query(Screens::screen)
                .list();
    }

    /** Before the guest no longer; nothing changes when it is not. */
    void over(DocumentId document, Instant now, long entry) {
        transitions.end(Document.SHOWN, document.value(), null, now, entry);
    }

    private static Screen screen(ResultSet rs, int row) throws SQLException {
        var relation = rs.getString("relation");
        var paper = rs.getString("paper");
        return new Screen(
                new DocumentId(rs.getObject("document_id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                rs.getObject("shift_id", UUID.class),
                new StaffId(rs.getObject("staff_id", UUID.class)),
                rs.getString("by_name"),
                rs.getBoolean("doctor"),
                Signer.valueOf(rs.getString("signer")),
                rs.getString("name"),
                rs.getString("checked"),
                relation == null ? null : Relation.valueOf(relation),
                paper == null ? null : IdentityDocument.Kind.valueOf(paper),
                rs.getString("paper_no"),
                Objects.requireNonNull(rs.getObject("started", OffsetDateTime.class))
                        .toInstant(),
                Objects.requireNonNull(rs.getObject("until", OffsetDateTime.class))
                        .toInstant());
    }
}
