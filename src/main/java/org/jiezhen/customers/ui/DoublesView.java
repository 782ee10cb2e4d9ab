package org.jiezhen.customers.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.LikelyDoubles.Pair;
import org.jiezhen.shared.Permission;
import org.jiezhen.shell.Dialogs;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Notice;

/** The pairs of customers in the house that may be one person, the surest first. */
@Route("customers/doubles")
@PageTitle("customers.doubles")
@RolesAllowed(Permission.CUSTOMERS_MERGE)
@StyleSheet("styles/customers.css")
class DoublesView extends Div {

    private static final int SHOWN = 50;

    private final Doubles doubles;
    private final Div list = new Div();
    private final Span count = new Span();

    DoublesView(Doubles doubles) {
        this.doubles = doubles;
        addClassNames("page", "customer-page");
        var back = new Anchor("customers", Icon.LEFT.create(), new Span(getTranslation("nav.customers")));
        back.getElement().setAttribute("router-link", true);
        back.addClassName("back");
        count.addClassName("sub");
        var top = new Header(back, new H1(getTranslation("customers.doubles")), count);
        top.addClassName("top");
        list.addClassName("customer-body");
        add(top, list);
        show();
    }

    private void show() {
        list.removeAll();
        var pairs = doubles.all(SHOWN + 1);
        count.setText(getTranslation(
                pairs.size() > SHOWN ? "customers.doubles.more" : "customers.doubles.count",
                Math.min(SHOWN, pairs.size())));
        if (pairs.isEmpty()) {
            var hint = new Div(
                    Icon.CHECK.create(),
                    new H2(getTranslation("customers.doubles.empty")),
                    new Paragraph(getTranslation("customers.doubles.emptyText")));
            hint.addClassName("hint");
            list.add(hint);
        }
        pairs.stream().limit(SHOWN).forEach(pair -> list.add(row(pair)));
    }

    // Somebody else may have answered meanwhile: what is settled is not asked again.
    private void compare(Pair pair) {
        var other = pair.other().id();
        if (doubles.of(pair.one().id(), SHOWN).stream()
                .anyMatch(one -> one.customer().id().equals(other))) {
            Dialogs.open(this, new CompareDialog(doubles, pair.one(), pair.other(), pair.reasons(), this::show));
        } else {
            Notice.conflict(getTranslation("customers.likely.settled"));
            show();
        }
    }

    private LikelyRow row(Pair pair) {
        var row = new LikelyRow(pair.one(), pair.reasons(), getTranslation("customers.compare"), () -> compare(pair));
        row.beside(Optional.ofNullable(pair.other().name()).orElse(getTranslation("customers.noName")));
        return row;
    }
}
