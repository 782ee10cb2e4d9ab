package org.jiezhen.doctors;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jiezhen.acts.Act;
import org.jiezhen.acts.Commands;
import org.jiezhen.acts.Gate;
import org.jiezhen.rooms.RoomAct;
import org.jiezhen.shared.Id;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shared.Transitions;
import org.jiezhen.tasks.TaskAct;
import org.jiezhen.tasks.TaskRecords;
import org.jiezhen.visits.VisitAct;
import org.jiezhen.visits.VisitId;
import org.jiezhen.visits.WaitingReason;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Nobody leaves with a doctor in the room; for whoever leaves before a doctor has come, none is needed, and an undo asks again. A
 * face-to-face is begun by coming and ends with its record, whatever the task's own buttons say.
 */
@Component
class DoctorGate implements Gate {

    private static final Set<Act> COMES_OR_GOES = Set.of(RoomAct.DOCTOR_IN, RoomAct.DOCTOR_OUT, RoomAct.UNDO);
    private static final Set<Act> LETS_GO = Set.of(TaskAct.GIVE_BACK, TaskAct.LAY_DOWN);

    private final Commands commands;
    private final DoctorRequestKind kind;
    private final Seeing seeing;
    private final TaskRecords tasks;
    private final Transitions transitions;
    private final JdbcClient jdbc;

    DoctorGate(
            Commands commands,
            DoctorRequestKind kind,
            Seeing seeing,
            TaskRecords tasks,
            Transitions transitions,
            JdbcClient jdbc) {
        this.commands = commands;
        this.kind = kind;
        this.seeing = seeing;
        this.tasks = tasks;
        this.transitions = transitions;
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("visit", "room", "task");
    }

    @Override
    public void refuse(Passage passage) {
        switch (passage.subject().kind()) {
            case "visit" -> refuseToLeave(passage);
            case "task" -> refuseByTask(passage);
            default -> {}
        }
    }

    private void refuseToLeave(Passage passage) {
        if (passage.undone() != null || !(passage.act() == VisitAct.DEPART || isLeaving(passage))) {
            return;
        }
        kind.open(visit(passage))
                .flatMap(request -> seeing.of(request.id()).filter(Seeing.Seen::inside))
                .ifPresent(seen -> {
                    throw new Refusal("refusal.doctor.withGuest", seen.name(), seen.since());
                });
    }

    private static boolean isLeaving(Passage passage) {
        return passage.act() == VisitAct.ADVANCE
                && WaitingReason.LEAVING.equals(passage.detail().get("to"));
    }

    private void refuseByTask(Passage passage) {
        var task = UUID.fromString(passage.subject().id());
        if (passage.act() != TaskAct.BEGIN && !LETS_GO.contains(passage.act())) {
            return;
        }
        jdbc.sql("SELECT id FROM doctor_request WHERE task_id = ?")
                .param(task)
                .query(Id.column(DoctorRequestId::new))
                .optional()
                .ifPresent(request -> {
                    var isThere = seeing.of(request)
                            .filter(seen -> seen.doctor().value().equals(passage.staff()))
                            .isPresent();
                    if (isThere != (passage.act() == TaskAct.BEGIN)) {
                        throw new Refusal(
                                isThere ? "refusal.doctor.youAreThere" : "refusal.doctor.comeFirst",
                                kind.look(request).label());
                    }
                });
    }

    @Override
    public void accompany(Passage passage) {
        switch (passage.subject().kind()) {
            case "visit" -> followVisit(passage);
            case "room" -> followRoom(passage);
            default -> {}
        }
    }

    private void followVisit(Passage passage) {
        var visit = visit(passage);
        var undone = passage.undone();
        if (undone != null) {
            takeBack(visit, undone.entry(), passage);
        } else if (passage.act() == VisitAct.DEPART
                || passage.act() == VisitAct.LEFT_UNSEEN
                || passage.act() == VisitAct.IN_ERROR
                || isLeaving(passage)) {
            kind.open(visit)
                    .filter(request -> passage.act() == VisitAct.IN_ERROR
                            || seeing.of(request.id()).isEmpty())
                    .ifPresent(request -> lapse(request, passage));
        }
        seeing.settle(visit, passage.now(), passage.entry());
    }

    /** With the entry of the leaving: an undo of it asks again. */
    private void lapse(DoctorRequest request, Passage passage) {
        var why = passage.act().code();
        commands.happens(kind, kind.locked(request.id()), DoctorAct.LAPSE.because(why), passage.staff(), _ -> {
            transitions.next(
                    DoctorRequest.STATE,
                    request.id().value(),
                    null,
                    Map.of(
                            "state",
                            DoctorRequest.State.LAPSED.name(),
                            "visit_id",
                            request.visit().value(),
                            "reason",
                            why),
                    passage.now(),
                    passage.entry());
            transitions.end(DoctorRequest.SEEING, request.id().value(), null, passage.now(), passage.entry());
            tasks.close(request.task(), false, new TaskRecords.Moment(passage.now(), passage.entry()));
        });
    }

    private void takeBack(VisitId visit, long undone, Passage passage) {
        jdbc.sql("SELECT request_id FROM doctor_request_state WHERE visit_id = ? AND begun_by = ? AND voided IS NULL")
                .params(visit.value(), undone)
                .query(Id.column(DoctorRequestId::new))
                .list()
                .forEach(id -> {
                    var request = kind.locked(id);
                    for (var track : List.of(DoctorRequest.STATE, DoctorRequest.SEEING)) {
                        if (!transitions.undo(track, id.value(), undone, Map.of(), passage.now(), passage.entry())) {
                            throw new Refusal("refusal.doctor.movedOn", request.label());
                        }
                    }
                });
    }

    /** The doctor has come, or gone, whoever says so. */
    private void followRoom(Passage passage) {
        var about = passage.about();
        if (about != null && about.kind().equals("visit") && COMES_OR_GOES.contains(passage.act())) {
            seeing.settle(VisitId.of(about.id()), passage.now(), passage.entry());
        }
    }

    private static VisitId visit(Passage passage) {
        return VisitId.of(passage.subject().id());
    }
}
