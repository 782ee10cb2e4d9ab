package org.jiezhen.figures.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.figures.Conversion;
import org.jiezhen.figures.Conversion.Approval;
import org.jiezhen.figures.Conversion.Consulted;
import org.jiezhen.figures.FiguresPermission;
import org.jiezhen.outcomes.OutcomeKind;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Form;
import org.jiezhen.tables.CrossTable;
import org.jspecify.annotations.Nullable;

/** Who wins and why: what became of consultations, by who consulted, wait, turn, reasons, discounts, approvals; with the rows. */
@Route("figures/conversion")
@RolesAllowed(FiguresPermission.CONVERSION)
@Menu(title = "nav.conversion", icon = "i-target", order = 49)
@StyleSheet("styles/figures.css")
class ConversionView extends Div implements HasDynamicTitle {

    private static final List<String> HEADS = List.of(
            "day",
            "ticket",
            "consultant",
            "type",
            "channel",
            "waited",
            "how",
            "outcome",
            "reason",
            "versions",
            "list",
            "letGo",
            "approval",
            "deal");
    private static final List<Integer> WAITS = List.of(5, 10, 20, 40);
    private static final List<Integer> LET_GO = List.of(0, 50, 100, 200);

    private final Conversion conversion;
    private final Exports exports;
    private final LocalDate today;
    private final Div shown = new Div();

    ConversionView(Conversion conversion, Exports exports, Clock clock) {
        this.exports = exports;
        this.conversion = conversion;
        this.today = BusinessTime.day(clock.instant());
        addClassNames("page", "figures-page");
        var form = new Form();
        var from = day(form, "from", today.withDayOfMonth(1));
        var to = day(form, "to", today);
        var line =
                new Div(from, to, form.press("figures.go", () -> show(from.getOptionalValue(), to.getOptionalValue())));
        line.addClassName("figures-days");
        form.show(line);
        shown.addClassName("figures-shown");
        add(new H1(getTranslation("figures.title")), new Paragraph(getTranslation("figures.text")), form, shown);
        show(Optional.of(from.getValue()), Optional.of(today));
    }

    private DatePicker day(Form form, String name, LocalDate value) {
        var day = form.secret(name, new DatePicker(getTranslation("figures." + name), value));
        day.setLocale(getLocale());
        day.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.figures.day")));
        return day;
    }

    private static LocalDate needed(Optional<LocalDate> day, String field) {
        return day.orElseThrow(() -> new InvalidInput(field, "refusal.figures.day"));
    }

    private void show(Optional<LocalDate> first, Optional<LocalDate> last) {
        var from = needed(first, "from");
        var to = needed(last, "to");
        var all = conversion.of(from, to);
        shown.removeAll();
        if (all.isEmpty()) {
            shown.add(new Paragraph(getTranslation("figures.none")));
            return;
        }
        shown.add(strip(all), download(all, from, to));
        by(all, "consultant", one -> one.consultant().isEmpty() ? getTranslation("figures.nobody") : one.consultant());
        by(all, "type", one -> one.type().in(getLocale()));
        by(all, "channel", this::channel);
        banded(all, "waited", WAITS, one -> (int) one.waited().toMinutes());
        by(all, "how", one -> getTranslation("figures.how." + one.how()));
        banded(
                all.stream().filter(one -> one.perMille() != null).toList(),
                "letGo",
                LET_GO,
                one -> one.perMille() == null ? 0 : one.perMille());
        by(
                all.stream().filter(one -> one.approval() != Approval.NONE).toList(),
                "approval",
                one -> getTranslation("figures.approval." + one.approval()));
        reasons(all);
    }

    private String channel(Consulted one) {
        return one.channel() == null
                ? getTranslation("figures.nobody")
                : one.channel().in(getLocale());
    }

    // ---- figures

    private Div strip(List<Consulted> all) {
        var strip = new Div(
                figure(all.size() + "", getTranslation("figures.consulted")),
                figure(of(all, OutcomeKind.DEAL).size() + "", getTranslation("outcomes.kind.DEAL")),
                figure(rate(all), getTranslation("figures.rate")),
                figure(
                        Fen.sum(all.stream()
                                        .map(Consulted::deal)
                                        .flatMap(Stream::ofNullable)
                                        .toList())
                                .total(),
                        getTranslation("figures.ordered")));
        strip.addClassName("figs");
        return strip;
    }

    private static Div figure(String figure, String what) {
        var number = new Span(figure);
        number.addClassName("n");
        return new Div(number, new Span(what));
    }

    private static List<Consulted> of(List<Consulted> all, @Nullable OutcomeKind kind) {
        return all.stream().filter(one -> one.kind() == kind).toList();
    }

