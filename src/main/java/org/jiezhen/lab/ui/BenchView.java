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
import org.jiezhen.lab.CriticalValues;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.ReportPapers;
import org.jiezhen.lab.Results;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.SpecimenState;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.PageLink;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.visits.HolderKeys;
import org.jspecify.annotations.Nullable;

/** The laboratory's bench: what is on its way, what was brought, what is there and until when its result is due. */
@Route("lab")
@RolesAllowed(LabPermission.RECEIVE)
@Menu(title = "nav.lab", icon = "i-lab", order = 63)
@StyleSheet("styles/lab.css")
class BenchView extends Div implements HasDynamicTitle {

    private final Specimens specimens;
    private final Results results;
    private final ReportPapers papers;
    private final CriticalValues critical;
    private final Drafts drafts;
    private final SpecimensBoard source;
    private final UndoBar bar;

    BenchView(
            LiveBoards boards,
            SpecimensBoard source,
            Specimens specimens,
            Results results,
            ReportPapers papers,
            CriticalValues critical,
            Drafts drafts,
            HolderKeys holders,
            StaffDirectory directory,
            CurrentStaff staff,
            Undo undo) {
        this.specimens = specimens;
        this.results = results;
        this.papers = papers;
        this.critical = critical;
        this.drafts = drafts;
        this.source = source;
        this.bar = new UndoBar(undo);
        addClassNames("page", "lab-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards,
                source,
                SpecimensBoard.BENCH,
                SpecimensBoard.NAME,
                holders.me(),
                config -> describe(config, roles));
        board.onAction(this::act);
        var tools = new Div(new ScanField("lab.bench.scan", this::scanned));
        if (staff.may(LabPermission.RESULT)) {
            tools.add(
                    new PageLink("lab/messages", "lab.message.title"), new PageLink("lab/import", "lab.import.title"));
        }
        tools.addClassName("lab-tools");
        board.lead(tools);
        add(board, bar);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("lab.bench.title")
                .codes("role", "staff.role", roles)
                .search("lab.specimens.search", "tk", "tb", "no")
                .figure("lab.bench.coming", "st", List.of("COLLECTED", "PICKED_UP"))
                .figure("lab.state.DELIVERED", "st", List.of("DELIVERED"))
                .figure("lab.state.RECEIVED", "st", List.of("RECEIVED"))
                .figure("lab.late", Rule.LATE)
                .orderedBy("o")
                .filter("lab.panels.all", Rule.ALL)
                .filter("coming", "lab.bench.coming", "st", List.of("COLLECTED", "PICKED_UP", "DELIVERED"))
                .filter("here", "lab.bench.work", "st", List.of("RECEIVED"))
                .filter("out", "lab.state.RESULTED", "st", List.of("RESULTED"))
                .filter("missing", "lab.state.MISSING", "st", List.of("MISSING"))
                .empty("i-run", "lab.bench.empty", "lab.bench.emptyText");
    }

    private void act(String action, String row, UUID key) {
        var specimen = Pressed.id(row, SpecimenId::new);
        switch (action) {
            case "RECEIVE", "FOUND" -> receive(specimen, null);
            case "ENTER", "AMEND" -> write(specimen);
            case "CALL" ->
                critical.of(specimen)
                        .flatMap(critical::look)
                        .ifPresent(call -> Dialogs.open(this, new CallDialog(critical, call, bar)));
            case "RESULT" -> bar.show(specimens.resulted(key, specimen), getTranslation("lab.done.RESULT"));
            case "OPEN" ->
                source.find(specimen).ifPresent(tube -> Dialogs.open(this, new TubeCard(specimens, tube, bar)));
            default -> throw Pressed.unknown();
        }
    }

    /** What comes next of the tube whose code it is: it is received, or its results are written down. */
    private void scanned(String code) {
        var specimen = specimens.read(code);
        var tube = source.find(specimen);
        var isThere = tube.filter(one -> one.state() == SpecimenState.RECEIVED || one.state() == SpecimenState.RESULTED)
                .isPresent();
        if (isThere) {
            write(specimen);
        } else {
            receive(specimen, code);
        }
    }

    private void write(SpecimenId specimen) {
        var sheet = results.open(specimen);
        Dialogs.open(
                this,
                new ResultsDialog(
                        results,
                        papers,
                        sheet,
                        drafts,
                        bar,
                        line -> Dialogs.open(this, new AmendDialog(results, sheet, line, bar))));
    }

    private void receive(SpecimenId specimen, @Nullable String code) {
        source.find(specimen).ifPresent(tube -> Dialogs.open(this, new ReceiveDialog(specimens, tube, code, bar)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.bench.title");
    }
}
