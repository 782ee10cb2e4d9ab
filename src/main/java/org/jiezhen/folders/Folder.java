package org.jiezhen.folders;

import java.time.Instant;
import java.util.List;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Subject;
import org.jiezhen.journal.Journal;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.shared.Transitions.Value;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/**
 * A folder, locked. People call it by the ticket of its guest.
 *
 * @param filed when it was filed, and by whom; null while it is out
 */
record Folder(
        FolderId id, VisitId visit, Ticket ticket, @Nullable Filed filed) implements Subject<FolderId> {

    /** That it is out: from when to when. A visit has one at a time, which is what the claim is for. */
    static final Track OUT = new Track("folder_out", "folder_id", List.of(new Value("claim", "uuid")), "claim");

    static final Track CUSTODY = Chain.custody("folder_custody", "folder_id");
    static final Track HANDOFF = Chain.handoff("folder_handoff", "folder_id");

    record Filed(Instant at, String by) {}

    @Override
    public String label() {
        return ticket.text();
    }

    @Override
    public Journal.Subject about() {
        return new Journal.Subject("visit", visit.toString());
    }

    @Override
    public void requireOpen() {
        if (filed != null) {
            throw new Refusal("refusal.folder.filed", label(), filed.at, filed.by);
        }
    }
}
