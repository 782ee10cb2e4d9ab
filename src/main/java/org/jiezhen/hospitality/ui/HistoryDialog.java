package org.jiezhen.hospitality.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Objects;
import org.jiezhen.hospitality.TeaLists;
import org.jiezhen.hospitality.TeaLists.OfDay;
import org.jiezhen.shell.FormDialog;
import org.jiezhen.shell.Sentences;

/** The signed lists of any day, and the same on paper. */
@StyleSheet("styles/hospitality.css")
final class HistoryDialog extends FormDialog {

    private final TeaLists lists;
    private final Div shown = new Div();

    HistoryDialog(TeaLists lists) {
        super("hospitality.history");
        this.lists = lists;
        var day = form.secret("day", new DatePicker(getTranslation("hospitality.day")));
        day.setMax(lists.today());
        day.setValue(lists.today());
        day.addValueChangeListener(event -> show(event.getValue()));
        shown.addClassName("tea-history");
        var all = new Div(day, shown);
        all.addClassName("tea-form");
        form.show(all);
        show(day.getValue());
        noAct("dialog.close");
    }

    private void show(LocalDate day) {
        shown.removeAll();
        if (day == null) {
            return;
        }
        lists.of(day).forEach(list -> shown.add(new Div(new Span(says(list)))));
        var language = getLocale();
        var paper = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var file = lists.print(day, language);
                    return new DownloadResponse(
                            new ByteArrayInputStream(file.bytes()),
                            file.name(),
                            "application/pdf",
                            file.bytes().length);
                }),
                "");
        paper.setText(getTranslation("hospitality.print"));
        paper.setTarget(AnchorTarget.BLANK);
        paper.addClassName("btn");
        shown.add(paper);
    }

    private String says(OfDay list) {
        var name = list.name().in(getLocale());
        return list.signed()
                ? name + " · "
                        + getTranslation(
                                "hospitality.paper.signed",
                                Objects.requireNonNullElse(list.by(), ""),
                                Sentences.moment(Objects.requireNonNull(list.since()), list.since()))
                : getTranslation(
                        "hospitality.history.open",
                        name,
                        list.done().size(),
                        list.items().size());
    }
}
