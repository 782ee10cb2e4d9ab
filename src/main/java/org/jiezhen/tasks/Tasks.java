package org.jiezhen.tasks;

import jakarta.annotation.security.RolesAllowed;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Commands.Context;
import org.jiezhen.acts.Deed;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.Rooms;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Ticket;
import org.jiezhen.shared.Transitions;
import org.jiezhen.shared.Transitions.Outcome;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is asked of colleagues. A task is nobody's until somebody accepts it, and one person's then; it is begun, and done.
 * Whoever begins to accompany a guest takes the guest over in the same press, and whoever ends it hands the guest on.
 */
@Service
@Transactional
public class Tasks {

    /** Why something is given back, or cannot be done. */
    public enum Why {
        /** Called to something more urgent. */
        CALLED_AWAY,
        /** It takes somebody with other rights or skills. */
        NOT_MINE,
        /** Somebody or something is not there. */
        NOT_FOUND,
        /** It is not wanted any more. */
        NOT_NEEDED
    }

    /** The longest note. */
    public static final int NOTE = 200;

    private static final String HOUSEKEEPING = TaskGate.HOUSEKEEPING;

    private final Commands commands;
    private final TaskKind kind;
    private final TaskCodes codes;
    private final Holders holders;
    private final Transitions transitions;
    private final VisitRecords visits;
    private final FrontDesk desk;
    private final Rooms rooms;
    private final House house;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    Tasks(
            Commands commands,
            TaskKind kind,
            TaskCodes codes,
            Holders holders,
            Transitions transitions,
            VisitRecords visits,
            FrontDesk desk,
            Rooms rooms,
            House house,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.codes = codes;
        this.holders = holders;
        this.transitions = transitions;
        this.visits = visits;
        this.desk = desk;
        this.rooms = rooms;
        this.house = house;
        this.directory = directory;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /**
     * What is asked for.
     *
     * @param code the kind, by its code
     * @param visit for which guest
     * @param room in which room
     * @param to where to
     * @param person who alone is asked
     * @param receiver to whom the guest is handed on at the end; null is the desk
     * @param note what more there is to say; never a customer's name
     */
    public record Request(
            String code,
            @Nullable VisitId visit,
            @Nullable PlaceId room,
            @Nullable PlaceId to,
            @Nullable StaffId person,
            @Nullable StaffId receiver,
            @Nullable String note) {

        /** What is asked for a guest, and nothing more. */
        public static Request of(String code, @Nullable VisitId visit, @Nullable PlaceId room) {
            return new Request(code, visit, room, null, null, null, null);
        }

        /** The same, to a place. */
        public Request to(PlaceId place, @Nullable StaffId receives) {
            return new Request(code, visit, room, place, person, receives, note);
        }

        /** The same, of one person. */
        public Request of(StaffId asked) {
            return new Request(code, visit, room, to, asked, receiver, note);
        }

        /** The same, with something to say. */
        public Request saying(String words) {
            return new Request(code, visit, room, to, person, receiver, words);
        }
    }

    // ---- asking

    /**
     * Asks for something. What is open already is not asked for twice.
     *
     * @throws TaskStillOpen that says who is on it, since when
     */
    @RolesAllowed(TaskPermission.ASK)
    public Done<TaskId> request(UUID key, Request request) {
        return commands.once(kind, key, TaskAct.REQUEST, () -> {
            var code = codes.find(request.code)
                    .filter(TaskCode::asked)
                    .orElseThrow(() -> new InvalidInput("code", "refusal.task.kind"));
            check(code, request);
            if (request.visit != null) {
                visits.here(request.visit);
            }
            var task = opened(code, request);
            return commands.run(
                    kind,
                    task,
                    TaskAct.REQUEST.with("code", code.code()).with("room", request.room),
                    context -> holders.begin(kind.chain(), task.id(), Holder.NOBODY, context.now(), context.entry()));
        });
    }

    private void check(TaskCode code, Request request) {
        if (code.about() == TaskCode.About.VISIT && request.visit == null) {
            throw new InvalidInput("visit", "refusal.task.whichGuest");
        }
        if (code.about() == TaskCode.About.ROOM && request.room == null) {
            throw new InvalidInput("room", "refusal.task.whichRoom");
        }
        if (code.asksTo() && request.to == null) {
            throw new InvalidInput("to", "refusal.task.whereTo");
        }
        if (code.asksWhom() && request.person == null) {
            throw new InvalidInput("person", "refusal.task.whom");
        }
        var note = request.note == null ? "" : request.note.strip();
        if (code.asksNote() && note.isEmpty()) {
            throw new InvalidInput("note", "refusal.task.what");
        }
        if (note.length() > NOTE) {
            throw new InvalidInput("note", "refusal.task.note", NOTE);
        }
        for (@Nullable PlaceId place : Arrays.asList(request.room, request.to)) {
            if (place != null && house.findPlace(place).isEmpty()) {
                throw new Refusal("refusal.place.unknown");
            }
        }
        var person = request.person;
        if (person != null) {
            if (person.equals(staff.id())) {
                throw new InvalidInput("person", "refusal.task.self");
            }
            requireMayTake(code, person, "person");
        }
    }

    /** Who may be asked for this, or given it: everybody who works here, for what is asked of one person. */
    private void requireMayTake(TaskCode code, StaffId person, String field) {
        if (directory.colleagues(code.permission()).stream()
                .noneMatch(one -> one.id().equals(person))) {
            throw new InvalidInput(field, "refusal.task.cannot");
        }
    }

    private Task opened(TaskCode code, Request request) {
        var id = TaskId.random();
        var now = commands.now();
        var note = request.note == null || request.note.isBlank() ? null : request.note.strip();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id.value());
        values.put("code", code.code());
        values.put("visit", Id.orNull(request.visit));
        values.put("room", Id.orNull(request.room));
        values.put("to", Id.orNull(request.to));
        values.put("requester", staff.id().value());
        values.put("person", Id.orNull(request.person));
        values.put("receiver", Id.orNull(request.receiver));
        values.put("note", note);
        values.put("now", at(now));
        values.put("due", at(now.plusSeconds(house.targetSeconds(code.target()))));
        values.put("same", same(code, request, note));
        return jdbc.sql("""
                        INSERT INTO task (id, code, visit_id, room_id, to_id, requester, person, receiver, note, requested,
                                          due, same)
                        VALUES (:id, :code, :visit, :room, :to, :requester, :person, :receiver, :note, :now, :due, :same)
                        ON CONFLICT (same) WHERE closed IS NULL DO NOTHING RETURNING number""")
                .params(values)
                .query(Long.class)
                .optional()
                .map(number -> new Task(
                        id,
                        number,
                        code,
                        request.visit,
                        request.room,
                        request.to,
                        staff.id(),
                        request.person,
                        request.receiver,
                        null))
                .orElseThrow(() -> stillOpen(same(code, request, note)));
    }

