package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.dialog.Dialog;
import java.time.Clock;
import java.util.function.Consumer;
import org.jiezhen.duty.Standings;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tasks.RoomCalls;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskEnds;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPart;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskRequests;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.ArrivalsBoard.VisitFact;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The dialogs of tasks, for the pages that open them. */
@Component
class TaskDialogs {

    final Tasks tasks;
    final TaskRequests requests;
    final TaskPassing passing;
    final RoomCalls calls;
    final TasksBoard board;
    final TaskCodes codes;
    final TaskEnds ends;
    final ObjectProvider<TaskPart> parts;
    final Standings standings;
    final CurrentStaff staff;
    final Drafts drafts;
    final Clock clock;

    TaskDialogs(
            Tasks tasks,
            TaskRequests requests,
            TaskPassing passing,
            RoomCalls calls,
            TasksBoard board,
            TaskCodes codes,
            TaskEnds ends,
            ObjectProvider<TaskPart> parts,
            Standings standings,
            CurrentStaff staff,
            Drafts drafts,
            Clock clock) {
        this.tasks = tasks;
        this.requests = requests;
        this.passing = passing;
        this.calls = calls;
        this.board = board;
        this.codes = codes;
        this.ends = ends;
        this.parts = parts;
        this.standings = standings;
        this.staff = staff;
        this.drafts = drafts;
        this.clock = clock;
    }

    /**
     * One task.
     *
     * @param opens opens on the page what follows
     * @throws Refusal when it is over, or none of the business of whoever looks
     */
    Dialog of(TaskId task, UndoBar bar, Consumer<Dialog> opens) {
        var fact = board.find(task).orElseThrow(() -> new Refusal("refusal.task.unknown"));
        var mine = fact.to(staff.id(), staff::may).orElseThrow(() -> new Refusal("refusal.task.unknown"));
        return new TaskDialog(this, fact, mine, bar, opens);
    }

    /** Asks for something. */
    Dialog ask(@Nullable VisitFact guest, UndoBar bar) {
        return new AskDialog(this, guest, null, bar);
    }

    /** Asks for something in a room. */
    Dialog askIn(PlaceId room, UndoBar bar) {
        return new AskDialog(this, null, room, bar);
    }
}
