package org.jiezhen.callbacks.ui;

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
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.callbacks.PlansBoard;
import org.jiezhen.callbacks.Playbook;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.staff.StaffDirectory;

/** The house's plans of callbacks and what is said in them, published in versions; and the hours in which guests are rung. */
@Route("admin/callbacks")
@RolesAllowed(CallbackPermission.PLAN)
@Menu(title = "nav.callbackPlans", icon = "i-callplan", order = 277)
@StyleSheet("styles/callbacks.css")
class PlansView extends Div implements HasDynamicTitle {

    private final CallbackPlanning planning;
    private final Playbook playbook;
    private final List<String> roles;
    private final Drafts drafts;

    PlansView(
            LiveBoards boards,
            PlansBoard source,
            CallbackPlanning planning,
            Playbook playbook,
            StaffDirectory directory,
            Drafts drafts) {
        this.planning = planning;
        this.playbook = playbook;
        this.roles = directory.roles();
        this.drafts = drafts;
        addClassNames("page", "callbacks-page");
        var board = new BoardComponent<>(boards, source, PlansBoard.ALL, PlansBoard.NAME, List.of(), this::describe);
        board.onAction(this::act);
        board.lead(
                new Paragraph(getTranslation("callbacks.plans.text")),
                new Button(
                        getTranslation("callbacks.plans.hours"), _ -> Dialogs.open(this, new HoursDialog(planning))));
        add(board);
    }

    private void describe(BoardConfig config) {
        config.title("callbacks.plans.title")
                .codes("by", "staff.role", roles)
                .codes("by", "callbacks.plan.by", List.of("WHOEVER", "SEVERAL"))
                .search("callbacks.plans.search", "nm", "dy")
                .searchedInAddress()
                .orderedBy("o")
                .filter("callbacks.plans.all", BoardConfig.Rule.ALL)
                .filter("care", "callbacks.filter.care", "ca", List.of("YES"))
                .empty("i-callplan", "callbacks.plans.empty", "callbacks.plans.emptyText");
    }

    private void act(String action, String row, UUID key) {
        Dialogs.open(
                this,
                switch (action) {
                    case "OPEN" -> new PlanDialog(planning, planning.look(row), roles, drafts);
                    case "SCRIPT" -> new ScriptDialog(playbook, playbook.look(row), drafts);
                    default -> throw Pressed.unknown();
                });
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callbacks.plans.title");
    }
}
