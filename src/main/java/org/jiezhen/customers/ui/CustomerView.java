package org.jiezhen.customers.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jiezhen.customers.CustomerAdministration;
import org.jiezhen.customers.CustomerBoard;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.CustomerLook;
import org.jiezhen.customers.CustomerLook.ConsentKind;
import org.jiezhen.customers.CustomerPart;
import org.jiezhen.customers.CustomerPermission;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.DoublesBoard;
import org.jiezhen.customers.FirstSourceCorrections;
import org.jiezhen.live.Audience;
import org.jiezhen.live.BoardComponent;
import org.jiezhen.live.BoardConfig;
import org.jiezhen.live.LiveBoards;
import org.jiezhen.live.Pressed;
import org.jiezhen.live.Watched;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.staff.HistoryDialog;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/**
 * One customer: the person's records, what the person agrees to, the visits, and who may be the same person. All of it
 * live, and masked. The address and the title hold no name.
 */
@Route("customers/:id")
@PageTitle("customers.record")
@RolesAllowed(Permission.CUSTOMERS_SEE)
@StyleSheet("styles/customers.css")
class CustomerView extends Div implements BeforeEnterObserver {

    // Nobody shares something with so many others.
    private static final int OTHERS = 10_000;

    private final LiveBoards boards;
    private final CustomerBoard source;
    private final Customers customers;
    private final CustomerAdministration administration;
    private final Doubles doubles;
    private final FirstSourceCorrections sources;
    private final CurrentStaff staff;
    private final EditDialog.Factory edit;
    private final HistoryDialog.Factory history;
    private final ObjectProvider<CustomerPart> parts;
    private CustomerId id = new CustomerId(new UUID(0, 0));
    private Watched.@Nullable Watch watch;

