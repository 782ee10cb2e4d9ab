package org.jiezhen.lab.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jiezhen.acts.Done;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.OrderId;
import org.jiezhen.lab.Orders;
import org.jiezhen.lab.Panel;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** The lab form (化验单): which panels, with the house's usual before an operation by one press. */
@StyleSheet("styles/lab.css")
final class LabFormDialog extends FormDialog {

    private final Orders orders;
    private final Whose whose;
    private final List<Panel> offered;
    private final CheckboxGroup<Panel> panels = form.secret("panels", new CheckboxGroup<>());

    private LabFormDialog(Orders orders, Whose whose, Orders.@Nullable Form before) {
        super("lab.form.title", whose.label());
        this.orders = orders;
        this.whose = whose;
        this.offered = orders.offered();
        panels.setLabel(getTranslation("lab.panels.choose"));
        panels.setItems(offered);
        panels.setItemLabelGenerator(this::said);
        panels.addClassName("lab-panels");
        if (before != null) {
            var codes = before.items().stream().map(item -> item.panel().code()).collect(Collectors.toSet());
            panels.setValue(offered.stream()
                    .filter(panel -> codes.contains(panel.code()))
                    .collect(Collectors.toSet()));
        }
        var usual = new Button(getTranslation("lab.form.usual"), _ -> usual());
        var all = new Div(usual, panels);
        all.addClassName("lab-form");
        form.show(all);
    }

    /** A new one: filled, and by whoever may, ordered with the same press. */
    static LabFormDialog added(Orders orders, Whose whose) {
        var dialog = new LabFormDialog(orders, whose, null);
        var visit = whose.visit();
        if (whose.may().test(LabPermission.ORDER)) {
            dialog.act(
                    "lab.order",
                    () -> dialog.did(orders.order(dialog.form.key(), visit, dialog.codes()), "lab.done.ORDER"),
                    dialog.form.button(
                            "lab.prepare",
                            () -> dialog.did(
                                    orders.prepare(dialog.further(), visit, dialog.codes()), "lab.done.PREPARE")));
        } else {
            dialog.act(
                    "lab.prepare",
                    () -> dialog.did(orders.prepare(dialog.form.key(), visit, dialog.codes()), "lab.done.PREPARE"));
        }
        return dialog;
    }

    /** One that is not ordered yet. */
    static LabFormDialog of(Orders orders, Whose whose, Orders.Form before) {
        var dialog = new LabFormDialog(orders, whose, before);
        dialog.act(
                "lab.save",
                () -> dialog.did(orders.change(dialog.form.key(), before.order(), dialog.codes()), "lab.done.CHANGE"));
        return dialog;
    }

    /** The other of two presses of one form has a key of its own. */
    private UUID further() {
        return UUID.nameUUIDFromBytes((form.key() + ":prepare").getBytes(StandardCharsets.UTF_8));
    }

    private void did(Done<OrderId> done, String words) {
        whose.did().accept(done, getTranslation(words));
    }

    private void usual() {
        var chosen = offered.stream().filter(Panel::usual).collect(Collectors.toSet());
        chosen.addAll(panels.getValue());
        panels.setValue(chosen);
    }

    private Set<String> codes() {
        return panels.getValue().stream().map(Panel::code).collect(Collectors.toSet());
    }

    private String said(Panel panel) {
        var name = panel.name().in(getLocale());
        return panel.fasting() ? getTranslation("lab.panel.fasting", name) : name;
    }
}
