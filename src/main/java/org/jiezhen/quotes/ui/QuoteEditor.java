package org.jiezhen.quotes.ui;

import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jiezhen.doctors.Verdict;
import org.jiezhen.prices.ItemId;
import org.jiezhen.prices.ItemKind;
import org.jiezhen.prices.PricedItem;
import org.jiezhen.quotes.QuoteComparison.Compared;
import org.jiezhen.quotes.QuoteDraft;
import org.jiezhen.quotes.QuoteSums;
import org.jiezhen.quotes.QuoteSums.Whole;
import org.jiezhen.quotes.QuoteVersion;
import org.jiezhen.quotes.Quotes;
import org.jiezhen.quotes.Quotes.Word;
import org.jiezhen.quotes.Side;
import org.jiezhen.quotes.Site;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.FindField;
import org.jiezhen.shell.Icon;
import org.jiezhen.shell.Sentences;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;

/** The next version as it is written: its lines, what is let go of the whole, and what it says beside. */
@StyleSheet("styles/quotes.css")
final class QuoteEditor extends Div {

    private static final int PERCENT = 1000;
    private static final int MOST_QUANTITY = 999;

    private final Quotes quotes;
    private final VisitId visit;
    private final Clock clock;
    private final List<Site> sites;
    private final Runnable changed;
    private final BiConsumer<Integer, Line> marks;
    private final List<Line> lines = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final Div table = new Div();
    private final TextField percent;
    private final TextField sum;
    private final TextArea note;
    private final DatePicker until;
    private Map<ItemId, Word> words = Map.of();
    private boolean loading;

    /** @param marks opens on the page where a line is marked on the picture */
    QuoteEditor(Quotes quotes, VisitId visit, Clock clock, Runnable changed, BiConsumer<Integer, Line> marks) {
        this.quotes = quotes;
        this.visit = visit;
        this.clock = clock;
        this.sites = quotes.sites();
        this.changed = changed;
        this.marks = marks;
        addClassName("quote-editor");
        table.addClassName("quote-table");
        percent = money("quotes.whole.percent");
        sum = money("quotes.whole.sum");
        percent.addValueChangeListener(_ -> typed());
        sum.addValueChangeListener(_ -> typed());
        note = new TextArea(getTranslation("quotes.note"));
        note.setMaxLength(QuoteDraft.NOTE);
        note.setMinRows(2);
        note.addValueChangeListener(_ -> typed());
        until = new DatePicker(getTranslation("quotes.until"));
        until.setLocale(getLocale());
        until.setI18n(DateTexts.in(getLocale()).setBadInputErrorMessage(getTranslation("refusal.quote.day")));
        until.addValueChangeListener(_ -> typed());
        add(table, finder());
    }

    private TextField money(String label) {
        var field = new TextField(getTranslation(label));
        field.addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
        field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        return field;
    }

    private FindField<PricedItem> finder() {
        var finder = new FindField<PricedItem>(
                getTranslation("quotes.add"),
                typed ->
                        quotes.search(typed).stream().limit(FindField.SHOWN + 1).toList(),
                item -> {
                    var price = new Span(item.list().text());
                    price.addClassName("quote-money");
                    var hit = new Div(new Span(item.code() + "　" + item.name().in(getLocale())), price);
                    hit.addClassName("quote-hit");
                    return hit;
                });
        finder.addClassName("quote-finder");
        finder.leadsAway();
        finder.onChange(taken -> taken.ifPresent(item -> {
            lines.add(Line.of(item));
            finder.setText("");
            draw();
            typed();
        }));
        return finder;
    }

    /** The fields of what concerns all of it, to stand beside the lines. */
    Div aside() {
        var both = new Div(percent, sum);
        both.addClassName("two-columns");
        var aside = new Div(both, until, note);
        aside.addClassName("quote-aside");
        return aside;
    }

    // ---- what is written

