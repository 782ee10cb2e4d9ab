package org.jiezhen.triage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jiezhen.staff.StaffId;
import org.jiezhen.tables.CrossTable;
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
    private final Exports exports;
    private final LocalDate today;
    private final Div shown = new Div();

    FairnessView(Fairness fairness, Exports exports, Clock clock) {
        this.exports = exports;
        this.fairness = fairness;
        this.today = BusinessTime.day(clock.instant());
        addClassNames("page", "triage-rules", "fairness");
        var form = new Form();
        var from = form.secret("from", new DatePicker(getTranslation("triage.replay.from"), today));
        var to = form.secret("to", new DatePicker(getTranslation("triage.replay.to"), today));
        var line = new Div(
                from,
                to,
                form.press("triage.fairness.go", () -> show(day(from), day(to))),
                form.press("triage.fairness.month", () -> {
                    from.setValue(today.withDayOfMonth(1));
                    to.setValue(today);
                    show(from.getValue(), today);
                }));
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
        if (figures.all().isEmpty()) {
            shown.add(sealed(figures), new Paragraph(getTranslation("triage.fairness.none")));
            return;
        }
        var otherwise = figures.overruled().size();
        var owed = figures.owed().values().stream().mapToInt(Integer::intValue).sum();
        var strip = new Div(
                strip(figures.all().size() + "", "triage.fairness.given"),
                strip(
                        otherwise + "",
                        "triage.fairness.otherwise",
                        percent(otherwise, figures.all().size())),
                strip(owed + "", "triage.fairness.credits"));
        strip.addClassName("figs");
        shown.add(strip, sealed(figures), download(figures, from, to));
        var who = figures.all().stream()
                .collect(Collectors.groupingBy(Given::consultant, Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<StaffId, Long>comparingByValue().reversed().thenComparing(one -> figures.names()
                        .getOrDefault(one.getKey(), "")))
                .map(Map.Entry::getKey)
                .toList();
        shown.add(new H2(getTranslation("triage.fairness.shares")), legend());
        var most = figures.of(who.getFirst()).size();
        who.forEach(one -> shown.add(shares(figures, one, most)));
        figures.owed().forEach((one, open) -> {
            if (!who.contains(one)) {
                shown.add(new Paragraph(
                        getTranslation("triage.fairness.owed", figures.names().getOrDefault(one, ""), open + "")));
            }
        });
        shown.add(
                new H2(getTranslation("triage.fairness.types")),
                table(figures, who, "triage.csv.type", given -> given.type().in(getLocale())),
                new H2(getTranslation("triage.fairness.channels")),
                table(
                        figures,
                        who,
                        "triage.csv.channel",
                        given -> given.channel() == null
                                ? getTranslation("triage.fairness.noChannel")
                                : given.channel().in(getLocale())),
                new H2(getTranslation("triage.fairness.overruled")),
                overruled(figures));
    }

    private static String percent(int of, int all) {
        return Math.round(of * 100.0 / Math.max(1, all)) + "";
    }

    private Div strip(String figure, String what, String... args) {
        var number = new Span(figure);
        number.addClassName("n");
        return new Div(number, new Span(getTranslation(what, (Object[]) args)));
    }

    private Paragraph sealed(Figures figures) {
        var says = new Paragraph(getTranslation(
                figures.altered() == 0 ? "triage.fairness.sealed" : "triage.fairness.altered", figures.altered() + ""));
        says.addClassName(figures.altered() == 0 ? "sealed" : "altered");
        return says;
    }

    private Div legend() {
        var legend = new Div();
        legend.addClassName("legend");
        for (var how : How.values()) {
            var mark = Bars.piece(how.name().toLowerCase(Locale.ROOT));
            legend.add(new Span(mark, new Span(getTranslation("triage.how." + how))));
        }
        return legend;
    }

    /** How somebody's guests came to her; opened, they stand one by one. */
    private Component shares(Figures figures, StaffId who, int most) {
        var all = figures.of(who);
        var bar = new Div();
        bar.addClassName("stacked");
        bar.getElement().setAttribute("aria-hidden", "true");
        var said = new ArrayList<String>();
        for (var how : How.values()) {
            var number = (int) all.stream().filter(one -> one.how() == how).count();
            if (number > 0) {
                var piece = Bars.piece(how.name().toLowerCase(Locale.ROOT));
                piece.getElement().getStyle().set("inline-size", number * 100.0 / most + "%");
                bar.add(piece);
                said.add(getTranslation("triage.how." + how) + " " + number);
            }
        }
        var owed = figures.owed().getOrDefault(who, 0);
        if (owed > 0) {
            said.add(getTranslation("triage.fairness.open", owed + ""));
        }
        var name = new Span(figures.names().getOrDefault(who, ""));
        name.addClassName("name");
        var total = new Span(all.size() + "");
        total.addClassName("total");
        var words = new Span(String.join(" · ", said));
        words.addClassName("figure");
        var row = new Div(name, total, bar, words);
        row.addClassName("bar-row");
        return new Div(row, opens(getTranslation("triage.fairness.rows", all.size() + ""), all));
    }

    /** What opens into the guests behind it; they are not sent before somebody wants to read them. */
    private Div opens(String label, List<Given> all) {
        var behind = new Div();
        var button = new NativeButton(label);
        button.addClassName("opens");
        button.getElement().setAttribute("aria-expanded", "false");
        button.addClickListener(_ -> {
            var open = behind.getComponentCount() == 0;
            button.getElement().setAttribute("aria-expanded", Boolean.toString(open));
            if (open) {
                behind.add(rows(all));
            } else {
                behind.removeAll();
            }
        });
        return new Div(button, behind);
    }

    /** By something, of each consultant how many; behind each figure its guests. */
    private Div table(Figures figures, List<StaffId> who, String what, Function<Given, String> by) {
        var columns = new ArrayList<CrossTable.Column<Given>>();
        who.forEach(one -> columns.add(CrossTable.Column.of(figures.names().getOrDefault(one, ""), all -> all.stream()
                .filter(given -> given.consultant().equals(one))
                .toList())));
        columns.add(CrossTable.Column.of(getTranslation("triage.fairness.all"), all -> all));
        return new CrossTable<>(
                        getTranslation(what), getTranslation(what), columns, "triage.fairness.behind", this::rows)
                .of(figures.all(), by);
    }

    private Div rows(List<Given> all) {
        return CrossTable.plain(
                getTranslation("triage.fairness.title"),
                Stream.of("at", "ticket", "consultant", "type", "how", "overruled", "by")
                        .map(name -> getTranslation("triage.csv." + name))
                        .toList(),
                all.stream()
                        .map(one -> List.of(
                                MOMENT.format(one.at()),
                                one.ticket().text(),
                                one.consultantName(),
                                one.type().in(getLocale()),
                                getTranslation("triage.how." + one.how()),
                                one.overruled() == null ? "" : getTranslation("triage.reason." + one.overruled()),
                                one.byName()))
                        .toList());
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
                        Collectors.toList()))
                .entrySet()
                .stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<Given>> one) ->
                                -one.getValue().size())
                        .thenComparing(Map.Entry::getKey))
                .forEach(one -> table.add(opens(
                        getTranslation(
                                "triage.fairness.times",
                                one.getKey(),
                                one.getValue().size() + ""),
                        one.getValue())));
        if (table.getComponentCount() == 0) {
            table.add(new Paragraph(getTranslation("triage.fairness.none")));
        }
        return table;
    }

    private ExportLinks download(Figures figures, LocalDate from, LocalDate to) {
        var heads =
                HEADS.stream().map(head -> getTranslation("triage.csv." + head)).toList();
        var taken = ExportLinks.all("fairness", heads, taken(figures));
        return new ExportLinks(
                exports, getTranslation("triage.fairness.csv"), "triage-" + from + "-" + to, () -> taken);
    }

    private List<List<String>> taken(Figures figures) {
        return figures.all().stream()
                .map(one -> List.of(
                        MOMENT.format(one.at()),
                        one.ticket().text(),
                        one.consultantName(),
                        one.type().in(getLocale()),
                        one.channel() == null ? "" : one.channel().in(getLocale()),
                        getTranslation("triage.how." + one.how()),
                        one.rule(),
                        one.overruled() == null ? "" : getTranslation("triage.reason." + one.overruled()),
                        one.byName(),
                        one.rules() + ""))
                .toList();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("triage.fairness.title");
    }
}