    CustomerView(
            LiveBoards boards,
            CustomerBoard source,
            Customers customers,
            CustomerAdministration administration,
            Doubles doubles,
            FirstSourceCorrections sources,
            CurrentStaff staff,
            EditDialog.Factory edit,
            HistoryDialog.Factory history,
            ObjectProvider<CustomerPart> parts) {
        this.history = history;
        this.parts = parts;
        this.boards = boards;
        this.source = source;
        this.customers = customers;
        this.administration = administration;
        this.doubles = doubles;
        this.sources = sources;
        this.staff = staff;
        this.edit = edit;
        addClassNames("page", "customer-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        try {
            id = CustomerId.of(event.getRouteParameters().get("id").orElse(""));
        } catch (IllegalArgumentException e) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        if (customers.look(id).isEmpty()) {
            event.rerouteToError(NotFoundException.class);
            return;
        }
        customers.opened(id);
        var body = new Div(section("customers.records", records()));
        if (staff.may(Permission.CUSTOMERS_MERGE)) {
            body.add(likely());
        }
        var more = new Div(section("customers.source", source()), section("customers.consents", consents()));
        more.addClassName("customer-more");
        var beside = new Div(section("customers.visits", visits()), more);
        beside.addClassName("customer-beside");
        body.add(beside);
        parts.orderedStream().forEach(part -> part.of(id).ifPresent(shown -> body.add(section(part.heading(), shown))));
        body.addClassName("customer-body");
        add(top(), body);
        if (isAttached()) {
            // From one customer's page to another's the router keeps the view.
            look();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        look();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        lookAway();
    }

    private void look() {
        var before = watch;
        watch = source.watch(id);
        if (before != null) {
            before.close();
        }
        boards.lookAgain(source);
    }

    private void lookAway() {
        if (watch != null) {
            watch.close();
            watch = null;
        }
    }

    private Header top() {
        var back = new Anchor("customers", Icon.LEFT.create(), new Span(getTranslation("nav.customers")));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("back");
        var top = new Header(back, new H1(getTranslation("customers.record")));
        top.addClassName("top");
        var acts = new Div();
        acts.addClassName("acts");
        top.add(acts);
        history.button(
                        new HistoryDialog.About(
                                "customer",
                                customers.records(id).stream()
                                        .map(CustomerId::toString)
                                        .toList(),
                                CustomerAdministration.WRITTEN_DOWN,
                                "customers.history",
                                "customers.history.part",
                                "customers.history.reason"),
                        dialog -> Dialogs.open(this, dialog))
                .ifPresent(acts::add);
        if (staff.may(Permission.CUSTOMERS_UNMASK)) {
            acts.add(new Button(
                    getTranslation("customers.unmask"),
                    _ -> Dialogs.open(this, new UnmaskedDialog(named(), customers.unmask(id)))));
        }
        if (staff.may(Permission.CUSTOMERS_REGISTER)) {
            acts.add(new Button(
                    getTranslation("customers.document"),
                    _ -> Dialogs.open(this, new DocumentDialog(administration, id, named(), hasDocument()))));
            var correct = new Button(getTranslation("customers.correct"), _ -> edit.correct(this, id));
            correct.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            acts.add(correct);
        }
        return top;
    }

    /** Who it is, by the name that the record says now. */
    private String named() {
        return customers.look(id).map(CustomerLook::name).orElse(getTranslation("customers.noName"));
    }

    private boolean hasDocument() {
        return customers.look(id).map(look -> look.documentKind() != null).orElse(false);
    }

    private Component records() {
        var board = board(
                "customer-records",
                CustomerBoard.records(id, staff.may(Permission.CUSTOMERS_MERGE)),
                config -> config.facts()
                        .orderedBy("o")
                        .opens()
                        .empty("i-people", "customers.reading", "customers.readingText"));
        board.onAction((action, row, key) -> {
            if (action.equals("TAKE_BACK")) {
                Dialogs.open(this, new TakeBackDialog(doubles, key, Pressed.id(row, CustomerId::new)));
            }
        });
        return board;
    }

    private Component consents() {
        var board = board(
                "customer-consents",
                CustomerBoard.consents(id, staff.may(Permission.CUSTOMERS_REGISTER)),
                config -> config.orderedBy("o").opens().empty("i-task", "customers.reading", "customers.readingText"));
        board.onAction((action, row, key) -> {
            if (action.equals("GIVE") || action.equals("WITHDRAW")) {
                var kind = ConsentKind.valueOf(row.substring(0, row.length() - 36));
                if (action.equals("GIVE")) {
                    administration.give(key, id, kind);
                } else {
                    administration.withdraw(key, id, kind);
                }
            }
        });
        return board;
    }

    private Component source() {
        var board = board(
                "customer-source",
                CustomerBoard.source(id, staff.may(CustomerPermission.FIRST_SOURCE)),
                config -> config.orderedBy("o").opens().empty("i-task", "customers.reading", "customers.readingText"));
        board.onAction((action, row, key) -> {
            if (action.equals("CHANGE_SOURCE")) {
                Dialogs.open(this, new FirstSourceDialog(sources, id, named()));
            }
        });
        return board;
    }

    private Component visits() {
        var board = board(
                "customer-visits",
                CustomerBoard.visits(id, staff.id(), staff.may(Permission.VISITS_SEE)),
                config -> config.orderedBy("o")
                        .opens("op")
                        .link("to")
                        .empty("i-arr", "customers.visits.empty", "customers.visits.emptyText"));
        board.onAction((action, row, key) -> {
            if (action.equals("OPEN")) {
                customers.ticketOf(Pressed.uuid(row)).ifPresent(ticket -> UI.getCurrent()
                        .navigate("visit/" + ticket.day() + "/" + ticket.text()));
            }
        });
        return board;
    }

    private BoardComponent<CustomerBoard.Fact> board(
            String name, Audience<CustomerBoard.Fact> audience, Consumer<BoardConfig> around) {
        return new BoardComponent<>(boards, source, audience, name, List.of(), around);
    }

    /** Who may be the same person; nothing while there is nobody. */
    private Component likely() {
        var board = board("customer-likely", CustomerBoard.likely(id), config -> config.orderedBy("o")
                .opens()
                .empty("i-check", "customers.doubles.empty", "customers.doubles.emptyText"));
        board.onAction((action, row, key) -> {
            if (action.equals("COMPARE") || action.equals("OPEN")) {
                compare(DoublesBoard.ofRow(row).getLast());
            }
        });
        var section = section("customers.likely", board);
        section.addClassName("customer-likely");
        return section;
    }

    // Somebody else may have answered while the row was pressed: what is settled is not asked again.
    private void compare(CustomerId other) {
        doubles.of(id, OTHERS).stream()
                .filter(found -> found.customer().id().equals(other))
                .findFirst()
                .ifPresentOrElse(
                        found -> Dialogs.open(
                                this, new CompareDialog(doubles, doubles.side(id), found.customer(), found.reasons())),
                        () -> Notice.conflict(getTranslation("customers.likely.settled")));
    }

    private Div section(String title, Component board) {
        var section = new Div(new H2(getTranslation(title)), board);
        section.addClassName("customer-part");
        return section;
    }
}
