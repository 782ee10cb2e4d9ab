package org.jiezhen.prices.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jiezhen.house.House;
import org.jiezhen.prices.Category;
import org.jiezhen.prices.Item;
import org.jiezhen.prices.ItemDetails;
import org.jiezhen.prices.ItemKind;
import org.jiezhen.prices.Need;
import org.jiezhen.prices.PartOf;
import org.jiezhen.prices.PriceAdministration;
import org.jiezhen.prices.Term;
import org.jiezhen.shared.Fen;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** An item, a package or a course: what it is, what it needs, of what it consists. */
@StyleSheet("styles/prices.css")
final class ItemDialog extends FormDialog {

    /** Whether something is medical, and under which category: both are said with one choice. */
    private record Medical(@Nullable Category category, String words) {

        String named() {
            return category == null ? "" : category.name();
        }
    }

    private final PriceAdministration prices;
    private final TextField code = form.field("code", new TextField());
    private final Select<ItemKind> kind = form.field("kind", new Select<ItemKind>(), ItemKind::name);
    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<Medical> medical = form.field("category", new Select<Medical>(), Medical::named);
    private final Select<Integer> level = form.field("level", new Select<Integer>(), String::valueOf);
    private final ComboBox<Term> specialty = form.field("specialty", new ComboBox<Term>(), Term::code);
    private final ComboBox<Term> procedure = form.field("procedure", new ComboBox<Term>(), Term::code);
    private final ComboBox<Term> department = form.field("department", new ComboBox<Term>(), Term::code);
    private final ComboBox<Term> unit = form.field("unit", new ComboBox<Term>(), Term::code);
    private final BigDecimalField tax = form.secret("tax", new BigDecimalField());
    private final MultiSelectComboBox<Need> needs = form.secret("needs", new MultiSelectComboBox<Need>());
    private final IntegerField months = form.field("months", new IntegerField());
    private final Div ofItem = new Div();
    private final Div ofParts = new Div();
    private final Div parts = new Div();

    /** So many of an item. */
    private final class PartRow extends Div {

        private final ComboBox<Item> of = new ComboBox<>(getTranslation("prices.part"));
        private final IntegerField quantity = new IntegerField(getTranslation("prices.quantity"));

        PartRow(List<Item> offered, @Nullable PartOf part) {
            addClassName("part-row");
            of.setItems(offered);
            of.setItemLabelGenerator(item -> item.details().name().in(getLocale()) + " " + item.code());
            quantity.setValue(1);
            quantity.setMin(1);
            quantity.setStepButtonsVisible(true);
            if (part != null) {
                offered.stream()
                        .filter(item -> item.id().equals(part.item()))
                        .findFirst()
                        .ifPresent(of::setValue);
                quantity.setValue(part.quantity());
            }
            add(of, quantity, new Button(getTranslation("prices.part.remove"), _ -> parts.remove(this)));
        }

        Optional<PartOf> said() {
            return of.getOptionalValue()
                    .map(item -> new PartOf(
                            item.id(), Optional.ofNullable(quantity.getValue()).orElse(0)));
        }
    }

    private ItemDialog(PriceAdministration prices, String title, Object... names) {
        super(title, names);
        this.prices = prices;
        setWidth("min(680px, 100vw)");
    }

    /** A new one, with its first price. */
    static ItemDialog added(PriceAdministration prices, House house, Drafts drafts, LocalDate today) {
        var dialog = new ItemDialog(prices, "prices.add");
        var form = dialog.form;
        var sum = form.field("sum", new TextField(dialog.getTranslation("prices.sum.say")));
        sum.setPrefixComponent(new Span("¥"));
        DatePicker from = form.field("from", PriceDialog.day(today));
        dialog.fields(house, null, columns(sum, from));
        dialog.act("prices.save", () -> {
            var value = from.getValue();
            if (value == null) {
                throw new InvalidInput("from", "refusal.prices.day");
            }
            prices.add(
                    form.key(),
                    dialog.code.getValue().strip().toUpperCase(Locale.ROOT),
                    dialog.kind.getValue(),
                    dialog.said(),
                    Fen.parse("sum", sum.getValue()),
                    value);
        });
        form.keeps(drafts, About.of("priceItem", "", 0));
        return dialog;
    }

