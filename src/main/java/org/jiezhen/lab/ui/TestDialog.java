package org.jiezhen.lab.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jiezhen.lab.Flag;
import org.jiezhen.lab.PanelAdministration;
import org.jiezhen.lab.TestDetails;
import org.jiezhen.lab.TestItem;
import org.jiezhen.lab.TestItem.Choice;
import org.jiezhen.lab.TestItem.Kind;
import org.jiezhen.lab.TestItem.Limits;
import org.jiezhen.lab.TestItem.Range;
import org.jiezhen.lab.TestItem.Sex;
import org.jiezhen.shared.Localized;
import org.jiezhen.shell.Drafts;
import org.jiezhen.shell.Drafts.About;
import org.jiezhen.shell.FormDialog;
import org.jspecify.annotations.Nullable;

/** A test of a panel: what its result is, what is usual of whom, what is critical, what is hardly possible. */
@StyleSheet("styles/lab.css")
final class TestDialog extends FormDialog {

    /** Of whom something is usual: one sex, or everybody. */
    private enum Whose {
        ALL,
        FEMALE,
        MALE
    }

    /** How a choice stands out, if it does. */
    private enum Stands {
        NORMAL,
        ABNORMAL,
        CRITICAL
    }

    private final TextField zh = form.field("zh", new TextField());
    private final TextField en = form.field("en", new TextField());
    private final Select<Kind> kind = form.field("kind", new Select<Kind>(), Kind::name);
    private final TextField unit = form.field("unit", new TextField());
    private final IntegerField decimals = form.field("decimals", new IntegerField());
    private final TextField also = form.field("also", new TextField());
    private final BigDecimalField criticalLow = form.secret("criticalLow", new BigDecimalField());
    private final BigDecimalField criticalHigh = form.secret("criticalHigh", new BigDecimalField());
    private final BigDecimalField plausibleLow = form.secret("plausibleLow", new BigDecimalField());
    private final BigDecimalField plausibleHigh = form.secret("plausibleHigh", new BigDecimalField());
    private final Div ranges = new Div();
    private final Div choices = new Div();
    private final Div numbers = new Div();
    private final Div words = new Div();

    /** One line of what is usual. */
    private final class RangeRow extends Div {

        private final Select<Whose> whose = new Select<>();
        private final IntegerField from = new IntegerField(getTranslation("lab.range.from"));
        private final IntegerField before = new IntegerField(getTranslation("lab.range.before"));
        private final BigDecimalField low = new BigDecimalField(getTranslation("lab.range.low"));
        private final BigDecimalField high = new BigDecimalField(getTranslation("lab.range.high"));

        RangeRow(@Nullable Range range) {
            addClassName("test-row");
            whose.setLabel(getTranslation("lab.range.sex"));
            whose.setItems(Whose.values());
            whose.setItemLabelGenerator(one -> getTranslation("lab.range.sex." + one));
            whose.setValue(Whose.ALL);
            from.setValue(0);
            if (range != null) {
                whose.setValue(
                        range.sex() == null
                                ? Whose.ALL
                                : Whose.valueOf(range.sex().name()));
                from.setValue(range.fromAge());
                before.setValue(range.beforeAge());
                low.setValue(range.limits().low());
                high.setValue(range.limits().high());
            }
            add(whose, from, before, low, high, new Button(getTranslation("lab.row.remove"), _ -> ranges.remove(this)));
        }

        Range said() {
            return new Range(
                    whose.getValue() == Whose.ALL
                            ? null
                            : Sex.valueOf(whose.getValue().name()),
                    Optional.ofNullable(from.getValue()).orElse(0),
                    before.getValue(),
                    new Limits(low.getValue(), high.getValue()));
        }
    }

    /** One that can be chosen. */
    private final class ChoiceRow extends Div {

        private final String code;
        private final TextField inChinese = new TextField(getTranslation("lab.zh"));
        private final TextField inEnglish = new TextField(getTranslation("lab.en"));
        private final Select<Stands> stands = new Select<>();

        ChoiceRow(@Nullable Choice choice) {
            addClassName("test-row");
            code = choice == null ? "" : choice.code();
            stands.setLabel(getTranslation("lab.choice.flag"));
            stands.setItems(Stands.values());
            stands.setItemLabelGenerator(one -> getTranslation("lab.flag." + one));
            stands.setValue(Stands.NORMAL);
            if (choice != null) {
                inChinese.setValue(choice.name().zh());
                inEnglish.setValue(choice.name().en());
                stands.setValue(
                        choice.flag() == null
                                ? Stands.NORMAL
                                : Stands.valueOf(choice.flag().name()));
            }
            add(inChinese, inEnglish, stands, new Button(getTranslation("lab.row.remove"), _ -> choices.remove(this)));
        }

        Choice said() {
            return new Choice(
                    code,
                    new Localized(inChinese.getValue(), inEnglish.getValue()),
                    stands.getValue() == Stands.NORMAL
                            ? null
                            : Flag.valueOf(stands.getValue().name()));
        }
    }

