package org.jiezhen.bookings.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
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
import org.jiezhen.bookings.BookingImport;
import org.jiezhen.bookings.BookingImport.Counts;
import org.jiezhen.bookings.BookingIssue;
import org.jiezhen.bookings.CsvExport;
import org.jiezhen.shell.Sentences;

/** What a file would do: how many rows are what, and each mistake by row and column. */
final class ImportFindings extends Div {

    private final BookingImport.Checked checked;

    /** @param file what the file is called */
    ImportFindings(String file, BookingImport.Checked checked, Runnable bringIn, Runnable another) {
        this.checked = checked;
        addClassName("findings");
        add(figures(this, "bookings.import.checked", checked.counts(), file, checked.encoding()));
        if (!checked.unknownColumns().isEmpty()) {
            add(new Paragraph(getTranslation("bookings.import.unknown", String.join(" · ", checked.unknownColumns()))));
        }
        var go = new Button(getTranslation("bookings.import.go", Integer.toString(checked.good())), _ -> bringIn.run());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.setEnabled(checked.good() > 0);
        var acts = new Div(go, new Button(getTranslation("bookings.import.again"), _ -> another.run()));
        acts.addClassName("acts");
        add(acts);
        if (checked.counts().broken() == 0) {
            add(new Paragraph(getTranslation("bookings.import.noMistake")));
        }
        if (!checked.issues().isEmpty()) {
            acts.add(download());
            add(grid());
        }
    }

    /** How many rows are what, under a heading. */
    static Component figures(Component host, String title, Counts counts, Object... args) {
        var figures = new Div();
        figures.addClassName("import-figures");
        figure(host, figures, "fresh", counts.fresh(), false);
        figure(host, figures, "changed", counts.changed(), false);
        figure(host, figures, "unchanged", counts.unchanged(), false);
        figure(host, figures, "cancelled", counts.cancelled(), false);
        figure(host, figures, "leftAlone", counts.leftAlone(), false);
        figure(host, figures, "broken", counts.broken(), counts.broken() > 0);
        var whole = new Div(new H2(host.getTranslation(title, args)), figures);
        whole.getElement().setAttribute("role", "status");
        return whole;
    }

    private static void figure(Component host, Div figures, String which, int count, boolean loud) {
        var number = new Span(Integer.toString(count));
        number.addClassName("num");
        var figure = new Div(number, new Span(host.getTranslation("bookings.import." + which)));
        if (loud) {
            figure.addClassName("t-late");
        }
        figures.add(figure);
    }

    private Component grid() {
        var grid = new Grid<BookingIssue>();
        grid.addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        grid.addColumn(BookingIssue::row)
                .setHeader(getTranslation("bookings.import.row"))
                .setWidth("72px")
                .setFlexGrow(0);
        grid.addColumn(this::column)
                .setHeader(getTranslation("bookings.import.column"))
                .setWidth("104px")
                .setFlexGrow(0);
        grid.addColumn(BookingIssue::value)
                .setHeader(getTranslation("bookings.import.value"))
                .setFlexGrow(1);
        grid.addColumn(issue -> Sentences.of(issue.why(), getLocale()))
                .setHeader(getTranslation("bookings.import.why"))
                .setTooltipGenerator(issue -> Sentences.of(issue.why(), getLocale()))
                .setFlexGrow(3);
        grid.setItems(checked.issues());
        grid.setSelectionMode(Grid.SelectionMode.NONE);
        return grid;
    }

    private String column(BookingIssue issue) {
        return getTranslation(issue.column() == null ? "bookings.import.whole" : "bookings.column." + issue.column());
    }

    private Anchor download() {
        var locale = getLocale();
        var link = new Anchor(
                DownloadHandler.fromInputStream(event -> {
                    var file = CsvExport.of(table(locale));
                    return new DownloadResponse(
                            new ByteArrayInputStream(file), "bookings-remarks.csv", "text/csv", file.length);
                }),
                getTranslation(checked.counts().broken() > 0 ? "bookings.import.issues" : "bookings.import.remarks"));
        link.addClassName("btn");
        return link;
    }

    private List<List<String>> table(Locale locale) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                getTranslation("bookings.import.row"),
                getTranslation("bookings.import.column"),
                getTranslation("bookings.import.value"),
                getTranslation("bookings.import.why")));
        checked.issues()
                .forEach(issue -> rows.add(List.of(
                        Integer.toString(issue.row()),
                        column(issue),
                        issue.value(),
                        Sentences.of(issue.why(), locale))));
        return rows;
    }
}
