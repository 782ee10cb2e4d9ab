package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.callbacks.CallbackPlanning;
import org.jiezhen.callbacks.CallbackPlanning.Plan;
import org.jiezhen.callbacks.PlanStep;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A plan: on which days, and by whom; published as a new version. */
@StyleSheet("styles/callbacks.css")
final class PlanDialog extends FormDialog {

    private static final int SPARE = 3;

    private record Line(TextField offset, Select<String> role) {}

    private final List<String> roles;
    private final List<Line> lines = new ArrayList<>();
    private final Div all = new Div();

    PlanDialog(CallbackPlanning planning, Plan plan, List<String> roles, Drafts drafts) {
        super("callbacks.plan.title", plan.name().in(UI.getCurrent().getLocale()), plan.version());
        this.roles = roles;
        setWidth("min(560px, 100vw)");
        all.addClassName("plan-steps");
        plan.steps().forEach(step -> add(step.written(), step.role()));
        // Some that are empty, so that a draft knows them when the form is opened again.
        for (var n = 0; n < SPARE && lines.size() < PlanStep.MOST; n++) {
            add("", null);
        }
        form.show(new Paragraph(getTranslation("callbacks.plan.text")), all);
        var more = new Button(getTranslation("callbacks.plan.more"), _ -> {
            if (lines.size() < PlanStep.MOST) {
                add("", null);
            }
        });
        form.show(more);
        act(
                "callbacks.plan.publish",
                () -> planning.publish(
                        form.key(),
                        plan.why(),
                        plan.version(),
                        lines.stream()
                                .map(line -> new PlanStep.Written(line.offset.getValue(), line.role.getValue()))
                                .toList()));
        form.keeps(drafts, Drafts.About.of("callbackPlan", plan.why(), plan.version()));
    }

    private void add(String offset, @Nullable String role) {
        var number = lines.size();
        var field = new TextField();
        field.setAriaLabel(getTranslation("callbacks.plan.offset", number + 1));
        field.setPlaceholder(getTranslation("callbacks.plan.offset", number + 1));
        field.setValue(offset);
        var by = new Select<String>();
        by.setAriaLabel(getTranslation("callbacks.plan.role", number + 1));
        by.setEmptySelectionAllowed(true);
        by.setEmptySelectionCaption(getTranslation("callbacks.plan.by.WHOEVER"));
        by.setItems(roles);
        by.setItemLabelGenerator(
                one -> one == null ? getTranslation("callbacks.plan.by.WHOEVER") : getTranslation("staff.role." + one));
        by.setValue(role);
        lines.add(new Line(form.field("step" + number, field), form.field("role" + number, by, one -> one)));
        all.add(field, by);
    }
}