    // Of a kind that asks for a note two are the same only if they say the same.
    private static String same(TaskCode code, Request request, @Nullable String note) {
        return TaskGate.same(
                code.code(),
                request.visit,
                request.room,
                request.to + "|" + request.person + (code.asksNote() ? "|" + note : ""));
    }

    private Refusal stillOpen(String same) {
        return jdbc.sql("""
                        SELECT t.task_id, t.zh, t.en, t.requested, n.name
                        FROM task_now t JOIN task k ON k.id = t.task_id
                        LEFT JOIN staff_named n ON n.actor = t.owner::text
                        WHERE k.same = ?""")
                .param(same)
                .query((rs, row) -> {
                    var id = new TaskId(rs.getObject(1, UUID.class));
                    var name = new Localized(rs.getString(2), rs.getString(3));
                    var since = rs.getObject(4, OffsetDateTime.class).toInstant();
                    var owner = rs.getString(5);
                    return owner == null
                            ? new TaskStillOpen(id, "refusal.task.openAlone", name, since)
                            : new TaskStillOpen(id, "refusal.task.open", name, since, owner);
                })
                .optional()
                .<Refusal>map(refusal -> refusal)
                .orElseGet(() -> new Refusal("refusal.task.justDone"));
    }

    /** Asks once more for what is open: it is told again to whoever has it, or to everybody who may. */
    @RolesAllowed(TaskPermission.ASK)
    public Done<TaskId> hurry(UUID key, TaskId task) {
        return commands.on(kind, task, key, TaskAct.HURRY.plain(), context -> jdbc.sql(
                        "UPDATE task SET hurried = ?, hurried_by = ? WHERE id = ?")
                .params(at(context.now()), context.staff(), task.value())
                .update());
    }

