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
import java.util.Optional;
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

    private final Turnaround turnaround;
    private final Div shown = new Div();

    TurnaroundView(Turnaround turnaround, Clock clock) {
        this.turnaround = turnaround;
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
        var head = new NativeTableRow();
        for (var name : new String[] {"segment", "tubes", "median", "ninth", "longest"}) {
            head.add(new NativeTableHeaderCell(getTranslation("lab.turnaround." + name)));
        }
        var body = new NativeTableBody();
        figures.forEach(took -> body.add(row(took)));
        var table = new NativeTable(new NativeTableHeader(head), body);
        table.addClassName("lab-turnaround");
        shown.add(table);
    }

    private NativeTableRow row(Took took) {
        return new NativeTableRow(
                new NativeTableCell(getTranslation("lab.segment." + took.segment())),
                new NativeTableCell(Integer.toString(took.tubes())),
                new NativeTableCell(clock(took.median())),
                new NativeTableCell(clock(took.ninth())),
                new NativeTableCell(clock(took.longest())));
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
