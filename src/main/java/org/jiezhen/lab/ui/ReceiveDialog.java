package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.lab.Condition;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** A tube is taken in hand: by its code, or compared by hand; in which condition. */
@StyleSheet("styles/lab.css")
final class ReceiveDialog extends FormDialog {

    private final Specimens specimens;
    private final SpecimenFact tube;
    private final UndoBar bar;
    private final TextField code = form.secret("code", new TextField());
    private final RadioButtonGroup<Condition> condition = form.secret("condition", new RadioButtonGroup<>());

    ReceiveDialog(Specimens specimens, SpecimenFact tube, @Nullable String read, UndoBar bar) {
        super("lab.receive.title", tube.ticket().text());
        this.specimens = specimens;
        this.tube = tube;
        this.bar = bar;
        var facts =
                new Div(new Span(tube.tube().in(getLocale())), new Span(getTranslation("lab.number", tube.label())));
        facts.addClassName("facts");
        code.setLabel(getTranslation("lab.scan"));
        code.setHelperText(getTranslation("lab.scan.help"));
        code.setValue(read == null ? "" : read);
        code.setReadOnly(read != null);
        condition.setLabel(getTranslation("lab.condition"));
        condition.setItems(Condition.values());
        condition.setItemLabelGenerator(one -> getTranslation("lab.condition." + one));
        condition.setValue(Condition.GOOD);
        form.show(facts, code, condition);
        act("lab.receive.go", this::scanned, form.button("lab.byHand", () -> receive(null)));
    }

    private void scanned() {
        if (code.getValue().isBlank()) {
            throw new InvalidInput("code", "refusal.scan.nothing");
        }
        receive(code.getValue());
    }

    private void receive(@Nullable String read) {
        bar.show(
                specimens.receive(
                        form.key(),
                        tube.specimen(),
                        read,
                        Optional.ofNullable(condition.getValue()).orElse(Condition.GOOD)),
                getTranslation("lab.done.RECEIVE", tube.label()));
    }
}