    private TestDialog(String title, String name, @Nullable TestItem test) {
        super(title, name);
        setWidth("min(760px, 100vw)");
        label();
        if (test == null) {
            kind.setValue(Kind.NUMBER);
            decimals.setValue(1);
        } else {
            show(test);
        }
        kind.addValueChangeListener(_ -> fit());
        fit();
        var names = new Div(zh, en);
        names.addClassName("two-columns");
        var what = new Div(kind, also);
        what.addClassName("two-columns");
        numbers.add(columns(unit, decimals), columns(criticalLow, criticalHigh), columns(plausibleLow, plausibleHigh));
        numbers.add(new H2(getTranslation("lab.ranges")), new Paragraph(getTranslation("lab.ranges.text")), ranges);
        numbers.add(new Button(getTranslation("lab.ranges.add"), _ -> ranges.add(new RangeRow(null))));
        words.add(new H2(getTranslation("lab.choices")), choices);
        words.add(new Button(getTranslation("lab.choices.add"), _ -> choices.add(new ChoiceRow(null))));
        numbers.addClassName("lab-form");
        words.addClassName("lab-form");
        var all = new Div(names, what, numbers, words);
        all.addClassName("lab-form");
        form.show(all);
    }

    private static Div columns(Component... fields) {
        var two = new Div(fields);
        two.addClassName("two-columns");
        return two;
    }

    private void label() {
        zh.setLabel(getTranslation("lab.zh"));
        en.setLabel(getTranslation("lab.en"));
        kind.setLabel(getTranslation("lab.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> getTranslation("lab.kind." + one));
        unit.setLabel(getTranslation("lab.unit"));
        decimals.setLabel(getTranslation("lab.decimals"));
        also.setLabel(getTranslation("lab.also"));
        also.setHelperText(getTranslation("lab.also.help"));
        criticalLow.setLabel(getTranslation("lab.critical.low"));
        criticalHigh.setLabel(getTranslation("lab.critical.high"));
        plausibleLow.setLabel(getTranslation("lab.plausible.low"));
        plausibleHigh.setLabel(getTranslation("lab.plausible.high"));
    }

    private void show(TestItem test) {
        zh.setValue(test.name().zh());
        en.setValue(test.name().en());
        kind.setValue(test.kind());
        kind.setReadOnly(true);
        unit.setValue(test.unit());
        decimals.setValue(test.decimals());
        also.setValue(String.join(" ", test.also()));
        criticalLow.setValue(test.critical().low());
        criticalHigh.setValue(test.critical().high());
        plausibleLow.setValue(test.plausible().low());
        plausibleHigh.setValue(test.plausible().high());
        test.ranges().forEach(range -> ranges.add(new RangeRow(range)));
        test.choices().forEach(choice -> choices.add(new ChoiceRow(choice)));
    }

    private void fit() {
        numbers.setVisible(kind.getValue() == Kind.NUMBER);
        words.setVisible(kind.getValue() == Kind.CHOICE);
    }

    /** A new one of a panel. */
    static TestDialog added(PanelAdministration panels, Drafts drafts, String panel, Runnable then) {
        var dialog = new TestDialog("lab.tests.add", "", null);
        dialog.act("lab.save", () -> panels.addTest(dialog.form.key(), panel, dialog.said()));
        dialog.afterwards(then);
        dialog.form.keeps(drafts, About.of("lab.tests", panel, 0));
        return dialog;
    }

    /** One that there is. */
    static TestDialog of(PanelAdministration panels, Drafts drafts, TestItem test, String name, Runnable then) {
        var dialog = new TestDialog("lab.tests.change", name, test);
        var form = dialog.form;
        dialog.act(
                "lab.save",
                () -> panels.changeTest(form.key(), test.code(), test.version(), dialog.said()),
                test.inUse()
                        ? form.button("lab.takeOut", () -> panels.takeOutTest(form.key(), test.code(), test.version()))
                        : form.button(
                                "lab.putBack", () -> panels.putBackTest(form.key(), test.code(), test.version())));
        dialog.afterwards(then);
        form.keeps(drafts, About.of("lab.tests", test.code(), test.version()));
        return dialog;
    }

    private void afterwards(Runnable then) {
        form.onDone(() -> {
            close();
            then.run();
        });
    }

    private TestDetails said() {
        return new TestDetails(
                new Localized(zh.getValue(), en.getValue()),
                kind.getValue(),
                unit.getValue(),
                Optional.ofNullable(decimals.getValue()).orElse(0),
                new Limits(criticalLow.getValue(), criticalHigh.getValue()),
                new Limits(plausibleLow.getValue(), plausibleHigh.getValue()),
                Arrays.stream(also.getValue().strip().split("[\\s,，、]+"))
                        .filter(name -> !name.isEmpty())
                        .toList(),
                rows(ranges, RangeRow.class).stream().map(RangeRow::said).toList(),
                rows(choices, ChoiceRow.class).stream().map(ChoiceRow::said).toList());
    }

    private static <R> List<R> rows(Div of, Class<R> kind) {
        var all = new ArrayList<R>();
        of.getChildren().filter(kind::isInstance).map(kind::cast).forEach(all::add);
        return all;
    }
}