    /** One that there is. */
    static ItemDialog of(PriceAdministration prices, House house, Drafts drafts, Item item) {
        var dialog = new ItemDialog(
                prices,
                "prices.change",
                item.details().name().in(UI.getCurrent().getLocale()),
                item.code());
        var form = dialog.form;
        dialog.fields(house, item, null);
        dialog.act(
                "prices.save",
                () -> prices.change(form.key(), item.id(), item.version(), dialog.said()),
                item.inUse()
                        ? form.button("prices.takeOut", () -> prices.takeOut(form.key(), item.id(), item.version()))
                        : form.button("prices.putBack", () -> prices.putBack(form.key(), item.id(), item.version())));
        form.keeps(drafts, About.of("priceItem", item.id().toString(), item.version()));
        return dialog;
    }

    private static Div columns(Component... fields) {
        var two = new Div(fields);
        two.addClassName("two-columns");
        return two;
    }

    private void fields(House house, @Nullable Item item, @Nullable Component first) {
        label();
        offer(house);
        var offered = prices.items().stream()
                .filter(one -> one.kind() == ItemKind.ITEM
                        && (one.inUse()
                                || (item != null
                                        && item.details().parts().stream()
                                                .anyMatch(part -> part.item().equals(one.id())))))
                .toList();
        ofItem.add(columns(medical, level), columns(specialty, procedure), needs);
        var more = new Button(getTranslation("prices.parts.add"), _ -> parts.add(new PartRow(offered, null)));
        ofParts.add(new H2(getTranslation("prices.parts")), parts, more, months);
        ofItem.addClassName("price-form");
        ofParts.addClassName("price-form");
        if (item == null) {
            kind.setValue(ItemKind.ITEM);
            tax.setValue(BigDecimal.ZERO);
        } else {
            show(item, offered);
        }
        kind.addValueChangeListener(_ -> fit(offered));
        medical.addValueChangeListener(_ -> fit(offered));
        fit(offered);
        var all = new Div();
        all.addClassName("price-form");
        if (item == null) {
            all.add(columns(code, kind));
        }
        all.add(columns(zh, en));
        if (first != null) {
            all.add(first);
        }
        all.add(columns(unit, tax), department, ofItem, ofParts);
        form.show(all);
    }

    private void label() {
        code.setLabel(getTranslation("prices.code"));
        code.setHelperText(getTranslation("prices.code.help"));
        kind.setLabel(getTranslation("prices.kind"));
        zh.setLabel(getTranslation("prices.zh"));
        en.setLabel(getTranslation("prices.en"));
        medical.setLabel(getTranslation("prices.category"));
        level.setLabel(getTranslation("prices.level"));
        specialty.setLabel(getTranslation("prices.specialty"));
        procedure.setLabel(getTranslation("prices.procedure"));
        department.setLabel(getTranslation("prices.department"));
        unit.setLabel(getTranslation("prices.unit"));
        tax.setLabel(getTranslation("prices.tax"));
        tax.setSuffixComponent(new Span("%"));
        needs.setLabel(getTranslation("prices.needs"));
        months.setLabel(getTranslation("prices.months"));
    }

