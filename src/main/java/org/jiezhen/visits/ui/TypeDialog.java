package org.jiezhen.visits.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Notice;
import org.jiezhen.visits.FrontDesk;
import org.jiezhen.visits.Retyping.Reason;
import org.jiezhen.visits.VisitType;

/** Of what kind a visit is, when it is another than was thought, and why. */
@StyleSheet("styles/visits.css")
final class TypeDialog extends FormDialog {

    private final VisitActions.Factory services;
    private final FrontDesk.Look look;
    private final RadioButtonGroup<VisitType> type =
            form.field("type", new RadioButtonGroup<>(getTranslation("visits.type")), VisitType::code);
    private final RadioButtonGroup<Reason> reason =
            form.field("reason", new RadioButtonGroup<>(getTranslation("visits.type.reason")));

    TypeDialog(VisitActions.Factory services, FrontDesk.Look look) {
        super("visits.type.title", look.fact().ticket().text());
        this.services = services;
        this.look = look;
        type.setItems(services.types.all());
        type.setItemLabelGenerator(one -> one.name().in(getLocale()));
        type.setValue(services.types.of(look.fact().type()));
        reason.setItems(Reason.values());
        reason.setItemLabelGenerator(one -> getTranslation("visits.type.why." + one));
        var fields = new Div(type, reason);
        fields.addClassName("arrival-form");
        form.show(fields);
        setWidth("min(480px, 100vw)");
        act("visits.type.save", this::save);
    }

    private void save() {
        if (reason.getValue() == null) {
            throw new InvalidInput("reason", "refusal.type.reason");
        }
        var done = services.retyping.retype(
                form.key(),
                look.fact().visit(),
                look.fact().type(),
                type.getValue().code(),
                reason.getValue());
        form.finish();
        Notice.done(getTranslation(
                "visits.type.done", done.label(), type.getValue().name().in(getLocale())));
    }
}
