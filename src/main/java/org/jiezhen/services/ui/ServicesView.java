package org.jiezhen.services.ui;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.services.ProgramsBoard;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.services.ServiceId;
import org.jiezhen.services.ServiceScope;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;

/** Other programs that may call us: their tokens. */
@Route("admin/services")
@PageTitle("nav.services")
@Menu(title = "nav.services", icon = "i-plug", order = 285)
@RolesAllowed(Permission.SERVICES_MANAGE)
class ServicesView extends Div {

    private final ServiceAdministration services;
    private final Drafts drafts;

    ServicesView(LiveBoards boards, ProgramsBoard source, ServiceAdministration services, Drafts drafts) {
        this.services = services;
        this.drafts = drafts;
        addClassName("page");
        var board = new BoardComponent<>(
                boards,
                source,
                ProgramsBoard.ALL,
                source.name(),
                List.of(),
                config -> describe(config, services.scopes()));
        board.onAction(this::act);
        board.lead(new Paragraph(getTranslation("services.text")));
        add(board);
    }

    private static void describe(BoardConfig config, List<ServiceScope> scopes) {
        scopes.forEach(scope -> config.code("sc", scope.permission(), scope.words()));
        config.title("nav.services")
                .sorts()
                .orderedBy("o")
                .primary("ISSUE", "services.issue", "N")
                .filter("services.all", BoardConfig.Rule.ALL)
                .filter("works", "services.state.WORKS", "st", List.of("WORKS"))
                .filter("revoked", "services.state.REVOKED", "st", List.of("REVOKED"))
                .empty("i-set", "services.empty", "services.emptyText");
    }

    private void act(String action, String row, UUID key) {
        switch (action) {
            case "ISSUE" ->
                Dialogs.open(
                        this, new IssueDialog(services, drafts, token -> Dialogs.open(this, new TokenDialog(token))));
            case "REVOKE" -> confirm(Pressed.id(row, ServiceId::new), key);
            default -> throw Pressed.unknown();
        }
    }

    private void confirm(ServiceId program, UUID key) {
        var sure = new ConfirmDialog();
        sure.setHeader(getTranslation("services.revoke.title", services.name(program)));
        sure.setText(getTranslation("services.revoke.text"));
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("dialog.cancel"));
        sure.setCancelButtonTheme("");
        sure.setConfirmText(getTranslation("services.action.REVOKE"));
        sure.setConfirmButtonTheme("error primary");
        sure.addConfirmListener(_ -> services.revoke(key, program));
        sure.open();
    }
}