    /** Begins with a version, at today's prices; what is offered no longer is left out. */
    void load(@Nullable QuoteVersion version) {
        loading = true;
        lines.clear();
        percent.setValue("");
        sum.setValue("");
        note.setValue("");
        until.setValue(null);
        if (version != null) {
            version.lines().forEach(line -> quotes.offered(line.item().item())
                    .ifPresent(today -> lines.add(Line.of(line, today))));
            if (version.whole().perMille() > 0) {
                percent.setValue(Versions.percent(version.whole().perMille()));
            }
            if (version.whole().sum().value() > 0) {
                sum.setValue(version.whole().sum().text());
            }
            note.setValue(Objects.requireNonNullElse(version.note(), ""));
            until.setValue(version.until());
        }
        loading = false;
        draw();
    }

    /** What is typed, to be kept while one writes. */
    Map<String, String> kept() {
        var kept = new HashMap<String, String>();
        kept.put("lines", Line.kept(lines));
        kept.put("percent", percent.getValue());
        kept.put("sum", sum.getValue());
        kept.put("note", note.getValue());
        kept.put("until", until.getValue() == null ? "" : until.getValue().toString());
        return kept;
    }

    /** Goes on with what was kept. */
    void restore(Map<String, String> kept) {
        loading = true;
        lines.clear();
        lines.addAll(Line.read(kept.getOrDefault("lines", ""), quotes::offered));
        percent.setValue(kept.getOrDefault("percent", ""));
        sum.setValue(kept.getOrDefault("sum", ""));
        note.setValue(kept.getOrDefault("note", ""));
        var day = kept.getOrDefault("until", "");
        until.setValue(day.isEmpty() ? null : LocalDate.parse(day));
        loading = false;
        draw();
    }

    /** Another price, place or group of a line. */
    void change(int number, Line line) {
        lines.set(number, line);
        draw();
        typed();
    }

    /** The discount of the whole, as if it were typed. */
    void whole(int perMille) {
        sum.setValue("");
        percent.setValue(Versions.percent(perMille));
    }

    List<QuoteSums.Line> summed() {
        return lines.stream().map(Line::summed).toList();
    }

