package org.jiezhen.tasks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.customers.ShownName;
import org.jiezhen.house.PlaceId;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardSource;
import org.jiezhen.live.Column;
import org.jiezhen.live.Field;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.Next;
import org.jiezhen.live.OfferedTo;
import org.jiezhen.live.Shown;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Ticket;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TasksBoard.TaskFact;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitsOfCustomers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every open task: what, for whom, where, whose, until when. */
@Component
public class TasksBoard implements BoardSource<TaskFact> {

    /** The board's name. */
    public static final String NAME = "tasks";

    /** How far a task is: FHIR Task.status. */
    public enum Status {
        REQUESTED,
        ACCEPTED,
        IN_PROGRESS
    }

    /** What a task is to somebody who looks at it. */
    public enum Mine {
        /** In hand. */
        HAND,
        /** Asked of this person alone, or passed to this person. */
        ASKED,
        /** Anybody's of the role, and nobody's yet. */
        OPEN,
        /** Asked for by this person. */
        WANTED,
        /** With a colleague. */
        OTHERS
    }

    /** A colleague. */
    public record Who(StaffId id, String name, @Nullable String role) {}

    /** To whom it is passed, until that is answered. */
    public record Passed(long id, Who to, StaffId by, Instant since) {}

    /**
     * An open task.
     *
     * @param permission who may take it
     * @param shownName what shared boards call the guest; null when it is about none, or goes on without the guest
     * @param where where the guest is, or which room it is about
     * @param hurriedBy who has asked for it once more
     * @param keeper with whom else the guest to be accompanied is: from that person nobody takes the guest along unasked
     */
    public record TaskFact(
            TaskId task,
            long number,
            String code,
            String permission,
            boolean custody,
            boolean asked,
            @Nullable VisitId visit,
            @Nullable Ticket ticket,
            @Nullable Object shownName,
            @Nullable Localized where,
            @Nullable Localized to,
            @Nullable Who requester,
            @Nullable StaffId person,
            @Nullable String personName,
            @Nullable String note,
            Instant requested,
            Instant due,
            @Nullable String hurriedBy,
            Status status,
            @Nullable Who owner,
            Instant ownerSince,
            @Nullable Instant begun,
            @Nullable Passed passed,
            @Nullable Who keeper,
            Set<String> about)
            implements BoardSource.Fact {

        @Override
        public String id() {
            return task.toString();
        }

        /** Of a room that is to be cleaned any guest may be the reason, and be back in it. */
        @Override
        public boolean about(String kind, String subject) {
            return subject.equals(id()) || about.contains(subject) || (kind.equals("visit") && !asked);
        }

        /** By what people call it: the ticket, or the task's number. */
        public String label() {
            return ticket == null ? Task.label(number) : ticket.text();
        }

        /** Whether nobody has it. */
        public boolean isNobodys() {
            return owner == null;
        }

        private boolean isKeptFrom(StaffId me) {
            return keeper != null && !keeper.id.equals(me);
        }

        /** What it is to this person; nothing when it is none of this person's business. */
        public Optional<Mine> to(StaffId me, Predicate<String> may) {
            if (owner != null && owner.id.equals(me)) {
                return Optional.of(Mine.HAND);
            }
            if (passed != null && passed.to.id.equals(me)) {
                return Optional.of(Mine.ASKED);
            }
            if (owner == null && me.equals(person)) {
                return Optional.of(Mine.ASKED);
            }
            if (owner == null && person == null && may.test(permission)) {
                return Optional.of(Mine.OPEN);
            }
            if (requester != null && requester.id.equals(me)) {
                return Optional.of(Mine.WANTED);
            }
            return (person == null && may.test(permission)) || may.test(TaskPermission.OVERSEE)
                    ? Optional.of(Mine.OTHERS)
                    : Optional.empty();
        }
    }

