package org.jiezhen.customers.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.LikelyDoubles.Reason;
import org.jiezhen.customers.LikelyDoubles.Side;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jspecify.annotations.Nullable;

/** Two records side by side: are they one person, and which one stands for the person? */
@StyleSheet("styles/customers.css")
final class CompareDialog extends FormDialog {

    /** What two records of one person have in common, and two people seldom. */
    private static final Set<String> TELLING = Set.of("customers.name", "customers.phone", "customers.birthYear");

    private final Div table = new Div();

    CompareDialog(Doubles doubles, Side one, Side other, List<Reason> reasons) {
        super("customers.compare.title");
        addClassName("customer-dialog");
        setWidth("min(680px, 100vw)");
        table.addClassName("compare");
        row("customers.name", one.name(), other.name());
        row("customers.phone", tail(one), tail(other));
        row("customers.birthYear", text(one.birthYear()), text(other.birthYear()));
        row(
                "customers.sex",
                getTranslation("customers.sex." + one.sex()),
                getTranslation("customers.sex." + other.sex()));
        row("customers.discreet", yes(one.discreet()), yes(other.discreet()));
        row("customers.visits", Integer.toString(one.visits()), Integer.toString(other.visits()));
        row("customers.lastVisit", text(one.lastVisit()), text(other.lastVisit()));
        row("customers.registered", text(one.registered()), text(other.registered()));

        var stands = form.field(
                "stands", new RadioButtonGroup<Side>(), side -> side.id().toString());
        stands.setLabel(getTranslation("customers.merge.stands"));
        stands.setItems(one, other);
        stands.setItemLabelGenerator(
                side -> getTranslation(side == one ? "customers.merge.left" : "customers.merge.right", named(side)));
        // Who has come more often is known better.
        stands.setValue(other.visits() > one.visits() ? other : one);
        form.show(
                new Paragraph(reasons.stream()
                        .map(reason -> getTranslation("customers.reason." + reason))
                        .collect(Collectors.joining(getTranslation("customers.and")))),
                table,
                stands,
                new Paragraph(getTranslation("customers.merge.text")));
        var apart = form.button("customers.apart", () -> doubles.apart(form.key(), one.id(), other.id()));
        act(
                "customers.merge",
                () -> {
                    var winner = stands.getValue();
                    doubles.merge(form.key(), winner == one ? other.id() : one.id(), winner.id());
                    Notice.done(getTranslation("customers.merged.done"));
                },
                apart);
    }

    private void row(String label, @Nullable String one, @Nullable String other) {
        var name = new Span(getTranslation(label));
        name.addClassName("sub");
        var tells = TELLING.contains(label);
        table.add(name, cell(one, tells ? other : null), cell(other, tells ? one : null));
    }

    private static Span cell(@Nullable String value, @Nullable String beside) {
        var cell = new Span(Optional.ofNullable(value).orElse("–"));
        if (value != null && Objects.equals(value, beside)) {
            cell.addClassName("same");
        }
        return cell;
    }

    private String named(Side side) {
        return Optional.ofNullable(side.name()).orElse(getTranslation("customers.noName"));
    }

    private @Nullable String tail(Side side) {
        return side.phoneTail() == null ? null : getTranslation("customers.tail", side.phoneTail());
    }

    private String yes(boolean discreet) {
        return getTranslation(discreet ? "customers.yes" : "customers.no");
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
