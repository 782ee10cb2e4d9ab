package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Stand;
import org.jiezhen.house.PlaceId;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.visits.VisitId;

/** A tray whose guest has gone on: it follows, or is taken away because nothing more of it is wanted. */
@StyleSheet("styles/hospitality.css")
final class TrayDialog extends FormDialog {

    /** @param door where the page said that the guest is */
    TrayDialog(DrinkOrders orders, VisitId visit, PlaceId door, UndoBar bar) {
        this(orders, orders.tray(visit), door, bar);
    }

    private TrayDialog(DrinkOrders orders, List<Stand> tray, PlaceId door, UndoBar bar) {
        super("hospitality.tray", tray.getFirst().ticket().text());
        var visit = tray.getFirst().visit();
        var all = new Div();
        all.addClassName("tea-form");
        tray.forEach(cup -> all.add(new Paragraph(says(cup))));
        all.add(new Paragraph(getTranslation("hospitality.trayHint")));
        form.show(all);
        var finished = form.button(
                "hospitality.action.COLLECT_TRAY",
                () -> bar.say(orders.collectTray(form.key(), visit), getTranslation("hospitality.done.COLLECT")));
        act(
                "hospitality.action.MOVED",
                () -> bar.say(orders.moved(form.key(), visit, door), getTranslation("hospitality.done.MOVED")),
                finished);
    }

    private String says(Stand stand) {
        return stand.name().in(getLocale()) + " · " + getTranslation("hospitality.whom." + stand.whom());
    }
}
