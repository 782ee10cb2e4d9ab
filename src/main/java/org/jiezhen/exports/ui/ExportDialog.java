package org.jiezhen.exports.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.exports.Exports.Wanted;
import org.jiezhen.live.BoardTable;
import org.jiezhen.shared.BusinessTime;

/** Which columns of a board, in which order, and as which file. What is taken is what the board said when this was opened. */
@StyleSheet("styles/exports.css")
final class ExportDialog extends Dialog {

    private static final DateTimeFormatter IN_A_NAME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmm");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** A column, and whether it is wanted. */
    private record Choice(int column, Checkbox box) {}

    private final List<Choice> choices = new ArrayList<>();
    private final OrderedList list = new OrderedList();
    private final ExportLinks links;

    ExportDialog(Exports exports, BoardTable table, Clock clock) {
        var now = clock.instant().atZone(BusinessTime.ZONE);
        setHeaderTitle(getTranslation("exports.title"));
        setWidth("min(460px, 100vw)");
        links = new ExportLinks(
                exports,
                "",
                table.name().replaceAll("[^A-Za-z0-9-]+", "-") + "-" + IN_A_NAME.format(now),
                () -> new Wanted(table.name(), wanted(), table.heads(), table.rows()));
        // As this person took it last; what was left out then stands below.
        var last = exports.takenLast(table.name(), table.heads().size());
        IntStream.concat(
                        last.stream().mapToInt(Integer::intValue),
                        IntStream.range(0, table.heads().size()))
                .distinct()
                .forEach(column -> {
                    var box = new Checkbox(table.heads().get(column), last.isEmpty() || last.contains(column));
                    box.addValueChangeListener(_ -> show());
                    choices.add(new Choice(column, box));
                });
        list.addClassName("export-columns");
        var rows = table.rows().size();
        add(
                new Paragraph(getTranslation(rows == 1 ? "exports.rows.one" : "exports.rows", rows, TIME.format(now))),
                list,
                new Paragraph(getTranslation("exports.noted")));
        getFooter().add(new Button(getTranslation("exports.close"), _ -> close()), links);
        show();
    }

    private List<Integer> wanted() {
        return choices.stream()
                .filter(choice -> choice.box.getValue())
                .map(Choice::column)
                .toList();
    }

    private void show() {
        list.removeAll();
        for (int at = 0; at < choices.size(); at++) {
            list.add(new ListItem(choices.get(at).box, move(at, -1, "exports.up"), move(at, 1, "exports.down")));
        }
        links.setEnabled(!wanted().isEmpty());
    }

    private NativeButton move(int at, int by, String label) {
        var name = choices.get(at).box.getLabel();
        var button = new NativeButton(by < 0 ? "↑" : "↓", _ -> {
            Collections.swap(choices, at, at + by);
            show();
        });
        button.setAriaLabel(getTranslation(label, name));
        button.setEnabled(at + by >= 0 && at + by < choices.size());
        return button;
    }
}
