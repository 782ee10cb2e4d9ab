package org.jiezhen.lab.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.UUID;
import org.jiezhen.lab.Messages;
import org.jiezhen.shell.FormDialog;

/** What instruments send beside their results, and is passed over: each can be heeded again. */
@StyleSheet("styles/lab.css")
final class IgnoredDialog extends FormDialog {

    IgnoredDialog(Messages messages) {
        super("lab.message.ignored");
        var lines = new Div();
        lines.addClassName("lab-lines");
        var all = messages.ignored();
        if (all.isEmpty()) {
            lines.add(new Paragraph(getTranslation("lab.message.ignored.none")));
        }
        for (var one : all) {
            var press = UUID.randomUUID();
            var heed = new Button(getTranslation("lab.message.heed"), event -> {
                if (form.tries(() -> messages.heed(press, one.sender(), one.code()))) {
                    event.getSource().setEnabled(false);
                }
            });
            var line = new Div(new Span(one.sender() + " · " + one.code()), heed);
            line.addClassName("lab-line");
            lines.add(line);
        }
        form.show(lines);
        noAct("lab.message.close");
    }
}
