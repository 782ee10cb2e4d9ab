package org.jiezhen.services.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
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
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.services.ServiceAdministration;
import org.jiezhen.services.ServiceAdministration.Program;
import org.jiezhen.services.ServiceScope;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Icon;
import org.jspecify.annotations.Nullable;

/** Other programs that may call us: their tokens. */
@Route("admin/services")
@PageTitle("nav.services")
@Menu(title = "nav.services", icon = "i-plug", order = 285)
@RolesAllowed(Permission.SERVICES_MANAGE)
class ServicesView extends Div {

    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final ServiceAdministration services;
    private final Map<String, String> scopes;
    private final Grid<Program> grid = new Grid<>();

    ServicesView(ServiceAdministration services, Drafts drafts) {
        this.services = services;
        scopes = services.scopes().stream().collect(Collectors.toMap(ServiceScope::permission, ServiceScope::words));
        addClassNames("page", "form-page");
        var issue = new Button(
                getTranslation("services.issue"),
                Icon.PLUS.create(),
                _ -> open(new IssueDialog(services, drafts, this::issued)));
        issue.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var text = new Span(getTranslation("services.text"));
        text.addClassName("sub");
        var top = new Header(new H1(getTranslation("nav.services")), text, issue);
        top.addClassName("top");
        add(top, grid);
        columns();
        refresh();
    }

    private void columns() {
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.setSizeFull();
        grid.addComponentColumn(program -> two(program.name(), may(program.scope())))
                .setHeader(getTranslation("services.name"))
                .setFlexGrow(2);
        grid.addComponentColumn(program ->
                        two(when(program.issued()), getTranslation("services.used.at", when(program.used()))))
                .setHeader(getTranslation("services.issued"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::state)
                .setHeader(getTranslation("services.state"))
                .setFlexGrow(1);
        grid.setPartNameGenerator(program -> program.revoked() == null ? null : "finished");
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        grid.setEmptyStateText(getTranslation("services.empty"));
    }

    private static Component two(String first, String second) {
        var below = new Span(second);
        below.addClassName("sub");
        var two = new Div(new Span(first), below);
        two.addClassName("grid-two");
        return two;
    }

    private String may(String permission) {
        var words = scopes.get(permission);
        return words == null ? permission : getTranslation(words);
    }

    private Component state(Program program) {
        if (program.revoked() != null) {
            return new Span(getTranslation("services.revoked", when(program.revoked())));
        }
        return new Button(getTranslation("services.revoke"), _ -> confirm(program));
    }

    private String when(@Nullable Instant at) {
        return at == null ? getTranslation("services.never") : WHEN.format(at);
    }

    private void confirm(Program program) {
        var key = UUID.randomUUID();
        var sure = new ConfirmDialog();
        sure.setHeader(getTranslation("services.revoke.title", program.name()));
        sure.setText(getTranslation("services.revoke.text"));
        sure.setCancelable(true);
        sure.setCancelText(getTranslation("dialog.cancel"));
        sure.setCancelButtonTheme("");
        sure.setConfirmText(getTranslation("services.revoke"));
        sure.setConfirmButtonTheme("error primary");
        sure.addConfirmListener(_ -> {
            services.revoke(key, program.id());
            refresh();
        });
        sure.open();
    }

    private void issued(String token) {
        refresh();
        open(new TokenDialog(token));
    }

    private void refresh() {
        grid.setItems(services.programs());
    }

    private void open(Dialog dialog) {
        Dialogs.open(this, dialog);
    }
}