    /**
     * What is this person's business: in hand, asked of the person, open to the person's roles, asked for by the person. The
     * manager's is everything.
     *
     * @param elsewhere the kinds that end with what is done for them elsewhere
     * @param may what the person is permitted
     * @param names whether the person is shown by what name a guest is called
     */
    public static Audience<TaskFact> of(
            StaffId me, Collection<TaskCode> codes, Set<String> elsewhere, Predicate<String> may, boolean names) {
        var held = codes.stream().map(TaskCode::permission).filter(may).collect(Collectors.toUnmodifiableSet());
        var oversees = may.test(TaskPermission.OVERSEE);
        Predicate<String> mayTake =
                permission -> held.contains(permission) || (oversees && permission.equals(TaskPermission.OVERSEE));
        return new Audience<>(
                "of:" + me + ":" + String.join(",", held.stream().sorted().toList()) + ":" + oversees + ":" + names,
                oversees ? TaskPermission.OVERSEE : TaskPermission.TAKE,
                fact -> fact.to(me, mayTake).isPresent(),
                shown(me, elsewhere, mayTake, names));
    }

    private static List<Shown<TaskFact>> shown(
            StaffId me, Set<String> elsewhere, Predicate<String> may, boolean names) {
        var what = new ArrayList<Field<TaskFact>>();
        if (names) {
            what.add(field("nm", TaskFact::shownName));
        }
        what.add(field("nt", TaskFact::note));
        return List.of(
                Column.ticket(field("tk", TaskFact::label), "tasks.ticket"),
                Column.status(field("k", TaskFact::code), "tasks.what").sub(what.toArray(TasksBoard::fields)),
                Column.text(field("wh", TaskFact::where), "tasks.where")
                        .none("tasks.nowhere")
                        .sub(
                                field("to", TaskFact::to),
                                field("kp", fact -> fact.keeper == null ? null : fact.keeper.name)
                                        .counted("tasks.keptBy", "tasks.keptBy")),
                Column.text(field("rq", fact -> fact.requester == null ? null : fact.requester.name), "tasks.asked")
                        .none("tasks.byItself")
                        .sub(
                                field("pn", TaskFact::personName),
                                field("hu", TaskFact::hurriedBy).counted("tasks.hurried", "tasks.hurried")),
                Column.holder(TasksBoard::holder, TasksBoard::offer, "tasks.owner"),
                Column.elapsed(
                        field("s", fact -> fact.requested.toEpochMilli()),
                        field("tg", fact ->
                                (int) Duration.between(fact.requested, fact.due).toSeconds()),
                        "tasks.elapsed"),
                Column.actions(
                        fact -> next(fact, me, elsewhere, may),
                        "tasks.action",
                        "GO",
                        "BEGIN",
                        "DONE",
                        "TAKE_OVER",
                        "OPEN"),
                Field.<TaskFact>of("g", fact -> fact.to(me, may).orElse(Mine.OTHERS)),
                field("sx", fact -> fact.status).coded("tasks.status", Status.class),
                field("o", fact -> order(fact.to(me, may).orElse(Mine.OTHERS), fact)));
    }

    @SuppressWarnings("unchecked")
    private static Field<TaskFact>[] fields(int length) {
        return new Field[length];
    }

    // In hand first, then what is asked of me, then by what is due.
    private static long order(Mine mine, TaskFact fact) {
        return mine.ordinal() * 10_000_000_000_000L + fact.due.toEpochMilli();
    }

    private static List<Next> next(TaskFact fact, StaffId me, Set<String> elsewhere, Predicate<String> may) {
        return switch (fact.to(me, may).orElse(Mine.OTHERS)) {
            case HAND ->
                List.of(Next.of(
                        elsewhere.contains(fact.code) || fact.isKeptFrom(me)
                                ? "OPEN"
                                : fact.status == Status.ACCEPTED ? "BEGIN" : "DONE"));
            case ASKED -> List.of(Next.of(fact.owner == null ? "GO" : "TAKE_OVER"));
            case OPEN -> List.of(Next.of("GO"));
            case WANTED, OTHERS -> List.of();
        };
    }

