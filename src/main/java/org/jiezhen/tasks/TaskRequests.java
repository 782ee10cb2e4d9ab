package org.jiezhen.tasks;

import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.House;
import org.jiezhen.house.Place;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shared.Permission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.Colleague;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is asked of colleagues: asked for once, asked for again, not needed any more; and of whom it can be asked. */
@Service
@Transactional
public class TaskRequests {

    /** The longest note. */
    public static final int NOTE = 200;

    private final Commands commands;
    private final TaskKind kind;
    private final TaskCodes codes;
    private final TaskTakers takers;
    private final TaskEnds ends;
    private final Holders holders;
    private final VisitRecords visits;
    private final House house;
    private final StaffDirectory directory;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    TaskRequests(
            Commands commands,
            TaskKind kind,
            TaskCodes codes,
            TaskTakers takers,
            TaskEnds ends,
            Holders holders,
            VisitRecords visits,
            House house,
            StaffDirectory directory,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.codes = codes;
        this.takers = takers;
        this.ends = ends;
        this.holders = holders;
        this.visits = visits;
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
            requireNoOtherWay(code);
            check(code, request);
            if (request.visit != null) {
                visits.here(request.visit);
            }
            return open(code, request, staff.id());
        });
    }

    /** @throws Refusal for whoever asks for this on a page of its own */
    void requireNoOtherWay(TaskCode code) {
        if (code.instead() != null && staff.may(code.instead())) {
            throw new Refusal("refusal.task.instead", code.name());
        }
    }

    /**
     * Opens it, within the press that asks for it.
     *
     * @param requester for whom it is asked: whoever asks, unless a device does
     */
    Done<TaskId> open(TaskCode code, Request request, @Nullable StaffId requester) {
        var task = opened(code, request, requester);
        return commands.run(
                kind,
                task,
                TaskAct.REQUEST.with("code", code.code()).with("room", request.room),
                context -> holders.begin(kind.chain(), task.id(), Holder.NOBODY, context.now(), context.entry()));
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
            takers.require(code, person, "person");
        }
    }

    private Task opened(TaskCode code, Request request, @Nullable StaffId requester) {
        var id = TaskId.random();
        var now = commands.now();
        var note = request.note == null || request.note.isBlank() ? null : request.note.strip();
        var values = new HashMap<String, @Nullable Object>();
        values.put("id", id.value());
        values.put("code", code.code());
        values.put("visit", Id.orNull(request.visit));
        values.put("room", Id.orNull(request.room));
        values.put("to", Id.orNull(request.to));
        values.put("requester", Id.orNull(requester));
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
                        requester,
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
        return hurried(key, task);
    }

    /** The same, by whoever may otherwise. */
    Done<TaskId> hurried(UUID key, TaskId task) {
        return commands.on(kind, task, key, TaskAct.HURRY.plain(), context -> jdbc.sql(
                        "UPDATE task SET hurried = :now, hurried_by = CAST(:person AS uuid) WHERE id = :task")
                .param("now", at(context.now()))
                .param("person", staff.device().isPresent() ? null : context.staff())
                .param("task", task.value())
                .update());
    }

    /** It is not needed any more: says whoever asked for it, or the manager. */
    @RolesAllowed({TaskPermission.ASK, TaskPermission.OVERSEE})
    public Done<TaskId> cancel(UUID key, TaskId task, TaskReason why) {
        return commands.on(kind, task, key, TaskAct.CANCEL.because(why.name()), context -> {
            if (!staff.id().equals(context.subject().requester()) && !staff.may(TaskPermission.OVERSEE)) {
                throw new Refusal(
                        "refusal.task.notAsked", context.subject().code().name());
            }
            ends.requireHere(context.subject().code());
            kind.close(task, Task.Outcome.CANCELLED, why.name(), context);
        });
    }
    // ---- of whom, and where

    /** Who can be asked for this: whoever may take it, and is not oneself. */
    @RolesAllowed({TaskPermission.ASK, TaskPermission.TAKE, TaskPermission.OVERSEE})
    @Transactional(readOnly = true)
    public List<Colleague> askable(String code) {
        return codes.find(code)
                .map(found -> takers.of(found).stream()
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

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
