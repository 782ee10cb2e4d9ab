package org.jiezhen.lab.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.lab.Trips;
import org.jiezhen.lab.Trips.Meaning;
import org.jiezhen.lab.Trips.Scanned;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A tube was scanned: which it is, and what happens to it with the next tap. */
@StyleSheet("styles/lab.css")
final class ScannedDialog extends FormDialog {

    ScannedDialog(Trips trips, Scanned scanned, String code, UndoBar bar) {
        super("lab.scanned.title", scanned.ticket().text());
        var to = scanned.to();
        var facts = new Div(
                new Span(scanned.tube().in(getLocale())),
                new Span(getTranslation("lab.number", scanned.label())),
                new Span(to == null ? "" : to.in(getLocale())));
        facts.addClassName("facts");
        form.show(facts);
        if (scanned.meaning() == Meaning.TAKE) {
            act(
                    "lab.scanned.take",
                    () -> bar.show(trips.pickUp(form.key(), scanned.errand(), code), getTranslation("lab.done.TAKE")));
        } else {
            act(
                    "lab.scanned.hand",
                    () -> bar.show(trips.hand(form.key(), scanned.errand(), code), getTranslation("lab.done.HAND")));
        }
    }
}
