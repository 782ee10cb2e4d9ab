package org.jiezhen.tables;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jiezhen.shell.Sentences;

/** What a file would do: how many rows are what, and each mistake by row and column. */
@StyleSheet("styles/tables.css")
final class ImportFindings extends Div {

    private final Checked<?, ?> checked;
    private final String remarks;

    /**
     * @param file what the file is called
     * @param remarks what the list of mistakes is called, when it is taken away
     */
    ImportFindings(
            String file,
            Checked<?, ?> checked,
            List<Figure> figures,
            String remarks,
            Runnable bringIn,
            Runnable another) {
        this.checked = checked;
        this.remarks = remarks;
        addClassName("findings");
        add(figures(this, "tables.checked", figures, file, checked.encoding()));
        place(checked.place());
        if (!checked.unknownColumns().isEmpty()) {
            add(new Paragraph(getTranslation("tables.unknown", String.join(" · ", checked.unknownColumns()))));
        }
        var go = new Button(
                getTranslation("tables.go", Integer.toString(checked.good().size())), _ -> bringIn.run());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.setEnabled(!checked.good().isEmpty());
        var acts = new Div(go, new Button(getTranslation("tables.again"), _ -> another.run()));
        acts.addClassName("acts");
        add(acts);
        if (checked.broken() == 0) {
            add(new Paragraph(getTranslation("tables.noMistake")));
        }
        if (!checked.issues().isEmpty()) {
            acts.add(download());
            add(grid());
        }
    }

    private void place(Checked.Place place) {
        var sheet = place.sheet();
        var header = Integer.toString(place.header());
        if (sheet != null) {
            add(new Paragraph(getTranslation("tables.sheet", sheet, header)));
        } else if (place.header() > 1) {
            add(new Paragraph(getTranslation("tables.header", header)));
        }
        if (!place.otherSheets().isEmpty()) {
            add(new Paragraph(getTranslation("tables.otherSheets", String.join(" · ", place.otherSheets()))));
        }
    }

    /** How many rows are what, under a heading. */
    static Component figures(Component host, String title, List<Figure> figures, Object... args) {
        var row = new Div();
        row.addClassName("import-figures");
        figures.forEach(figure -> row.add(figure(host, figure)));
        var whole = new Div(new H2(host.getTranslation(title, args)), row);
        whole.getElement().setAttribute("role", "status");
        return whole;
    }

    private static Component figure(Component host, Figure figure) {
        var number = new Span(Integer.toString(figure.count()));
        number.addClassName("num");
        var shown = new Div(number, new Span(host.getTranslation(figure.words())));
        if (figure.loud()) {
            shown.addClassName("t-late");
        }
        return shown;
    }

    private Component grid() {
        var grid = new Grid<Issue>();
        // What is wrong is read to its end, on a phone too.
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_WRAP_CELL_CONTENT);
        grid.addColumn(Issue::row)
                .setHeader(getTranslation("tables.row"))
                .setWidth("64px")
                .setFlexGrow(0);
        grid.addComponentColumn(this::where)
                .setHeader(getTranslation("tables.column"))
                .setWidth("96px")
                .setFlexGrow(1);
        grid.addColumn(issue -> Sentences.of(issue.why(), getLocale()))
                .setHeader(getTranslation("tables.why"))
                .setFlexGrow(3);
        grid.setItems(checked.issues());
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        return grid;
    }

    /** The column, and what stands there. */
    private Component where(Issue issue) {
        var value = new Span(issue.value());
        value.addClassName("sub");
        var where = new Div(new Span(column(issue)), value);
        where.addClassName("import-where");
        return where;
    }

    private String column(Issue issue) {
        var column = issue.column();
        return getTranslation(column == null ? "tables.whole" : column.words());
    }

    private Anchor download() {
        var locale = getLocale();
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var file = CsvExport.of(table(locale));
                    return new DownloadResponse(new ByteArrayInputStream(file), remarks, "text/csv", file.length);
                }),
                getTranslation(checked.broken() > 0 ? "tables.issues" : "tables.remarks"));
        link.addClassName("btn");
        return link;
    }

    private List<List<String>> table(Locale locale) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                getTranslation("tables.row"),
                getTranslation("tables.column"),
                getTranslation("tables.value"),
                getTranslation("tables.why")));
        checked.issues()
                .forEach(issue -> rows.add(List.of(
                        Integer.toString(issue.row()),
                        column(issue),
                        issue.value(),
                        Sentences.of(issue.why(), locale))));
        return rows;
    }
}
