package org.jiezhen.tasks;

import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Done;
import org.jiezhen.house.House;
import org.jiezhen.house.PlaceId;
import org.jiezhen.rooms.RoomPermission;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tasks.TaskRequests.Request;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.VisitRecords;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The telephone from a room (随时接听电话，随时听从): what is wanted there, asked with one press, by whoever works there, by the
 * desk that was rung up, or by the room's own panel. It is for the guest who is in the room, and ends when the guest leaves.
 */
@Service
@Transactional
public class RoomCalls {

    /** @param holder the person who has the guest; null when it is the desk or nobody */
    private record Inside(VisitId visit, @Nullable StaffId holder) {}

    private final Commands commands;
    private final TaskRequests requests;
    private final TaskKind kind;
    private final TaskCodes codes;
    private final VisitRecords visits;
    private final House house;
    private final CurrentStaff staff;
    private final JdbcClient jdbc;

    RoomCalls(
            Commands commands,
            TaskRequests requests,
            TaskKind kind,
            TaskCodes codes,
            VisitRecords visits,
            House house,
            CurrentStaff staff,
            JdbcClient jdbc) {
        this.commands = commands;
        this.requests = requests;
        this.kind = kind;
        this.codes = codes;
        this.visits = visits;
        this.house = house;
        this.staff = staff;
        this.jdbc = jdbc;
    }

    /** What can be asked from a room. */
    @RolesAllowed({TaskPermission.ASK, RoomPermission.PANEL})
    @Transactional(readOnly = true)
    public List<TaskCode> offered() {
        return codes.asked(staff::may).stream().filter(TaskCode::calls).toList();
    }

    /** In which room a guest is, if in one. */
    @RolesAllowed(TaskPermission.ASK)
    @Transactional(readOnly = true)
    public Optional<PlaceId> roomOf(VisitId visit) {
        return jdbc.sql("""
                        SELECT p.id FROM visit_place_now v JOIN place p ON p.id = v.claim AND p.kind <> 'SEAT'
                        WHERE v.visit_id = ?""").param(visit.value()).query(Id.column(PlaceId::new)).optional();
    }

    /**
     * Asks for something in a room. Whatever more there is to say, whoever comes asks. It is asked for whoever has the
     * guest, whoever picked up the telephone; where nobody has, for whoever asks.
     *
     * @param code the kind of task
     * @throws TaskStillOpen when it is asked for already: who is coming, and since when it is
     */
    @RolesAllowed({TaskPermission.ASK, RoomPermission.PANEL})
    public Done<TaskId> call(UUID key, PlaceId room, String code) {
        requireItsOwn(room);
        return commands.once(kind, key, TaskAct.REQUEST, () -> {
            var wanted = codes.find(code)
                    .filter(TaskCode::calls)
                    .orElseThrow(() -> new InvalidInput("code", "refusal.task.kind"));
            requests.requireNoOtherWay(wanted);
            var inside = inside(room);
            if (inside == null && wanted.about() == TaskCode.About.VISIT) {
                throw new Refusal("refusal.task.nobodyInside", name(room));
            }
            if (inside != null) {
                visits.hold(inside.visit);
            }
            return requests.open(
                    wanted, Request.of(code, inside == null ? null : inside.visit, room), requester(inside));
        });
    }

    private @Nullable StaffId requester(@Nullable Inside inside) {
        if (inside != null && inside.holder != null) {
            return inside.holder;
        }
        return staff.device().isPresent() ? null : staff.id();
    }

    /** Asks once more for what is open in a room: it is told again to whoever comes, or to everybody who may. */
    @RolesAllowed({TaskPermission.ASK, RoomPermission.PANEL})
    public Done<TaskId> hurry(UUID key, PlaceId room, String code) {
        requireItsOwn(room);
        return requests.hurried(key, open(room, code));
    }

    /** It is not wanted in the room any more. */
    @RolesAllowed(RoomPermission.PANEL)
    public Done<TaskId> notWanted(UUID key, PlaceId room, String code) {
        requireItsOwn(room);
        return commands.on(
                kind,
                open(room, code),
                key,
                TaskAct.CANCEL.because(TaskReason.NOT_NEEDED.name()),
                context -> kind.close(
                        context.subject().id(), Task.Outcome.CANCELLED, TaskReason.NOT_NEEDED.name(), context));
    }

    private void requireItsOwn(PlaceId room) {
        if (!staff.speaksFor(room.value())) {
            throw new Refusal("refusal.room.notHere");
        }
    }

    private @Nullable Inside inside(PlaceId room) {
        return jdbc.sql("""
                        SELECT p.visit_id, c.staff_id FROM visit_place_now p
                        JOIN visit_custody_now c ON c.visit_id = p.visit_id WHERE p.claim = ?""")
                .param(room.value())
                .query((rs, row) -> new Inside(
                        new VisitId(rs.getObject(1, UUID.class)), Id.orNull(rs.getObject(2, UUID.class), StaffId::new)))
                .optional()
                .orElse(null);
    }

    private TaskId open(PlaceId room, String code) {
        return jdbc.sql("SELECT task_id FROM task_now WHERE room_id = ? AND code = ? ORDER BY requested LIMIT 1")
                .params(room.value(), code)
                .query(Id.column(TaskId::new))
                .optional()
                .orElseThrow(TaskKind::unknown);
    }

    private Object name(PlaceId room) {
        return house.findPlace(room)
                .orElseThrow(() -> new Refusal("refusal.place.unknown"))
                .name();
    }
}
