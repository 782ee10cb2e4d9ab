package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.CsvExport;
import org.jiezhen.triage.Fairness;
import org.jiezhen.triage.Fairness.Figures;
import org.jiezhen.triage.Fairness.Given;
import org.jiezhen.triage.Fairness.How;
import org.jiezhen.triage.TriagePermission;

/** Whether triage is fair: who was given how many, how, of which kind and channel; who chose otherwise; each with its rows. */
@Route("triage/fairness")
@RolesAllowed(TriagePermission.FAIRNESS)
@Menu(title = "nav.fairness", icon = "i-scales", order = 48)
@StyleSheet("styles/triage.css")
class FairnessView extends Div implements HasDynamicTitle {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private static final List<String> HEADS =
            List.of("at", "ticket", "consultant", "type", "channel", "how", "rule", "overruled", "by", "rules");

    private final Fairness fairness;
    private final Div shown = new Div();

    FairnessView(Fairness fairness, Clock clock) {
        this.fairness = fairness;
        addClassNames("page", "triage-rules");
        var today = BusinessTime.day(clock.instant());
        var form = new Form();
        var from = form.secret("from", new DatePicker(getTranslation("triage.replay.from"), today));
        var to = form.secret("to", new DatePicker(getTranslation("triage.replay.to"), today));
        var line = new Div(from, to, form.press("triage.fairness.go", () -> show(day(from), day(to))));
        line.addClassName("triage-line");
        form.show(line);
        add(new H1(getTranslation("triage.fairness.title")), form, shown);
        show(today, today);
    }

    private static LocalDate day(DatePicker field) {
        return Optional.ofNullable(field.getValue()).orElseThrow(() -> new InvalidInput("to", "refusal.triage.days"));
    }

    private void show(LocalDate from, LocalDate to) {
        var figures = fairness.of(from, to);
        shown.removeAll();
        shown.add(new Paragraph(getTranslation(
                "triage.fairness.said",
                figures.all().size() + "",
                figures.overruled().size() + "")));
        shown.add(new Paragraph(getTranslation(
                figures.altered() == 0 ? "triage.fairness.sealed" : "triage.fairness.altered",
                figures.altered() + "")));
        if (figures.all().isEmpty()) {
            shown.add(new Paragraph(getTranslation("triage.fairness.none")));
            return;
        }
        shown.add(download(figures, from, to));
        shown.add(new H2(getTranslation("triage.fairness.shares")));
        var who = figures.all().stream()
                .map(Given::consultant)
                .distinct()
                .sorted(Comparator.comparing(StaffId::toString))
                .toList();
        var most = who.stream().mapToInt(one -> figures.of(one).size()).max().orElse(1);
        who.forEach(one -> shown.add(shares(figures, one, most)));
        figures.owed()
                .forEach((one, owed) -> shown.add(new Paragraph(
                        getTranslation("triage.fairness.owed", figures.names().getOrDefault(one, ""), owed + ""))));
        shown.add(new H2(getTranslation("triage.fairness.types")), table(figures, given -> given.type()
                .in(getLocale())));
        shown.add(
                new H2(getTranslation("triage.fairness.channels")),
                table(
                        figures,
                        given -> given.channel() == null
                                ? getTranslation("triage.fairness.noChannel")
                                : given.channel().in(getLocale())));
        shown.add(new H2(getTranslation("triage.fairness.overruled")), overruled(figures));
    }

    /** How somebody's guests came to her; opened, they stand one by one. */
    private Component shares(Figures figures, StaffId who, int most) {
        var all = figures.of(who);
        var bars = new Div();
        bars.addClassName("bars");
        for (var how : How.values()) {
            var number = (int) all.stream().filter(one -> one.how() == how).count();
            if (number > 0) {
                bars.add(Bars.bar(
                        getTranslation("triage.how." + how),
                        number,
                        most,
                        how.name().toLowerCase(Locale.ROOT)));
            }
        }
        var row = new Div(new Span(figures.names().getOrDefault(who, "") + " " + all.size()), bars);
        row.addClassName("bar-row");
        return new Div(row, rows(getTranslation("triage.fairness.rows", all.size() + ""), all));
    }

    private NativeDetails rows(String summary, List<Given> all) {
        var rows = new Div();
        all.forEach(one -> rows.add(new Paragraph(String.join(
                " · ",
                MOMENT.format(one.at()),
                one.ticket().text(),
                one.consultantName(),
                one.type().in(getLocale()),
                getTranslation("triage.how." + one.how()),
                one.overruled() == null ? "" : getTranslation("triage.reason." + one.overruled())))));
        return new NativeDetails(summary, rows);
    }

    /** By something, of each consultant how many. */
    private Div table(Figures figures, Function<Given, String> by) {
        var table = new Div();
        figures.all().stream()
                .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()))
                .forEach((what, all) -> table.add(rows(
                        what + ": "
                                + all.stream()
                                        .collect(Collectors.groupingBy(
                                                Given::consultantName, TreeMap::new, Collectors.counting()))
                                        .entrySet()
                                        .stream()
                                        .map(one -> one.getKey() + " " + one.getValue())
                                        .collect(Collectors.joining(getTranslation("triage.and"))),
                        all)));
        return table;
    }

    /** Who chose whom otherwise than the rules said, and why. */
    private Div overruled(Figures figures) {
        var table = new Div();
        figures.overruled().stream()
                .collect(Collectors.groupingBy(
                        one -> getTranslation(
                                "triage.fairness.pair",
                                one.byName(),
                                one.consultantName(),
                                getTranslation("triage.reason." + one.overruled())),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((pair, all) -> table.add(rows(pair + " " + all.size(), all)));
        if (table.getComponentCount() == 0) {
            table.add(new Paragraph(getTranslation("triage.fairness.none")));
        }
        return table;
    }

    private Anchor download(Figures figures, LocalDate from, LocalDate to) {
        var name = "triage-" + from + "-" + to + ".csv";
        var link = new Anchor(
                DownloadHandler.fromInputStream(_ -> {
                    var bytes = CsvExport.of(csv(figures));
                    return new DownloadResponse(new ByteArrayInputStream(bytes), name, "text/csv", bytes.length);
                }),
                getTranslation("triage.fairness.csv"));
        link.setTarget(AnchorTarget.DEFAULT);
        return link;
    }

    private List<List<String>> csv(Figures figures) {
        var rows = new ArrayList<List<String>>();
        rows.add(
                HEADS.stream().map(head -> getTranslation("triage.csv." + head)).toList());
        figures.all()
                .forEach(one -> rows.add(List.of(
                        MOMENT.format(one.at()),
                        one.ticket().text(),
                        one.consultantName(),
                        one.type().in(getLocale()),
                        one.channel() == null ? "" : one.channel().in(getLocale()),
                        getTranslation("triage.how." + one.how()),
                        one.rule(),
                        one.overruled() == null ? "" : getTranslation("triage.reason." + one.overruled()),
                        one.byName(),
                        one.rules() + "")));
        return rows;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("triage.fairness.title");
    }
}
