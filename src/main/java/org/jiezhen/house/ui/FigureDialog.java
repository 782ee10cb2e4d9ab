package org.jiezhen.house.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.UUID;
import org.jiezhen.house.HouseAdministration.Number;
import org.jiezhen.house.HouseWords;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A target or a rule: its number, with its unit and within its bounds. */
final class FigureDialog extends FormDialog {

    private static final int MINUTE = 60;

    /** What is done with the number. */
    @FunctionalInterface
    interface Set {
        void to(UUID key, int value);
    }

    private final IntegerField value = form.field("value", new IntegerField());
    private final @Nullable IntegerField seconds;

    FigureDialog(HouseView view, Drafts drafts, String words, Number number, Set set) {
        super("house.figureOf", HouseWords.of(words, number.code()).in(view.language()));
        value.setLabel(getTranslation("house.unit." + (number.unit().equals("COUNT") ? "COUNT" : "MINUTES")));
        value.setStepButtonsVisible(true);
        if (number.unit().equals("SECONDS")) {
            seconds = form.field("seconds", new IntegerField(getTranslation("house.unit.SECONDS")));
            seconds.setStepButtonsVisible(true);
            seconds.setMin(0);
            seconds.setMax(MINUTE - 1);
            seconds.setValue(number.value() % MINUTE);
            value.setValue(number.value() / MINUTE);
            var columns = new Div(value, seconds);
            columns.addClassName("two-columns");
            form.show(columns);
        } else {
            seconds = null;
            value.setValue(number.value());
            form.show(value);
        }
        form.show(HouseView.hint(getTranslation(
                "house.bounds." + number.unit(),
                Integer.toString(number.least()),
                Integer.toString(number.unit().equals("SECONDS") ? number.most() / MINUTE : number.most()))));
        act("house.save", () -> set.to(form.key(), said()));
        form.keeps(drafts, About.of(words, number.code(), number.version()));
    }

    private int said() {
        if (value.isEmpty()) {
            throw new InvalidInput("value", "refusal.house.empty");
        }
        var whole = value.getValue();
        if (seconds == null) {
            return whole;
        }
        var rest = seconds.isEmpty() ? 0 : seconds.getValue();
        if (rest < 0 || rest >= MINUTE) {
            throw new InvalidInput("seconds", "refusal.house.seconds");
        }
        // Nobody means a hundred years: what is beyond all bounds is refused by them, and does not run over.
        return Math.clamp((long) whole * MINUTE + rest, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
