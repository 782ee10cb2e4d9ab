package org.jiezhen.customers.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Hit;
import org.jiezhen.customers.HitRow;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.PageLink;
import org.jiezhen.staff.CurrentStaff;

/** Finds a customer: by whatever one knows of the customer, while one types. */
@Route("customers")
@PageTitle("nav.customers")
@Menu(title = "nav.customers", icon = "i-people", order = 40)
@RolesAllowed(Permission.CUSTOMERS_SEE)
@StyleSheet("styles/customers.css")
class CustomersView extends Div {

    private final Div hint = new Div();

    CustomersView(Customers customers, CurrentStaff staff, EditDialog.Factory edit) {
        addClassNames("page", "customers-page");
        var top = new Header(new H1(getTranslation("nav.customers")));
        top.addClassName("top");
        if (staff.may(Permission.CUSTOMERS_MERGE)) {
            var doubles = new PageLink("customers/doubles", "customers.doubles");
            top.add(doubles);
        }
        if (staff.may(Permission.CUSTOMERS_REGISTER)) {
            var register = new Button(
                    getTranslation("customers.register"), Icon.PLUS.create(), _ -> edit.register(this, this::open));
            register.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
            top.add(register);
        }
        var find = new FindField<Hit>(
                        getTranslation("customers.find"),
                        typed -> customers.find(typed, FindField.SHOWN + 1),
                        HitRow::new)
                .leadsAway();
        find.hideLabel();
        find.setPlaceholder(getTranslation("customers.find.placeholder"));
        find.onChange(taken -> taken.ifPresent(hit -> open(hit.id())));
        find.onTyped(text -> hint.setVisible(text.isBlank()));
        find.field().setAutofocus(true);
        hint.add(recent(customers));
        var body = new Div(find, hint);
        body.addClassName("customers-find");
        add(top, body);
    }

    /** Whose records were opened of late; and to whoever has opened none, what can be typed. */
    private static Div recent(Customers customers) {
        var hits = customers.recent(Customers.RECENT);
        if (hits.isEmpty()) {
            var hint = new Div(
                    Icon.FIND.create(),
                    new H2(hint("customers.find.title")),
                    new Paragraph(hint("customers.find.text")));
            hint.addClassName("hint");
            return hint;
        }
        var recent = new Div(new H2(hint("customers.recent")));
        recent.addClassName("customers-recent");
        hits.forEach(hit -> {
            var link = new Anchor("customers/" + hit.id(), new HitRow(hit));
            link.getElement().setAttribute("router-link", true);
            recent.add(link);
        });
        return recent;
    }

    private static String hint(String key) {
        return UI.getCurrent().getTranslation(key);
    }

    private void open(CustomerId customer) {
        UI.getCurrent().navigate("customers/" + customer);
    }
}
