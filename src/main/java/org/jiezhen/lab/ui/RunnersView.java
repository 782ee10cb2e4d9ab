package org.jiezhen.lab.ui;

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
import org.jiezhen.acts.Undo;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.RunnersBoard;
import org.jiezhen.lab.Trips;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Mark;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Answered;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Notice;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.tasks.TaskCode;
import org.jiezhen.tasks.TaskCodes;
import org.jiezhen.tasks.TaskId;
import org.jiezhen.tasks.TaskPermission;
import org.jiezhen.visits.HolderKeys;

/** The errands of the house: what is on my trip, what can be taken along, and a field for the scanner. */
@Route("runners")
@RolesAllowed(LabPermission.RUN)
@Menu(title = "nav.runners", icon = "i-run", order = 6)
@StyleSheet("styles/lab.css")
class RunnersView extends Div implements HasDynamicTitle {

    private final RunnersBoard source;
    private final Trips trips;
    private final CurrentStaff staff;
    private final List<TaskCode> kinds;
    private final Answered answered;
    private final UndoBar bar;

    RunnersView(
            LiveBoards boards,
            RunnersBoard source,
            Trips trips,
            TaskCodes codes,
            HolderKeys holders,
            StaffDirectory directory,
            CurrentStaff staff,
            Answered answered,
            Undo undo) {
        this.source = source;
        this.trips = trips;
        this.staff = staff;
        this.answered = answered;
        this.kinds = codes.all();
        this.bar = new UndoBar(undo);
        addClassNames("page", "lab-page");
        var roles = directory.roles();
        // Asked now: rows are written where nobody is signed in.
        var held = kinds.stream().map(TaskCode::permission).filter(staff::may).collect(Collectors.toUnmodifiableSet());
        var board = new BoardComponent<>(
                boards,
                source,
                RunnersBoard.of(staff.id(), held::contains),
                RunnersBoard.NAME,
                holders.me(),
                config -> describe(config, kinds, roles));
        board.onAction(this::act);
        if (staff.may(TaskPermission.TAKE)) {
            board.lead(tools());
        }
        add(board, bar);
    }

    private Div tools() {
        var scan = new RunnerScan(trips, answered, bar);
        var back = new Button(getTranslation("lab.runners.back"), _ -> reconcile());
        var several = new Button(
                getTranslation("lab.runners.several"),
                _ -> Dialogs.open(this, new TakeDialog(source, trips, kinds, staff)));
        var tools = new Div(scan, several, back);
        tools.addClassName("lab-tools");
        return tools;
    }

    private static void describe(BoardConfig config, List<TaskCode> kinds, List<String> roles) {
        config.title("lab.runners.title")
                .rankedBy("o")
                .grouped("lab.runners.one", "lab.runners.more", "g", "gf", "gp")
                .codes("role", "staff.role", roles)
                .texts("k", kinds.stream().collect(Collectors.toMap(TaskCode::code, TaskCode::name)))
                .marks(
                        "k",
                        kinds.stream()
                                .map(kind -> new Mark(kind.code(), kind.icon(), false))
                                .toList())
                .search("lab.runners.search", "tk", "fr", "to", "no")
                .figure("lab.mine.TRIP", "g", List.of("TRIP"))
                .figure("lab.mine.OPEN", "g", List.of("OPEN"))
                .figure("lab.late", Rule.LATE)
                .filter("lab.panels.all", Rule.ALL)
                .filter("trip", "lab.mine.TRIP", "g", List.of("TRIP", "HAND"))
                .filter("open", "lab.mine.OPEN", "g", List.of("OPEN"))
                .empty("i-run", "lab.runners.empty", "lab.runners.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var task = Pressed.id(row, TaskId::new);
        switch (action) {
            case "TAKE" -> bar.show(trips.pickUp(key, task, null), getTranslation("lab.done.TAKE"));
            case "HAND", "OPEN" ->
                source.find(task)
                        .filter(errand ->
                                errand.owner() != null && errand.owner().equals(staff.id()) && errand.begun())
                        .ifPresent(errand -> Dialogs.open(this, new HandDialog(trips, errand, bar)));
            default -> throw Pressed.unknown();
        }
    }

    private void reconcile() {
        trips.reconcile();
        Notice.done(getTranslation("lab.runners.nothingLeft"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.runners.title");
    }
}
