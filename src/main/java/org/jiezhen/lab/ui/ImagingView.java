package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.lab.Examination;
import org.jiezhen.lab.Imaging;
import org.jiezhen.lab.ImagingBoard;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;

/** ECG and ultrasound: who waits and where, who is examined, whose report is to be written. */
@Route("imaging")
@RolesAllowed(LabPermission.EXAMINE)
@Menu(title = "nav.imaging", icon = "i-pulse", order = 64)
@StyleSheet("styles/lab.css")
class ImagingView extends Div implements HasDynamicTitle {

    private final Imaging imaging;
    private final ReportPapers papers;
    private final ImagingBoard source;
    private final Drafts drafts;
    private final UndoBar bar;

    ImagingView(
            LiveBoards boards,
            ImagingBoard source,
            Imaging imaging,
            ReportPapers papers,
            HolderKeys holders,
            StaffDirectory directory,
            Drafts drafts,
            Undo undo) {
        this.imaging = imaging;
        this.papers = papers;
        this.source = source;
        this.drafts = drafts;
        this.bar = new UndoBar(undo);
        addClassNames("page", "lab-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards, source, ImagingBoard.ALL, ImagingBoard.NAME, holders.me(), config -> describe(config, roles));
        board.onAction(this::act);
        add(board, bar);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("lab.imaging.title")
                .codes("role", "staff.role", roles)
                .orderedBy("o")
                .search("lab.imaging.search", "tk", "pn", "wh")
                .figure("lab.stage.WAITING", "st", List.of("WAITING", "CALLED"))
                .figure("lab.stage.BEGUN", "st", List.of("BEGUN"))
                .figure("lab.stage.DONE", "st", List.of("DONE"))
                .figure("lab.late", Rule.LATE)
                .filter("open", "lab.imaging.open", "st", List.of("WAITING", "CALLED", "BEGUN", "DONE"))
                .filter("wait", "lab.stage.WAITING", "st", List.of("WAITING", "CALLED"))
                .filter("write", "lab.stage.DONE", "st", List.of("DONE"))
                .filter("out", "lab.stage.REPORTED", "st", List.of("REPORTED"))
                .empty("i-lab", "lab.imaging.empty", "lab.imaging.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var which = Examination.of(row);
        switch (action) {
            case "BRING" -> bar.show(imaging.call(key, which), getTranslation("lab.done.BRING"));
            case "DONE" -> bar.show(imaging.done(key, which), getTranslation("lab.done.EXAMINE"));
            case "BEGIN", "REPORT", "OPEN" -> open(which);
            default -> throw Pressed.unknown();
        }
    }

    private void open(Examination which) {
        source.find(which)
                .ifPresent(fact -> Dialogs.open(this, new ExaminationDialog(imaging, papers, drafts, fact, bar)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.imaging.title");
    }
}
