package org.jiezhen.folders;

import jakarta.annotation.security.RolesAllowed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Folders and whoever has them: a chain without gaps from the opening until each is filed. An offer leaves it with the
 * giver until it is accepted.
 */
@Service
@Transactional
public class Folders {

    /** Who has a folder. */
    public enum With {
        STAFF,
        DESK,
        PLACE,
        NONE
    }

    /**
     * Where a guest's folder is.
     *
     * @param person who has it; null where no person has
     * @param place where it was put down
     * @param taker to whom it is offered; null where to nobody, and where to the desk
     * @param offered whether it is offered to anybody
     */
    public record Stand(
            FolderId folder,
            Ticket ticket,
            With with,
            @Nullable StaffId person,
            @Nullable String name,
            @Nullable Localized place,
            Instant since,
            boolean offered,
            @Nullable StaffId taker,
            @Nullable String takerName,
            @Nullable StaffId giver,
            @Nullable String giverName) {}

    private final Commands commands;
    private final FolderKind kind;
    private final FolderRecords records;
    private final Holders holders;
    private final Transitions transitions;
    private final VisitRecords visits;
    private final House house;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Folders(
            Commands commands,
            FolderKind kind,
            FolderRecords records,
            Holders holders,
            Transitions transitions,
            VisitRecords visits,
            House house,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.records = records;
        this.holders = holders;
        this.transitions = transitions;
        this.visits = visits;
        this.house = house;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** Where the folder of a visit is; empty when none is out. */
    @RolesAllowed(FolderPermission.HANDLE)
    @Transactional(readOnly = true)
    public Optional<Stand> of(VisitId visit) {
        return stands("visit_id", visit);
    }

    /** Where this folder is; empty when it is not out. */
    @RolesAllowed(FolderPermission.HANDLE)
    @Transactional(readOnly = true)
    public Optional<Stand> find(FolderId folder) {
        return stands("folder_id", folder);
    }

    private Optional<Stand> stands(String column, Id id) {
        return jdbc.sql("""
                        SELECT folder_id, arrival_day, ticket_number, holder, staff_id, staff_name, place_zh, place_en, since,
                               offer, taker_id, taker_name, giver_id, giver_name
                        FROM folder_now WHERE """ + ' ' + column + " = ?")
                .param(id.value())
                .query(Folders::stand)
                .optional();
    }

    private static Stand stand(ResultSet rs, int row) throws SQLException {
        var place = rs.getString("place_zh");
        return new Stand(
                new FolderId(rs.getObject("folder_id", UUID.class)),
                new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number")),
                With.valueOf(rs.getString("holder")),
                Id.orNull(rs.getObject("staff_id", UUID.class), StaffId::new),
                rs.getString("staff_name"),
                place == null ? null : new Localized(place, rs.getString("place_en")),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                rs.getObject("offer") != null,
                Id.orNull(rs.getObject("taker_id", UUID.class), StaffId::new),
                rs.getString("taker_name"),
                Id.orNull(rs.getObject("giver_id", UUID.class), StaffId::new),
                rs.getString("giver_name"));
    }

    /**
     * Opens the folder of a guest who is here; whoever opens it has it.
     *
     * @throws Refusal when one is out: who has it, since when
     */
    @RolesAllowed(FolderPermission.OPEN)
    public Done<FolderId> open(UUID key, VisitId visit) {
        return commands.once(kind, key, FolderAct.OPEN, () -> {
            var ticket = visits.here(visit);
            of(visit).ifPresent(stand -> {
                throw already(ticket.text(), stand);
            });
            return records.begin(visit, ticket);
        });
    }

    /** What is said of a folder that is not out, or that there never was. */
    public static Refusal notOut() {
        return new Refusal("refusal.folder.notOut");
    }

    private static Refusal already(String ticket, Stand stand) {
        var name = stand.name;
        return name == null
                ? new Refusal("refusal.folder.out", ticket, stand.since)
                : new Refusal("refusal.folder.held", ticket, name, stand.since);
    }

    /**
     * Offers it to a colleague who handles folders, or to the desk.
     *
     * @param taker null is the desk
     */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> offer(UUID key, FolderId folder, @Nullable StaffId taker) {
        return commands.on(kind, folder, key, FolderAct.OFFER.with("taker", taker), context -> {
            if (taker != null
                    && directory.colleagues(FolderPermission.HANDLE).stream()
                            .noneMatch(one -> one.id().equals(taker))) {
                throw new InvalidInput("taker", "refusal.folder.taker");
            }
            holders.offer(kind.chain(), context, Id.orNull(taker));
        });
    }

    /** Accepts what was offered last. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> accept(UUID key, FolderId folder) {
        return commands.on(
                kind,
                folder,
                key,
                FolderAct.ACCEPT.plain(),
                context -> holders.accept(kind.chain(), context, ofTheDesk()));
    }

    /** Declines it: it stays with the giver. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> decline(UUID key, FolderId folder) {
        return commands.on(
                kind,
                folder,
                key,
                FolderAct.DECLINE.because("BUSY"),
                context -> holders.decline(kind.chain(), context, ofTheDesk()));
    }

    /** Takes back an offer that nobody has answered. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> withdraw(UUID key, FolderId folder) {
        return commands.on(
                kind, folder, key, FolderAct.WITHDRAW.plain(), context -> holders.withdraw(kind.chain(), context));
    }

    /** Takes one that lies somewhere, or that the desk has for one who is of it. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> take(UUID key, FolderId folder) {
        return commands.on(
                kind, folder, key, FolderAct.TAKE.plain(), context -> holders.take(kind.chain(), context, ofTheDesk()));
    }

    /**
     * Says that one has it in hand, whoever was said to: paper is where one sees it. It stands in the chain.
     *
     * @throws Refusal when one is said to have it anyway
     */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> have(UUID key, FolderId folder) {
        return commands.on(kind, folder, key, FolderAct.HAVE.plain(), context -> {
            if (holders.isHolder(kind.chain(), context.subject(), context.staff())) {
                throw new Refusal(
                        "refusal.folder.yours",
                        context.subject().label(),
                        since(context.subject().visit()));
            }
            holders.assign(kind.chain(), context, context.staff());
        });
    }

    private Instant since(VisitId visit) {
        return of(visit).orElseThrow().since;
    }

    /** Puts down what one has: at this place. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> putDown(UUID key, FolderId folder, @Nullable PlaceId place) {
        if (place == null || house.places().stream().noneMatch(one -> one.id().equals(place))) {
            throw new InvalidInput("place", "refusal.folder.place");
        }
        return commands.on(
                kind,
                folder,
                key,
                FolderAct.PUT_DOWN.with("place", place),
                context -> leave(context, new Holder.Place(place.value())));
    }

    /** Leaves what one has with the desk. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> leaveToDesk(UUID key, FolderId folder) {
        return commands.on(kind, folder, key, FolderAct.LEAVE_TO_DESK.plain(), context -> leave(context, Holder.DESK));
    }

    // An offer of what one lays down is over.
    private void leave(Context<Folder> context, Holder to) {
        holders.requireHolder(kind.chain(), context.subject(), context.staff());
        holders.give(kind.chain(), context.subject().id(), to, context.now(), context.entry());
    }

    /** It is not where it should be: from now on nobody has it, and those who file folders are told. */
    @RolesAllowed(FolderPermission.HANDLE)
    public Done<FolderId> miss(UUID key, FolderId folder) {
        return commands.on(kind, folder, key, FolderAct.MISS.plain(), context -> {
            var stand = of(context.subject().visit()).orElseThrow();
            if (stand.with == With.NONE) {
                throw new Refusal("refusal.folder.missed", context.subject().label(), stand.since);
            }
            holders.give(kind.chain(), folder, Holder.NOBODY, context.now(), context.entry());
        });
    }

    /**
     * Files it: it is out no longer.
     *
     * @throws Refusal when somebody else has it: who, since when
     */
    @RolesAllowed(FolderPermission.FILE)
    public Done<FolderId> file(UUID key, FolderId folder) {
        return commands.on(kind, folder, key, FolderAct.FILE.plain(), context -> {
            var stand = of(context.subject().visit()).orElseThrow();
            if (stand.with == With.STAFF && !staff.id().equals(stand.person)) {
                holders.requireHolder(kind.chain(), context.subject(), context.staff());
            }
            transitions.end(Folder.HANDOFF, folder.value(), null, context.now(), context.entry());
            transitions.end(Folder.CUSTODY, folder.value(), null, context.now(), context.entry());
            if (transitions.end(Folder.OUT, folder.value(), null, context.now(), context.entry()) != Outcome.DONE) {
                throw new IllegalStateException("folder " + folder + " changed under its lock");
            }
        });
    }

    private boolean ofTheDesk() {
        return staff.may(Permission.VISITS_DESK);
    }
}