    List<Compared> compared() {
        return lines.stream().map(Line::compared).toList();
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /**
     * The version as it is written.
     *
     * @throws InvalidInput at what cannot be read
     */
    QuoteDraft draft() {
        return new QuoteDraft(lines.stream().map(Line::planned).toList(), whole(), until.getValue(), note.getValue());
    }

    /** @throws InvalidInput when it cannot be read */
    Whole whole() {
        var off = percent.getValue().strip();
        var less = sum.getValue().strip();
        if (!off.isEmpty() && !less.isEmpty()) {
            throw new InvalidInput("whole", "refusal.quote.wholeBoth");
        }
        if (!less.isEmpty()) {
            return new Whole(0, Fen.parse("whole", less));
        }
        return off.isEmpty() ? Whole.NOTHING : new Whole(perMille(off), Fen.NONE);
    }

    /** What is let go of the whole, as far as it can be read. */
    Whole wholeAsFar() {
        try {
            return whole();
        } catch (Refusal unreadable) {
            return Whole.NOTHING;
        }
    }

    private static int perMille(String typed) {
        if (!typed.matches("\\d{1,3}(\\.\\d)?\\s*%?")) {
            throw new InvalidInput("percent", "refusal.quote.percent");
        }
        var value =
                new BigDecimal(typed.replace("%", "").strip()).movePointRight(1).intValueExact();
        if (value > PERCENT) {
            throw new InvalidInput("percent", "refusal.quote.percent");
        }
        return value;
    }

    private void typed() {
        if (!loading) {
            clear();
            changed.run();
        }
    }

    // ---- what is refused

    /** Says at the field why it cannot be; false when it is none of these fields. */
    boolean say(InvalidInput bad) {
        var why = Sentences.of(bad, getLocale());
        switch (bad.field()) {
            case "whole" -> invalid(sum, why);
            case "percent" -> invalid(percent, why);
            case "note" -> {
                note.setInvalid(true);
                note.setErrorMessage(why);
            }
            case "until" -> {
                until.setInvalid(true);
                until.setErrorMessage(why);
            }
            default -> {
                var row = Optional.of(bad.field())
                        .filter(field -> field.matches("line\\d+"))
                        .map(field -> Integer.parseInt(field.substring(4)) - 1)
                        .filter(n -> n < rows.size());
                row.ifPresent(n -> invalid(rows.get(n).executed, why));
                return row.isPresent();
            }
        }
        return true;
    }

    private static void invalid(TextField field, String why) {
        field.setInvalid(true);
        field.setErrorMessage(why);
    }

    private void clear() {
        List.of(percent, sum).forEach(field -> field.setInvalid(false));
        note.setInvalid(false);
        until.setInvalid(false);
        rows.forEach(row -> row.executed.setInvalid(false));
    }

    // ---- how it is drawn

    /** What doctors have said, as it is now. */
    void hear() {
        words = quotes.words(visit, lines.stream().map(Line::item).toList());
        rows.forEach(Row::hear);
    }

    private void draw() {
        table.removeAll();
        rows.clear();
        if (!lines.isEmpty()) {
            table.add(head());
        }
        for (var n = 0; n < lines.size(); n++) {
            var row = new Row(n);
            rows.add(row);
            table.add(row);
        }
        hear();
    }

    private Div head() {
        var head = new Div();
        head.addClassNames("quote-line", "is-head");
        head.getElement().setAttribute("aria-hidden", "true");
        for (var key : List.of(
                "quotes.item",
                "quotes.doctor",
                "quotes.quantity",
                "quotes.list",
                "quotes.executed",
                "quotes.discount")) {
            head.add(new Span(getTranslation(key)));
        }
        head.add(new Span());
        return head;
    }

    /** A line. */
    private final class Row extends Div {

        private final int number;
        private final Div doctor = new Div();
        private final Span list = new Span();
        private final Span each = new Span();
        private final Div discount = new Div();
        private final TextField executed = new TextField();

        private Row(int number) {
            this.number = number;
            var line = line();
            addClassName("quote-line");
            getElement()
                    .setAttribute("role", "group")
                    .setAttribute(
                            "aria-label",
                            getTranslation(
                                    "quotes.line.of",
                                    number + 1,
                                    line.item().name().in(getLocale())));
            doctor.addClassName("quote-doctor");
            list.addClassName("quote-money");
            each.addClassName("sub");
            discount.addClassName("quote-off");
            var quantity = new IntegerField();
            quantity.setAriaLabel(getTranslation("quotes.quantity"));
            quantity.setMin(1);
            quantity.setMax(MOST_QUANTITY);
            quantity.setValue(line.quantity());
            quantity.addClassName("quote-quantity");
            quantity.addValueChangeListener(event -> {
                var many = event.getValue();
                if (many != null && many >= 1 && many <= MOST_QUANTITY) {
                    lines.set(number, line().many(many));
                    show();
                    typed();
                }
            });
            executed.setAriaLabel(getTranslation("quotes.executed"));
            executed.addThemeVariants(TextFieldVariant.LUMO_ALIGN_RIGHT);
            executed.addClassName("quote-price");
            executed.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    priced(event.getValue());
                }
            });
            var price = new Div(executed, each);
            price.addClassName("quote-executed");
            add(what(line), doctor, quantity, list, price, discount, buttons());
            show();
        }

        private Line line() {
            return lines.get(number);
        }

        private Div what(Line line) {
            var name = new Span(line.item().name().in(getLocale()));
            name.addClassName("quote-name");
            var kind = new Span(kind(line.item()));
            kind.addClassName("sub");
            var what = new Div(name, kind);
            what.addClassName("quote-what");
            var said = new ArrayList<String>();
            if (line.choice() != null) {
                said.add(getTranslation("quotes.line.choice.of", line.choice()));
            }
            sites.stream()
                    .filter(site -> site.code().equals(line.site()))
                    .findFirst()
                    .map(site -> line.side() == Side.NONE
                            ? site.name().in(getLocale())
                            : getTranslation(
                                    "quotes.words.side",
                                    getTranslation("quotes.side." + line.side()),
                                    site.name().in(getLocale())))
                    .ifPresent(said::add);
            if (!said.isEmpty()) {
                var more = new Span(String.join(" · ", said));
                more.addClassName("quote-where");
                what.add(more);
            }
            return what;
        }

        private String kind(PricedItem item) {
            var part = item.parts().getFirst();
            if (item.kind() == ItemKind.COURSE) {
                return getTranslation("quotes.kind.COURSE", item.units(), Objects.requireNonNullElse(item.months(), 0));
            }
            if (item.kind() == ItemKind.PACKAGE) {
                return getTranslation("quotes.kind.PACKAGE");
            }
            var category = part.category();
            if (category == null) {
                return getTranslation("quotes.retail");
            }
            var said = getTranslation("prices.category." + category);
            return part.level() == null ? said : getTranslation("quotes.medical.level", said, part.level());
        }

        private Div buttons() {
            var mark = new NativeButton("", _ -> marks.accept(number, line()));
            mark.add(Icon.PERSON.create());
            mark.getElement().setAttribute("aria-label", getTranslation("quotes.line.mark"));
            mark.getElement().setAttribute("title", getTranslation("quotes.line.mark"));
            var remove = new NativeButton("×", _ -> {
                lines.remove(number);
                draw();
                typed();
            });
            remove.getElement().setAttribute("aria-label", getTranslation("quotes.line.remove"));
            remove.getElement().setAttribute("title", getTranslation("quotes.line.remove"));
            var buttons = new Div(mark, remove);
            buttons.addClassName("quote-buttons");
            return buttons;
        }

        private void priced(String typed) {
            try {
                var line = line();
                var price = typed.isBlank() ? null : Fen.parse("line" + (number + 1), typed);
                if (price != null && price.compareTo(line.list()) > 0) {
                    throw new InvalidInput(
                            "line" + (number + 1),
                            "refusal.quote.executed",
                            line.item().name(),
                            line.list().text());
                }
                lines.set(number, line.at(price == null || price.equals(line.list()) ? null : price));
                typed();
                show();
            } catch (InvalidInput bad) {
                say(bad);
            }
        }

        private void show() {
            var line = line();
            list.setText(line.list().text());
            executed.setValue(line.costs().text());
            each.setText(
                    line.quantity() > 1
                            ? getTranslation(
                                    "quotes.each",
                                    line.item().unit().in(getLocale()),
                                    new Fen(line.costs().value() / line.quantity()).text())
                            : "");
            discount.removeAll();
            var less = line.list().minus(line.costs());
            if (line.costs().value() == 0 && line.list().value() > 0) {
                discount.add(
                        new Span(getTranslation("quotes.gift")),
                        sub(getTranslation("quotes.gift.list", line.list().text())));
            } else if (less.value() > 0) {
                discount.add(new Span(
                        Versions.percent(new QuoteSums(line.list(), line.list(), line.costs(), List.of()).perMille())
                                + " %"));
            }
        }

        private void hear() {
            doctor.removeAll();
            var item = line().item();
            if (!item.isMedical()) {
                doctor.add(sub(getTranslation("quotes.not.medical")));
                return;
            }
            var word = words.get(item.item());
            var said = word == null ? null : word.said();
            if (said == null) {
                doctor.add(gate(false, getTranslation("quotes.lacks")));
                var who = word == null ? List.<String>of() : word.who();
                doctor.add(sub(
                        who.isEmpty()
                                ? getTranslation("quotes.lacks.nobody")
                                : getTranslation("quotes.lacks.who", String.join("、", who))));
                return;
            }
            var at = Sentences.moment(said.since(), clock.instant());
            if (said.verdict() == Verdict.CONFIRMED) {
                doctor.add(gate(true, getTranslation("quotes.confirmed", said.name(), at)));
                doctor.add(sub(getTranslation("quotes.confirmed.text")));
            } else {
                doctor.add(gate(false, getTranslation("quotes.advised", said.name(), at)));
            }
        }

        private Div gate(boolean open, String text) {
            var gate = new Div(Icon.DOCTOR.create(), new Span(text));
            gate.addClassName("quote-gate");
            if (open) {
                gate.addClassName("is-open");
            }
            return gate;
        }

        private Span sub(String text) {
            var sub = new Span(text);
            sub.addClassName("sub");
            return sub;
        }
    }
}