    private static @Nullable HeldBy holder(TaskFact fact) {
        return fact.owner == null
                ? null
                : HeldBy.person(fact.owner.id, fact.owner.name, fact.owner.role).since(fact.ownerSince);
    }

    private static @Nullable OfferedTo offer(TaskFact fact) {
        var passed = fact.passed;
        return passed == null
                ? null
                : new OfferedTo(
                        Long.toString(passed.id),
                        HeldBy.key(passed.to.id),
                        passed.to.name,
                        HeldBy.key(passed.by),
                        passed.since.toEpochMilli());
    }

    private static Field<TaskFact> field(String name, Function<TaskFact, @Nullable Object> read) {
        return Field.of(name, read);
    }

    /** With whom else than who asked, or has it, the guest of a task {@code t} is, who is to be accompanied: {@code h}, {@code kn}. */
    public static final String KEEPER = """
            LEFT JOIN LATERAL (
                SELECT staff_id FROM visit_custody_now
                WHERE visit_id = t.visit_id AND t.custody AND staff_id IS DISTINCT FROM t.requester
                  AND staff_id IS DISTINCT FROM t.owner LIMIT 1) AS h ON true
            LEFT JOIN staff_named kn ON kn.actor = h.staff_id::text
            """;

    private static final String OPEN = """
            SELECT t.*, c.asked, c.stays, v.arrival_day, v.ticket_number, v.customer_id, w.person_id,
                   w.name AS guest_name, w.alias AS guest_alias, w.discreet AS guest_discreet,
                   f.name_zh AS where_zh, f.name_en AS where_en, d.name_zh AS to_zh, d.name_en AS to_en,
                   rn.name AS requester_name, pn.name AS person_name, hn.name AS hurried_name,
                   o.name AS owner_name, (SELECT role_code FROM account_role r WHERE r.account_id = t.owner
                                          ORDER BY r.ordinal LIMIT 1) AS owner_role,
                   tn.name AS taker_name, h.staff_id AS keeper, kn.name AS keeper_name
            FROM task_now t
            JOIN task_code c ON c.code = t.code
            LEFT JOIN visit v ON v.id = t.visit_id
            LEFT JOIN LATERAL (SELECT * FROM visit_person WHERE visit_id = t.visit_id LIMIT 1) AS w ON true
            LEFT JOIN LATERAL (SELECT place_id FROM visit_place_now WHERE visit_id = t.visit_id LIMIT 1) AS n ON true
            LEFT JOIN place f ON f.id = coalesce(t.room_id, n.place_id)
            LEFT JOIN place d ON d.id = t.to_id
            LEFT JOIN staff_named rn ON rn.actor = t.requester::text
            LEFT JOIN staff_named pn ON pn.actor = t.person::text
            LEFT JOIN staff_named hn ON hn.actor = t.hurried_by::text
            LEFT JOIN staff_named o ON o.actor = t.owner::text
            LEFT JOIN staff_named tn ON tn.actor = t.taker_id::text
            """ + KEEPER;

    private final JdbcClient jdbc;

