package org.jiezhen.staff.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.stream.Collectors;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Icon;
import org.jiezhen.staff.StaffAccount;
import org.jiezhen.staff.StaffAdministration;

/** Accounts: who may come in, and as what. */
@Route("admin/staff")
@PageTitle("nav.staff")
@Menu(title = "nav.staff", icon = "i-people", order = 290)
@RolesAllowed(Permission.STAFF_MANAGE)
class StaffView extends Div {

    private final StaffAdministration administration;
    private final AccountDialog.Factory account;
    private final Grid<StaffAccount> grid = new Grid<>();
    private final Span count = new Span();

    StaffView(StaffAdministration administration, AccountDialog.Factory account) {
        this.administration = administration;
        this.account = account;
        addClassNames("page", "form-page");

        var create = new Button(
                getTranslation("staff.admin.create"), Icon.PLUS.create(), _ -> account.create(this, this::refresh));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        count.addClassName("sub");
        var top = new Header(new H1(getTranslation("nav.staff")), count, create);
        top.addClassName("top");
        add(top, grid);
        columns();
        refresh();
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.setSizeFull();
        grid.addColumn(StaffAccount::displayName)
                .setHeader(getTranslation("staff.name"))
                .setSortable(true)
                .setAutoWidth(true);
        grid.addColumn(StaffAccount::username)
                .setHeader(getTranslation("staff.username"))
                .setSortable(true)
                .setAutoWidth(true);
        grid.addColumn(account -> account.roles().stream()
                        .map(role -> getTranslation("staff.role." + role))
                        .collect(Collectors.joining(" · ")))
                .setHeader(getTranslation("staff.roles"))
                .setFlexGrow(2);
        grid.addColumn(account -> account.post().in(getLocale()))
                .setHeader(getTranslation("staff.post"))
                .setFlexGrow(1);
        grid.addColumn(this::state)
                .setHeader(getTranslation("staff.state"))
                .setSortable(true)
                .setAutoWidth(true);
        grid.setPartNameGenerator(account -> account.state() == StaffAccount.State.DISABLED ? "finished" : null);
        grid.setEmptyStateText(getTranslation("staff.admin.empty"));
        grid.addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(chosen -> {
            grid.deselectAll();
            account.change(this, chosen, this::refresh);
        }));
    }

    private String state(StaffAccount account) {
        var state = getTranslation("staff.state." + account.state());
        return account.failedAttempts() == 0
                ? state
                : state + " · " + getTranslation("staff.failedAttempts", account.failedAttempts());
    }

    private void refresh() {
        var accounts = administration.accounts();
        grid.setItems(accounts);
        count.setText(getTranslation("staff.admin.count", accounts.size()));
    }
}
