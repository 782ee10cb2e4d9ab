package org.jiezhen.folders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.folders.Folders.With;
import org.jiezhen.folders.FoldersBoard.FolderFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Next;
import org.jiezhen.live.OfferedTo;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where every folder is that is out: with whom, at what place, since when. No guest's name is on it. */
@Component
public class FoldersBoard implements BoardSource<FolderFact> {

    /** The board's name. */
    public static final String NAME = "folders";

    private static final int WIDE = 200;
    private static final String NOWHERE = "NOWHERE";

    /** Whoever handles folders. */
    public static final Audience<FolderFact> EVERYBODY = Audience.everyRow(
            "everybody",
            FolderPermission.HANDLE,
            Column.ticket(Field.<FolderFact>of("tk", fact -> fact.ticket.text()), "folders.ticket")
                    .sub(Field.of("dy", FolderFact::otherDay)),
            Column.status(
                    Field.<FolderFact>of("st", FolderFact::state),
                    "folders.state",
                    new Mark("CARRIED", "disc", true),
                    new Mark("OFFERED", "i-arrow", false),
                    new Mark("LIES", "sq", false),
                    new Mark("MISSING", "i-x", false)),
            Column.holder(FolderFact::heldBy, FolderFact::offeredTo, "folders.with"),
            Column.text(
                            Field.<FolderFact>of("pl", FolderFact::whereabouts).coded("folders.place", NOWHERE),
                            "folders.place")
                    .late(Field.of("ms", fact -> fact.with == With.NONE ? true : null))
                    .wide(WIDE),
            Column.status(
                    Field.<FolderFact>of("gu", fact -> fact.here ? "HERE" : "GONE"),
                    "folders.guest",
                    new Mark("HERE", "disc", true),
                    new Mark("GONE", "i-check", false)),
            Column.elapsed(
                    Field.<FolderFact>of("s", fact -> fact.counted().toEpochMilli()),
                    Field.of("tg", FolderFact::target),
                    "folders.since"),
            Column.actions(FolderFact::next, "folders.action", "OPEN", "TAKE", "HAVE", "ANSWER"));

    /**
     * A folder that is out.
     *
     * @param here whether its guest is in the house
     * @param left when the guest has left
     * @param goal within how many seconds of that it is filed
     * @param offer whether it is offered: to a person, or to the desk
     */
    public record FolderFact(
            FolderId folder,
            VisitId visit,
            Ticket ticket,
            boolean today,
            boolean here,
            @Nullable Instant left,
            @Nullable Integer goal,
            With with,
            @Nullable StaffId person,
            @Nullable String name,
            @Nullable Localized place,
            Instant since,
            @Nullable Offer offer)
            implements BoardSource.Fact {

        /** To whom it is offered; to the desk where there is no taker. */
        public record Offer(
                String id,
                @Nullable StaffId taker,
                @Nullable String name,
                StaffId giver,
                Instant since) {}

        @Override
        public String id() {
            return folder.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(id()) || subject.equals(visit.toString());
        }

        private @Nullable String otherDay() {
            return today ? null : ticket.day().toString();
        }

        private String state() {
            if (with == With.NONE) {
                return "MISSING";
            }
            return offer != null ? "OFFERED" : with == With.STAFF ? "CARRIED" : "LIES";
        }

        private @Nullable Object whereabouts() {
            return with == With.NONE ? NOWHERE : place;
        }

        private @Nullable HeldBy heldBy() {
            return switch (with) {
                case STAFF ->
                    HeldBy.person(Objects.requireNonNull(person), name, null).since(since);
                case DESK -> HeldBy.DESK.since(since);
                case PLACE, NONE -> null;
            };
        }

        private @Nullable OfferedTo offeredTo() {
            return offer == null
                    ? null
                    : new OfferedTo(
                            offer.id,
                            offer.taker == null ? HeldBy.DESK.h() : HeldBy.key(offer.taker),
                            offer.name,
                            HeldBy.key(offer.giver),
                            offer.since.toEpochMilli());
        }

        // Of whoever has left, since then: it is to be filed.
        private Instant counted() {
            return left == null ? since : left;
        }

        private @Nullable Integer target() {
            return left == null ? null : goal;
        }

        private List<Next> next() {
            if (offer != null) {
                return List.of(
                        new Next("ANSWER", offer.taker == null ? HeldBy.DESK.h() : HeldBy.key(offer.taker)),
                        Next.of("OPEN"));
            }
            return switch (with) {
                case NONE -> List.of(Next.of("HAVE"));
                case DESK -> List.of(new Next("TAKE", HeldBy.DESK.h()), Next.of("OPEN"));
                case PLACE -> List.of(Next.of("TAKE"));
                case STAFF -> List.of(Next.of("OPEN"));
            };
        }
    }

    private static final String OUT = """
            SELECT n.folder_id, n.visit_id, n.arrival_day, n.ticket_number, n.here, n.holder, n.staff_id, n.staff_name,
                   n.place_zh, n.place_en, n.since, n.offer, n.taker_id, n.taker_name, n.giver_id, n.offered, v.departed_at,
                   t.seconds
            FROM folder_now n JOIN visit v ON v.id = n.visit_id LEFT JOIN target t ON t.code = 'FOLDER_FILED'""";

    private final JdbcClient jdbc;
    private final Clock clock;

    FoldersBoard(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("folder", "visit", "account", "place", "target");
    }

    @Override
    public List<FolderFact> read() {
        return jdbc.sql(OUT).query(this::fact).list();
    }

    @Override
    public Set<String> readInPart() {
        return Set.of("folder", "visit");
    }

    @Override
    public List<FolderFact> read(Part part) {
        return jdbc.sql(OUT + """
                         WHERE n.folder_id = ANY (CAST(:folders AS uuid[])) OR n.visit_id = ANY (CAST(:visits AS uuid[]))""")
                .param("folders", part.rowsAnd("folder"))
                .param("visits", part.array("visit"))
                .query(this::fact)
                .list();
    }

    private FolderFact fact(ResultSet rs, int row) throws SQLException {
        var place = rs.getString("place_zh");
        var left = rs.getObject("departed_at", OffsetDateTime.class);
        var here = rs.getBoolean("here");
        var ticket = new Ticket(rs.getObject("arrival_day", LocalDate.class), rs.getInt("ticket_number"));
        return new FolderFact(
                new FolderId(rs.getObject("folder_id", UUID.class)),
                new VisitId(rs.getObject("visit_id", UUID.class)),
                ticket,
                ticket.day().equals(BusinessTime.day(clock.instant())),
                here,
                here || left == null ? null : left.toInstant(),
                rs.getObject("seconds", Integer.class),
                With.valueOf(rs.getString("holder")),
                Id.orNull(rs.getObject("staff_id", UUID.class), StaffId::new),
                rs.getString("staff_name"),
                place == null ? null : new Localized(place, rs.getString("place_en")),
                rs.getObject("since", OffsetDateTime.class).toInstant(),
                offer(rs));
    }

    private static FolderFact.@Nullable Offer offer(ResultSet rs) throws SQLException {
        var id = rs.getString("offer");
        return id == null
                ? null
                : new FolderFact.Offer(
                        id,
                        Id.orNull(rs.getObject("taker_id", UUID.class), StaffId::new),
                        rs.getString("taker_name"),
                        new StaffId(rs.getObject("giver_id", UUID.class)),
                        rs.getObject("offered", OffsetDateTime.class).toInstant());
    }
}
