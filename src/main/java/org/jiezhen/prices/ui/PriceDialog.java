package org.jiezhen.prices.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.jiezhen.prices.Item;
import org.jiezhen.prices.Price;
import org.jiezhen.prices.PriceAdministration;
import org.jiezhen.shared.BusinessTime;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shell.DateTexts;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;

/** The prices of an item, all that there were; and a new one from a day on. */
@StyleSheet("styles/prices.css")
final class PriceDialog extends FormDialog {

    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(BusinessTime.ZONE);

    private final PriceAdministration prices;
    private final Item item;
    private final LocalDate today;

    private PriceDialog(PriceAdministration prices, Item item, LocalDate today) {
        super("prices.of", item.details().name().in(UI.getCurrent().getLocale()), item.code());
        this.prices = prices;
        this.item = item;
        this.today = today;
    }

    /** For whoever keeps them. */
    static PriceDialog kept(PriceAdministration prices, Drafts drafts, Item item, LocalDate today) {
        var dialog = new PriceDialog(prices, item, today);
        dialog.asks(drafts);
        return dialog;
    }

    /** For whoever may know them. */
    static PriceDialog read(PriceAdministration prices, Item item, LocalDate today) {
        var dialog = new PriceDialog(prices, item, today);
        dialog.form.show(dialog.lines(false));
        dialog.noAct("prices.close");
        return dialog;
    }

    private void asks(Drafts drafts) {
        var sum = form.field("sum", new TextField(getTranslation("prices.sum.say")));
        sum.setPrefixComponent(new Span("¥"));
        var from = form.field("from", day(today));
        var columns = new Div(sum, from);
        columns.addClassName("two-columns");
        form.show(columns, lines(true));
        act("prices.set", () -> {
            if (from.getValue() == null) {
                throw new InvalidInput("from", "refusal.prices.day");
            }
            prices.set(form.key(), item.id(), item.version(), Fen.parse("sum", sum.getValue()), from.getValue());
        });
        form.keeps(drafts, About.of("price", item.id().toString(), item.version()));
    }

    /** A day from which something holds. */
    static DatePicker day(LocalDate today) {
        var ui = UI.getCurrent();
        var from = new DatePicker(ui.getTranslation("prices.from"));
        from.setLocale(ui.getLocale());
        from.setI18n(DateTexts.in(ui.getLocale()).setBadInputErrorMessage(ui.getTranslation("refusal.prices.day")));
        from.setMin(today);
        from.setValue(today);
        return from;
    }

    private UnorderedList lines(boolean kept) {
        var lines = new UnorderedList();
        lines.addClassName("price-lines");
        prices.history(item.id()).forEach(price -> lines.add(line(price, kept)));
        return lines;
    }

    private ListItem line(Price price, boolean kept) {
        var line = new ListItem();
        var sum = new Span(price.sum().text());
        sum.addClassName("price-sum");
        var span = new Span(
                price.before() == null
                        ? getTranslation("prices.since", price.from().toString())
                        : getTranslation(
                                "prices.between",
                                price.from().toString(),
                                price.before().minusDays(1).toString()));
        var said = new Span();
        said.addClassName("sub");
        var first = price.said();
        if (first != null) {
            said.setText(getTranslation("prices.said", first.who(), AT.format(first.at())));
        }
        var state = new Span(getTranslation("prices.state." + state(price)));
        state.addClassName("price-state");
        line.add(sum, span, state, said);
        var withdrawn = price.withdrawn();
        if (withdrawn != null) {
            line.addClassName("withdrawn");
            said.setText(getTranslation("prices.withdrawn", withdrawn.who(), AT.format(withdrawn.at())));
        } else if (kept && price.from().isAfter(today)) {
            line.add(form.button(
                    "prices.withdraw", () -> prices.withdraw(form.key(), item.id(), item.version(), price.id())));
        }
        if (price.holdsOn(today)) {
            line.addClassName("holds");
        }
        return line;
    }

    private String state(Price price) {
        if (price.withdrawn() != null) {
            return "WITHDRAWN";
        }
        if (price.holdsOn(today)) {
            return "HOLDS";
        }
        return price.from().isAfter(today) ? "COMES" : "OVER";
    }
}