    /** It is not needed any more: says whoever asked for it, or the manager. */
    @RolesAllowed({TaskPermission.ASK, TaskPermission.OVERSEE})
    public Done<TaskId> cancel(UUID key, TaskId task, Why why) {
        return commands.on(kind, task, key, TaskAct.CANCEL.because(why.name()), context -> {
            if (!staff.id().equals(context.subject().requester()) && !staff.may(TaskPermission.OVERSEE)) {
                throw new Refusal(
                        "refusal.task.notAsked", context.subject().code().name());
            }
            kind.close(task, Task.Outcome.CANCELLED, why.name(), context);
        });
    }

    // ---- doing

    /**
     * Takes a task that is nobody's.
     *
     * @throws Refusal that says who was first, and when
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> accept(UUID key, TaskId task) {
        return commands.on(kind, task, key, TaskAct.ACCEPT.plain(), context -> {
            requireMayTake(context.subject());
            holders.take(kind.chain(), context, false);
        });
    }

    /**
     * Takes the most urgent task that this person may take and nobody has: what is late, the longest first; then what is
     * near to where this person is; then what is due first. Two who ask at once are given two.
     *
     * @throws Refusal when there is nothing to do
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeNext(UUID key) {
        return commands.once(kind, key, TaskAct.ACCEPT, () -> {
            var next = nextFor(staff.id(), commands.now());
            return commands.run(
                    kind,
                    kind.locked(next),
                    TaskAct.ACCEPT.plain(),
                    context -> holders.take(kind.chain(), context, false));
        });
    }

    // What was taken between looking and locking is passed over, and looked for again.
    private TaskId nextFor(StaffId person, Instant now) {
        var passed = new ArrayList<UUID>();
        while (true) {
            var next = candidate(person, now, passed).orElseThrow(() -> new Refusal("refusal.task.nothing"));
            if (isNobodys(next)) {
                return next;
            }
            passed.add(next.value());
        }
    }

    private boolean isNobodys(TaskId task) {
        return jdbc.sql("""
                        SELECT EXISTS (SELECT FROM task_owner
                                       WHERE task_id = ? AND holder = 'NONE' AND ended IS NULL AND voided IS NULL)""").param(task.value()).query(Boolean.class).single();
    }

    private Optional<TaskId> candidate(StaffId person, Instant now, List<UUID> passed) {
        return jdbc.sql("""
                        SELECT t.id
                        FROM task t
                        JOIN task_code c ON c.code = t.code
                        JOIN task_owner o ON o.task_id = t.id AND o.ended IS NULL AND o.voided IS NULL
                        LEFT JOIN place p ON p.id = coalesce(
                            (SELECT place_id FROM visit_place_now WHERE visit_id = t.visit_id LIMIT 1), t.room_id, t.to_id)
                        LEFT JOIN LATERAL (
                            SELECT place.floor FROM visit_custody_now k
                            JOIN visit_place_now n ON n.visit_id = k.visit_id
                            JOIN place ON place.id = n.place_id
                            WHERE k.staff_id = :person ORDER BY n.started DESC LIMIT 1) AS mine ON true
                        WHERE t.closed IS NULL AND o.holder = 'NONE' AND NOT t.id = ANY (:passed)
                          AND (t.person = :person OR (t.person IS NULL AND c.permission = ANY (:may)))
                          AND NOT EXISTS (SELECT FROM task_handoff h WHERE h.task_id = t.id
                                          AND h.ended IS NULL AND h.voided IS NULL)
                        ORDER BY least(t.due, :now), abs(coalesce(p.floor - mine.floor, 0)), t.due, t.number
                        LIMIT 1
                        FOR UPDATE OF t SKIP LOCKED""")
                .param("person", person.value())
                .param("may", permitted())
                .param("passed", passed.toArray(UUID[]::new))
                .param("now", at(now))
                .query(Id.column(TaskId::new))
                .optional();
    }

    private String[] permitted() {
        return codes.all().stream()
                .map(TaskCode::permission)
                .distinct()
                .filter(staff::may)
                .toArray(String[]::new);
    }

    private void requireMayTake(Task task) {
        if (!kind.mayTake(task)) {
            throw new Refusal("refusal.task.notYours", task.code().name());
        }
    }

    /** Begins what one has accepted, or accepts and begins what nobody has. A guest to be accompanied is taken over with it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> begin(UUID key, TaskId task) {
        var of = about(task);
        if (of.code.equals(HOUSEKEEPING)) {
            return cleaning(key, task, TaskAct.BEGIN, room -> rooms.beginCleaning(further(key, "clean"), room));
        }
        var deed = of.custody ? TaskAct.BEGIN_ESCORT.plain() : TaskAct.BEGIN.plain();
        return withGuest(key, task, of, deed, context -> {
            own(context);
            if (transitions.begin(
                            Task.WORK,
                            task.value(),
                            Map.of("staff_id", context.staff()),
                            context.now(),
                            context.entry())
                    == Outcome.TAKEN) {
                throw new Refusal("refusal.task.begun", context.subject().code().name());
            }
            if (of.custody) {
                visits.accompany(
                        further(key, "custody"),
                        guest(of),
                        Objects.requireNonNull(context.subject().requester(), "somebody asked for it"));
            }
        });
    }

    /**
     * It is done: also what nobody had accepted or begun, because that is how it is. A guest who was accompanied is led to
     * where it was to go, and handed on: offered to whoever is to receive the guest, or left to the desk.
     */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> done(UUID key, TaskId task) {
        var of = about(task);
        if (of.code.equals(HOUSEKEEPING)) {
            return cleaning(key, task, TaskAct.DONE, room -> rooms.cleaned(further(key, "clean"), room));
        }
        var deed = of.custody ? TaskAct.END_ESCORT.plain() : TaskAct.DONE.plain();
        return withGuest(key, task, of, deed, context -> {
            if (of.custody) {
                requireBegun(context.subject());
                lead(key, of, context.subject());
                visits.handOn(
                        further(key, "custody"), guest(of), context.subject().receiver());
            } else {
                own(context);
            }
            kind.close(task, Task.Outcome.COMPLETED, null, context);
        });
    }

