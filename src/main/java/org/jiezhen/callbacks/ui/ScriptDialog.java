package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.Playbook;
import org.jiezhen.callbacks.Playbook.Script;
import org.jiezhen.callbacks.Playbook.Written;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;

/** What is said and asked in a kind of call, in both languages; published as a new version. */
@StyleSheet("styles/callbacks.css")
final class ScriptDialog extends FormDialog {

    private static final int SPARE = 2;

    private record Line(TextArea zh, TextArea en, Select<Asks> asks, TextField alarm) {}

    private final List<Line> lines = new ArrayList<>();
    private final Div all = new Div();

    ScriptDialog(Playbook playbook, Script script, Drafts drafts) {
        super("callbacks.script.title", script.name().in(UI.getCurrent().getLocale()), script.version());
        setWidth("min(760px, 100vw)");
        all.addClassName("script-lines");
        script.lines().forEach(this::add);
        for (var n = 0; n < SPARE && lines.size() < Playbook.MOST; n++) {
            add(new Written("", "", null, ""));
        }
        var more = new Button(getTranslation("callbacks.script.more"), _ -> {
            if (lines.size() < Playbook.MOST) {
                add(new Written("", "", null, ""));
            }
        });
        form.show(new Paragraph(getTranslation("callbacks.script.text")), all, more);
        act(
                "callbacks.plan.publish",
                () -> playbook.publish(
                        form.key(),
                        script.why(),
                        script.version(),
                        lines.stream()
                                .map(line -> new Written(
                                        line.zh.getValue(),
                                        line.en.getValue(),
                                        line.asks.getValue(),
                                        line.alarm.getValue()))
                                .toList()));
        form.keeps(drafts, Drafts.About.of("callbackScript", script.why(), script.version()));
    }

    private void add(Written line) {
        var number = lines.size();
        var zh = new TextArea();
        var en = new TextArea();
        zh.setAriaLabel(getTranslation("callbacks.script.zh", number + 1));
        zh.setPlaceholder(getTranslation("callbacks.script.zh", number + 1));
        en.setAriaLabel(getTranslation("callbacks.script.en", number + 1));
        en.setPlaceholder(getTranslation("callbacks.script.en", number + 1));
        zh.setValue(line.zh());
        en.setValue(line.en());
        var asks = new Select<Asks>();
        asks.setAriaLabel(getTranslation("callbacks.script.asks", number + 1));
        asks.setEmptySelectionAllowed(true);
        asks.setEmptySelectionCaption(getTranslation("callbacks.script.said"));
        asks.setItems(Asks.values());
        asks.setItemLabelGenerator(
                one -> one == null ? getTranslation("callbacks.script.said") : getTranslation("callbacks.asks." + one));
        asks.setValue(line.asks());
        var alarm = new TextField();
        alarm.setAriaLabel(getTranslation("callbacks.script.alarm", number + 1));
        alarm.setPlaceholder(getTranslation("callbacks.script.alarm", number + 1));
        alarm.setValue(line.alarm());
        lines.add(new Line(
                form.field("zh" + number, zh),
                form.field("en" + number, en),
                form.field("asks" + number, asks, Asks::name),
                form.field("alarm" + number, alarm)));
        var mark = new Span(Integer.toString(number + 1));
        mark.addClassName("call-mark");
        var words = new Div(zh, en);
        words.addClassName("two-columns");
        var asked = new Div(asks, alarm);
        asked.addClassName("two-columns");
        var both = new Div(words, asked);
        var row = new Div(mark, both);
        row.addClassName("script-line");
        all.add(row);
    }
}
