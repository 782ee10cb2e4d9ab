package org.jiezhen.customers.ui;

import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.UUID;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Doubles;
import org.jiezhen.customers.Doubles.TakenBack;
import org.jiezhen.shell.FormDialog;

/** Takes a merge back, with a reason. */
final class TakeBackDialog extends FormDialog {

    private final RadioButtonGroup<TakenBack> reason = form.field("reason", new RadioButtonGroup<>());

    TakeBackDialog(Doubles doubles, UUID key, CustomerId record) {
        super("customers.takeBack");
        reason.setLabel(getTranslation("customers.takeBack.why"));
        reason.setItems(TakenBack.values());
        reason.setItemLabelGenerator(item -> getTranslation("customers.takeBack." + item));
        reason.setValue(TakenBack.NOT_THE_SAME);
        form.show(new FormLayout(new Paragraph(getTranslation("customers.takeBack.text")), reason));
        act("customers.action.TAKE_BACK", () -> doubles.takeBack(key, record, reason.getValue()));
    }
}
