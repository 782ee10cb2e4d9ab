package org.jiezhen.documents;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords.Moment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Documents, for the commands of other modules: within their transaction, and on their authority. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class DocumentRecords {

    private final Commands commands;
    private final DocumentKind kind;
    private final Writing writing;
    private final Archive archive;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    DocumentRecords(
            Commands commands,
            DocumentKind kind,
            Writing writing,
            Archive archive,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.writing = writing;
        this.archive = archive;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What holds.
     *
     * @param document null of what was signed on the intake form
     * @param version of the text
     * @param since since when it holds
     */
    public record Valid(@Nullable DocumentId document, int version, Instant since) {}

    /** The newest document of a kind that holds in a visit; privacy holds too when it was signed on the intake form. */
    public Optional<Valid> valid(VisitId visit, String code) {
        return jdbc.sql("""
                        SELECT document_id, version, since FROM (
                            SELECT document_id, version, since, number FROM document_now
                            WHERE visit_id = :visit AND kind = :kind AND state = 'ACTIVE'
                            UNION ALL
                            SELECT NULL, f.version, f.signed, 0 FROM intake_notice_signed f
                            JOIN document_kind k ON k.code = :kind AND k.on_form
                            WHERE f.visit_id = :visit) AS held
                        ORDER BY number DESC LIMIT 1""")
                .param("visit", visit.value())
                .param("kind", code)
                .query((rs, row) -> {
                    var id = rs.getObject(1, UUID.class);
                    return new Valid(
                            id == null ? null : new DocumentId(id),
                            rs.getInt(2),
                            rs.getObject(3, OffsetDateTime.class).toInstant());
                })
                .optional();
    }

    /**
     * Fills a document within another module's act. It may be filled while another of its kind holds, where it belongs to
     * something else.
     *
     * @param moment of that act; its visit is locked
     * @param bound what it belongs to and is void without; null when to nothing
     */
    public DocumentId fill(
            Moment moment, String code, Locale language, Map<Placeholder, String> said, @Nullable BoundTo bound) {
        return writing.fill(moment.visit(), code, language, said, bound).subject();
    }

    /**
     * What belongs to a thing is void, because that has changed: signed or not, it says so, and nobody signs it any more.
     *
     * @param moment of the act by which it has changed; its visit is locked
     * @return how many were signed
     */
    public int voidAll(Moment moment, BoundTo bound, VoidReason reason) {
        var signed = 0;
        for (var one : archive.of(bound)) {
            var document = kind.locked(one.id());
            var now = archive.standing(one.id());
            if (now.state() == DocumentState.INACTIVE || now.state() == DocumentState.VOID) {
                continue;
            }
            commands.run(
                    kind,
                    document,
                    DocumentAct.VOID.because(reason.name()),
                    context -> writing.end(
                            one.id(),
                            DocumentState.VOID,
                            reason.name(),
                            null,
                            moment.now(),
                            staff.account(),
                            context.entry()));
            signed += now.party() == null ? 0 : 1;
        }
        return signed;
    }
}
