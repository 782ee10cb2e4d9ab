package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Arrays;
import org.jiezhen.hospitality.CancelReason;
import org.jiezhen.hospitality.DrinkOrders;
import org.jiezhen.hospitality.DrinkOrders.Stand;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A cup is not wanted: why. */
final class CancelDialog extends FormDialog {

    private final RadioButtonGroup<CancelReason> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("hospitality.why")));

    CancelDialog(DrinkOrders orders, Stand stand, UndoBar bar) {
        super("hospitality.dialog", stand.ticket().text());
        reason.setItems(Arrays.stream(CancelReason.values())
                .filter(CancelReason::isSaid)
                .toList());
        reason.setItemLabelGenerator(one -> getTranslation("hospitality.reason." + one));
        form.show(reason);
        act(
                "hospitality.action.CANCEL",
                () -> bar.show(
                        orders.cancel(form.key(), stand.drink(), reason.getValue()),
                        getTranslation("hospitality.done.CANCEL")));
    }
}
