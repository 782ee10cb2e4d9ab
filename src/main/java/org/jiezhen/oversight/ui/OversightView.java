package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jiezhen.acts.Undo;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.oversight.AlarmId;
import org.jiezhen.oversight.IdleProof;
import org.jiezhen.oversight.OversightBoard;
import org.jiezhen.oversight.OversightBoard.Wrong;
import org.jiezhen.oversight.OversightPermission;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.StaffDirectory;

/** What is late, left or beyond reach, in order of harm: for whoever answers for the day. */
@Route("duty")
@StyleSheet("styles/oversight.css")
@RolesAllowed(OversightPermission.WATCH)
@Menu(title = "nav.oversight", icon = "i-fig", order = 4)
class OversightView extends Div implements HasDynamicTitle {

    private final OversightBoard source;
    private final WrongDialog.Hands hands;
    private final UndoBar bar;

    OversightView(
            LiveBoards boards,
            OversightBoard source,
            WrongDialog.Hands hands,
            StaffDirectory directory,
            IdleProof idle,
            Clock clock,
            Undo undo) {
        this.source = source;
        this.hands = hands;
        this.bar = new UndoBar(undo);
        addClassNames("page", "oversight-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards,
                source,
                OversightBoard.WATCH,
                OversightBoard.NAME,
                List.of(),
                config -> describe(config, roles));
        board.getElement().setAttribute("data-shows-notices", "ESCALATED UNMANNED");
        board.onAction(this::act);
        var body = new Div(board, new DayFigures(idle, clock));
        body.addClassName("oversight-body");
        add(body, bar);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("oversight.title")
                .rankedBy("rk")
                .codes("role", "staff.role", roles)
                .search("oversight.search", "tk", "wt", "wh")
                .figure("oversight.figure.late", Rule.LATE)
                .figure("oversight.figure.alone", Rule.ALONE)
                .figure("oversight.figure.unmanned", "hm", List.of("UNMANNED"))
                .figure("oversight.figure.known", "ak", List.of("YES"))
                .filter("oversight.filter.all", Rule.ALL)
                .filter("people", "oversight.filter.people", "hm", List.of("ALONE", "UNREACHABLE", "WAITS"))
                .filter("left", "oversight.filter.left", "hm", List.of("LEFT", "ALONE"))
                .fold("oversight.known.fold", "ak", List.of("YES"))
                .empty("i-check", "oversight.empty.title", "oversight.empty.text");
    }

    private void act(String action, String row, UUID key) {
        var wrong = find(row);
        switch (action) {
            case "GIVE", "OPEN" -> Dialogs.open(this, new WrongDialog(hands, wrong, bar));
            case "KNOW" ->
                bar.show(
                        hands.oversight().acknowledge(key, new AlarmId(wrong.about())),
                        getTranslation("oversight.done.KNOW"));
            default -> throw Pressed.unknown();
        }
    }

    private Wrong find(String row) {
        return source.read().stream()
                .filter(wrong -> wrong.id().equals(row))
                .findFirst()
                .orElseThrow(() -> new Refusal("refusal.oversight.over"));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("oversight.title");
    }
}
