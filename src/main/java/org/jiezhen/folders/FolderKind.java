package org.jiezhen.folders;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Chain;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Holders;
import org.jiezhen.acts.Kind;
import org.jiezhen.acts.Undone;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions.Track;
import org.jiezhen.visits.VisitId;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A folder, as commands act on it and take it back. */
@Component
class FolderKind implements Kind<FolderId, Folder> {

    static final String NAME = "folder";

    private final Holders holders;
    private final JdbcClient jdbc;
    private final Chain<FolderId, Folder> chain;

    FolderKind(Holders holders, JdbcClient jdbc) {
        this.holders = holders;
        this.jdbc = jdbc;
        this.chain = new Chain<>(
                this,
                Folder.CUSTODY,
                Folder.HANDOFF,
                new Chain.Steps(
                        FolderAct.OFFER,
                        FolderAct.WITHDRAW,
                        FolderAct.ACCEPT,
                        FolderAct.DECLINE,
                        FolderAct.TAKE,
                        FolderAct.MISS,
                        FolderAct.LEAVE_TO_DESK,
                        FolderAct.ABANDON),
                "refusal.folder");
    }

    /** Who has each folder. */
    @Bean
    Chain<FolderId, Folder> folderHolders() {
        return chain;
    }

    Chain<FolderId, Folder> chain() {
        return chain;
    }

    /** A new one, which is not out yet. */
    Folder of(VisitId visit, Ticket ticket) {
        var folder = new Folder(FolderId.random(), visit, ticket, null);
        jdbc.sql("INSERT INTO folder (id, visit_id) VALUES (?, ?)")
                .params(folder.id().value(), visit.value())
                .update();
        return folder;
    }

    /** The one of this visit that is out. */
    Optional<FolderId> out(VisitId visit) {
        return jdbc.sql("SELECT folder_id FROM folder_out WHERE claim = ? AND ended IS NULL AND voided IS NULL")
                .param(visit.value())
                .query(Id.column(FolderId::new))
                .optional();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public FolderId id(UUID value) {
        return new FolderId(value);
    }

    @Override
    public Folder locked(FolderId id) {
        var locked = jdbc.sql("SELECT id FROM folder WHERE id = ? FOR UPDATE")
                .param(id.value())
                .query(UUID.class)
                .optional();
        if (locked.isEmpty()) {
            throw unknown();
        }
        // Only now: whoever had the lock may have filed it.
        return jdbc.sql("""
                        SELECT f.visit_id, v.arrival_day, v.ticket_number, o.ended, n.name
                        FROM folder f
                        JOIN visit v ON v.id = f.visit_id
                        JOIN folder_out o ON o.folder_id = f.id AND o.voided IS NULL
                        LEFT JOIN journal_told j ON j.id = o.ended_by
                        LEFT JOIN staff_named n ON n.actor = j.actor
                        WHERE f.id = ? ORDER BY o.id DESC LIMIT 1""")
                .param(id.value())
                .query((rs, row) -> {
                    var ended = rs.getObject("ended", OffsetDateTime.class);
                    return new Folder(
                            id,
                            new VisitId(rs.getObject("visit_id", UUID.class)),
                            new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                            ended == null
                                    ? null
                                    : new Folder.Filed(
                                            ended.toInstant(),
                                            Optional.ofNullable(rs.getString("name"))
                                                    .orElse("")));
                })
                .optional()
                .orElseThrow(FolderKind::unknown);
    }

    private static Refusal unknown() {
        return new Refusal("refusal.folder.unknown");
    }

    /** Whoever handles folders has to do with any of them: it is paper, and lies where anybody may find it. */
    @Override
    public void requireMine(Folder folder) {}

    @Override
    public Collection<? extends Act> acts() {
        return List.of(FolderAct.values());
    }

    @Override
    public List<Track> tracks() {
        return List.of(Folder.OUT, Folder.CUSTODY, Folder.HANDOFF);
    }

    @Override
    public Act undo() {
        return FolderAct.UNDO;
    }

    /** What was filed is out again, if the guest has no other by now. */
    @Override
    public void requireUndoable(Undone undone, Context<Folder> context) {
        holders.requireUndoable(chain, undone, context);
        if (undone.act() == FolderAct.FILE && out(context.subject().visit()).isPresent()) {
            throw new Refusal("refusal.folder.another", context.subject().label());
        }
    }
}
