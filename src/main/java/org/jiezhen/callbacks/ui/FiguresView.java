package org.jiezhen.callbacks.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableBody;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeader;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jiezhen.callbacks.CallFigures;
import org.jiezhen.callbacks.CallFigures.Complication;
import org.jiezhen.callbacks.CallFigures.Due;
import org.jiezhen.callbacks.CallFigures.Figures;
import org.jiezhen.callbacks.CallFigures.Kept;
import org.jiezhen.callbacks.CallFigures.Made;
import org.jiezhen.callbacks.CallFigures.Promise;
import org.jiezhen.callbacks.CallbackPermission;
import org.jiezhen.exports.ExportLinks;
import org.jiezhen.exports.Exports;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.Form;
import org.jspecify.annotations.Nullable;

/** What callbacks came to, by plan and by person; each figure opens its rows, and all of it goes into a file. */
@Route("callbacks/figures")
@RolesAllowed(CallbackPermission.FIGURES)
@Menu(title = "nav.callbackFigures", icon = "i-callfig", order = 49)
@StyleSheet("styles/callbacks.css")
class FiguresView extends Div implements HasDynamicTitle {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);
    private static final int WEEK = 6;
    private static final List<String> MADE = List.of("number", "at", "plan", "person", "outcome");
    private static final List<String> DUE = List.of("number", "plan", "due", "done", "kept", "person");
    private static final List<String> PROMISES = List.of("number", "promised", "rung", "kept", "person");
    private static final List<String> COMPLICATIONS = List.of("number", "at", "person", "taken", "doctor");

    private final CallFigures figures;
    private final Exports exports;
    private final Div shown = new Div();

    FiguresView(CallFigures figures, Exports exports, Clock clock) {
        this.exports = exports;
        this.figures = figures;
        addClassNames("page", "call-figures");
        var today = BusinessTime.day(clock.instant());
        var form = new Form();
        var from = form.secret("from", new DatePicker(getTranslation("callbacks.figures.from"), today.minusDays(WEEK)));
        var to = form.secret("to", new DatePicker(getTranslation("callbacks.figures.to"), today));
        var line = new Div(from, to, form.press("callbacks.figures.go", () -> show(day(from), day(to))));
        line.addClassName("call-figures-days");
        form.show(line);
        add(new H1(getTranslation("callbacks.figures.title")), form, shown);
        show(today.minusDays(WEEK), today);
    }

    private static LocalDate day(DatePicker field) {
        return Optional.ofNullable(field.getValue()).orElseThrow(() -> new InvalidInput("to", "refusal.callback.when"));
    }

    private void show(LocalDate from, LocalDate to) {
        var all = figures.of(from, to);
        shown.removeAll();
        if (all.due().isEmpty() && all.made().isEmpty()) {
            shown.add(new Paragraph(getTranslation("callbacks.figures.none")));
            return;
        }
        shown.add(strip(all), downloads(all, from, to));
        shown.add(new H2(getTranslation("callbacks.figures.byPlan")), byPlan(all.due()));
        shown.add(new H2(getTranslation("callbacks.figures.byPerson")), byPerson(all));
        shown.add(new H2(getTranslation("callbacks.figures.byHour")), byHour(all.made()));
        if (!all.promises().isEmpty()) {
            shown.add(new H2(getTranslation("callbacks.figures.byPromise")), promises(all.promises()));
        }
        if (!all.complications().isEmpty()) {
            shown.add(new H2(getTranslation("callbacks.figures.complications")), complications(all.complications()));
        }
    }

    private Div strip(Figures all) {
        var counted = all.count(Kept.KEPT) + all.count(Kept.LATE) + all.count(Kept.MISSED);
        var reached = all.made().stream().filter(Made::reached).count();
        var promises = all.promises().stream().filter(Promise::kept).count();
        var strip = new Div(
                figure(all.count(Kept.KEPT) + " / " + counted, "callbacks.figures.kept"),
                figure(Long.toString(all.count(Kept.MISSED)), "callbacks.figures.missed"),
                figure(reached + " / " + all.made().size(), "callbacks.figures.reached"),
                figure(promises + " / " + all.promises().size(), "callbacks.figures.promises"),
                figure(longest(all.complications()), "callbacks.figures.soonest"));
        strip.addClassName("call-strip");
        return strip;
    }

    private Div figure(String number, String what) {
        var figure = new Span(number);
        figure.addClassName("n");
        return new Div(figure, new Span(getTranslation(what)));
    }

    private static String longest(List<Complication> all) {
        return all.stream()
                .map(Complication::took)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(FiguresView::clock)
                .orElse("–");
    }

    private static String clock(@Nullable Duration took) {
        return took == null ? "–" : "%02d:%02d".formatted(took.toMinutes(), took.toSecondsPart());
    }

    // ---- by what

    private Div byPlan(List<Due> all) {
        return table(
                List.of("plan", "due", "kept", "late", "missed", "open", "leftOut"),
                grouped(all, one -> one.plan().in(getLocale())),
                (name, rows) -> Stream.concat(
                                Stream.of(name, Integer.toString(rows.size())),
                                Stream.of(Kept.KEPT, Kept.LATE, Kept.MISSED, Kept.OPEN, Kept.LEFT_OUT)
                                        .map(kept -> Long.toString(rows.stream()
                                                .filter(one -> one.kept() == kept)
                                                .count())))
                        .toList(),
                this::dueRows);
    }

    private Component dueRows(List<Due> rows) {
        return plain(DUE, rows.stream().map(this::due).toList());
    }

    private List<String> due(Due one) {
        return List.of(
                one.number(),
                one.plan().in(getLocale()),
                one.due().toString(),
                one.done() == null ? "" : MOMENT.format(one.done()),
                getTranslation("callbacks.kept." + one.kept()),
                one.by());
    }

    private Div byPerson(Figures all) {
        return table(
                List.of("person", "calls", "reached", "kept", "late", "promised", "promisesKept", "complications"),
                grouped(all.made(), Made::by),
                (name, rows) -> List.of(
                        name,
                        Integer.toString(rows.size()),
                        counted(rows.stream(), Made::reached),
                        counted(all.due().stream(), one -> one.by().equals(name) && one.kept() == Kept.KEPT),
                        counted(all.due().stream(), one -> one.by().equals(name) && one.kept() == Kept.LATE),
                        counted(all.promises().stream(), one -> one.by().equals(name)),
                        counted(all.promises().stream(), one -> one.by().equals(name) && one.kept()),
                        counted(all.complications().stream(), one -> one.by().equals(name))),
                this::madeRows);
    }

    private static <T> String counted(Stream<T> rows, Predicate<T> which) {
        return Long.toString(rows.filter(which).count());
    }

    private Div promises(List<Promise> all) {
        return table(
                List.of("person", "promised", "promisesKept"),
                grouped(all, Promise::by),
                (name, rows) -> List.of(name, Integer.toString(rows.size()), counted(rows.stream(), Promise::kept)),
                rows -> plain(PROMISES, rows.stream().map(this::promise).toList()));
    }

    private List<String> promise(Promise one) {
        return List.of(
                one.number(),
                MOMENT.format(one.promised()),
                one.rung() == null ? "" : MOMENT.format(one.rung()),
                getTranslation(one.kept() ? "callbacks.promise.kept" : "callbacks.promise.broken"),
                one.by());
    }

    private Div byHour(List<Made> all) {
        return table(
                List.of("hour", "calls", "reached"),
                grouped(all, one -> "%02d:00".formatted(one.hour())),
                (name, rows) -> List.of(
                        name,
                        Integer.toString(rows.size()),
                        Long.toString(rows.stream().filter(Made::reached).count())),
                this::madeRows);
    }

    private Component madeRows(List<Made> rows) {
        return plain(MADE, rows.stream().map(this::made).toList());
    }

    private List<String> made(Made one) {
        return List.of(
                one.number(),
                MOMENT.format(one.at()),
                one.plan().in(getLocale()),
                one.by(),
                getTranslation("callbacks.outcome." + one.outcome()));
    }

    private Component complications(List<Complication> all) {
        return plain(COMPLICATIONS, all.stream().map(FiguresView::complication).toList());
    }

    private static List<String> complication(Complication one) {
        return List.of(
                one.number(),
                MOMENT.format(one.told()),
                one.by(),
                clock(one.took()),
                one.doctor() == null ? "" : one.doctor());
    }

    // ---- how

    private static <T> TreeMap<String, List<T>> grouped(List<T> all, Function<T, String> by) {
        return all.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    }

    private interface Cells<T> {
        List<String> of(String name, List<T> rows);
    }

    /** A row for each group; pressed, its rows stand below. They are not sent before somebody wants to read them. */
    private <T> Div table(
            List<String> heads, TreeMap<String, List<T>> groups, Cells<T> cells, Function<List<T>, Component> behind) {
        var below = new Div();
        below.getElement().setAttribute("role", "status");
        var body = new NativeTableBody();
        groups.forEach((name, rows) -> {
            var texts = cells.of(name, rows);
            var opens = new NativeButton(texts.getFirst(), _ -> {
                below.removeAll();
                below.add(
                        new Paragraph(getTranslation("callbacks.figures.behind", name, rows.size())),
                        behind.apply(rows));
            });
            opens.addClassName("opens");
            var row = new NativeTableRow(new NativeTableCell(opens));
            texts.stream().skip(1).forEach(text -> row.add(new NativeTableCell(text)));
            body.add(row);
        });
        return new Div(scrolls(new NativeTable(head(heads), body)), below);
    }

    private Component plain(List<String> heads, List<List<String>> rows) {
        var body = new NativeTableBody();
        rows.forEach(texts -> {
            var row = new NativeTableRow();
            texts.forEach(text -> row.add(new NativeTableCell(text)));
            body.add(row);
        });
        return scrolls(new NativeTable(head(heads), body));
    }

    private NativeTableHeader head(List<String> heads) {
        var row = new NativeTableRow();
        heads.forEach(name -> row.add(new NativeTableHeaderCell(getTranslation("callbacks.head." + name))));
        return new NativeTableHeader(row);
    }

    private Div scrolls(NativeTable table) {
        table.addClassName("call-table");
        var region = new Div(table);
        region.addClassName("call-scrolls");
        region.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", getTranslation("callbacks.figures.title"));
        return region;
    }

    /** Each kind of row as a table that a spreadsheet opens. */
    private Div downloads(Figures all, LocalDate from, LocalDate to) {
        var links = new Div(
                download("made", from, to, MADE, () -> all.made().stream().map(this::made)),
                download("due", from, to, DUE, () -> all.due().stream().map(this::due)),
                download("promises", from, to, PROMISES, () -> all.promises().stream()
                        .map(this::promise)),
                download("complications", from, to, COMPLICATIONS, () -> all.complications().stream()
                        .map(FiguresView::complication)));
        links.addClassName("call-downloads");
        return links;
    }

    private ExportLinks download(
            String what, LocalDate from, LocalDate to, List<String> heads, Supplier<Stream<List<String>>> rows) {
        var in = getLocale();
        var head = heads.stream()
                .map(one -> getTranslation("callbacks.head." + one, in))
                .toList();
        return new ExportLinks(
                exports,
                getTranslation("callbacks.figures.csv." + what),
                "callbacks-" + what + "-" + from + "-" + to,
                () -> ExportLinks.all("callbacks." + what, head, rows.get().toList()));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("callbacks.figures.title");
    }
}
