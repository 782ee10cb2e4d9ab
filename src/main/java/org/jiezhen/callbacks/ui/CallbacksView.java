package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Undo;
import org.jiezhen.callbacks.CallHours;
import org.jiezhen.callbacks.CallbackBoard;
import org.jiezhen.callbacks.CallbackCalls;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.callbacks.QuietHours;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.HeldBy;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.StaffDirectory;

/** Who is to be rung, the most urgent first; one press takes the next. */
@Route("callbacks")
@RolesAllowed(CallbackPermission.CALL)
@Menu(title = "nav.callbacks", icon = "i-call", order = 28)
@StyleSheet("styles/callbacks.css")
class CallbacksView extends Div implements HasDynamicTitle {

    private final CallbackCalls calls;
    private final CallbackDialogs dialogs;
    private final UndoBar bar;

    CallbacksView(
            LiveBoards boards,
            CallbackBoard source,
            CallbackCalls calls,
            CallbackDialogs dialogs,
            CallHours hours,
            StaffDirectory directory,
            Customers customers,
            CurrentStaff staff,
            Undo undo) {
        this.calls = calls;
        this.dialogs = dialogs;
        this.bar = new UndoBar(undo);
        addClassNames("page", "callbacks-page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards,
                source,
                CallbackBoard.of(
                        staff.id(),
                        Set.copyOf(staff.get().roles()),
                        staff.may(CallbackPermission.ALL),
                        staff.may(CallbackPermission.OVERSEE),
                        staff.may(Permission.CUSTOMERS_SEE)),
                CallbackBoard.NAME,
                List.of(HeldBy.key(staff.id())),
                config -> describe(config, roles));
        board.lead(lead(hours, staff, customers));
        board.onAction(this::act);
        add(board, bar);
    }

    private Component[] lead(CallHours hours, CurrentStaff staff, Customers customers) {
        var within = new Paragraph(getTranslation(
                "callbacks.hours",
                hours.all().stream()
                        .map(one -> one.from() + "–" + HoursDialog.until(one.to()))
                        .collect(Collectors.joining(getTranslation("callbacks.and")))));
        return staff.may(Permission.CUSTOMERS_SEE)
                ? new Component[] {
                    within,
                    new Button(
                            getTranslation("callbacks.add"),
                            _ -> Dialogs.open(this, new AddPlanDialog(dialogs.planning, dialogs.owing, customers, bar)))
                }
                : new Component[] {within};
    }

    private static void describe(BoardConfig config, List<String> roles) {
        config.title("callbacks.title")
                .codes("by", "staff.role", roles)
                .primary("NEXT", "callbacks.next", "n", "i-call")
                .rankedBy("o")
                .search("callbacks.search", "nm", "wt", "by")
                .spelledIn("py")
                .opens("op")
                .figure("callbacks.figure.PROMISED", "st", List.of("PROMISED"))
                .figure("callbacks.figure.OVERDUE", "st", List.of("OVERDUE"))
                .figure("callbacks.figure.TODAY", "st", List.of("TODAY"))
                .figure("callbacks.figure.DONE", "st", List.of("DONE"))
                .filter(
                        "due",
                        "callbacks.filter.due",
                        "st",
                        List.of("PROMISED", "OVERDUE", "TODAY", "LATER", "CALLING", "WAITS"))
                .filter("overdue", "callbacks.filter.overdue", "st", List.of("OVERDUE", "PROMISED"))
                .filter("mine", "callbacks.filter.mine", "mi", List.of("YES"))
                .filter("care", "callbacks.filter.care", "ca", List.of("YES"))
                .filter("done", "callbacks.filter.done", "st", List.of("DONE"))
                .empty("i-call", "callbacks.empty", "callbacks.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            // Outside the hours nobody is given: whoever has to ring all the same says whom.
            case "NEXT" -> {
                calls.takeNext(key);
                ring();
            }
            case "TAKE" -> {
                var person = Pressed.id(row, CustomerId::new);
                try {
                    calls.take(key, person, false);
                    ring();
                } catch (QuietHours quiet) {
                    Dialogs.open(this, new QuietDialog(calls, person, quiet, this::ring));
                }
            }
            case "GO_ON" -> ring();
            case "DECIDE", "OPEN" -> Dialogs.open(this, dialogs.of(Pressed.id(row, CustomerId::new), bar));
            default -> throw Pressed.unknown();
        }
    }

    private void ring() {
        getUI().ifPresent(ui -> ui.navigate(CallView.class));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callbacks.title");
    }
}
