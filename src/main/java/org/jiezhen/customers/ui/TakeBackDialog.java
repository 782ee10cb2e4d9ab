package org.jiezhen.customers.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Map;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.Doubles.TakenBack;
import org.jiezhen.shell.FormDialog;

/** Takes a merge back, with a reason. */
final class TakeBackDialog extends FormDialog {

    private final Doubles doubles;
    private final UUID key;
    private final CustomerId record;
    private final Runnable done;
    private final RadioButtonGroup<TakenBack> reason = new RadioButtonGroup<>();

    TakeBackDialog(Doubles doubles, UUID key, CustomerId record, Runnable done) {
        this.doubles = doubles;
        this.key = key;
        this.record = record;
        this.done = done;
        reason.setLabel(getTranslation("customers.takeBack.why"));
        reason.setItems(TakenBack.values());
        reason.setItemLabelGenerator(item -> getTranslation("customers.takeBack." + item));
        reason.setValue(TakenBack.NOT_THE_SAME);
        form(
                "customers.takeBack",
                "customers.action.TAKE_BACK",
                Map.of("reason", reason),
                new Paragraph(getTranslation("customers.takeBack.text")),
                reason);
    }

    @Override
    protected void act() {
        doubles.takeBack(key, record, reason.getValue());
        done.run();
    }
}
