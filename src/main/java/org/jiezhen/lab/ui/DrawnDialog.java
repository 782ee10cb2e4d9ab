package org.jiezhen.lab.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Optional;
import org.jiezhen.house.Place;
import org.jiezhen.lab.SpecimenId;
import org.jiezhen.lab.Specimens;
import org.jiezhen.lab.Specimens.Chair;
import org.jiezhen.lab.Specimens.Drawn;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A tube was drawn: its label scanned, where it rests, and whether the guest has kept the fast, where that is asked. */
@StyleSheet("styles/lab.css")
final class DrawnDialog extends FormDialog {

    private final Specimens specimens;
    private final Chair chair;
    private final UndoBar bar;
    private final TextField code = form.secret("code", new TextField());
    private final ComboBox<Place> rack = form.secret("rack", new ComboBox<>());
    private final RadioButtonGroup<Boolean> fast = form.secret("keptFast", new RadioButtonGroup<>());

    DrawnDialog(Specimens specimens, SpecimenId specimen, UndoBar bar) {
        super("lab.drawn.title", specimens.chair(specimen).ticket().text());
        this.specimens = specimens;
        this.chair = specimens.chair(specimen);
        this.bar = bar;
        code.setLabel(getTranslation("lab.scan"));
        code.setHelperText(getTranslation("lab.scan.help"));
        rack.setLabel(getTranslation("lab.rack"));
        rack.setItems(specimens.racks());
        rack.setItemLabelGenerator(place -> place.name().in(getLocale()));
        specimens.racks().stream()
                .filter(place -> place.id().equals(chair.at()))
                .findFirst()
                .ifPresent(rack::setValue);
        fast.setLabel(getTranslation("lab.keptFast"));
        fast.setItems(true, false);
        fast.setItemLabelGenerator(kept -> getTranslation(kept ? "lab.keptFast.yes" : "lab.keptFast.no"));
        fast.setVisible(chair.fasting());
        var what = new Div(new Span(chair.tube().in(getLocale()) + " · " + chair.label()));
        var all = new Div(what, code, fast, rack);
        all.addClassName("lab-form");
        form.show(all);
        act("lab.drawn.go", () -> drawn(false), form.button("lab.byHand", () -> drawn(true)));
    }

    private void drawn(boolean byHand) {
        if (!byHand && code.getValue().isBlank()) {
            throw new InvalidInput("code", "refusal.scan.nothing");
        }
        var where = Optional.ofNullable(rack.getValue())
                .orElseThrow(() -> new InvalidInput("rack", "refusal.specimen.rack"));
        bar.show(
                specimens.collect(
                        form.key(),
                        chair.specimen(),
                        new Drawn(byHand ? null : code.getValue(), where.id(), fast.getValue())),
                getTranslation("lab.done.COLLECT", chair.label()));
    }
}
