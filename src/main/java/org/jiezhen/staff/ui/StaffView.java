package org.jiezhen.staff.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.BoardConfig.Rule;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.shared.Permission;
import org.jiezhen.staff.StaffAccount.State;
import org.jiezhen.staff.StaffAdministration;
import org.jiezhen.staff.StaffBoard;
import org.jiezhen.staff.StaffDirectory;
import org.jiezhen.staff.StaffId;

/** Accounts: who may come in, and as what; live, so that two administrators see the same. */
@Route("admin/staff")
@PageTitle("nav.staff")
@Menu(title = "nav.staff", icon = "i-badge", order = 290)
@RolesAllowed(Permission.STAFF_MANAGE)
class StaffView extends Div {

    private static final List<String> ROLE_FIELDS = List.of("r0", "r1", "r2", "r3");

    StaffView(
            LiveBoards boards,
            StaffBoard source,
            StaffAdministration administration,
            StaffDirectory directory,
            AccountDialog.Factory account) {
        addClassName("page");
        var roles = directory.roles();
        var board = new BoardComponent<>(
                boards, source, StaffBoard.MANAGERS, source.name(), List.of(), config -> describe(config, roles));
        board.onAction((action, row, key) -> {
            switch (action) {
                case "CREATE" -> account.create(this);
                case "OPEN" ->
                    administration
                            .account(Pressed.id(row, StaffId::new))
                            .ifPresent(chosen -> account.change(this, chosen));
                default -> throw Pressed.unknown();
            }
        });
        add(board);
    }

    private static void describe(BoardConfig config, List<String> roles) {
        ROLE_FIELDS.forEach(field -> config.codes(field, "staff.role", roles));
        config.title("nav.staff")
                .sorts()
                .primary("CREATE", "staff.admin.create", "N")
                .search("staff.admin.search", "nm", "un", "po")
                .orderedBy("o")
                .figure("staff.admin.count", Rule.ALL)
                .figure("staff.admin.first", "st", List.of(State.SECRET_GIVEN.name()))
                .figure("staff.admin.disabledCount", "st", List.of(State.DISABLED.name()))
                .filter("staff.admin.all", Rule.ALL)
                .filter(
                        "open",
                        "staff.admin.open",
                        "st",
                        List.of(State.ACTIVE.name(), State.SECRET_GIVEN.name(), State.DEMO.name()))
                .filter("closed", "staff.admin.closed", "st", List.of(State.DISABLED.name()))
                .empty("i-people", "staff.admin.empty", "staff.admin.emptyText");
    }
}
