package org.jiezhen.lab.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;
import java.util.Objects;
import org.jiezhen.lab.Amendment;
import org.jiezhen.lab.Finding;
import org.jiezhen.lab.ResultStatus;
import org.jiezhen.lab.Results;
import org.jiezhen.lab.Results.Line;
import org.jiezhen.lab.Results.Sheet;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A result that was released is another: which, and why. The one before stays, and whoever has reviewed it is asked again. */
@StyleSheet("styles/lab.css")
final class AmendDialog extends FormDialog {

    private String typedOnce = "";

    AmendDialog(Results results, Sheet sheet, Line line, UndoBar bar) {
        super(
                "lab.amend.title",
                line.test().name().in(UI.getCurrent().getLocale()),
                sheet.ticket().text());
        form.show(ResultTexts.line(this, line, getLocale()));
        var field = ResultField.in(form, line.test(), null, getLocale());
        field.help(ResultTexts.usual(this, line.test(), line.usual()));
        var why = form.secret("why", new RadioButtonGroup<Amendment>());
        why.setLabel(getTranslation("lab.amend.why"));
        why.setItems(Amendment.values());
        why.setItemLabelGenerator(one -> getTranslation("lab.amendment." + one));
        form.show(field.component(), why);
        act("lab.results.amend", () -> {
            var value = field.value();
            var amended = new Finding(
                    line.test().code(), value, null, ResultStatus.AMENDED, value.equals(typedOnce), why.getValue());
            if (why.getValue() == null) {
                throw new InvalidInput(
                        "why", "refusal.result.whyAmended", line.test().name());
            }
            try {
                bar.show(
                        results.record(form.key(), sheet.specimen(), List.of(amended)),
                        getTranslation("lab.done.AMEND", sheet.label()));
            } catch (InvalidInput e) {
                if (Objects.equals(e.key(), "refusal.result.sure")) {
                    typedOnce = value;
                    field.clear();
                }
                throw e;
            }
        });
    }
}
