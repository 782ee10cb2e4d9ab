package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import org.jiezhen.lab.RunnersBoard.ErrandFact;
import org.jiezhen.lab.Trips;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jspecify.annotations.Nullable;

/** Something on the trip is handed over: a tube by its code, or compared by hand. */
@StyleSheet("styles/lab.css")
final class HandDialog extends FormDialog {

    private final Trips trips;
    private final ErrandFact errand;
    private final UndoBar bar;
    private final TextField code = form.secret("code", new TextField());

    HandDialog(Trips trips, ErrandFact errand, UndoBar bar) {
        super("lab.hand.title", errand.label());
        this.trips = trips;
        this.errand = errand;
        this.bar = bar;
        var tube = errand.tube();
        var to = errand.to();
        var facts = new Div(
                new Span(tube == null ? "" : tube.in(getLocale())),
                new Span(errand.tubeNumber() == null ? "" : getTranslation("lab.number", errand.tubeNumber())),
                new Span(to == null ? "" : to.in(getLocale())));
        facts.addClassName("facts");
        if (tube == null) {
            form.show(facts);
            act("lab.scanned.hand", () -> hand(null));
        } else {
            code.setLabel(getTranslation("lab.scan"));
            code.setHelperText(getTranslation("lab.scan.help"));
            code.setWidthFull();
            form.show(facts, code);
            act("lab.scanned.hand", this::scanned, form.button("lab.byHand", () -> hand(null)));
        }
    }

    private void scanned() {
        if (code.getValue().isBlank()) {
            throw new InvalidInput("code", "refusal.scan.nothing");
        }
        hand(code.getValue());
    }

    private void hand(@Nullable String read) {
        bar.show(trips.hand(form.key(), errand.task(), read), getTranslation("lab.done.HAND"));
    }
}