    private void requireBegun(Task task) {
        holders.requireHolder(kind.chain(), task, staff.id().value());
        var begun = jdbc.sql(
                        "SELECT EXISTS (SELECT FROM task_work WHERE task_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(task.id().value())
                .query(Boolean.class)
                .single();
        if (!begun) {
            throw new Refusal("refusal.task.notBegun", task.code().name());
        }
    }

    private void lead(UUID key, About of, Task task) {
        var to = task.to();
        var there = jdbc.sql("SELECT place_id FROM visit_place_now WHERE visit_id = ?")
                .param(guest(of).value())
                .query((rs, row) -> Optional.ofNullable(rs.getObject(1, UUID.class)))
                .single();
        if (to != null && !there.equals(Optional.of(to.value()))) {
            desk.move(further(key, "place"), guest(of), to);
        }
    }

    /** Gives back what one has: it is nobody's again, and told anew. Of what one alone was asked for it is the end. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> giveBack(UUID key, TaskId task, Why why) {
        return commands.on(
                kind,
                task,
                key,
                TaskAct.GIVE_BACK.because(why.name()),
                context -> holders.leave(kind.chain(), context, Holder.NOBODY));
    }

    /** Whoever alone is asked for it cannot; whoever asked is told. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> reject(UUID key, TaskId task, Why why) {
        return commands.on(kind, task, key, TaskAct.REJECT.because(why.name()), context -> {
            if (!staff.id().equals(context.subject().person())) {
                throw new Refusal(
                        "refusal.task.notYours", context.subject().code().name());
            }
            kind.close(task, Task.Outcome.REJECTED, why.name(), context);
        });
    }

    /** It cannot be done: says whoever has it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> fail(UUID key, TaskId task, Why why) {
        return commands.on(kind, task, key, TaskAct.FAIL.because(why.name()), context -> {
            holders.requireHolder(kind.chain(), context.subject(), context.staff());
            kind.close(task, Task.Outcome.FAILED, why.name(), context);
        });
    }

    // ---- answering a notice

    /** Takes what is passed to, or asked of, whoever acts: whichever of the two it is. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeWhatIsAsked(UUID key, TaskId task) {
        return isPassed(task) ? takeOver(key, task) : accept(key, task);
    }

    /** Refuses that: what is passed stays with the giver, what was asked of one alone is over. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> refuseWhatIsAsked(UUID key, TaskId task) {
        return isPassed(task) ? decline(key, task) : reject(key, task, Why.CALLED_AWAY);
    }

    private boolean isPassed(TaskId task) {
        return jdbc.sql(
                        "SELECT EXISTS (SELECT FROM task_handoff WHERE task_id = ? AND ended IS NULL AND voided IS NULL)")
                .param(task.value())
                .query(Boolean.class)
                .single();
    }

    // ---- passing on

    /** Offers what one has to a colleague, who must accept: it stays with the giver until then. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> offer(UUID key, TaskId task, StaffId taker) {
        return commands.on(kind, task, key, TaskAct.OFFER.with("taker", taker), context -> {
            requireMayTake(context.subject().code(), taker, "taker");
            holders.offer(kind.chain(), context, taker.value());
        });
    }

    /** Takes back an offer that is not answered yet. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> withdraw(UUID key, TaskId task) {
        return commands.on(
                kind, task, key, TaskAct.WITHDRAW.plain(), context -> holders.withdraw(kind.chain(), context));
    }

    /** Takes over what a colleague offers. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> takeOver(UUID key, TaskId task) {
        return commands.onAny(
                kind, task, key, TaskAct.TAKE_OVER.plain(), context -> holders.accept(kind.chain(), context, false));
    }

    /** Declines what a colleague offers: it stays with the colleague, who sees it. */
    @RolesAllowed(TaskPermission.TAKE)
    public Done<TaskId> decline(UUID key, TaskId task) {
        return commands.onAny(
                kind,
                task,
                key,
                TaskAct.DECLINE.because("BUSY"),
                context -> holders.decline(kind.chain(), context, false));
    }

    /** Gives a task to somebody, whoever has it: what somebody left behind, or nobody takes. */
    @RolesAllowed(TaskPermission.OVERSEE)
    public Done<TaskId> assign(UUID key, TaskId task, StaffId to) {
        return commands.on(kind, task, key, TaskAct.ASSIGN.with("to", to), context -> {
            requireMayTake(context.subject().code(), to, "taker");
            holders.assign(kind.chain(), context, to.value());
        });
    }

    // ---- looking

    /** Who can be asked for this: whoever may take it, and is not oneself. */
    @RolesAllowed({TaskPermission.ASK, TaskPermission.TAKE, TaskPermission.OVERSEE})
    @Transactional(readOnly = true)
    public List<Colleague> askable(String code) {
        return codes.find(code)
                .map(found -> directory.colleagues(found.permission()).stream()
                        .filter(one -> !one.id().equals(staff.id()))
                        .toList())
                .orElse(List.of());
    }

    /** Who may receive a guest at the end of the way. */
    @RolesAllowed(TaskPermission.ASK)
    @Transactional(readOnly = true)
    public List<Colleague> receivers() {
        return directory.colleagues(Permission.VISITS_ACCOMPANY);
    }

    /** Where a guest is, if at a place. */
    @RolesAllowed(TaskPermission.ASK)
    @Transactional(readOnly = true)
    public Optional<PlaceId> whereIs(VisitId visit) {
        return jdbc.sql("SELECT place_id FROM visit_place_now WHERE visit_id = ? AND place_id IS NOT NULL")
                .param(visit.value())
                .query(Id.column(PlaceId::new))
                .optional();
    }

    /** Where a guest may be accompanied to, or an errand lead. */
    @RolesAllowed(TaskPermission.ASK)
    @Transactional(readOnly = true)
    public List<Place> places() {
        return house.places();
    }

    // ---- how

    /** What is so of a task from its first moment. */
    private record About(
            String code,
            boolean custody,
            @Nullable VisitId visit,
            @Nullable PlaceId room) {}

    private About about(TaskId task) {
        return jdbc.sql("""
                        SELECT t.code, c.custody, t.visit_id, t.room_id
                        FROM task t JOIN task_code c ON c.code = t.code WHERE t.id = ?""").param(task.value()).query(Tasks::about).optional().orElseThrow(TaskKind::unknown);
    }

    private static About about(ResultSet rs, int row) throws SQLException {
        return new About(
                rs.getString(1),
                rs.getBoolean(2),
                Id.orNull(rs.getObject(3, UUID.class), VisitId::new),
                Id.orNull(rs.getObject(4, UUID.class), PlaceId::new));
    }

    private static VisitId guest(About of) {
        return Objects.requireNonNull(of.visit, "whoever is accompanied is a guest");
    }

    // The guest before the task, as a visit's own command takes them.
    private Done<TaskId> withGuest(UUID key, TaskId task, About of, Deed deed, Consumer<Context<Task>> verb) {
        return commands.once(kind, key, deed.act(), () -> {
            if (of.custody) {
                visits.here(guest(of));
            }
            var locked = kind.locked(task);
            locked.requireOpen();
            kind.requireMine(locked);
            return commands.run(kind, locked, deed, verb);
        });
    }

    /** It is this person's, or nobody's and becomes it. */
    private void own(Context<Task> context) {
        var task = context.subject();
        if (!holders.isHolder(kind.chain(), task, context.staff())) {
            requireMayTake(task);
            holders.take(kind.chain(), context, false);
        }
    }

    /** Cleaning a room is done to the room, and the task follows it. */
    private Done<TaskId> cleaning(UUID key, TaskId id, TaskAct act, Consumer<PlaceId> clean) {
        return commands.once(kind, key, act, () -> {
            var room = Objects.requireNonNull(about(id).room);
            clean.accept(room);
            var task = kind.locked(id);
            return new Done<>(id, task.label(), lastEntry(id));
        });
    }

    private long lastEntry(TaskId task) {
        return jdbc.sql("SELECT greatest(max(begun_by), max(ended_by)) FROM task_owner WHERE task_id = ?")
                .param(task.value())
                .query(Long.class)
                .single();
    }

    /** A press that goes with a press, under a key of its own. */
    private static UUID further(UUID key, String what) {
        return UUID.nameUUIDFromBytes((key + ":" + what).getBytes(StandardCharsets.UTF_8));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** A guest's ticket, where one is known. */
    static @Nullable Ticket ticket(ResultSet rs) throws SQLException {
        var day = rs.getObject("arrival_day", LocalDate.class);
        return day == null ? null : new Ticket(day, rs.getInt("ticket_number"));
    }
}
