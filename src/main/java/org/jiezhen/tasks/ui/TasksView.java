package org.jiezhen.tasks.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.tasks.TaskCode;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskEnds;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPassing;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.tasks.Tasks;
import org.jiezhen.tasks.TasksBoard;
import org.jiezhen.visits.HolderKeys;

/** My work now, whatever it is for: what I have in hand, what is asked of me, what waits for somebody of my role. */
@Route("tasks")
@RolesAllowed({TaskPermission.TAKE, TaskPermission.OVERSEE})
@Menu(title = "nav.tasks", icon = "i-task", order = 5)
@StyleSheet("styles/tasks.css")
class TasksView extends Div implements HasDynamicTitle {

    private final Tasks tasks;
    private final TaskPassing passing;
    private final TaskDialogs dialogs;
    private final UndoBar bar;

    TasksView(
            LiveBoards boards,
            TasksBoard source,
            TaskCodes codes,
            TaskEnds ends,
            Tasks tasks,
            TaskPassing passing,
            TaskDialogs dialogs,
            HolderKeys holders,
            StaffDirectory directory,
            CurrentStaff staff,
            Undo undo) {
        this.tasks = tasks;
        this.passing = passing;
        this.dialogs = dialogs;
        this.bar = new UndoBar(undo);
        addClassNames("page", "tasks-page");
        var kinds = codes.all();
        var roles = directory.roles();
        var takes = staff.may(TaskPermission.TAKE);
        var board = new BoardComponent<>(
                boards,
                source,
                TasksBoard.of(staff.id(), kinds, ends.all().keySet(), staff::may, staff.may(Permission.VISITS_SEE)),
                TasksBoard.NAME,
                holders.me(),
                config -> describe(config, kinds, roles, takes, staff.may(TaskPermission.OVERSEE)));
        board.getElement().setAttribute("data-shows-notices", "TASK_ASKED TASK_OPEN");
        board.onAction(this::act);
        if (staff.may(TaskPermission.ASK)) {
            var ask = new Button(getTranslation("tasks.ask"), _ -> Dialogs.open(this, dialogs.ask(null, bar)));
            var tools = new Div(ask);
            tools.addClassName("task-tools");
            add(tools);
        }
        add(board, bar);
    }

    private static void describe(
            BoardConfig config, List<TaskCode> kinds, List<String> roles, boolean takes, boolean oversees) {
        config.title("tasks.title")
                .orderedBy("o")
                .codes("role", "staff.role", roles)
                .texts("k", kinds.stream().collect(Collectors.toMap(TaskCode::code, TaskCode::name)))
                .marks(
                        "k",
                        kinds.stream()
                                .map(kind -> new Mark(kind.code(), kind.icon(), false))
                                .toList())
                .search("tasks.search", "tk", "wh", "rq")
                .figure("tasks.figure.hand", "g", List.of("HAND"))
                .figure("tasks.figure.open", "g", List.of("ASKED", "OPEN"))
                .figure("tasks.figure.late", Rule.LATE);
        if (oversees) {
            config.filter("tasks.filter.all", Rule.ALL);
        }
        config.filter("work", "tasks.filter.work", "g", List.of("HAND", "ASKED", "OPEN", "WANTED"))
                .filter("wanted", "tasks.filter.wanted", "g", List.of("WANTED"));
        if (!oversees) {
            config.filter("tasks.filter.all", Rule.ALL);
        }
        config.empty("i-task", "tasks.empty.title", "tasks.empty.text");
        if (takes) {
            config.primary("NEXT", "tasks.next", "N", "i-bell");
        }
    }

    private void act(String action, String row, UUID key) {
        if (action.equals("NEXT")) {
            did(tasks.takeNext(key), "NEXT");
            return;
        }
        var task = Pressed.id(row, TaskId::new);
        switch (action) {
            case "OPEN" -> Dialogs.open(this, dialogs.of(task, bar, next -> Dialogs.open(this, next)));
            case "GO" -> did(tasks.accept(key, task), action);
            case "BEGIN" -> did(tasks.begin(key, task), action);
            case "DONE" -> did(tasks.done(key, task), action);
            case "TAKE_OVER" -> did(passing.takeOver(key, task), action);
            default -> throw Pressed.unknown();
        }
    }

    private void did(Done<TaskId> done, String what) {
        bar.show(done, getTranslation("tasks.done." + what));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("tasks.title");
    }
}
