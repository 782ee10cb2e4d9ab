package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.util.Optional;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.callbacks.CallbackPlanning.Plan;
import org.jiezhen.callbacks.OwedCallbacks;
import org.jiezhen.customers.CustomerId;
import org.jiezhen.customers.Customers;
import org.jiezhen.customers.Hit;
import org.jiezhen.customers.HitRow;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A guest is to be rung by a plan, counted from the day of the treatment. */
final class AddPlanDialog extends FormDialog {

    private final FindField<Hit> guest;
    private final Select<Plan> plan = form.field("why", new Select<>(), Plan::why);
    private final DatePicker from = form.field("from", new DatePicker(getTranslation("callbacks.add.from")));

    AddPlanDialog(CallbackPlanning planning, OwedCallbacks owing, Customers customers, UndoBar bar) {
        super("callbacks.add.title");
        guest = form.field(
                "guest",
                new FindField<>(
                        getTranslation("callbacks.guest"),
                        typed -> customers.find(typed, FindField.SHOWN + 1),
                        HitRow::new));
        plan.setLabel(getTranslation("callbacks.plan.name"));
        plan.setItems(planning.offered());
        plan.setItemLabelGenerator(one -> one == null ? "" : one.name().in(getLocale()));
        plan.setWidthFull();
        from.setLocale(getLocale());
        from.setI18n(DateTexts.in(getLocale()));
        form.show(new Paragraph(getTranslation("callbacks.add.text")), guest, plan, from);
        act(
                "callbacks.add.go",
                () -> {
                    var which =
                            Optional.ofNullable(plan.getValue()).map(Plan::why).orElse(null);
                    bar.show(
                            planning.add(form.key(), who(), which, from.getValue()),
                            getTranslation("callbacks.done.PLAN"));
                },
                form.button(
                        "callbacks.add.resume",
                        () -> bar.say(owing.resume(form.key(), who()), getTranslation("callbacks.done.RESUME"))));
    }

    private CustomerId who() {
        return guest.getValue()
                .map(Hit::id)
                .orElseThrow(() -> new InvalidInput("guest", "refusal.callback.plan.guest"));
    }
}
