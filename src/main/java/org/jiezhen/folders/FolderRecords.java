package org.jiezhen.folders;

import java.util.Map;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.visits.VisitId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Folders, for the commands of modules above: within their transaction, and on their authority. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class FolderRecords {

    private final Commands commands;
    private final FolderKind kind;
    private final Holders holders;
    private final Transitions transitions;

    FolderRecords(Commands commands, FolderKind kind, Holders holders, Transitions transitions) {
        this.commands = commands;
        this.kind = kind;
        this.holders = holders;
        this.transitions = transitions;
    }

    /** The visit, which is locked, has a folder from now on: the one that is out, else a new one, which whoever acts has. */
    public void open(VisitId visit, Ticket ticket) {
        if (kind.out(visit).isEmpty()) {
            begin(visit, ticket);
        }
    }

    Done<FolderId> begin(VisitId visit, Ticket ticket) {
        return commands.run(kind, kind.of(visit, ticket), FolderAct.OPEN.plain(), context -> {
            var id = context.subject().id();
            var begun = transitions.begin(
                    Folder.OUT, id.value(), Map.of("claim", visit.value()), context.now(), context.entry());
            if (begun != Outcome.DONE) {
                throw new Refusal("refusal.folder.another", ticket.text());
            }
            holders.begin(kind.chain(), id, new Holder.Person(context.staff()), context.now(), context.entry());
        });
    }
}