    private void offer(House house) {
        kind.setItems(ItemKind.values());
        kind.setItemLabelGenerator(one -> getTranslation("prices.kind." + one));
        var categories = new ArrayList<Medical>();
        Arrays.stream(Category.values())
                .forEach(one -> categories.add(new Medical(one, getTranslation("prices.category." + one))));
        categories.add(new Medical(null, getTranslation("board.prices.notMedical")));
        medical.setItems(categories);
        medical.setItemLabelGenerator(Medical::words);
        level.setItems(1, 2, 3, 4);
        level.setEmptySelectionAllowed(true);
        level.setEmptySelectionCaption(getTranslation("prices.level.none"));
        level.setItemLabelGenerator(one -> getTranslation(one == null ? "prices.level.none" : "prices.level." + one));
        terms(
                specialty,
                house.specialties().stream()
                        .map(one -> new Term(one.code(), one.name()))
                        .toList());
        terms(
                department,
                house.departments().stream()
                        .map(one -> new Term(one.code(), one.name()))
                        .toList());
        terms(procedure, prices.procedures());
        terms(unit, prices.units());
        needs.setItems(Need.values());
        needs.setItemLabelGenerator(one -> getTranslation("prices.need." + one));
    }

    private void terms(ComboBox<Term> field, List<Term> terms) {
        field.setItems(terms);
        field.setItemLabelGenerator(term -> term.name().in(getLocale()));
    }

    private void show(Item item, List<Item> offered) {
        var is = item.details();
        kind.setValue(item.kind());
        zh.setValue(is.name().zh());
        en.setValue(is.name().en());
        choose(medical, one -> one.category == is.category());
        level.setValue(is.level());
        choose(specialty, is.specialty());
        choose(procedure, is.procedure());
        choose(department, is.department());
        choose(unit, is.unit());
        tax.setValue(BigDecimal.valueOf(is.taxPerMille(), 1).stripTrailingZeros());
        needs.setValue(is.needs());
        months.setValue(is.months());
        is.parts().forEach(part -> parts.add(new PartRow(offered, part)));
    }

    private static void choose(ComboBox<Term> field, @Nullable String chosen) {
        field.getListDataView()
                .getItems()
                .filter(term -> term.code().equals(chosen))
                .findFirst()
                .ifPresent(field::setValue);
    }

    private static void choose(Select<Medical> field, Predicate<Medical> chosen) {
        field.getListDataView().getItems().filter(chosen).findFirst().ifPresent(field::setValue);
    }

    /** What is asked of an item, or of what consists of items. */
    private void fit(List<Item> offered) {
        var one = kind.getValue() == ItemKind.ITEM;
        ofItem.setVisible(one);
        ofParts.setVisible(!one);
        months.setVisible(kind.getValue() == ItemKind.COURSE);
        level.setVisible(medical.getOptionalValue().map(Medical::category).isPresent());
        if (!one && parts.getComponentCount() == 0) {
            parts.add(new PartRow(offered, null));
        }
    }

    private ItemDetails said() {
        var one = kind.getValue() == ItemKind.ITEM;
        if (one && medical.isEmpty()) {
            throw new InvalidInput("category", "refusal.prices.categoryMissing");
        }
        var category = one ? medical.getValue().category() : null;
        return new ItemDetails(
                new Localized(zh.getValue(), en.getValue()),
                category,
                category == null ? null : level.getValue(),
                one ? chosen(specialty) : null,
                Objects.requireNonNullElse(chosen(department), ""),
                one ? chosen(procedure) : null,
                Objects.requireNonNullElse(chosen(unit), ""),
                perMille(),
                kind.getValue() == ItemKind.COURSE ? months.getValue() : null,
                one ? needs.getValue() : Set.of(),
                one
                        ? List.of()
                        : parts.getChildren()
                                .filter(PartRow.class::isInstance)
                                .map(PartRow.class::cast)
                                .flatMap(row -> row.said().stream())
                                .toList());
    }

    private static @Nullable String chosen(ComboBox<Term> field) {
        return field.getOptionalValue().map(Term::code).orElse(null);
    }

    private int perMille() {
        try {
            return Optional.ofNullable(tax.getValue())
                    .map(percent -> percent.movePointRight(1).intValueExact())
                    .orElseThrow(() -> new InvalidInput("tax", "refusal.prices.tax"));
        } catch (ArithmeticException e) {
            throw new InvalidInput("tax", "refusal.prices.tax");
        }
    }
}
