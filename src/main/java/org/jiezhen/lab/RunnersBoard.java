package org.jiezhen.lab;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Next;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TasksBoard;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is to be carried, brought and accompanied now: what, from where, to where, since when, until when, with whom. The same
 * rows as those of the tasks. Of a guest there is the ticket; nobody's name, no test, no result.
 */
@Component
public class RunnersBoard implements BoardSource<ErrandFact> {

    /** The board's name. */
    public static final String NAME = "runners";

    private static final int WIDE = 240;

    /** What an errand is to somebody who looks at it. */
    public enum Mine {
        /** On this person's trip. */
        TRIP,
        /** Accepted, and not begun. */
        HAND,
        /** Anybody's who may, and nobody's yet. */
        OPEN,
        /** With a colleague, or of others. */
        OTHERS;

        /** Whether this person has it. */
        boolean isMine() {
            return this == TRIP || this == HAND;
        }
    }

    /**
     * An errand.
     *
     * @param permission who may take it
     * @param tube which kind of tube goes with it, if one does
     * @param number the end of the tube's number
     * @param floor of where it begins
     * @param keeper with whom else the guest to be accompanied is: from that person nobody takes the guest along unasked
     */
    public record ErrandFact(
            TaskId task,
            long number,
            String code,
            String permission,
            @Nullable StaffId person,
            @Nullable Ticket ticket,
            @Nullable Localized tube,
            @Nullable String tubeNumber,
            @Nullable String note,
            @Nullable Localized from,
            @Nullable Localized floor,
            int order,
            @Nullable Localized to,
            Instant requested,
            Instant due,
            @Nullable StaffId owner,
            @Nullable String ownerName,
            @Nullable String ownerRole,
            Instant ownerSince,
            boolean begun,
            @Nullable StaffId keeper,
            @Nullable String keeperName,
            Set<String> about)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return task.toString();
        }

        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(id()) || about.contains(subject);
        }

        /** By what people call it. */
        public String label() {
            return ticket == null ? "T" + number : ticket.text();
        }

        /** Its floor, where the name of the place does not say it. */
        private @Nullable Localized floorBeside() {
            return floor != null && from != null && from.zh().startsWith(floor.zh()) ? null : floor;
        }

        /** What it is to this person. */
        public Mine to(StaffId me, Predicate<String> may) {
            if (owner != null) {
                return !owner.equals(me) ? Mine.OTHERS : begun ? Mine.TRIP : Mine.HAND;
            }
            return person == null
                    ? (may.test(permission) ? Mine.OPEN : Mine.OTHERS)
                    : person.equals(me) ? Mine.OPEN : Mine.OTHERS;
        }
    }

    /**
     * All errands, as they are to this person: what is on the own trip first, then what can be taken, by where it begins.
     *
     * @param may what the person is permitted; it is asked where nobody is signed in
     */
    public static Audience<ErrandFact> of(StaffId me, Predicate<String> may) {
        return new Audience<>(
                "of:" + me,
                LabPermission.RUN,
                _ -> true,
                List.of(
                        Column.ticket(field("tk", ErrandFact::label), "lab.ticket"),
                        Column.status(field("k", ErrandFact::code), "lab.errand")
                                .sub(
                                        field("tb", ErrandFact::tube),
                                        field("no", ErrandFact::tubeNumber).counted("lab.number", "lab.number"),
                                        field("nt", ErrandFact::note)),
                        Column.text(field("fr", ErrandFact::from), "lab.from")
                                .strong()
                                .none("lab.nowhere")
                                .sub(
                                        field("fl", ErrandFact::floor),
                                        field("kp", ErrandFact::keeperName).counted("lab.keptBy", "lab.keptBy"))
                                .wide(WIDE),
                        Column.text(field("to", ErrandFact::to), "lab.to").none("lab.noWhere"),
                        Column.holder(RunnersBoard::heldBy, _ -> null, "lab.with"),
                        Column.elapsed(
                                field("s", fact -> fact.requested.toEpochMilli()),
                                field("tg", fact -> (int) Duration.between(fact.requested, fact.due)
                                        .toSeconds()),
                                "lab.since"),
                        Column.actions(fact -> next(fact, fact.to(me, may), me), "lab.action", "TAKE", "HAND", "OPEN"),
                        Field.<ErrandFact>of("g", fact -> fact.to(me, may)).coded("lab.mine", Mine.class),
                        field("gf", fact -> fact.to(me, may).isMine() ? null : fact.floorBeside()),
                        field("gp", fact -> fact.to(me, may).isMine() ? null : fact.from),
                        field("o", fact -> order(fact.to(me, may), fact))));
    }

    // What is on the own trip stands together, wherever it was taken; the rest by where it begins.
    private static long order(Mine mine, ErrandFact fact) {
        return mine.ordinal() * 100_000_000_000L + (mine.isMine() ? 0 : fact.order);
    }

    private static List<Next> next(ErrandFact fact, Mine mine, StaffId me) {
        return switch (mine) {
            case TRIP -> List.of(Next.of("HAND"));
            case HAND, OPEN -> fact.keeper == null || fact.keeper.equals(me) ? List.of(Next.of("TAKE")) : List.of();
            case OTHERS -> List.of();
        };
    }

    private static @Nullable HeldBy heldBy(ErrandFact fact) {
        return fact.owner == null
                ? null
                : HeldBy.person(fact.owner, fact.ownerName, fact.ownerRole).since(fact.ownerSince);
    }

    private static Field<ErrandFact> field(String name, Function<ErrandFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    private static final String OPEN = """
            SELECT t.task_id, t.number, t.code, t.permission, t.person, t.note, t.requested, t.due, t.owner, t.owner_since,
                   t.begun IS NOT NULL AS begun, v.id AS visit_id, v.arrival_day, v.ticket_number,
                   p.id AS specimen_id, p.accession, u.zh AS tube_zh, u.en AS tube_en,
                   f.name_zh AS from_zh, f.name_en AS from_en, l.name_zh AS floor_zh, l.name_en AS floor_en,
                   coalesce(f.floor, 0) * 100000 + coalesce(f.ordinal, 0) * 10 AS place_order,
                   d.name_zh AS to_zh, d.name_en AS to_en, o.name AS owner_name,
                   (SELECT role_code FROM account_role r WHERE r.account_id = t.owner ORDER BY r.ordinal LIMIT 1)
                       AS owner_role, h.staff_id AS keeper, kn.name AS keeper_name
            FROM task_now t
            JOIN lab_runner_kind k ON k.code = t.code
            LEFT JOIN visit v ON v.id = t.visit_id
            LEFT JOIN lab_errand e ON e.task_id = t.task_id
            LEFT JOIN lab_specimen p ON p.id = e.specimen_id
            LEFT JOIN lab_tube u ON u.code = p.tube
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = t.visit_id LIMIT 1) AS g ON true
            LEFT JOIN place f ON f.id = coalesce(t.room_id, g.place_id)
            LEFT JOIN floor l ON l.number = f.floor
            LEFT JOIN place d ON d.id = t.to_id
            LEFT JOIN staff_named o ON o.actor = t.owner::text
            """ + TasksBoard.KEEPER;

    private final JdbcClient jdbc;

    RunnersBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("task", SpecimenKind.NAME, "visit", "room", "place", "account");
    }

    @Override
    public List<ErrandFact> read() {
        return jdbc.sql(OPEN + " ORDER BY t.due, t.number")
                .query(RunnersBoard::fact)
                .list();
    }

    /** An errand that is open, as it is now. */
    public Optional<ErrandFact> find(TaskId task) {
        return jdbc.sql(OPEN + " WHERE t.task_id = ?")
                .param(task.value())
                .query(RunnersBoard::fact)
                .optional();
    }

    private static ErrandFact fact(ResultSet rs, int row) throws SQLException {
        var person = rs.getObject("person", UUID.class);
        var owner = rs.getObject("owner", UUID.class);
        var day = rs.getObject("arrival_day", LocalDate.class);
        var accession = rs.getString("accession");
        return new ErrandFact(
                new TaskId(rs.getObject("task_id", UUID.class)),
                rs.getLong("number"),
                rs.getString("code"),
                rs.getString("permission"),
                person == null ? null : new StaffId(person),
                day == null ? null : new Ticket(day, rs.getInt("ticket_number")),
                localized(rs, "tube"),
                accession == null ? null : Specimen.label(accession),
                rs.getString("note"),
                localized(rs, "from"),
                localized(rs, "floor"),
                rs.getInt("place_order"),
                localized(rs, "to"),
                at(rs, "requested"),
                at(rs, "due"),
                owner == null ? null : new StaffId(owner),
                rs.getString("owner_name"),
                rs.getString("owner_role"),
                at(rs, "owner_since"),
                rs.getBoolean("begun"),
                Id.orNull(rs.getObject("keeper", UUID.class), StaffId::new),
                rs.getString("keeper_name"),
                Stream.of(rs.getString("visit_id"), rs.getString("specimen_id"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable Localized localized(ResultSet rs, String name) throws SQLException {
        var zh = rs.getString(name + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(name + "_en"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return Objects.requireNonNull(rs.getObject(column, OffsetDateTime.class))
                .toInstant();
    }
}
