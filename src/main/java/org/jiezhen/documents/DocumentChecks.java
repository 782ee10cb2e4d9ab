package org.jiezhen.documents;

import jakarta.annotation.security.RolesAllowed;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether anything that was filled and signed has been altered since: all of it, compared with the journal. */
@Service
@Transactional(readOnly = true)
@RolesAllowed(DocumentPermission.TEXTS)
public class DocumentChecks {

    private static final int AT_ONCE = 200;

    private final Archive archive;
    private final Verifier verifier;
    private final Texts texts;
    private final DocumentKind kind;

    DocumentChecks(Archive archive, Verifier verifier, Texts texts, DocumentKind kind) {
        this.archive = archive;
        this.verifier = verifier;
        this.texts = texts;
        this.kind = kind;
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
     */
    public record Checked(int documents, List<Altered> altered) {}

    /** Compares all. */
    public Checked all() {
        var altered = new ArrayList<Altered>();
        var checked = 0;
        var last = 0L;
        while (true) {
            var some = archive.after(last, AT_ONCE);
            if (some.isEmpty()) {
                return new Checked(checked, List.copyOf(altered));
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
}