    /** Of every hundred that are decided, how many are deals; of few nothing is said. */
    private String rate(List<Consulted> all) {
        var decided = all.stream().filter(one -> one.kind() != null).count();
        return decided < Conversion.FEW
                ? getTranslation("figures.few")
                : Math.round(100.0 * of(all, OutcomeKind.DEAL).size() / decided) + " %";
    }

    private List<CrossTable.Column<Consulted>> outcomes() {
        var columns = new ArrayList<CrossTable.Column<Consulted>>();
        for (var kind : OutcomeKind.values()) {
            columns.add(CrossTable.Column.of(getTranslation("outcomes.kind." + kind), all -> of(all, kind)));
        }
        columns.add(CrossTable.Column.of(getTranslation("figures.open"), all -> of(all, null)));
        columns.add(CrossTable.Column.of(getTranslation("figures.all"), all -> all));
        columns.add(new CrossTable.Column<>(getTranslation("figures.rate"), _ -> List.of(), this::rate));
        return columns;
    }

    private CrossTable<Consulted> table(String what, List<CrossTable.Column<Consulted>> columns) {
        var name = getTranslation("figures.by." + what);
        return new CrossTable<>(name, getTranslation("figures.csv." + what), columns, "figures.behind", this::rows);
    }

    private void by(List<Consulted> all, String what, Function<Consulted, String> group) {
        if (!all.isEmpty()) {
            shown.add(
                    new H2(getTranslation("figures.by." + what)),
                    table(what, outcomes()).of(all, group));
        }
    }

    /** By bands of a figure, each up to its bound, in their order. */
    private void banded(List<Consulted> all, String what, List<Integer> bounds, Function<Consulted, Integer> figure) {
        if (all.isEmpty()) {
            return;
        }
        var bands = new TreeMap<Integer, List<Consulted>>(all.stream().collect(Collectors.groupingBy(one ->
                (int) bounds.stream().filter(bound -> bound < figure.apply(one)).count())));
        var named = IntStream.rangeClosed(0, bounds.size())
                .filter(bands::containsKey)
                .mapToObj(n -> Map.entry(band(what, bounds, n), bands.getOrDefault(n, List.of())))
                .toList();
        shown.add(
                new H2(getTranslation("figures.by." + what)),
                table(what, outcomes()).of(named));
    }

    private String band(String what, List<Integer> bounds, int n) {
        var scale = what.equals("letGo") ? 10 : 1;
        return n == bounds.size()
                ? getTranslation("figures.band." + what + ".over", bounds.getLast() / scale + "")
                : getTranslation("figures.band." + what, bounds.get(n) / scale + "");
    }

    private void reasons(List<Consulted> all) {
        var without = of(all, OutcomeKind.NO_DEAL);
        if (without.isEmpty()) {
            return;
        }
        var columns = new ArrayList<CrossTable.Column<Consulted>>();
        without.stream()
                .map(Consulted::consultant)
                .distinct()
                .sorted()
                .forEach(who -> columns.add(CrossTable.Column.of(
                        who.isEmpty() ? getTranslation("figures.nobody") : who, some -> some.stream()
                                .filter(one -> one.consultant().equals(who))
                                .toList())));
        columns.add(CrossTable.Column.of(getTranslation("figures.all"), some -> some));
        shown.add(
                new H2(getTranslation("figures.by.reason")),
                table("reason", columns).of(without, one -> reason(one)));
    }

    private String reason(Consulted one) {
        return one.reason() == null ? "" : one.reason().in(getLocale());
    }

    // ---- rows

    private Component rows(List<Consulted> all) {
        return CrossTable.plain(
                getTranslation("figures.title"),
                heads(),
                all.stream().map(this::row).toList());
    }

    private List<String> heads() {
        return HEADS.stream().map(head -> getTranslation("figures.csv." + head)).toList();
    }

    private List<String> row(Consulted one) {
        return List.of(
                one.ticket().day().toString(),
                one.ticket().text(),
                one.consultant(),
                one.type().in(getLocale()),
                one.channel() == null ? "" : channel(one),
                one.waited().toMinutes() + "",
                getTranslation("figures.how." + one.how()),
                one.kind() == null ? "" : getTranslation("outcomes.kind." + one.kind()),
                reason(one),
                one.versions() == 0 ? "" : one.versions() + "",
                one.list() == null ? "" : one.list().plain(),
                one.perMille() == null ? "" : one.perMille() / 10 + "." + one.perMille() % 10,
                one.approval() == Approval.NONE ? "" : getTranslation("figures.approval." + one.approval()),
                one.deal() == null ? "" : one.deal().plain());
    }

    private ExportLinks download(List<Consulted> all, LocalDate from, LocalDate to) {
        var taken = ExportLinks.all(
                "conversion", heads(), all.stream().map(this::row).toList());
        return new ExportLinks(exports, getTranslation("figures.csv"), "conversion-" + from + "-" + to, () -> taken);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("figures.title");
    }
}
