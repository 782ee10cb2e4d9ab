package org.jiezhen.preferences.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.function.Consumer;
import org.jiezhen.preferences.Colours;
import org.jiezhen.preferences.Preferences;

/** Each choice is kept as it is made, and seen, heard or felt at once. */
@StyleSheet("styles/preferences.css")
final class PreferencesDialog extends Dialog {

    PreferencesDialog(Preferences preferences) {
        setHeaderTitle(getTranslation("preferences.title"));
        setWidth("420px");
        var mine = preferences.mine();

        var colours = new RadioButtonGroup<Colours>(getTranslation("preferences.colours"));
        colours.setItems(Colours.values());
        colours.setItemLabelGenerator(one -> getTranslation("preferences.colours." + one));
        colours.setValue(mine.colours());
        colours.addValueChangeListener(event -> preferences.chooseColours(event.getValue()));

        var content = new Div(
                colours,
                tried("sound", mine.sound(), preferences::chooseSound),
                tried("vibration", mine.vibration(), preferences::chooseVibration),
                tried("system", mine.system(), preferences::chooseSystem),
                plain("awake", mine.awake(), preferences::chooseAwake));
        content.addClassName("preferences");
        add(content);
        getFooter().add(new Button(getTranslation("dialog.close"), _ -> close()));
    }

    private Component plain(String what, boolean on, Consumer<Boolean> choose) {
        var box = new Checkbox(getTranslation("preferences." + what), on);
        box.addValueChangeListener(event -> choose.accept(event.getValue()));
        return new Div(box);
    }

    /** Switched on, it is tried out by this very press; a browser that cannot do it says so. */
    private Component tried(String what, boolean on, Consumer<Boolean> choose) {
        var impossible = new Paragraph();
        impossible.addClassName("sub");
        impossible.getElement().setAttribute("role", "status");
        var box = new Checkbox(getTranslation("preferences." + what), on);
        box.addValueChangeListener(event -> {
            choose.accept(event.getValue());
            impossible.setText("");
            if (event.getValue()) {
                box.getElement()
                        .executeJs("return document.querySelector('notice-centre')?.tryOut($0) ?? true", what)
                        .then(
                                Boolean.class,
                                can -> impossible.setText(can ? "" : getTranslation("preferences." + what + ".not")));
            }
        });
        return new Div(box, impossible);
    }
}
