package org.jiezhen.documents;

import java.util.List;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;

/** A document of a visit, locked. */
record Document(DocumentId id, VisitId visit, Ticket ticket) implements Subject<DocumentId> {

    /** That it is on a screen before the guest. */
    static final Track SHOWN = new Track(
            "document_shown",
            "document_id",
            List.of(
                    new Value("shift_id", "uuid"),
                    new Value("staff_id", "uuid"),
                    new Value("doctor", "boolean"),
                    new Value("signer", "text"),
                    new Value("name", "text"),
                    new Value("checked", "text"),
                    new Value("relation", "text"),
                    new Value("paper", "text"),
                    new Value("paper_no", "text"),
                    new Value("until", "timestamptz")));

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    /** What has been signed is withdrawn when its visit is over, too: each command asks what it needs. */
    @Override
    public void requireOpen() {}
}
