package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jiezhen.acts.Done;
import org.jiezhen.hospitality.CancelReason;
import org.jiezhen.hospitality.DrinkId;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Stand;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** One cup: how it stands, and what can be done with it. Whether a guest who fasts has drunk it is answered here. */
@StyleSheet("styles/hospitality.css")
final class DrinkDialog extends FormDialog {

    private final DrinkOrders orders;
    private final DrinkId drink;
    private final UndoBar bar;

    /** @param seen where the page said that the guest is */
    DrinkDialog(DrinkOrders orders, DrinkId drink, @Nullable PlaceId seen, UndoBar bar) {
        this(orders, orders.find(drink), seen, bar);
    }

    private DrinkDialog(DrinkOrders orders, Stand stand, @Nullable PlaceId seen, UndoBar bar) {
        super("hospitality.dialog", stand.ticket().text());
        this.orders = orders;
        this.drink = stand.drink();
        this.bar = bar;
        var all = new Div(new Paragraph(says(stand)));
        all.addClassName("tea-form");
        switch (stand.state()) {
            case ORDERED ->
                all.add(line(
                        press("BEGIN", true, () -> orders.begin(form.key(), drink)),
                        press("MADE", false, () -> orders.made(form.key(), drink)),
                        press("BROUGHT", false, () -> orders.brought(form.key(), drink, seen))));
            case BEGUN ->
                all.add(line(
                        press("MADE", true, () -> orders.made(form.key(), drink)),
                        press("SPILLED", false, () -> orders.spilled(form.key(), drink)),
                        press("LAY_DOWN", false, () -> orders.layDown(form.key(), drink))));
            case TRAY ->
                all.add(line(
                        press("BROUGHT", true, () -> orders.brought(form.key(), drink, seen)),
                        press("SPILLED", false, () -> orders.spilled(form.key(), drink)),
                        press("LAY_DOWN", false, () -> orders.layDown(form.key(), drink))));
            case ASKED -> {
                all.add(new Paragraph(getTranslation("hospitality.askedHint")));
                all.add(line(
                        press("STOPPED", true, () -> orders.stopped(form.key(), drink)),
                        press("DRUNK", false, () -> orders.drunk(form.key(), drink))));
            }
            case CANCELLED -> all.add(line(press("ACKNOWLEDGE", true, () -> orders.acknowledge(form.key(), drink))));
            case BROUGHT -> all.add(line(press("SPILLED", false, () -> orders.spilled(form.key(), drink))));
            default -> {}
        }
        if (stand.state().isComing()) {
            all.add(cancelling());
        }
        form.show(all);
        noAct("dialog.close");
    }

    private String says(Stand stand) {
        return getTranslation(
                "hospitality.says",
                stand.name().in(getLocale()),
                getTranslation("hospitality.whom." + stand.whom()),
                getTranslation("hospitality.state." + stand.state()));
    }

    private Component cancelling() {
        var reason = form.secret("reason", new RadioButtonGroup<CancelReason>());
        reason.setLabel(getTranslation("hospitality.why"));
        reason.setItems(Arrays.stream(CancelReason.values())
                .filter(CancelReason::isSaid)
                .toList());
        reason.setItemLabelGenerator(one -> getTranslation("hospitality.reason." + one));
        return line(reason, press("CANCEL", false, () -> orders.cancel(form.key(), drink, reason.getValue())));
    }

    private Component press(String act, boolean first, Supplier<Done<DrinkId>> command) {
        Runnable run = () -> bar.show(command.get(), getTranslation("hospitality.done." + act));
        return first ? form.primary("hospitality.action." + act, run) : form.button("hospitality.action." + act, run);
    }

    private static Div line(Component... parts) {
        var line = new Div(parts);
        line.addClassName("tea-line");
        return line;
    }
}
