package org.jiezhen.documents;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A document, as commands act on it. Nothing that was signed is taken back with a tap. */
@Component
class DocumentKind implements Kind<DocumentId, Document> {

    /** What the journal calls one. */
    static final String NAME = "document";

    private final JdbcClient jdbc;

    DocumentKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Refusal when there is none */
    Document find(DocumentId id) {
        return jdbc.sql("""
                        SELECT v.id, v.arrival_day, v.ticket_number FROM document d JOIN visit v ON v.id = d.visit_id
                        WHERE d.id = ?""")
                .param(id.value())
                .query((rs, row) -> new Document(
                        id,
                        new VisitId(rs.getObject(1, UUID.class)),
                        new Ticket(rs.getObject(2, LocalDate.class), rs.getInt(3))))
                .optional()
                .orElseThrow(() -> new Refusal("refusal.documents.none"));
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public DocumentId id(UUID value) {
        return new DocumentId(value);
    }

    /** By a lock of its own, because nobody may change its row. Whoever needs its visit as well locks that first. */
    @Override
    public Document locked(DocumentId id) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 11))")
                .param("document " + id)
                .query((rs, row) -> true)
                .single();
        return find(id);
    }

    /** Whose guest may be one's business is asked of whom the guest concerns. */
    @Override
    public void requireMine(Document document) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(DocumentAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Document.SHOWN);
    }

    @Override
    public Act undo() {
        return DocumentAct.UNDO;
    }

    @Override
    public void requireUndoable(Undone undone, Context<Document> context) {}
}
