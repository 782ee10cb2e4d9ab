package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether anything that was published, filled or signed has been altered since: all of it, compared with the journal. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(DocumentPermission.TEXTS)
public class DocumentChecks {

    /** The largest file that is compared, in bytes. */
    public static final int MOST_BYTES = 10 * 1024 * 1024;

    private static final int AT_ONCE = 200;

    private final Archive archive;
    private final Verifier verifier;
    private final Texts texts;
    private final DocumentKind kind;
    private final JdbcClient jdbc;

    DocumentChecks(Archive archive, Verifier verifier, Texts texts, DocumentKind kind, JdbcClient jdbc) {
        this.archive = archive;
        this.verifier = verifier;
        this.texts = texts;
        this.kind = kind;
        this.jdbc = jdbc;
    }

    /**
     * A document that is not as it was.
     *
     * @param what of it, in words
     */
    public record Altered(String label, Ticket ticket, Localized kind, List<Localized> what) {}

    /**
     * What came of it.
     *
     * @param documents how many were compared
     * @param texts the published texts that are not as they were published, each with its version
     */
    public record Checked(int documents, List<Altered> altered, List<Localized> texts) {}

    /** A file that came back, as it was compared with what was handed out. */
    public sealed interface Paper {

        /**
         * The very file that somebody took out.
         *
         * @param by who took it out first
         * @param state how the document stands now, whatever the paper says
         */
        record Same(String label, Ticket ticket, Localized kind, Instant at, String by, DocumentState state)
                implements Paper {}

        /** It says that it is this one, and was never handed out so. */
        record Altered(String label, Ticket ticket, Localized kind) implements Paper {}

        /** No paper of this house. */
        record Unknown() implements Paper {}
    }

    /** Whether a file is one that was handed out, to the last byte. Of a guest nothing is said. */
    public Paper paper(byte[] file) {
        var found = file.length > MOST_BYTES
                ? Optional.<Written>empty()
                : Written.numbered(title(file)).flatMap(archive::called);
        if (found.isEmpty()) {
            return new Paper.Unknown();
        }
        var document = found.get();
        var label = Written.label(document.number());
        var ticket = kind.find(document.id()).ticket();
        var name = texts.kind(document.kind()).name();
        return jdbc.sql("""
                        SELECT j.at, coalesce(n.name, '—') FROM journal_told j LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE j.story_kind = 'visit' AND j.story_id = ? AND j.action = ? AND j.subject_id = ?
                          AND j.detail ->> 'sha256' = ?
                        ORDER BY j.id LIMIT 1""")
                .params(
                        document.visit().toString(),
                        DocumentAct.PRINT.code(),
                        document.id().toString(),
                        Sealed.file(file))
                .query((rs, row) -> (Paper) new Paper.Same(
                        label,
                        ticket,
                        name,
                        rs.getObject(1, OffsetDateTime.class).toInstant(),
                        rs.getString(2),
                        archive.standing(document.id()).state()))
                .optional()
                .orElseGet(() -> new Paper.Altered(label, ticket, name));
    }

    /** By what a file says it is called; null where it says nothing that can be read. */
    private static @Nullable String title(byte[] file) {
        try (var paper = Loader.loadPDF(file)) {
            return paper.getDocumentInformation().getTitle();
        } catch (IOException | RuntimeException e) {
            // Somebody's file, of which nothing is known: whatever it is, it is none of these papers.
            return null;
        }
    }

    /** Compares all. */
    public Checked all() {
        var altered = new ArrayList<Altered>();
        var checked = 0;
        var last = 0L;
        while (true) {
            var some = archive.after(last, AT_ONCE);
            if (some.isEmpty()) {
                return new Checked(checked, List.copyOf(altered), texts());
            }
            for (var one : some) {
                checked++;
                last = one.number();
                var verdict = verifier.verify(one, archive.signatures(one.id()));
                if (!verdict.altered().isEmpty()) {
                    altered.add(new Altered(
                            Written.label(one.number()),
                            kind.find(one.id()).ticket(),
                            texts.kind(one.kind()).name(),
                            verdict.altered().stream().map(Shown::altered).toList()));
                }
            }
        }
    }

    /** What the portal and its demo house brought was published by no command: of that the journal says nothing. */
    private List<Localized> texts() {
        return jdbc
                .sql("""
                        SELECT k.zh, k.en, t.kind, t.version, t.zh, t.en, j.sha256
                        FROM document_text t
                        JOIN document_kind k ON k.code = t.kind
                        JOIN LATERAL (SELECT detail ->> 'sha256' AS sha256 FROM journal_told
                                      WHERE story_kind = ? AND story_id = t.kind AND action = ?
                                        AND detail ->> 'version' = t.version::text
                                      LIMIT 1) AS j ON true
                        ORDER BY k.rank, t.version""")
                .params(DocumentTexts.TEXT, TextAct.PUBLISH.code())
                .query((rs, row) ->
                        Sealed.text(rs.getString(3), rs.getInt(4), new Localized(rs.getString(5), rs.getString(6)))
                                        .equals(rs.getString(7))
                                ? Optional.<Localized>empty()
                                : Optional.of(new Localized(
                                        rs.getString(1) + " " + rs.getInt(4), rs.getString(2) + " " + rs.getInt(4))))
                .list()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }
}
