package org.jiezhen.lab.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jiezhen.lab.CriticalValues;
import org.jiezhen.lab.CriticalValues.Call;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;
import org.jiezhen.staff.Colleague;

/**
 * A critical value is told by telephone: the laboratory reads it out and writes down what the doctor repeats; or the doctor writes
 * down what was heard, and is not shown it before.
 */
@StyleSheet("styles/lab.css")
final class CallDialog extends FormDialog {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);

    CallDialog(CriticalValues critical, Call call, UndoBar bar) {
        super("lab.call.title", call.ticket().text(), call.label());
        form.show(new Paragraph(
                getTranslation(call.calls() ? "lab.call.read" : "lab.call.hear", TIME.format(call.due()))));
        var other = form.secret("other", new ComboBox<Colleague>());
        other.setLabel(getTranslation(call.calls() ? "lab.call.receiver" : "lab.call.caller"));
        other.setItems(call.others());
        other.setItemLabelGenerator(Colleague::name);
        form.show(other);
        Map<String, ResultField> heard = new LinkedHashMap<>();
        for (var value : call.values()) {
            var test = value.test();
            var result = value.result();
            if (result != null) {
                var said = new Span(test.name().in(getLocale()) + " " + ResultTexts.text(test, result, getLocale()));
                said.addClassName("result-aloud");
                var line = new Div(said, ResultTexts.flag(this, result.flag()));
                line.addClassName("result-line");
                form.show(line);
            }
            var field = ResultField.in(form, test, null, getLocale());
            field.help(getTranslation("lab.call.repeated"));
            heard.put(test.code(), field);
            form.show(field.component());
        }
        act(
                "lab.call.done",
                () -> bar.show(
                        critical.readBack(
                                form.key(),
                                call.task(),
                                Optional.ofNullable(other.getValue())
                                        .map(Colleague::id)
                                        .orElse(null),
                                heard.entrySet().stream()
                                        .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue()
                                                .value()))),
                        getTranslation("lab.done.TELL", call.label())));
    }
}
