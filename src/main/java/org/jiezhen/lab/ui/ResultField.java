package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jiezhen.lab.Measured;
import org.jiezhen.lab.TestItem;
import org.jiezhen.lab.TestItem.Choice;
import org.jiezhen.shell.Form;
import org.jspecify.annotations.Nullable;

/** A field for what was found out for a test: typed, or one of its choices by typing its beginning. */
final class ResultField {

    private final Component field;
    private final Supplier<String> read;
    private final Runnable empty;

    private ResultField(Component field, Supplier<String> read, Runnable empty) {
        this.field = field;
        this.read = read;
        this.empty = empty;
    }

    /** One in a form, under the test's code; it shows what stands, if something does. */
    static ResultField in(Form form, TestItem test, @Nullable Measured stands, Locale locale) {
        return test.kind() == TestItem.Kind.CHOICE
                ? choice(form, test, stands, locale)
                : text(form, test, stands, locale);
    }

    private static ResultField choice(Form form, TestItem test, @Nullable Measured stands, Locale locale) {
        var field = form.field(test.code(), new ComboBox<Choice>(test.name().in(locale)), Choice::code);
        field.setItems(test.choices());
        field.setItemLabelGenerator(choice -> choice.name().in(locale));
        if (stands != null) {
            test.choice(stands.choice()).ifPresent(field::setValue);
        }
        return new ResultField(
                field,
                () -> Optional.ofNullable(field.getValue()).map(Choice::code).orElse(""),
                field::clear);
    }

    private static ResultField text(Form form, TestItem test, @Nullable Measured stands, Locale locale) {
        var field = form.field(test.code(), new TextField(test.name().in(locale)));
        field.setSuffixComponent(new Div(test.unit()));
        if (stands != null) {
            field.setValue(stands.text(test).in(locale));
        }
        return new ResultField(field, () -> field.getValue().strip(), field::clear);
    }

    Component component() {
        return field;
    }

    /** What is said of what it asks. */
    void help(String text) {
        if (field instanceof TextField typed) {
            typed.setHelperText(text);
        }
    }

    String value() {
        return read.get();
    }

    void clear() {
        empty.run();
    }
}
