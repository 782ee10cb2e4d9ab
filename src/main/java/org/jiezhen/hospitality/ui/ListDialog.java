package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Set;
import java.util.stream.Collectors;
import org.jiezhen.hospitality.TeaLists;
import org.jiezhen.hospitality.TeaLists.Item;
import org.jiezhen.hospitality.TeaLists.OfDay;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;
import org.jiezhen.shell.UndoBar;

/** A list of the tea room, today: ticked, put aside, signed once it is whole. */
@StyleSheet("styles/hospitality.css")
final class ListDialog extends FormDialog {

    ListDialog(TeaLists lists, String code, UndoBar bar) {
        this(lists, lists.today(code), bar);
    }

    private ListDialog(TeaLists lists, OfDay list, UndoBar bar) {
        super("hospitality.list.title", list.name().in(UI.getCurrent().getLocale()), list.day());
        setWidth("min(560px, 100vw)");
        var ticks = form.secret("done", new CheckboxGroup<Item>());
        ticks.addClassName("tea-ticks");
        ticks.setItems(list.items());
        ticks.setItemLabelGenerator(item -> item.text().in(getLocale()));
        ticks.setAriaLabel(list.name().in(getLocale()));
        ticks.setValue(list.items().stream()
                .filter(item -> list.done().contains(item.id()))
                .collect(Collectors.toSet()));
        var all = new Div(ticks);
        all.addClassName("tea-form");
        form.show(all);
        if (list.signed()) {
            ticks.setReadOnly(true);
            var since = list.since();
            all.add(new Paragraph(getTranslation(
                    "hospitality.paper.signed", list.by(), since == null ? "" : Sentences.moment(since, since))));
            noAct("dialog.close");
            return;
        }
        var put = form.button(
                "hospitality.list.put",
                () -> bar.show(
                        lists.tick(form.key(), list.list(), chosen(ticks)), getTranslation("hospitality.done.TICK")));
        act(
                "hospitality.list.sign",
                () -> bar.say(
                        lists.sign(form.key(), list.list(), chosen(ticks)), getTranslation("hospitality.done.SIGN")),
                put);
    }

    private static Set<Integer> chosen(CheckboxGroup<Item> ticks) {
        return ticks.getValue().stream().map(Item::id).collect(Collectors.toSet());
    }
}
