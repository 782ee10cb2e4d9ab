package org.jiezhen.lab.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.house.House;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.PanelAdministration;
import org.jiezhen.lab.Panels;
import org.jiezhen.lab.PanelsBoard;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.StaffDirectory;

/** What can be ordered, and the tubes for it: seen, added to, changed, taken out of use. */
@Route("admin/panels")
@StyleSheet("styles/lab.css")
@RolesAllowed(LabPermission.KEEP)
@Menu(title = "nav.panels", icon = "i-tubes", order = 275)
class PanelsView extends Div implements HasDynamicTitle {

    private final PanelAdministration panels;
    private final Offered offered;
    private final Drafts drafts;

    PanelsView(
            LiveBoards boards,
            PanelsBoard source,
            PanelAdministration panels,
            Panels all,
            House house,
            StaffDirectory directory,
            Drafts drafts) {
        this.panels = panels;
        this.offered = new Offered(all, house, directory);
        this.drafts = drafts;
        addClassNames("page", "lab-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards, source, PanelsBoard.ALL, PanelsBoard.NAME, List.of(), config -> describe(config, roles));
        board.onAction(this::act);
        var labels = new Button(
                getTranslation("lab.house.open"), _ -> Dialogs.open(this, new HouseDialog(panels, offered, drafts)));
        board.lead(new Paragraph(getTranslation("lab.panels.text")), labels);
        add(board);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("lab.panels.title")
                .sorts()
                .search("lab.panels.search", "nm", "ts", "tb")
                .searchedInAddress()
                .codes("rl", "staff.role", roles)
                .orderedBy("o")
                .primary("ADD", "lab.panels.add", "N")
                .filter("lab.panels.all", BoardConfig.Rule.ALL)
                .filter("panels", "lab.panels.filter", "w", List.of("TUBED", "PLACED"))
                .filter("tubes", "lab.what.TUBE", "w", List.of("TUBE"))
                .filter("usual", "lab.usual.YES", "us", List.of("YES"))
                .empty("i-run", "lab.panels.empty", "lab.panels.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ADD" -> Dialogs.open(this, PanelDialog.added(panels, offered, drafts, this::addTube));
            case "OPEN" ->
                PanelsBoard.tube(row)
                        .ifPresentOrElse(
                                tube -> Dialogs.open(this, TubeDialog.of(panels, drafts, panels.lookAtTube(tube))),
                                () -> open(PanelsBoard.panel(row)));
            default -> throw Pressed.unknown();
        }
    }

    private void open(String panel) {
        Dialogs.open(this, PanelDialog.of(panels, offered, drafts, panels.look(panel), test -> test(panel, test)));
    }

    private void test(String panel, String code) {
        if (code.isEmpty()) {
            Dialogs.open(this, TestDialog.added(panels, drafts, panel, () -> open(panel)));
        } else {
            var test = panels.lookAtTest(code);
            Dialogs.open(this, TestDialog.of(panels, drafts, test, test.name().in(getLocale()), () -> open(panel)));
        }
    }

    private void addTube() {
        Dialogs.open(this, TubeDialog.added(panels, drafts));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.panels.title");
    }
}
