package org.jiezhen.tasks;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Gate;
import org.jiezhen.acts.Holder;
import org.jiezhen.acts.Holders;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomAct;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Transitions;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What tasks follow of what is done to guests and rooms: whoever has gone wants nothing any more, and a room that is to be
 * cleaned is a task that ends when the room is clean. After rooms themselves have followed, and with their entry: an undo
 * of it takes the tasks back too.
 */
@Component
@Order(10)
class TaskGate implements Gate {

    static final String HOUSEKEEPING = "HOUSEKEEPING";
    private static final String GONE = "VISIT_OVER";
    private static final String ROOM_LEFT = "ROOM_LEFT";

    // What was drawn of a guest is carried, and what was found out is brought, wherever the guest is by then.
    private static final String UNLESS_IT_STAYS =
            " AND NOT EXISTS (SELECT FROM task_code k WHERE k.code = t.code AND k.stays)";

    private static final String OF_GONE =
            "NOT EXISTS (SELECT FROM visit_custody_now c WHERE c.visit_id = t.visit_id)" + UNLESS_IT_STAYS;

    // What was wanted in a room for a guest who is there no more and does not come back; unless somebody is at it.
    private static final String OF_ROOMS_LEFT = """
            room_id IS NOT NULL AND visit_id IS NOT NULL
            AND NOT EXISTS (SELECT FROM task_work w WHERE w.task_id = t.id AND w.ended IS NULL AND w.voided IS NULL)
            AND NOT EXISTS (SELECT FROM visit_place_now p WHERE p.visit_id = t.visit_id AND p.claim = t.room_id)
            AND NOT EXISTS (SELECT FROM room_now r WHERE r.place_id = t.room_id AND r.held_for = t.visit_id)""" + UNLESS_IT_STAYS;

    private final TaskRecords records;
    private final TaskKind kind;
    private final TaskCodes codes;
    private final Holders holders;
    private final House house;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    TaskGate(
            TaskRecords records,
            TaskKind kind,
            TaskCodes codes,
            Holders holders,
            House house,
            Transitions transitions,
            JdbcClient jdbc) {
        this.records = records;
        this.kind = kind;
        this.codes = codes;
        this.holders = holders;
        this.house = house;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "room");
    }

    @Override
    public void accompany(Passage passage) {
        if (passage.undone() != null) {
            records.takeBack(passage.undone().entry(), new TaskRecords.Moment(passage.now(), passage.entry()));
        }
        if (passage.subject().kind().equals("visit")) {
            var visit = VisitId.of(passage.subject().id());
            close("visit_id", visit, GONE, passage, OF_GONE);
            close("visit_id", visit, ROOM_LEFT, passage, OF_ROOMS_LEFT);
        } else {
            var room = new PlaceId(UUID.fromString(passage.subject().id()));
            close("room_id", room, ROOM_LEFT, passage, OF_ROOMS_LEFT);
            settle(room, passage);
        }
        newlyToClean(passage).forEach(room -> settle(room, passage));
    }

    // ---- guests

    // Column and condition are the code's own.
    private void close(String column, Id of, String why, Passage passage, String which) {
        jdbc.sql("SELECT id FROM task t WHERE " + column + " = ? AND closed IS NULL AND " + which + " ORDER BY id")
                .param(of.value())
                .query(Id.column(TaskId::new))
                .list()
                .forEach(task -> close(kind.locked(task), Task.Outcome.CANCELLED, why, passage));
    }

    // ---- rooms

    private List<PlaceId> newlyToClean(Passage passage) {
        return jdbc.sql("SELECT place_id FROM room_housekeeping_now WHERE entry = ? ORDER BY place_id")
                .param(passage.entry())
                .query(Id.column(PlaceId::new))
                .list();
    }

    /** Makes the task of a room's cleaning what the room is. */
    private void settle(PlaceId room, Passage passage) {
        var stage = jdbc.sql("SELECT stage FROM room_housekeeping_now WHERE place_id = ?")
                .param(room.value())
                .query(String.class)
                .optional();
        var open = jdbc.sql("SELECT id FROM task WHERE same = ? AND closed IS NULL")
                .param(same(HOUSEKEEPING, null, room, ""))
                .query(Id.column(TaskId::new))
                .optional()
                .map(kind::locked);
        if (stage.isEmpty()) {
            open.ifPresent(task -> close(
                    task,
                    passage.act() == RoomAct.CLEANED ? Task.Outcome.COMPLETED : Task.Outcome.CANCELLED,
                    null,
                    passage));
            return;
        }
        var task = open.orElseGet(() -> begin(room, passage));
        var working = at(task.id());
        if (stage.get().equals("BEGUN") && working.isEmpty()) {
            holders.give(kind.chain(), task.id(), new Holder.Person(passage.staff()), passage.now(), passage.entry());
            transitions.begin(
                    Task.WORK, task.id().value(), Map.of("staff_id", passage.staff()), passage.now(), passage.entry());
        } else if (!stage.get().equals("BEGUN") && working.isPresent()) {
            transitions.end(Task.WORK, task.id().value(), null, passage.now(), passage.entry());
        }
    }

    private Optional<UUID> at(TaskId task) {
        return jdbc.sql("SELECT staff_id FROM task_work WHERE task_id = ? AND ended IS NULL AND voided IS NULL")
                .param(task.value())
                .query(UUID.class)
                .optional();
    }

    private Task begin(PlaceId room, Passage passage) {
        var id = TaskId.random();
        var code = codes.find(HOUSEKEEPING).orElseThrow();
        var now = passage.now().atOffset(ZoneOffset.UTC);
        jdbc.sql("""
                        INSERT INTO task (id, code, room_id, requested, due, same)
                        VALUES (?, ?, ?, ?, ?, ?)""")
                .params(
                        id.value(),
                        code.code(),
                        room.value(),
                        now,
                        now.plusSeconds(house.targetSeconds(code.target())),
                        same(HOUSEKEEPING, null, room, ""))
                .update();
        holders.begin(kind.chain(), id, Holder.NOBODY, passage.now(), passage.entry());
        return kind.locked(id);
    }

    /** What may be open once only, of a kind of task. */
    static String same(String code, @Nullable VisitId visit, @Nullable PlaceId room, String more) {
        return code + "|" + visit + "|" + room + "|" + more;
    }

    private void close(Task task, Task.Outcome outcome, @Nullable String why, Passage passage) {
        Task.TRACKS.forEach(track -> transitions.end(track, task.id().value(), null, passage.now(), passage.entry()));
        kind.close(task.id(), outcome, why, passage.now(), passage.entry());
    }
}
