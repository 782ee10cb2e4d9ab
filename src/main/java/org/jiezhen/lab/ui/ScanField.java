package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Consumer;
import org.jiezhen.shell.Form;

/** A field that takes codes: a hand scanner types one and presses Enter, and so may a hand. What is wrong with it is said there. */
@StyleSheet("styles/lab.css")
final class ScanField extends Div {

    private final Form form = new Form();
    private final TextField field = form.secret("code", new TextField());

    ScanField(String label, Consumer<String> read) {
        addClassName("lab-scan");
        field.setLabel(getTranslation(label));
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addKeyPressListener(Key.ENTER, _ -> scanned(read));
        form.show(field);
        add(form, new CameraButton(code -> form.tries(() -> read.accept(code))));
    }

    private void scanned(Consumer<String> read) {
        var code = field.getValue();
        if (!code.isBlank() && form.tries(() -> read.accept(code))) {
            field.clear();
        }
    }
}
