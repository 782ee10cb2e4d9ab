package org.jiezhen.lab.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.lab.SpecimenState;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.SpecimensBoard.SpecimenFact;
import org.jiezhen.lab.Unfit;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** One tube, for the laboratory: it is rejected for a reason, missing, or there again. */
@StyleSheet("styles/lab.css")
final class TubeCard extends FormDialog {

    private final RadioButtonGroup<Unfit> reason = form.secret("reason", new RadioButtonGroup<>());
    private final ComboBox<Place> rack = form.secret("rack", new ComboBox<>());

    TubeCard(Specimens specimens, SpecimenFact tube, UndoBar bar) {
        super("lab.tube.title", tube.ticket().text());
        var facts = new Div(
                new Span(tube.tube().in(getLocale())),
                new Span(tube.accession()),
                new Span(tube.panels().in(getLocale())),
                new Span(getTranslation("lab.state." + tube.state())));
        facts.addClassName("facts");
        reason.setLabel(getTranslation("lab.reject.why"));
        reason.setItems(Unfit.values());
        reason.setItemLabelGenerator(one -> getTranslation("lab.unfit." + one));
        form.show(facts, reason);
        if (tube.state() == SpecimenState.MISSING) {
            rack.setLabel(getTranslation("lab.rack"));
            rack.setItems(specimens.racks());
            rack.setItemLabelGenerator(place -> place.name().in(getLocale()));
            form.show(rack);
            act("lab.reject.go", () -> reject(specimens, tube, bar), form.button("lab.found", () -> {
                var where = Optional.ofNullable(rack.getValue())
                        .orElseThrow(() -> new InvalidInput("rack", "refusal.specimen.rack"));
                specimens.found(form.key(), tube.specimen(), where.id());
            }));
        } else {
            var missing = form.button("lab.missing", () -> specimens.missing(form.key(), tube.specimen()));
            missing.setVisible(tube.state() != SpecimenState.RECEIVED);
            act("lab.reject.go", () -> reject(specimens, tube, bar), missing);
        }
    }

    private void reject(Specimens specimens, SpecimenFact tube, UndoBar bar) {
        bar.show(
                specimens.reject(form.key(), tube.specimen(), reason.getValue()),
                getTranslation("lab.done.REJECT", tube.label()));
    }
}
