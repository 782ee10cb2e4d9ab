package org.jiezhen.oversight.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import org.jiezhen.oversight.IdleProof;
import org.jiezhen.oversight.IdleProof.Waited;
import org.jiezhen.shared.BusinessTime;

/** The figures of today, as of when they were reckoned; a figure opens its rows. */
@StyleSheet("styles/oversight.css")
final class DayFigures extends Aside {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(BusinessTime.ZONE);
    private static final int SHOWN = 8;

    private final IdleProof idle;
    private final Clock clock;

    DayFigures(IdleProof idle, Clock clock) {
        this.idle = idle;
        this.clock = clock;
        addClassName("day-figures");
        reckon();
    }

    private void reckon() {
        removeAll();
        var day = idle.today();
        var again = new NativeButton(getTranslation("oversight.day.again"), _ -> reckon());
        again.addClassNames("btn", "s");
        var head = new Div(
                new H2(getTranslation("oversight.day")),
                new Span(getTranslation("oversight.day.asOf", TIME.format(clock.instant()))),
                again);
        head.addClassName("day-head");
        var line = new Paragraph(
                new Span(getTranslation("oversight.day.idle")),
                figure(day.waited().size()),
                new Span(getTranslation("oversight.day.of", day.asked())));
        line.addClassName("day-line");
        add(head, line);
        day.waited().stream().limit(SHOWN).map(this::row).forEach(this::add);
    }

    private static Span figure(int value) {
        var figure = new Span(Integer.toString(value));
        figure.addClassName("day-value");
        return figure;
    }

    private Paragraph row(Waited waited) {
        var row = new Paragraph(
                new Span(waited.label()), new Span(waited.what().in(getLocale())), new Span(clock(waited.waited())));
        row.addClassName("day-row");
        return row;
    }

    /** As boards say it. */
    private static String clock(Duration time) {
        return time.toHours() > 0
                ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                : "%02d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
    }
}
