package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalTime;
import java.util.stream.Collectors;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.shell.FormDialog;

/** The hours in which guests are rung. */
final class HoursDialog extends FormDialog {

    private final TextField hours = form.field("hours", new TextField(getTranslation("callbacks.plans.hours")));

    HoursDialog(CallbackPlanning planning) {
        super("callbacks.plans.hours");
        hours.setWidthFull();
        hours.setValue(planning.hours().stream()
                .map(one -> one.from() + "-" + until(one.to()))
                .collect(Collectors.joining(", ")));
        form.show(new Paragraph(getTranslation("callbacks.plans.hoursText")), hours);
        act("callbacks.plans.save", () -> planning.ringWithin(form.key(), hours.getValue()));
    }

    /** Midnight at the end of the day is said as such. */
    static String until(LocalTime time) {
        return time.equals(LocalTime.MAX) ? "24:00" : time.toString();
    }
}