    TasksBoard(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<String> subjects() {
        return Set.of("task", "visit", "room", "place", "customer", "account");
    }

    @Override
    public List<TaskFact> read() {
        return jdbc.sql(OPEN + " ORDER BY t.due, t.number")
                .query(TasksBoard::fact)
                .list();
    }

    /** Acts on guests and rooms begin and end tasks with them: those are found by what they are about. */
    @Override
    public Set<String> readInPart() {
        return Set.of("task", "visit", "room", "customer");
    }

    @Override
    public List<TaskFact> read(Part part) {
        return jdbc.sql(OPEN + """
                        WHERE t.task_id = ANY (ARRAY(SELECT unnest(CAST(:tasks AS uuid[]))))
                           OR t.visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))
                           OR t.visit_id = ANY (ARRAY(""" + VisitsOfCustomers.OPEN + """
                           ))
                           OR t.room_id = ANY (ARRAY(SELECT unnest(CAST(:rooms AS uuid[]))))
                           OR t.room_id = ANY (ARRAY(SELECT claim FROM visit_place
                                                     WHERE visit_id = ANY (ARRAY(SELECT unnest(CAST(:visits AS uuid[]))))
                                                       AND claim IS NOT NULL))
                        """)
                .param("tasks", part.rowsAnd("task"))
                .param("visits", part.array("visit"))
                .param("customers", part.array("customer"))
                .param("rooms", part.array("room"))
                .query(TasksBoard::fact)
                .list();
    }

    /** An open task, as it is now. */
    public Optional<TaskFact> find(TaskId task) {
        return jdbc.sql(OPEN + " WHERE t.task_id = ?")
                .param(task.value())
                .query(TasksBoard::fact)
                .optional();
    }

    /** That a room is to be cleaned, as long as it is. */
    public Optional<TaskId> cleaning(PlaceId room) {
        return jdbc.sql("SELECT task_id FROM task_now WHERE room_id = ? AND code = ?")
                .params(room.value(), TaskGate.HOUSEKEEPING)
                .query(Id.column(TaskId::new))
                .optional();
    }

    /** The open tasks of a guest. */
    public List<TaskFact> of(VisitId visit) {
        return jdbc.sql(OPEN + " WHERE t.visit_id = ? ORDER BY t.requested")
                .param(visit.value())
                .query(TasksBoard::fact)
                .list();
    }

    private static TaskFact fact(ResultSet rs, int row) throws SQLException {
        var visit = id(rs, "visit_id");
        var room = id(rs, "room_id");
        var passed = id(rs, "taker_id");
        return new TaskFact(
                new TaskId(Objects.requireNonNull(id(rs, "task_id"))),
                rs.getLong("number"),
                rs.getString("code"),
                rs.getString("permission"),
                rs.getBoolean("custody"),
                rs.getBoolean("asked"),
                Id.orNull(visit, VisitId::new),
                Tasks.ticket(rs),
                // What is carried without the guest is known by its ticket, whoever carries it.
                visit == null || rs.getBoolean("stays")
                        ? null
                        : ShownName.of(
                                rs.getBoolean("guest_discreet"),
                                rs.getString("guest_alias"),
                                rs.getString("guest_name")),
                localized(rs, "where"),
                localized(rs, "to"),
                who(rs, "requester", "requester_name", null),
                Id.orNull(id(rs, "person"), StaffId::new),
                rs.getString("person_name"),
                rs.getString("note"),
                at(rs, "requested"),
                at(rs, "due"),
                rs.getString("hurried_name"),
                Status.valueOf(rs.getString("status")),
                who(rs, "owner", "owner_name", "owner_role"),
                at(rs, "owner_since"),
                atOrNull(rs, "begun"),
                passed == null
                        ? null
                        : new Passed(
                                rs.getLong("offer_id"),
                                new Who(new StaffId(passed), rs.getString("taker_name"), null),
                                new StaffId(Objects.requireNonNull(id(rs, "giver_id"))),
                                at(rs, "offered")),
                who(rs, "keeper", "keeper_name", null),
                Stream.of(visit, room, id(rs, "customer_id"), id(rs, "person_id"))
                        .filter(Objects::nonNull)
                        .map(UUID::toString)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private static @Nullable UUID id(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, UUID.class);
    }

    private static @Nullable Who who(ResultSet rs, String id, String name, @Nullable String role) throws SQLException {
        var person = id(rs, id);
        return person == null
                ? null
                : new Who(new StaffId(person), rs.getString(name), role == null ? null : rs.getString(role));
    }

    private static @Nullable Localized localized(ResultSet rs, String name) throws SQLException {
        var zh = rs.getString(name + "_zh");
        return zh == null ? null : new Localized(zh, rs.getString(name + "_en"));
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant atOrNull(ResultSet rs, String column) throws SQLException {
        var at = rs.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
