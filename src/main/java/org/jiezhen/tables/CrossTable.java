package org.jiezhen.tables;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Figures by something, one column beside the other; behind each figure the rows that it counts, which are not sent before
 * somebody wants to read them.
 *
 * @param <T> what is counted
 */
@StyleSheet("styles/tables.css")
public final class CrossTable<T> extends Div {

    /**
     * A column.
     *
     * @param counts which of a row's it counts, and opens
     * @param figure what stands there of a row's, where that is not how many are counted
     */
    public record Column<T>(String name, Function<List<T>, List<T>> counts, Function<List<T>, String> figure) {

        /** How many of them there are. */
        public static <T> Column<T> of(String name, Function<List<T>, List<T>> counts) {
            return new Column<>(name, counts, all -> counts.apply(all).size() + "");
        }
    }

    private final String title;
    private final String by;
    private final List<Column<T>> columns;
    private final Function<List<T>, Component> rows;
    private final String behindWords;
    private final Div behind = new Div();

    /**
     * @param title what the table is called
     * @param by what its rows are
     * @param behindWords the key of what stands above the rows behind a figure: of what, and how many
     * @param rows how these are drawn
     */
    public CrossTable(
            String title, String by, List<Column<T>> columns, String behindWords, Function<List<T>, Component> rows) {
        this.title = title;
        this.by = by;
        this.columns = List.copyOf(columns);
        this.behindWords = behindWords;
        this.rows = rows;
        behind.getElement().setAttribute("role", "status");
    }

    /** Fills it: the most first. */
    public CrossTable<T> of(List<T> all, Function<T, String> group) {
        return of(all.stream().collect(Collectors.groupingBy(group)).entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<T>> one) ->
                                -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .toList());
    }

    /** Fills it, in this order. */
    public CrossTable<T> of(List<Map.Entry<String, List<T>>> groups) {
        var head = new NativeTableRow(new NativeTableHeaderCell(by));
        columns.forEach(column -> head.add(new NativeTableHeaderCell(column.name)));
        var body = new NativeTableBody();
        groups.forEach(one -> {
            var row = new NativeTableRow(new NativeTableCell(one.getKey()));
            columns.forEach(column -> row.add(cell(one.getKey(), column, one.getValue())));
            body.add(row);
        });
        removeAll();
        add(scrolls(new NativeTable(new NativeTableHeader(head), body), title, "figures"), behind);
        return this;
    }

    private NativeTableCell cell(String what, Column<T> column, List<T> all) {
        var counted = column.counts.apply(all);
        var figure = column.figure.apply(all);
        if (counted.isEmpty()) {
            return new NativeTableCell(figure.equals("0") ? "–" : figure);
        }
        var shows = new NativeButton(figure, _ -> {
            behind.removeAll();
            behind.add(new H3(getTranslation(behindWords, what, counted.size() + "")), rows.apply(counted));
        });
        shows.setAriaLabel(getTranslation(behindWords, what, counted.size() + ""));
        return new NativeTableCell(shows);
    }

    /** A table that is as wide as it is, in a region that scrolls. */
    public static Div scrolls(NativeTable table, String name, String kind) {
        table.addClassNames("cross-table", kind);
        var region = new Div(table);
        region.addClassName("cross-scrolls");
        region.getElement().setAttribute("tabindex", "0");
        region.getElement().setAttribute("role", "region");
        region.getElement().setAttribute("aria-label", name);
        return region;
    }

    /** Plain rows under a head. */
    public static Div plain(String name, List<String> head, List<List<String>> rows) {
        var top = new NativeTableRow();
        head.forEach(word -> top.add(new NativeTableHeaderCell(word)));
        var body = new NativeTableBody();
        rows.forEach(row -> {
            var line = new NativeTableRow();
            row.forEach(value -> line.add(new NativeTableCell(value)));
            body.add(line);
        });
        return scrolls(new NativeTable(new NativeTableHeader(top), body), name, "plain");
    }
}
