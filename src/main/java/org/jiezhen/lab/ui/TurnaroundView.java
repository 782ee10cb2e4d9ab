package org.jiezhen.lab.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.lab.LabPermission;
import org.jiezhen.lab.Turnaround;
import org.jiezhen.lab.Turnaround.Took;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jspecify.annotations.Nullable;

/** How long each part of a tube's way takes: of half of the tubes, of nine in ten, of the slowest. */
@Route("lab/turnaround")
@RolesAllowed(LabPermission.FIGURES)
@Menu(title = "nav.turnaround", icon = "i-hourglass", order = 66)
@StyleSheet("styles/lab.css")
class TurnaroundView extends Div implements HasDynamicTitle {

    private static final int HOURS = 100;

    private static final List<String> HEADS = List.of("segment", "tubes", "median", "ninth", "longest");

    private final Turnaround turnaround;
    private final Exports exports;
    private final Div shown = new Div();

    TurnaroundView(Turnaround turnaround, Exports exports, Clock clock) {
        this.turnaround = turnaround;
        this.exports = exports;
        addClassNames("page", "lab-figures");
        var today = BusinessTime.day(clock.instant());
        var form = new Form();
        var from = form.secret("from", new DatePicker(getTranslation("lab.turnaround.from"), today));
        var to = form.secret("to", new DatePicker(getTranslation("lab.turnaround.to"), today));
        var line = new Div(from, to, form.press("lab.turnaround.go", () -> show(day(from), day(to))));
        line.addClassName("lab-figures-days");
        form.show(line);
        add(
                new H1(getTranslation("lab.turnaround.title")),
                new Paragraph(getTranslation("lab.turnaround.text")),
                form,
                shown);
        show(today, today);
    }

    private static LocalDate day(DatePicker field) {
        return Optional.ofNullable(field.getValue())
                .orElseThrow(() -> new InvalidInput("to", "refusal.lab.dayMissing"));
    }

    private void show(LocalDate from, LocalDate to) {
        var figures = turnaround.of(from, to);
        shown.removeAll();
        if (figures.stream().allMatch(took -> took.tubes() == 0)) {
            shown.add(new Paragraph(getTranslation("lab.turnaround.none")));
            return;
        }
        var heads = HEADS.stream()
                .map(name -> getTranslation("lab.turnaround." + name))
                .toList();
        var rows = figures.stream().map(this::row).toList();
        var head = new NativeTableRow();
        heads.forEach(name -> head.add(new NativeTableHeaderCell(name)));
        var body = new NativeTableBody();
        rows.forEach(cells -> {
            var row = new NativeTableRow();
            cells.forEach(cell -> row.add(new NativeTableCell(cell)));
            body.add(row);
        });
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("lab-turnaround");
        var taken = ExportLinks.all("turnaround", heads, rows);
        shown.add(
                table,
                new ExportLinks(
                        exports, getTranslation("lab.turnaround.file"), "turnaround-" + from + "-" + to, () -> taken));
    }

    private List<String> row(Took took) {
        return List.of(
                getTranslation("lab.segment." + took.segment()),
                Integer.toString(took.tubes()),
                clock(took.median()),
                clock(took.ninth()),
                clock(took.longest()));
    }

    // As clocks are read on boards: minutes and seconds up to 99:59.
    private String clock(@Nullable Duration took) {
        if (took == null) {
            return getTranslation("lab.turnaround.nothing");
        }
        return took.toMinutes() < HOURS
                ? "%02d:%02d".formatted(took.toMinutes(), took.toSecondsPart())
                : "%d:%02d:%02d".formatted(took.toHours(), took.toMinutesPart(), took.toSecondsPart());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("lab.turnaround.title");
    }
}
