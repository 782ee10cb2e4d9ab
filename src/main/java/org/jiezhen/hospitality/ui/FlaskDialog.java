package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.stream.IntStream;
import org.jiezhen.hospitality.FlaskId;
import org.jiezhen.hospitality.Flasks;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.UndoBar;

/** A flask of the hall: how full it is, as somebody sees it; asked for, or filled. */
final class FlaskDialog extends FormDialog {

    FlaskDialog(Flasks flasks, FlaskId flask, UndoBar bar) {
        super("hospitality.flask.title", flasks.name(flask).in(UI.getCurrent().getLocale()));
        var level = form.field("level", new RadioButtonGroup<Integer>(getTranslation("hospitality.flask.level")));
        level.setItems(IntStream.range(0, Flasks.FULL).boxed().toList());
        level.setItemLabelGenerator(one -> getTranslation("hospitality.sideState.LEVEL_" + one));
        form.show(new Div(level));
        var fill = form.button(
                "hospitality.action.FILL",
                () -> bar.show(flasks.fill(form.key(), flask), getTranslation("hospitality.done.FILL")));
        var ask = form.button(
                "hospitality.action.ASK",
                () -> bar.show(flasks.ask(form.key(), flask), getTranslation("hospitality.done.ASK")));
        act(
                "hospitality.flask.go",
                () -> bar.show(
                        flasks.level(form.key(), flask, level.getValue() == null ? -1 : level.getValue()),
                        getTranslation("hospitality.done.LEVEL")),
                ask,
                fill);
    }
}
