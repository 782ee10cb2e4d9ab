package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.CallLook.Line;
import org.jiezhen.callbacks.CallLook.Past;
import org.jiezhen.callbacks.PlaybookLook;
import org.jiezhen.shell.FormDialog;

/** An earlier call: what was said and asked in it, in the version of then, and what was answered. */
@StyleSheet("styles/callbacks.css")
final class PastDialog extends FormDialog {

    PastDialog(Past past, PlaybookLook playbook, String when) {
        super("callbacks.past.title", when, past.version());
        var all = new Div();
        all.addClassName("call-past-lines");
        past.script().forEach(line -> all.add(line(line)));
        if (!past.used().isEmpty()) {
            all.add(new H3(getTranslation("playbook.here")));
            past.used().forEach((code, version) -> playbook.look(code, version).ifPresent(entry -> {
                var title = new Span(
                        entry.title().in(getLocale()) + " · " + getTranslation("playbook.usedAlready", version));
                all.add(new Div(title, new Paragraph(entry.text().in(getLocale()))));
            }));
        }
        form.show(all);
        noAct("dialog.close");
    }

    private Div line(Line line) {
        var shown = new Div(new Span(line.words().in(getLocale())));
        if (line.answer() != null) {
            var answer = new Span(
                    line.asks() == Asks.YES_NO
                            ? getTranslation(line.answer().equals("1") ? "callbacks.answer.yes" : "callbacks.answer.no")
                            : line.answer());
            answer.addClassName("strong");
            if (line.alarming()) {
                answer.addClassName("late");
            }
            shown.add(answer);
        }
        return shown;
    }
}
