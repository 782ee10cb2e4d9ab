package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jiezhen.callbacks.CallLook.Asks;
import org.jiezhen.callbacks.CallLook.Line;
import org.jiezhen.callbacks.OwedCallbacks;
import org.jiezhen.callbacks.OwedCallbacks.OwedHere;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.visits.VisitCard;

/** What a guest who is here would have been rung for: asked, answered, done. */
@StyleSheet("styles/callbacks.css")
final class AskHereDialog extends FormDialog {

    private static final int SCALE = 10;

    private final OwedCallbacks owing;
    private final VisitCard card;
    private final Map<Integer, HasValue<?, String>> answers = new LinkedHashMap<>();
    private final TextArea note = new TextArea(getTranslation("callbacks.note"));

    AskHereDialog(OwedCallbacks owing, Drafts drafts, VisitCard card, OwedHere owed) {
        super("callbacks.askHere.title", card.fact().ticket().text());
        this.owing = owing;
        this.card = card;
        setWidth("min(600px, 100vw)");
        var all = new Div();
        all.addClassName("ask-here");
        owed.script().forEach(line -> all.add(asked(line)));
        note.setMaxRows(6);
        all.add(form.field("note", note));
        form.show(all);
        act("callbacks.askHere.go", this::done);
        form.keeps(drafts, Drafts.About.of("askedHere", card.fact().visit(), 0));
    }

    private Component asked(Line line) {
        var words = line.words().in(getLocale());
        if (line.asks() == null) {
            return new Paragraph(words);
        }
        if (line.asks() == Asks.YES_NO || line.asks() == Asks.SCALE) {
            var choice = choice(line.asks());
            choice.setLabel(words);
            answers.put(line.line(), choice);
            return form.field("answer" + line.line(), choice, one -> one);
        }
        var text = new TextField(words);
        answers.put(line.line(), text);
        return form.field("answer" + line.line(), text);
    }

    private Select<String> choice(Asks asks) {
        var choice = new Select<String>();
        choice.setEmptySelectionAllowed(true);
        choice.setItems(
                asks == Asks.YES_NO
                        ? List.of("0", "1")
                        : IntStream.rangeClosed(0, SCALE)
                                .mapToObj(Integer::toString)
                                .toList());
        choice.setItemLabelGenerator(one -> one == null
                ? ""
                : asks == Asks.YES_NO
                        ? getTranslation(one.equals("1") ? "callbacks.answer.yes" : "callbacks.answer.no")
                        : one);
        return choice;
    }

    private void done() {
        var said = new LinkedHashMap<Integer, String>();
        answers.forEach((line, field) -> {
            var value = field.getValue();
            if (value != null && !value.isBlank()) {
                said.put(line, value);
            }
        });
        card.undoBar()
                .show(
                        owing.askedHere(form.key(), card.fact().visit(), note.getValue(), said),
                        getTranslation("callbacks.done.ASKED_HERE"));
    }
}
